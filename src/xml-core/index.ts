/** `tsw-widgets/xml-core`: the codes of the XML core as data. Importing it does nothing. */
export * from './codes.js';
export type { FailureClass } from '../domain/failure.js';
