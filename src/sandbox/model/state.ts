/** Everything the box office remembers, as plain JSON, so that a page can keep it over a reload. */
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

/** The tickets of an order that share a discount. Prices are per ticket, as of the time of reserving. */
export interface TicketOrder {
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
  lines: TicketOrder[];
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

/** A step of a payment that waits for the customer to come back. */
export interface PendingCallout {
  source: string;
  kind: 'redirect' | 'stripe' | 'three_d_secure';
  /** The token that callback.v1 brings back. */
  token: string;
  returnUrl: string;
}

export interface Transaction {
  uuid: string;
  /** Present from the purchase on. XML core reservations have it from the start. */
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
  /** Answers as they were given. Reserve pages are dropped after a day. */
  reservePage?: Page;
  purchasePage?: Page;
}

/** An answer in the page archives. */
export interface Page {
  status: number;
  /** JSON text. */
  body: string;
}

/** Raised by every change that makes older states unreadable. */
export const STATE_VERSION = 1;

export interface SandboxState {
  version: typeof STATE_VERSION;
  /** Counts everything that gets an invented ID. */
  counter: number;
  transactions: Record<string, Transaction>;
  /** Transactions by the tokens of finished payment steps, so that a late return can be answered as late. */
  spentTokens: Record<string, string>;
  /** Payment intents by the unused tokens of the payment engine that stand for them. */
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
