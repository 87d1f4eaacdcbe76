/** `tsw-widgets/xml-core`: the codes of the XML core as data. Importing it does nothing. */
export * from './codes.js';
export {
  type FailedChecks,
  XmlCore,
  type XmlCoreOptions,
  type XmlPurchaseRequest,
  type XmlPurchaseResult,
  type XmlReserveRequest,
  type XmlTransactionQuery,
} from './core.js';
export type { XmlTools } from '../xml-tree/tree.js';
export type { FailureClass } from '../domain/payment/failure-class.js';
