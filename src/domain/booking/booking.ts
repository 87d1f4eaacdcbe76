/**
 * The life of one booking as an explicit state machine: what may follow what is this table and nothing else
 * (drawn in docs/booking.md, which a test holds against it). The session is its only user.
 */
import type { Difference } from './differences.js';
import type { TswError } from '../error.js';
import type { Hold } from './hold.js';
import { isOnCredit } from '../payment/payment.js';
import type { ReservationHandle } from './reservation-handle.js';
import type { Callout, Reservation, Transaction } from './transaction.js';
import type { Money } from '../sale/money.js';
import { type Bundle, type Order, trolleyTotals } from '../trolley/trolley.js';

export type Booking =
  /** Reading what a reload left behind or another tab has done. `error` says why it could not be read yet. */
  | { readonly status: 'restoring'; readonly error?: TswError }
  /** Nothing chosen, nothing held. */
  | { readonly status: 'idle' }
  /** Something is in the trolley, nothing is held. */
  | { readonly status: 'building'; readonly failure?: ReserveFailure }
  | { readonly status: 'reserving' }
  /** Held until `hold` ends. Differences need the customer's yes (`isAccepted`) before paying. */
  | {
      readonly status: 'reserved';
      readonly reservation: Reservation;
      readonly hold: Hold;
      readonly differences: readonly Difference[];
      readonly isAccepted: boolean;
      readonly failure?: PurchaseFailure;
    }
  | { readonly status: 'releasing'; readonly transactionUuid: ReservationHandle }
  /** The hold ended; the trolley is kept. */
  | { readonly status: 'expired' }
  | { readonly status: 'purchasing'; readonly reservation: Reservation }
  /**
   * The customer is on a payment page, or is to go there. `isBack`: the page was seen again since, and the box office
   * still waits for the payment.
   */
  | {
      readonly status: 'sent-away';
      readonly transactionUuid: ReservationHandle;
      readonly callout: Callout;
      readonly isBack: boolean;
    }
  /** The answer to a purchase was lost and the box office cannot be asked yet: do not pay again. */
  | { readonly status: 'uncertain'; readonly transactionUuid: ReservationHandle }
  | { readonly status: 'purchased'; readonly transaction: Transaction }
  /** Some suppliers sold, others did not. */
  | { readonly status: 'partly-purchased'; readonly transaction: Transaction }
  /** Nothing was bought; the box office has freed the tickets, the trolley is kept. */
  | { readonly status: 'failed'; readonly transaction: Transaction };

export type BookingStatus = Booking['status'];

export type ReserveFailure =
  /** The box office could hold none of the orders. Nobody was charged. */
  | { readonly kind: 'not-reserved'; readonly orders: readonly Order[] }
  | { readonly kind: 'error'; readonly error: TswError };

export type PurchaseFailure =
  /** The data was refused: correct it and confirm again, on the same reservation. */
  | { readonly kind: 'rejected'; readonly error: TswError }
  /** The partner's own payment did not go through. */
  | { readonly kind: 'payment'; readonly error: TswError }
  /** The purchase did not reach the box office, which says that nothing was bought. */
  | { readonly kind: 'not-sent'; readonly error: TswError };

/**
 * Into `restoring` from almost anywhere: when another tab has changed the booking, this one reads it afresh, whatever it
 * had shown.
 */
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

/** @throws Error when `next` may not follow `current`: a defect of the caller, never a customer's doing */
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

/** Whether what is in the trolley may be changed now. */
export function canChangeTrolley({ status }: Booking): boolean {
  return ['idle', 'building', 'reserved', 'expired', 'failed'].includes(status);
}

/** Whether a purchase may be sent: held, and every difference accepted. */
export function canPurchase(booking: Booking): boolean {
  return booking.status === 'reserved' && (booking.isAccepted || booking.differences.length === 0);
}

/** Whether this supplier has sold, in a transaction that is `purchased`. */
export const hasSold = ({ purchaseResult }: Bundle): boolean => purchaseResult?.success !== false;

/** What a finished purchase came to: suppliers sell, and fail, bundle by bundle. */
export function outcomeOf(transaction: Transaction): Booking {
  if (transaction.status !== 'purchased') return { status: 'failed', transaction };
  const { trolley } = transaction;
  const isPartial = trolley.purchaseResult?.isPartial === true || !trolley.bundles.every(hasSold);
  return { status: isPartial ? 'partly-purchased' : 'purchased', transaction };
}

/** What the partner has to take itself before an on-credit purchase, a total for each currency. */
export function amountsOnCredit(reservation: Reservation): Money[] {
  const bundles = reservation.trolley.bundles.filter((bundle) => isOnCredit(bundle, reservation));
  return trolleyTotals({ bundles, orderCount: 0 });
}
