/**
 * Why the box office throws orders out of a trolley when another comes. Its answer names the orders and no reason; the
 * API knows three (reference, trolley.v1), and what follows from an event's own rules.
 */
import { type Order } from './trolley.js';

export type DiscardReason =
  /** A performance can be in a trolley once. */
  | 'same-performance'
  /** One trolley, one currency. */
  | 'currency'
  /** An add-on whose event has left, or is about to. */
  | 'add-on'
  /** No more orders of this event go into one trolley (`max_bundle_size`). */
  | 'same-event'
  /** The supplier sends all its tickets one way, and these two share none. */
  | 'delivery'
  | 'other';

export interface Discard {
  readonly order: Order;
  readonly reason: DiscardReason;
}

/** @param added what came into the trolley with the same call; nothing where orders only left it */
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
