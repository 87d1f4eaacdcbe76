/** The outcome of a transaction, as the confirmation shows it. */
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

/** Whether the bundle was bought: each supplier sells or fails its own bundle. */
export function isBooked(bundle: Bundle, { status }: Transaction): boolean {
  return status === 'purchased' && bundle.purchaseResult?.success !== false;
}

export function isCancelled({ cancellationStatus }: Order): boolean {
  return cancellationStatus === 'cancelled';
}

export function bookedBundles(transaction: Transaction): Bundle[] {
  return transaction.trolley.bundles.filter((bundle) => isBooked(bundle, transaction));
}

/** @returns the orders that were bought and not cancelled since */
export function bookedOrders(transaction: Transaction): Order[] {
  return bookedBundles(transaction).flatMap(({ orders }) => orders.filter((order) => !isCancelled(order)));
}

export type FailureReason = 'failedCvTwo' | 'failedAvs' | 'failed3dSecure' | 'other';

/**
 * Names only reasons that a customer can act on. The supplier's own reason is not for display
 * (docs/api/transactions.md#purchase-result).
 */
export function failureReason(results: readonly (PurchaseResult | undefined)[]): FailureReason {
  const known = results.filter((result) => result !== undefined);
  if (known.some(({ failedCvTwo }) => failedCvTwo)) return 'failedCvTwo';
  if (known.some(({ failedAvs }) => failedAvs)) return 'failedAvs';
  if (known.some(({ failed3dSecure, purchaseError }) => failed3dSecure || purchaseError === 'auth_failure')) {
    return 'failed3dSecure';
  }
  return 'other';
}
