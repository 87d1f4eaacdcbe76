/** What the box office remembers: plain JSON, so that a page can keep it over a reload. */
export type TransactionStatus = 'reserved' | 'released' | 'purchased' | 'failed' | 'attempting';
export type SeatRequestStatus = 'not_requested' | 'got_all' | 'got_partial' | 'got_none';
export type CancellationStatus = 'possible' | 'not_permitted' | 'cancelled' | 'tried_and_failed';

export interface HeldSeat {
  id: string;
  row: string;
  col: string;
  /** Between row and column where there is one. */
  separator?: string;
  restricted: boolean;
  text?: string;
  textCode?: string;
  subdata?: string;
}

/** Tickets of one order with one discount. Prices are per ticket, as they were when the order was held. */
export interface TicketLine {
  discount: string;
  count: number;
  seatprice: number;
  surcharge: number;
  seats: HeldSeat[];
}

export interface Order {
  item: number;
  perfId: string;
  ticketType: string;
  band: string;
  lines: TicketLine[];
  requestedSeats: string[];
  seatStatus: SeatRequestStatus;
  sendCode: string;
  sendCost: number;
  /** `yyyymmdd`. */
  departureDate?: string;
  /** Nights. */
  duration?: number;
  failureComment?: string;
  purchaseReference?: string;
  cancellationReference?: string;
  cancellation?: CancellationStatus;
}

export interface PurchaseFailure {
  reason: string;
  error?: string;
  failed3dSecure?: boolean;
  failedAvs?: boolean;
  failedCvTwo?: boolean;
}

export interface Bundle {
  source: string;
  orders: Order[];
  /** After a purchase was tried. */
  outcome?: { success: true } | ({ success: false } & PurchaseFailure);
}

/** One step of a payment outside the box office. */
export interface PendingCallout {
  source: string;
  kind: 'redirect' | 'stripe' | 'three_d_secure';
  /** The token that comes back with callback.v1. */
  token: string;
  returnUrl: string;
}

export interface Transaction {
  uuid: string;
  /** From purchase on; of XML core reservations from the start. */
  id?: string;
  user: string;
  status: TransactionStatus;
  languages: string[];
  /** Milliseconds since the epoch. */
  reservedAt: number;
  holdUntil: number;
  purchasedAt?: number;
  bundles: Bundle[];
  customer?: Record<string, string | boolean>;
  remoteSite?: string;
  callout?: PendingCallout;
  /** Suppliers whose payment is taken. */
  paidSources: string[];
  /** Answers as they were given; reserve pages are dropped after a day. */
  reservePage?: Page;
  purchasePage?: Page;
}

/** An answer kept for the page archives. */
export interface Page {
  status: number;
  /** JSON text. */
  body: string;
}

/** Raised whenever older states cannot be read any more. */
export const STATE_VERSION = 1;

export interface SandboxState {
  version: typeof STATE_VERSION;
  /** Counts everything that gets an invented ID. */
  counter: number;
  transactions: Record<string, Transaction>;
  /** Tokens of finished payment steps to their transactions, so that a late return is told that it is late. */
  spentTokens: Record<string, string>;
  /** Tokens of the payment engine that were given out and not used yet, with the payment intent they stand for. */
  paymentTokens: Record<string, string>;
  /** Card tokens that cannot be used again. */
  usedCardTokens: string[];
}

export const emptyState = (): SandboxState => ({
  version: STATE_VERSION,
  counter: 0,
  transactions: {},
  spentTokens: {},
  paymentTokens: {},
  usedCardTokens: [],
});
