/** A failure of the client as a TswError; anything else is a defect of ours and is thrown on, never dressed up. */
import { isTswError, type TswError } from '../domain/error.js';

export function asTswError(cause: unknown): TswError {
  if (isTswError(cause)) return cause;
  throw cause;
}
