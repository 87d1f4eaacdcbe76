/** The session's view of what the client throws. */
import { type ErrorCode, isTswError, type TswError } from '../domain/error.js';

/** @returns a failure of the client as a TswError @throws anything else, which is a defect of this library */
export function asTswError(cause: unknown): TswError {
  if (isTswError(cause)) return cause;
  throw cause;
}

const UNKNOWN: ReadonlySet<ErrorCode> = new Set(['bad-request', 'not-found', 'gone', 'rejected']);

/** Whether the box office does not know the trolley or transaction, so that a retry would not help. */
export function isUnknownThere({ code }: TswError): boolean {
  return UNKNOWN.has(code);
}
