/**
 * How the tickets of one best-available order are split among a price band's discounts
 * (docs/api/availability.md#discounts, docs/api/seat-rules.md#mixing-discounts). The ticket picker counts tickets by
 * discount; the API takes one code per ticket.
 */
import type { Discount, PriceBand } from './availability.js';
import { add, isEqual, zero } from './money.js';
import { multiplyPrice, type Price, totalPrice } from './price.js';
import { hasDiscounts, type Order, ticketTotal } from '../trolley/trolley.js';

/** Number of tickets by discount code. */
export type DiscountCounts = ReadonlyMap<string, number>;

/** Whether there is a choice: a band's only discount is its own price. */
export function offersDiscounts({ discounts }: PriceBand): boolean {
  return discounts.length > 1;
}

/** All tickets at the first discount, the default. */
export function defaultCounts({ discounts }: PriceBand, quantity: number): DiscountCounts {
  return new Map(discounts.slice(0, 1).map(({ code }) => [code, quantity]));
}

export function countTickets(counts: DiscountCounts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/**
 * The numbers of tickets that one discount may be given, ascending from 0.
 *
 * @param most the number of tickets in the whole order
 */
export function countsOf({ numberAvailable, validQuantities }: Discount, most: number): number[] {
  const highest = Math.min(numberAvailable, most);
  return Array.from({ length: Math.max(0, highest) + 1 }, (_, count) => count).filter(
    (count) => count === 0 || !validQuantities || validQuantities.includes(count),
  );
}

/** The same tickets in another band. Tickets whose discount the new band lacks get its default. */
export function carryCounts(counts: DiscountCounts, band: PriceBand): DiscountCounts {
  const kept = new Map(band.discounts.map(({ code }) => [code, counts.get(code) ?? 0]));
  const [first] = band.discounts;
  if (first) kept.set(first.code, (kept.get(first.code) ?? 0) + countTickets(counts) - countTickets(kept));
  return kept;
}

/**
 * One code per ticket, ordered so that no ticket has a discount that its position rules out (`disallowedTickets`). When
 * no such order exists, the codes are in the band's order and quantityProblems reports what is wrong.
 */
export function assignDiscounts({ discounts }: PriceBand, counts: DiscountCounts): string[] {
  const tickets = discounts.flatMap((discount) => Array<Discount>(counts.get(discount.code) ?? 0).fill(discount));
  /** Position in the order to index in `tickets`. */
  const taken = new Map<number, number>();
  const isFree = (position: number): boolean => !taken.has(position);
  const place = (index: number, tried: Set<number>): boolean => {
    const open = [...tickets.keys()].filter((position) => !tickets[index]?.disallowedTickets.includes(position));
    // Prefer a free position; otherwise try to move the ticket that has the position to another one.
    for (const position of [...open.filter(isFree), ...open]) {
      if (tried.has(position)) continue;
      tried.add(position);
      const sitting = taken.get(position);
      if (sitting !== undefined && !place(sitting, tried)) continue;
      taken.set(position, index);
      return true;
    }
    return false;
  };
  const isPlaced = [...tickets.keys()].every((index) => place(index, new Set()));
  const codes = tickets.map(({ code }) => code);
  return isPlaced ? codes.map((code, position) => codes[taken.get(position) ?? position] ?? code) : codes;
}

/**
 * Reorders tickets that have seats of their own so that each may have its discount (`assignDiscounts`). The API counts
 * tickets by their position in the order, whatever their seats.
 *
 * @param tickets each with its discount code
 */
export function orderTickets<Ticket extends { readonly code: string }>(
  band: PriceBand,
  tickets: readonly Ticket[],
): Ticket[] {
  const left = new Map<string, Ticket[]>();
  for (const ticket of tickets) left.set(ticket.code, [...(left.get(ticket.code) ?? []), ticket]);
  const counts = new Map([...left].map(([code, { length }]) => [code, length]));
  return assignDiscounts(band, counts).flatMap((code) => left.get(code)?.shift() ?? []);
}

/**
 * Face value and booking fee of the whole order.
 *
 * @param codes one per ticket, or empty for the band's own price
 */
export function orderPrice(band: PriceBand, quantity: number, codes: readonly string[]): Price {
  if (codes.length === 0) return multiplyPrice(band.price, quantity);
  const { currency } = band.price.seatPrice;
  return codes
    .map((code) => band.discounts.find((discount) => discount.code === code)?.price ?? band.price)
    .reduce(
      (sum, price) => ({
        seatPrice: add(sum.seatPrice, price.seatPrice),
        surcharge: add(sum.surcharge, price.surcharge),
      }),
      { seatPrice: zero(currency), surcharge: zero(currency) },
    );
}

/**
 * Whether the box office accepted an order as requested. It replaces discounts that do not mix
 * (docs/api/trolley.md#trolley-endpoint, `discX`), and the customer has to be told.
 *
 * @param codes the requested discounts, one per ticket, or empty for the band's own price
 */
export function isAsAsked(order: Order, price: Price, codes: readonly string[]): boolean {
  return isEqual(ticketTotal(order), totalPrice(price)) && hasDiscounts(order, codes);
}
