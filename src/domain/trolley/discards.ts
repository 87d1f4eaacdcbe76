/**
 * Why the box office removes orders from a trolley when another is added. Its answer has the orders and no reason. The
 * API documents three reasons (docs/api/trolley.md#discarded-orders); the others follow from the event's own rules.
 */
import { type Order } from './trolley.js';

export type DiscardReason =
  /** A trolley has each performance at most once. */
  | 'same-performance'
  /** A trolley has one currency. */
  | 'currency'
  /** An add-on whose event is no longer in the trolley, or is about to leave it. */
  | 'add-on'
  /** The trolley has the maximum number of orders of this event (`max_bundle_size`). */
  | 'same-event'
  /** The supplier sends all its tickets by one method, and these two orders share none. */
  | 'delivery'
  | 'other';

export interface Discard {
  readonly order: Order;
  readonly reason: DiscardReason;
}

/** @param added the orders that the same call added; empty when it only removed some */
export function explainDiscards(discarded: readonly Order[], added: readonly Order[]): Discard[] {
  return discarded.map((order) => ({ order, reason: reasonFor(order, added) }));
}

function reasonFor(order: Order, added: readonly Order[]): DiscardReason {
  const isAnyAdded = (matches: (other: Order) => boolean): boolean => added.some(matches);
  if (isAnyAdded(({ performance }) => performance.id === order.performance.id)) return 'same-performance';
  if (isAnyAdded((other) => currencyOf(other) !== currencyOf(order))) return 'currency';
  if (order.event.isAddOn) return 'add-on';
  if (isAnyAdded(({ event }) => event.id === order.event.id)) return 'same-event';
  if (isAnyAdded(({ event }) => event.sourceCode === order.event.sourceCode)) return 'delivery';
  return 'other';
}

const currencyOf = ({ totalSeatPrice }: Order): string => totalSeatPrice.currency.code;
