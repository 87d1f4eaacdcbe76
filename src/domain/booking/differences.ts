/**
 * How a reservation differs from what the customer asked for and saw
 * (docs/api/transactions.md#what-a-reserve-brings-back). The customer has to accept every difference before paying;
 * declining releases the tickets.
 */
import { isEqual, type Money } from '../sale/money.js';
import type { Seat } from '../seats/seat.js';
import { allOrders, type Bundle, type Order, orderSeats, ticketTotal, type Trolley } from '../trolley/trolley.js';
import type { Reservation } from './transaction.js';

export type Difference =
  /** Other seats than the requested ones. */
  | {
      readonly kind: 'seats';
      readonly order: Order;
      readonly requested: readonly string[];
      readonly got: readonly string[];
    }
  /** Restricted views and other remarks on seats that the customer did not choose and so has not seen. */
  | { readonly kind: 'remarks'; readonly order: Order; readonly seats: readonly Seat[] }
  /** The tickets cost a different amount than shown. */
  | { readonly kind: 'price'; readonly order: Order; readonly shown: Money; readonly now: Money }
  /** A different discount than the requested one. */
  | {
      readonly kind: 'discounts';
      readonly order: Order;
      readonly shown: readonly string[];
      readonly now: readonly string[];
    }
  /** Fewer or more tickets than requested. */
  | { readonly kind: 'quantity'; readonly order: Order; readonly shown: number; readonly now: number }
  /** Delivery costs a different amount than shown. */
  | { readonly kind: 'delivery'; readonly bundle: Bundle; readonly shown: Money; readonly now: Money }
  /** The box office could not hold this order. */
  | { readonly kind: 'not-reserved'; readonly order: Order; readonly comment?: string };

/**
 * @param shown the trolley as the customer saw it before the reserve
 * @param held the trolley that was held until this reserve, if any: the customer saw its seats and prices last
 */
export function findDifferences(shown: Trolley, reservation: Reservation, held?: Trolley): Difference[] {
  const differences: Difference[] = [];
  const seen = [...allOrders(shown), ...(held ? allOrders(held) : [])];
  const shownOrders = new Map(seen.map((order) => [order.itemNumber, order]));
  for (const order of allOrders(reservation.trolley)) {
    const before = shownOrders.get(order.itemNumber);
    differences.push(...seatDifferences(order, before), ...remarkDifferences(order, before));
    if (before) differences.push(...orderDifferences(before, order));
  }
  for (const order of reservation.unreservedOrders) differences.push(notReserved(order));
  const bundles = new Map(shown.bundles.map((bundle) => [bundle.sourceCode, bundle]));
  for (const bundle of reservation.trolley.bundles) {
    const before = bundles.get(bundle.sourceCode);
    // Before a reserve the trolley may not know its delivery cost, and then has zero.
    if (!before || isEqual(before.totalSendCost, bundle.totalSendCost) || before.totalSendCost.minor === 0) continue;
    differences.push({ kind: 'delivery', bundle, shown: before.totalSendCost, now: bundle.totalSendCost });
  }
  return differences;
}

function seatDifferences(order: Order, before: Order | undefined): Difference[] {
  const seen = before ? orderSeats(before).map(({ id }) => id) : [];
  const requested = seen.length > 0 ? seen : requestedSeats(order, before);
  if (requested.length === 0) return [];
  const got = orderSeats(order).map(({ id }) => id);
  const gotAll = got.length === requested.length && requested.every((id) => got.includes(id));
  // Compare the seats themselves when there are any: over the years the API has spelt and counted the statuses
  // differently.
  const isAsAsked = got.length > 0 ? gotAll : order.seatRequestStatus === 'got_all';
  return isAsAsked ? [] : [{ kind: 'seats', order, requested, got }];
}

/** Some answers do not repeat the requested seats; the trolley that was reserved has them. */
const requestedSeats = (order: Order, before: Order | undefined): readonly string[] =>
  order.requestedSeatIds.length > 0 ? order.requestedSeatIds : (before?.requestedSeatIds ?? []);

/** The customer has seen the remarks of seats chosen one by one and of seats held before. */
function remarkDifferences(order: Order, before: Order | undefined): Difference[] {
  const seen = new Set([...requestedSeats(order, before), ...(before ? orderSeats(before).map(({ id }) => id) : [])]);
  const seats = orderSeats(order).filter(
    ({ id, isRestrictedView, texts }) => (isRestrictedView || texts.length > 0) && !seen.has(id),
  );
  return seats.length > 0 ? [{ kind: 'remarks', order, seats }] : [];
}

function orderDifferences(before: Order, order: Order): Difference[] {
  const differences: Difference[] = [];
  if (before.quantity !== order.quantity) {
    differences.push({ kind: 'quantity', order, shown: before.quantity, now: order.quantity });
  }
  const shown = ticketTotal(before);
  const now = ticketTotal(order);
  if (!isEqual(shown, now)) differences.push({ kind: 'price', order, shown, now });
  const discountsShown = discountNames(before);
  const discountsNow = discountNames(order);
  // The default discount has a name or none depending on the call (docs/api/demo-events.md#prices): ignore empty names.
  const isComparable = discountsShown.every(Boolean) && discountsNow.every(Boolean);
  if (isComparable && discountsShown.join('\n') !== discountsNow.join('\n')) {
    differences.push({ kind: 'discounts', order, shown: discountsShown, now: discountsNow });
  }
  return differences;
}

function notReserved(order: Order): Difference {
  const comment = order.reserveFailureComment;
  return comment === undefined ? { kind: 'not-reserved', order } : { kind: 'not-reserved', order, comment };
}

function discountNames({ ticketOrders }: Order): string[] {
  return ticketOrders.flatMap(({ discountName, quantity }) => Array<string>(quantity).fill(discountName)).sort();
}
