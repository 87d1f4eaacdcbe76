/** The snapshot of a session that elements read. */
import type { Booking } from '../domain/booking/booking.js';
import type { Customer } from '../domain/customer/customer.js';
import type { TswError } from '../domain/error.js';
import type { Message } from './messages.js';
import type { Trolley, TrolleyChange } from '../domain/trolley/trolley.js';

export interface SessionState {
  readonly booking: Booking;
  readonly trolley: TrolleyState;
  /** What the customer is looking at. An element's own attribute wins over it. */
  readonly selection: Selection;
  /** Whole seconds left of the hold; undefined when nothing is held. */
  readonly secondsLeft: number | undefined;
  /** The reference of the part already bought, while the rest of that purchase is reserved or bought. */
  readonly boughtBefore: string | undefined;
  /** The session's latest messages to the customer, oldest first. */
  readonly messages: readonly Message[];
  /** What the customer has typed so far. A failed call, an expired hold or a reload does not lose it. */
  readonly customer: Partial<Customer>;
}

export interface TrolleyState {
  readonly token: string | undefined;
  readonly trolley: Trolley;
  readonly isBusy: boolean;
  /** The last change that this page made, until the next change or a reserve. */
  readonly lastChange: TrolleyChange | undefined;
  readonly canUndo: boolean;
  readonly error: TswError | undefined;
  /** Source code to the send code that the customer chose. */
  readonly sendCodes: Readonly<Record<string, string>>;
}

export interface Selection {
  readonly eventId?: string | undefined;
  readonly performanceId?: string | undefined;
  /** `YYYY-MM-DD`, where the event needs one. */
  readonly departureDate?: string | undefined;
  /** Nights or days, where the event needs them. */
  readonly duration?: number | undefined;
  /** For the prices of this event, where the page takes one. */
  readonly promoCode?: string | undefined;
}

export const EMPTY_TROLLEY: Trolley = Object.freeze({ bundles: [], orderCount: 0 });

/** The state of a trolley that was never filled, or was bought. */
export const NO_TROLLEY = {
  token: undefined,
  trolley: EMPTY_TROLLEY,
  sendCodes: {},
  canUndo: false,
  lastChange: undefined,
} as const satisfies Partial<TrolleyState>;
