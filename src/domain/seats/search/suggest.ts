/**
 * Proposes the valid selections nearest to one that breaks a rule. Called by the seat map, which offers each with one
 * click.
 */
import { compare, difference, type Money, multiply, sum } from '../../sale/money.js';
import { Nearness } from './nearness.js';
import { compareNearOrders, type NearOrder, nearestOrders } from './nearest-orders.js';
import { type BandSelection, orderRules, sizesFor, splitByBand } from '../rules/order-rules.js';
import { type FreeBand, type FreeSeat, inHallOrder, type SeatIndex } from '../seat-index.js';
import { type SelectionRequest, validateSelection } from '../rules/selection.js';

export interface Suggestion {
  /** All seats of the valid selection, in hall order. */
  readonly seats: readonly FreeSeat[];
  /** The changes: seats to add, and seats to remove. */
  readonly added: readonly FreeSeat[];
  readonly removed: readonly FreeSeat[];
}

export interface SuggestOptions extends SelectionRequest {
  /** Default: 3. */
  readonly count?: number | undefined;
}

/**
 * Up to `count` valid selections, nearest first. Nearest means, in this order:
 *
 * 1. the requested number of tickets, otherwise the number selected, otherwise the valid numbers closest to it;
 * 2. the fewest seats given back, which for one number of tickets means the fewest changed seats;
 * 3. the ticket price closest to the average price of the selected seats, then the lower one;
 * 4. the new seats closest to the selected ones (nearness.ts), then those further to the front and the left.
 *
 * Empty when the selection is valid or empty, and when no valid selection exists.
 */
export function suggestSelections(
  index: SeatIndex,
  chosen: Iterable<FreeSeat>,
  { count = 3, ...request }: SuggestOptions = {},
): Suggestion[] {
  const seats = inHallOrder(chosen);
  if (seats.length === 0 || validateSelection(index, seats, request).length === 0) return [];
  const orders = splitByBand(seats);
  const valid =
    request.severalOrders && orders.length > 1
      ? nearestCombinations(index, orders, count)
      : nearestOfAnySize(index, seats, count, request.quantity);
  return valid
    .filter((suggested) => validateSelection(index, suggested, request).length === 0)
    .slice(0, count)
    .map((suggested) => ({
      seats: suggested,
      added: suggested.filter((seat) => !seats.includes(seat)),
      removed: seats.filter((seat) => !suggested.includes(seat)),
    }));
}

type Seats = readonly FreeSeat[];

function nearestOfAnySize(index: SeatIndex, seats: Seats, count: number, wanted: number | undefined): Seats[] {
  const sizes = sizesFor(index, wanted);
  const bands = index.sections.flatMap((section) => section.bands);
  const most = Math.max(0, ...bands.map(({ seatCount }) => seatCount));
  const around = wanted ?? seats.length;
  const furthest = sizes.isOpen
    ? Math.max(around, most)
    : Math.max(0, ...sizes.between(1, most).map((size) => Math.abs(size - around)));
  const found: Seats[] = [];
  for (let gap = 0; gap <= furthest && found.length < count; gap++) {
    const closest = [...new Set([around - gap, around + gap])].filter((size) => size <= most && sizes.has(size));
    if (closest.length === 0) continue;
    found.push(...nearestOfSizes(index, seats, closest, count));
  }
  return found;
}

/** How much an order changes for the customer: lower is nearer, and the first difference decides. */
interface Rank {
  readonly removed: number;
  /** Between this band's ticket price and the average of the selected seats, times their number to stay exact. */
  readonly priceGap: Money;
  readonly price: Money;
}

function compareRanks(left: Rank, right: Rank): number {
  return left.removed - right.removed || compare(left.priceGap, right.priceGap) || compare(left.price, right.price);
}

function nearestOfSizes(index: SeatIndex, seats: Seats, sizes: readonly number[], count: number): Seats[] {
  const chosen = new Set(seats);
  const nearness = new Nearness(index, seats);
  const spent = sum(
    seats.map(({ block }) => block.band.ticketPrice),
    index.availability.currency,
  );
  const rank = ({ ticketPrice }: FreeBand, size: number, kept: number): Rank => ({
    removed: seats.length - kept,
    priceGap: difference(multiply(ticketPrice, seats.length), spent),
    price: multiply(ticketPrice, size),
  });

  const searches = index.sections
    .flatMap(({ bands }) => bands.flatMap((band) => sizes.map((size) => ({ band, size }))))
    .map(({ band, size }) => {
      const inBand = seats.filter(({ block }) => block.band === band).length;
      return { band, size, atBest: rank(band, size, Math.min(size, inBand)) };
    })
    .sort((left, right) => compareRanks(left.atBest, right.atBest));

  let best: (NearOrder & { readonly rank: Rank })[] = [];
  for (const { band, size, atBest } of searches) {
    const worst = best[count - 1];
    if (worst && compareRanks(worst.rank, atBest) < 0) break;
    const found = nearestOrders({ band, rules: orderRules(index, band), size, chosen, nearness, count });
    best = [...best, ...found.map((order) => ({ ...order, rank: rank(band, size, order.kept) }))]
      .sort((left, right) => compareRanks(left.rank, right.rank) || compareNearOrders(left, right))
      .slice(0, count);
  }
  return best.map((order) => order.seats);
}

/** Several orders: each is corrected on its own and keeps its number of tickets if it can. */
function nearestCombinations(index: SeatIndex, orders: readonly BandSelection[], count: number): Seats[] {
  let combinations: { readonly seats: Seats; readonly places: number }[] = [{ seats: [], places: 0 }];
  for (const order of orders) {
    const isRight = validateSelection(index, order.seats).length === 0;
    const options = isRight ? [order.seats] : nearestOfAnySize(index, order.seats, count, undefined);
    combinations = combinations
      .flatMap(({ seats, places }) =>
        options.map((option, place) => ({ seats: inHallOrder([...seats, ...option]), places: places + place })),
      )
      .sort((left, right) => left.places - right.places)
      .slice(0, count);
  }
  return combinations.map(({ seats }) => seats);
}
