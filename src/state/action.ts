/** The options and the result of every action of a session. */
import type { CallOptions } from '../client/requests.js';
import type { TswError } from '../domain/error.js';
import type { Result } from '../domain/result.js';
import type { TrolleyChange } from '../domain/trolley/trolley.js';

export interface ActionOptions extends Omit<CallOptions, 'signal'> {
  /** The element that asks: events about the action start there. */
  readonly origin?: unknown;
}

/** Why an action changed nothing. The words for each code are in src/i18n. */
export type Refusal =
  /** The booking is in a step that allows no change: a purchase is under way, or has just ended. */
  | { readonly refusal: 'not-now' }
  /** The box office took none of it: sold out, or no longer offered. */
  | { readonly refusal: 'unavailable' }
  /** Other orders would have to leave the trolley, so the customer has to agree first. */
  | { readonly refusal: 'would-discard'; readonly change: TrolleyChange }
  /** The customer has not accepted the differences that the reserve brought. */
  | { readonly refusal: 'not-accepted' };

export type ActionResult<T> = Result<T, TswError | Refusal>;

export function refuse(refusal: Exclude<Refusal['refusal'], 'would-discard'>): {
  readonly ok: false;
  readonly error: Refusal;
} {
  return { ok: false, error: { refusal } };
}
