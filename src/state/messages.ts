/**
 * The session's messages to the customer, as data; the words are in src/i18n. A message belongs to the session, because
 * the element whose button caused it may be gone a moment later, and other elements may show it.
 */
import type { TrolleyChange } from '../domain/trolley/trolley.js';

export type MessageContent =
  | { readonly kind: 'trolley-changed'; readonly change: TrolleyChange }
  | { readonly kind: 'change-undone' }
  /** Tickets are held, for whole minutes. `isAsAsked` is false where the customer has to accept differences first. */
  | { readonly kind: 'reserved'; readonly minutesLeft: number; readonly isAsAsked: boolean }
  | { readonly kind: 'kept-longer' }
  | { readonly kind: 'differences-accepted' }
  | { readonly kind: 'released' }
  /** Whole minutes. */
  | { readonly kind: 'time-running-out'; readonly minutesLeft: number };

export type Message = MessageContent & {
  /** Grows by one with each message of the session. */
  readonly id: number;
  /** The element that asked for the action; undefined where none did. */
  readonly origin: unknown;
};

/** Number of messages kept: more than come between two updates of an element. */
const KEPT = 10;

export function withMessage(
  messages: readonly Message[],
  content: MessageContent,
  origin: unknown,
): readonly Message[] {
  const id = (messages.at(-1)?.id ?? 0) + 1;
  return [...messages, { ...content, id, origin }].slice(-KEPT);
}
