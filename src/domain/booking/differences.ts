/**
 * What came back from a reserve against what the customer asked for and was shown (flows 3). Any difference needs
 * the customer's yes before paying; a no releases.
 */
import { isEqual, type Money } from '../sale/money.js';
import { totalPrice } from '../sale/price.js';
import type { Seat } from '../seats/seat.js';
import { allOrders, type Bundle, type Order, orderSeats, type Trolley } from '../trolley/trolley.js';
import type { Reservation } from './transaction.js';

export type Difference =
  /** Other seats than those asked for. */
  | {
      readonly kind: 'seats';
      readonly order: Order;
      readonly requested: readonly string[];
      readonly got: readonly string[];
    }
  /** Restricted views and other remarks on seats that the customer has not chosen, and so not seen before. */
  | { readonly kind: 'remarks'; readonly order: Order; readonly seats: readonly Seat[] }
  /** A ticket costs another amount than was shown. */
  | { readonly kind: 'price'; readonly order: Order; readonly shown: Money; readonly now: Money }
  /** Another discount than the one asked for. */
  | {
      readonly kind: 'discounts';
      readonly order: Order;
      readonly shown: readonly string[];
      readonly now: readonly string[];
    }
  /** Fewer or more tickets than asked for. */
  | { readonly kind: 'quantity'; readonly order: Order; readonly shown: number; readonly now: number }
  /** Delivery costs another amount than was shown. */
  | { readonly kind: 'delivery'; readonly bundle: Bundle; readonly shown: Money; readonly now: Money }
  /** Part of the trolley could not be held at all. */
  | { readonly kind: 'not-reserved'; readonly order: Order; readonly comment?: string };

/**
 * @param shown the trolley as the customer saw it, before the reserve
 * @param held what was held until this reserve, where something was: its seats and prices were seen last
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
    // Before a reserve the trolley may not know its delivery yet, and then shows none.
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
  // The seats themselves are the stronger witness: statuses were spelt and counted differently over the years.
  const isAsAsked = got.length > 0 ? gotAll : order.seatRequestStatus === 'got_all';
  return isAsAsked ? [] : [{ kind: 'seats', order, requested, got }];
}

/** Not every answer repeats what was asked for: then the trolley that was reserved has it. */
const requestedSeats = (order: Order, before: Order | undefined): readonly string[] =>
  order.requestedSeatIds.length > 0 ? order.requestedSeatIds : (before?.requestedSeatIds ?? []);

/** Seats chosen one by one, or held a moment ago, were shown with their remarks. */
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
  const shown = ticketTotals(before);
  const now = ticketTotals(order);
  if (!isEqual(shown, now)) differences.push({ kind: 'price', order, shown, now });
  const discountsShown = discountNames(before);
  const discountsNow = discountNames(order);
  // The default discount is named or empty depending on the call (sandbox data 3), so an empty name says nothing.
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

function ticketTotals({ totalSeatPrice, totalSurcharge }: Order): Money {
  return totalPrice({ seatPrice: totalSeatPrice, surcharge: totalSurcharge });
}

function discountNames({ ticketOrders }: Order): string[] {
  return ticketOrders.flatMap(({ discountName, quantity }) => Array<string>(quantity).fill(discountName)).sort();
}
