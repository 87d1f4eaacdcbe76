/** `tsw-widgets/xml-core`: the adapter of the XML core and its codes. Importing it does nothing. */
export * from './codes.js';
export type { FailureClass } from '../domain/failure.js';
