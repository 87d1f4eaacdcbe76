/** What the session makes of what the client throws. */
import { type ErrorCode, isTswError, type TswError } from '../domain/error.js';

/** A failure of the client as a TswError; anything else is a defect of ours and is thrown on, never dressed up. */
export function asTswError(cause: unknown): TswError {
  if (isTswError(cause)) return cause;
  throw cause;
}

const UNKNOWN: ReadonlySet<ErrorCode> = new Set(['bad-request', 'not-found', 'gone', 'rejected']);

/** Whether the box office said that it knows nothing of what was asked about; asking again would change nothing. */
export function isUnknownThere({ code }: TswError): boolean {
  return UNKNOWN.has(code);
}
