/** What a transaction came to, as the confirmation tells it. */
import { outcomeOf } from '../../domain/booking/booking.js';
import type { Transaction } from '../../domain/booking/transaction.js';
import { allOrders, type Bundle, type Order, type PurchaseResult } from '../../domain/trolley/trolley.js';

export type Outcome =
  'confirmed' | 'partly-confirmed' | 'failed' | 'cancelled' | 'reserved' | 'attempting' | 'released';

export function outcomeFor(transaction: Transaction): Outcome {
  const { status, trolley } = transaction;
  if (status !== 'purchased') return status;
  const orders = allOrders(trolley);
  if (orders.length > 0 && orders.every(isCancelled)) return 'cancelled';
  return outcomeOf(transaction).status === 'partly-purchased' ? 'partly-confirmed' : 'confirmed';
}

/** Suppliers sell and fail bundle by bundle. */
export function isBooked(bundle: Bundle, { status }: Transaction): boolean {
  return status === 'purchased' && bundle.purchaseResult?.success !== false;
}

export function isCancelled({ cancellationStatus }: Order): boolean {
  return cancellationStatus === 'cancelled';
}

export function bookedBundles(transaction: Transaction): Bundle[] {
  return transaction.trolley.bundles.filter((bundle) => isBooked(bundle, transaction));
}

/** What the customer may use: bought and not cancelled since. */
export function bookedOrders(transaction: Transaction): Order[] {
  return bookedBundles(transaction).flatMap(({ orders }) => orders.filter((order) => !isCancelled(order)));
}

export type FailureReason = 'failedCvTwo' | 'failedAvs' | 'failed3dSecure' | 'other';

/** Only what a customer can do something about; the supplier's own reason is not for display (reference 4.12). */
export function failureReason(results: readonly (PurchaseResult | undefined)[]): FailureReason {
  const known = results.filter((result) => result !== undefined);
  if (known.some(({ failedCvTwo }) => failedCvTwo)) return 'failedCvTwo';
  if (known.some(({ failedAvs }) => failedAvs)) return 'failedAvs';
  if (known.some(({ failed3dSecure, purchaseError }) => failed3dSecure || purchaseError === 'auth_failure')) {
    return 'failed3dSecure';
  }
  return 'other';
}
