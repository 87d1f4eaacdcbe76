/**
 * The session's events, each sent once, after it has happened. The context layer dispatches each as a `tsw-<type>` event
 * at the element that asked for the action.
 */
import type { PurchaseFailure, ReserveFailure } from '../domain/booking/booking.js';
import type { Reservation, Transaction } from '../domain/booking/transaction.js';
import type { TswError } from '../domain/error.js';
import type { FailureReason } from '../domain/payment/failure.js';
import type { Trolley, TrolleyChange } from '../domain/trolley/trolley.js';

export type ReleaseReason = 'change' | 'emptied' | 'left-checkout' | 'refused' | 'expired' | 'left-page';

export interface SessionEvents {
  'trolley-change': TrolleyChange & { readonly trolley: Trolley };
  reserve: { readonly reservation: Reservation; readonly seatsChanged: boolean; readonly priceChanged: boolean };
  'reserve-fail': { readonly error: ReserveFailure };
  'reservation-expiring': { readonly transactionUuid: string; readonly secondsLeft: number };
  'reservation-expire': { readonly transactionUuid: string; readonly secondsLeft: number };
  release: { readonly transactionUuid: string; readonly reason: ReleaseReason };
  purchase: { readonly status: Transaction };
  'purchase-fail': { readonly failure: PurchaseFailure | FailedPurchase; readonly reason: FailureReason };
  error: { readonly error: TswError; readonly requestId: string | undefined };
}

/** The box office answered that nothing was bought. */
export interface FailedPurchase {
  readonly kind: 'failed';
  readonly transaction: Transaction;
}

export type SessionEventType = keyof SessionEvents;

/** @param origin the element that asked for the action; undefined where none did */
export type SessionEventListener = <T extends SessionEventType>(
  type: T,
  detail: SessionEvents[T],
  origin: unknown,
) => void;
