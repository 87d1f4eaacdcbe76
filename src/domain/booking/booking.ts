/**
 * The life of one booking as an explicit state machine. BOOKING_TRANSITIONS alone says which state may follow which
 * (drawn in docs/booking.md; a test compares the two). Only the session uses it.
 */
import type { Difference } from './differences.js';
import type { TswError } from '../error.js';
import type { Hold } from './hold.js';
import type { ReservationHandle } from './reservation-handle.js';
import type { Reservation, Transaction } from './transaction.js';
import type { Callout } from '../payment/callout.js';
import { type Bundle, type Order } from '../trolley/trolley.js';

export type Booking =
  /** Reading what a reload left behind or what another tab changed. `error` is the reason of a failed attempt. */
  | { readonly status: 'restoring'; readonly error?: TswError }
  /** The trolley is empty, and nothing is held. */
  | { readonly status: 'idle' }
  /** The trolley has orders, and nothing is held. */
  | { readonly status: 'building'; readonly failure?: ReserveFailure }
  | { readonly status: 'reserving' }
  /** Held until `hold` ends. If there are differences, the customer has to accept them (`isAccepted`) before paying. */
  | {
      readonly status: 'reserved';
      readonly reservation: Reservation;
      readonly hold: Hold;
      readonly differences: readonly Difference[];
      readonly isAccepted: boolean;
      readonly failure?: PurchaseFailure;
    }
  | { readonly status: 'releasing'; readonly transactionUuid: ReservationHandle }
  /** The hold ended. The trolley is kept. */
  | { readonly status: 'expired' }
  | { readonly status: 'purchasing'; readonly reservation: Reservation }
  /**
   * The customer is on a payment page or about to go there. `isBack`: this page has been shown again since, and the box
   * office still waits for the payment.
   */
  | {
      readonly status: 'sent-away';
      readonly transactionUuid: ReservationHandle;
      readonly callout: Callout;
      readonly isBack: boolean;
    }
  /** The answer to a purchase was lost, and the box office cannot be asked yet: do not pay again. */
  | { readonly status: 'uncertain'; readonly transactionUuid: ReservationHandle }
  | { readonly status: 'purchased'; readonly transaction: Transaction }
  /** Some suppliers sold and others did not. */
  | { readonly status: 'partly-purchased'; readonly transaction: Transaction }
  /** Nothing was bought. The box office has freed the tickets; the trolley is kept. */
  | { readonly status: 'failed'; readonly transaction: Transaction };

export type BookingStatus = Booking['status'];

export type ReserveFailure =
  /** The box office could hold none of the orders. Nobody was charged. */
  | { readonly kind: 'not-reserved'; readonly orders: readonly Order[] }
  | { readonly kind: 'error'; readonly error: TswError };

export type PurchaseFailure =
  /** The details were refused: correct them and confirm again, on the same reservation. */
  | { readonly kind: 'rejected'; readonly error: TswError }
  /** The partner's own payment failed. */
  | { readonly kind: 'payment'; readonly error: TswError }
  /** The purchase did not reach the box office, which says that nothing was bought. */
  | { readonly kind: 'not-sent'; readonly error: TswError };

/** Almost every state can return to `restoring`: this tab reads the booking again when another tab has changed it. */
export const BOOKING_TRANSITIONS: Readonly<Record<BookingStatus, readonly BookingStatus[]>> = {
  restoring: [
    'restoring',
    'idle',
    'building',
    'reserved',
    'expired',
    'sent-away',
    'uncertain',
    'purchased',
    'partly-purchased',
    'failed',
  ],
  idle: ['building', 'restoring'],
  building: ['idle', 'building', 'reserving', 'restoring'],
  reserving: ['building', 'reserved'],
  reserved: ['reserved', 'releasing', 'expired', 'purchasing', 'restoring'],
  releasing: ['idle', 'building', 'reserved', 'restoring'],
  expired: ['idle', 'building', 'reserving', 'restoring'],
  purchasing: ['reserved', 'expired', 'sent-away', 'uncertain', 'purchased', 'partly-purchased', 'failed', 'restoring'],
  'sent-away': [
    'reserved',
    'expired',
    'sent-away',
    'uncertain',
    'purchased',
    'partly-purchased',
    'failed',
    'restoring',
  ],
  uncertain: ['reserved', 'expired', 'uncertain', 'sent-away', 'purchased', 'partly-purchased', 'failed', 'restoring'],
  purchased: ['idle', 'restoring'],
  'partly-purchased': ['idle', 'building', 'restoring'],
  failed: ['idle', 'building', 'reserving', 'restoring'],
};

/** @throws Error when `next` may not follow `current`: always a defect of the caller */
export function transition(current: Booking, next: Booking): Booking {
  if (!BOOKING_TRANSITIONS[current.status].includes(next.status)) {
    throw new Error(`A booking that is ${current.status} cannot become ${next.status}.`);
  }
  return next;
}

/** Whether the box office may be holding tickets for this booking. */
export function isHolding({ status }: Booking): boolean {
  return ['reserved', 'purchasing', 'sent-away', 'uncertain', 'releasing'].includes(status);
}

/** Whether the orders in the trolley may be changed now. */
export function canChangeTrolley({ status }: Booking): boolean {
  return ['idle', 'building', 'reserved', 'expired', 'failed'].includes(status);
}

/** Whether a purchase may be sent: the tickets are held, and the customer has accepted every difference. */
export function canPurchase(booking: Booking): boolean {
  return booking.status === 'reserved' && (booking.isAccepted || booking.differences.length === 0);
}

/** Whether this supplier sold, in a transaction that is `purchased`. */
export const hasSold = ({ purchaseResult }: Bundle): boolean => purchaseResult?.success !== false;

/** The state after a finished purchase. Each supplier sells or fails on its own, bundle by bundle. */
export function outcomeOf(transaction: Transaction): Booking {
  if (transaction.status !== 'purchased') return { status: 'failed', transaction };
  const { trolley } = transaction;
  const isPartial = trolley.purchaseResult?.isPartial === true || !trolley.bundles.every(hasSold);
  return { status: isPartial ? 'partly-purchased' : 'purchased', transaction };
}
