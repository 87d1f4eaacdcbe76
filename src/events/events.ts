/**
 * Every public event (docs/events.md). All bubble and are composed, and their details are plain data without DOM nodes
 * or card data. Elements dispatch the customer's choices. The session's events are dispatched at the element that asked
 * for the action, else at its box office or `<html>`.
 */
import type { TicketedEvent } from '../domain/catalogue/event.js';
import type { Performance } from '../domain/catalogue/performance.js';
import type { Seat } from '../domain/seats/seat.js';
import type { Callout } from '../domain/payment/callout.js';
import type { SessionEvents, SessionEventType } from '../state/session-events.js';

interface ChoiceDetails {
  /** Cancelable: the page handles the choice itself. */
  'tsw-event-select': { readonly event: TicketedEvent };
  /** Cancelable. `automatic` is true where the API says to select the only performance. */
  'tsw-performance-select': { readonly performance: Performance; readonly automatic: boolean };
  'tsw-seats-change': SeatsChange;
  /** Cancelable: the page sends the customer to the payment page itself. */
  'tsw-callout': { readonly callout: Callout };
}

/** Violations name rules by code; the seat map has the words for them. */
export interface SeatsChange {
  readonly seats: readonly Seat[];
  readonly ticketTypeCode: string | undefined;
  readonly priceBandCode: string | undefined;
  /** A discount code for each seat; empty where their price band has one price. */
  readonly discounts: readonly string[];
  readonly valid: boolean;
  readonly violations: readonly { readonly rule: string; readonly seatIds: readonly string[] }[];
  /** Seat ids of the nearest valid selections, best first. */
  readonly suggestions: readonly (readonly string[])[];
}

export type TswEventDetails = ChoiceDetails & { readonly [T in SessionEventType as `tsw-${T}`]: SessionEvents[T] };
export type TswEventType = keyof TswEventDetails;

const CANCELABLE: ReadonlySet<TswEventType> = new Set(['tsw-event-select', 'tsw-performance-select', 'tsw-callout']);

export class TswEvent<T extends TswEventType> extends CustomEvent<TswEventDetails[T]> {
  constructor(type: T, detail: TswEventDetails[T]) {
    super(type, { bubbles: true, composed: true, cancelable: CANCELABLE.has(type), detail });
    Object.freeze(detail);
  }
}

type TswEventMap = { [T in TswEventType]: TswEvent<T> };

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the members are those of the map
  interface GlobalEventHandlersEventMap extends TswEventMap {}
}
