/**
 * The valid orders of one price band and one size that are nearest to a selection: those that keep most of its seats
 * first, then those whose new seats are nearest to it. The result is exact; blocks too far away to matter are not
 * searched. Called by suggest.
 */
import type { Nearness } from './nearness.js';
import { canOrder, mayLeaveSingles, type OrderRules } from '../rules/order-rules.js';
import { type FreeBand, type FreeBlock, type FreeSeat, inHallOrder } from '../seat-index.js';
import { isCleanRun } from '../rules/single-seats.js';

export interface NearOrder {
  /** In hall order. */
  readonly seats: readonly FreeSeat[];
  /** The number of selected seats among them. */
  readonly kept: number;
  /** Sum of the distances of the other seats. */
  readonly distance: number;
  /** Sum of the seats' ordinals: a lower sum is further to the front and the left. */
  readonly place: number;
}

export interface NearestOrdersQuery {
  readonly band: FreeBand;
  readonly rules: OrderRules;
  readonly size: number;
  readonly chosen: ReadonlySet<FreeSeat>;
  readonly nearness: Nearness;
  /** The maximum number of orders to find. */
  readonly count: number;
}

/** Sorted by `compareNearOrders`, nearest first. */
export function nearestOrders(query: NearestOrdersQuery): NearOrder[] {
  if (!canOrder(query.band, query.rules, query.size)) return [];
  return query.rules.contiguous ? nearestRuns(query) : nearestSets(query);
}

/**
 * Nearest first. Ties go to the order further to the front, then to the one whose first different seat comes earlier.
 */
export function compareNearOrders(left: NearOrder, right: NearOrder): number {
  return compareSums(left, right) || compareInHallOrder(left.seats, right.seats);
}

type Sums = Omit<NearOrder, 'seats'>;

function compareSums(left: Sums, right: Sums): number {
  return right.kept - left.kept || left.distance - right.distance || left.place - right.place;
}

function compareInHallOrder(left: readonly FreeSeat[], right: readonly FreeSeat[]): number {
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at]?.ordinal ?? -1) - (right[at]?.ordinal ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function nearestRuns({ band, rules, size, chosen, nearness, count }: NearestOrdersQuery): NearOrder[] {
  const mustBeClean = !mayLeaveSingles(band, rules, size);
  const best: NearOrder[] = [];
  for (const { block, distance } of nearness.fromNear(band)) {
    const { seats } = block;
    const worst = best[count - 1];
    // Selected seats have distance 0, so blocks further away contain none of them.
    if (worst && distance > 0 && (worst.kept > 0 || worst.distance < size * distance)) break;
    if (seats.length < size || (rules.wholeBlocks && seats.length > size)) continue;
    for (let start = 0; start + size <= seats.length; start++) {
      if (mustBeClean && !isCleanRun(seats.length, start, size)) continue;
      const run = seats.slice(start, start + size);
      insert(best, { seats: run, ...sumsOf(run, chosen, nearness) }, count);
    }
  }
  return best;
}

function sumsOf(seats: readonly FreeSeat[], chosen: ReadonlySet<FreeSeat>, nearness: Nearness): Sums {
  let kept = 0;
  let distance = 0;
  let place = 0;
  for (const seat of seats) {
    if (chosen.has(seat)) kept++;
    else distance += nearness.distance(seat);
    place += seat.ordinal;
  }
  return { kept, distance, place };
}

function insert(best: NearOrder[], found: NearOrder, count: number): void {
  let at = best.length;
  while (at > 0 && compareNearOrders(found, best[at - 1] as NearOrder) < 0) at--;
  best.splice(at, 0, found);
  best.length = Math.min(best.length, count);
}

/** Seats picked from the blocks searched so far, as a linked list: the last seat and the rest. */
interface Picked extends Sums {
  readonly last?: FreeSeat;
  readonly rest?: Picked;
}

/** Indexed by number of seats: the best few ways to pick that many, best first. */
type Picks = readonly (readonly Picked[])[];

/**
 * Dynamic programming from seat to seat. Of the seats before, only their number matters and whether a single seat is
 * about to be left. Two picks that take the same further seats keep their order, so the best few of each kind suffice.
 */
function nearestSets(query: NearestOrdersQuery): NearOrder[] {
  const { band, size, chosen, nearness } = query;
  const spare = new SpareBlocks(query);
  let picks: Picks = [[{ kept: 0, distance: 0, place: 0 }]];
  for (const { block, distance } of nearness.fromNear(band)) {
    if (distance > 0 && isSettled(picks, query, distance)) break;
    if (!block.seats.some((seat) => chosen.has(seat)) && spare.hasEnoughNearerThan(block)) continue;
    picks = query.rules.wholeBlocks ? addWhole(picks, block, query) : addSome(picks, block, query);
  }
  return (picks[size] ?? []).map((picked) => {
    const { kept, distance, place } = picked;
    return { seats: inHallOrder(seatsIn(picked)), kept, distance, place };
  });
}

/** Whether no further block can be part of the best few. Every further block is at least `distance` away. */
function isSettled(picks: Picks, { size, count }: NearestOrdersQuery, distance: number): boolean {
  const worst = picks[size]?.[count - 1];
  return (
    worst !== undefined &&
    picks.slice(0, size).every(([best], picked) => {
      if (!best || best.kept < worst.kept) return true;
      return best.kept === worst.kept && best.distance + (size - picked) * distance > worst.distance;
    })
  );
}

function addWhole(picks: Picks, { seats }: FreeBlock, query: NearestOrdersQuery): Picks {
  if (seats.length > query.size) return picks;
  let taken: Picks = picks;
  for (const seat of seats) taken = taking(taken, seat, query);
  return merge(picks, taken, query.count);
}

function addSome(picks: Picks, { seats }: FreeBlock, query: NearestOrdersQuery): Picks {
  const { count } = query;
  const mayBeSingle = mayLeaveSingles(query.band, query.rules, query.size);
  // Picks by the number of free seats since the last picked seat or the edge of the block.
  let none = picks;
  let one: Picks = [];
  let several: Picks = [];
  for (const seat of seats) {
    const free = merge(one, several, count);
    const before = merge(none, mayBeSingle ? free : several, count);
    several = free;
    one = none;
    none = taking(before, seat, query);
  }
  const mayEndInOne = mayBeSingle || seats.length === 1;
  return merge(merge(none, several, count), mayEndInOne ? one : [], count);
}

function taking(picks: Picks, seat: FreeSeat, { size, chosen, nearness }: NearestOrdersQuery): Picks {
  const kept = Number(chosen.has(seat));
  const distance = kept ? 0 : nearness.distance(seat);
  const taken: Picked[][] = [[]];
  for (const ways of picks.slice(0, size)) {
    taken.push(
      ways.map((rest) => ({
        kept: rest.kept + kept,
        distance: rest.distance + distance,
        place: rest.place + seat.ordinal,
        last: seat,
        rest,
      })),
    );
  }
  return taken;
}

function merge(left: Picks, right: Picks, count: number): Picks {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  const merged: (readonly Picked[])[] = [];
  for (let size = 0; size < Math.max(left.length, right.length); size++) {
    merged.push(mergeWays(left[size] ?? [], right[size] ?? [], count));
  }
  return merged;
}

function mergeWays(left: readonly Picked[], right: readonly Picked[], count: number): readonly Picked[] {
  const worst = left[count - 1];
  const [firstOfRight] = right;
  if (!firstOfRight || (worst && comparePicked(worst, firstOfRight) < 0)) return left;
  if (left.length === 0) return right;
  const ways: Picked[] = [];
  let ofLeft = 0;
  let ofRight = 0;
  while (ways.length < count) {
    const one = left[ofLeft];
    const other = right[ofRight];
    if (one && (!other || comparePicked(one, other) < 0)) {
      ways.push(one);
      ofLeft++;
    } else if (other) {
      ways.push(other);
      ofRight++;
    } else break;
  }
  return ways;
}

function comparePicked(left: Picked, right: Picked): number {
  return compareSums(left, right) || compareInHallOrder(inHallOrder(seatsIn(left)), inHallOrder(seatsIn(right)));
}

function seatsIn(picked: Picked): FreeSeat[] {
  const seats: FreeSeat[] = [];
  for (let at: Picked | undefined = picked; at?.last; at = at.rest) seats.push(at.last);
  return seats;
}

/**
 * Skips a block when enough blocks that can replace it are nearer throughout. An order of `size` seats touches fewer
 * than `size` other blocks, so at least `count` replacements are left, each of which makes the order nearer.
 */
class SpareBlocks {
  readonly #query: NearestOrdersQuery;
  /** Length of a block to the largest distances of the blocks of that length searched so far. */
  readonly #distances = new Map<number, number[]>();

  constructor(query: NearestOrdersQuery) {
    this.#query = query;
  }

  hasEnoughNearerThan(block: FreeBlock): boolean {
    const { nearness, rules, size, count } = this.#query;
    // From `size + 2` on, the length of a block makes no difference, unless blocks are sold whole.
    const { length } = block.seats;
    const kind = rules.wholeBlocks ? length : Math.min(length, size + 2);
    const distances = this.#distances.get(kind) ?? [];
    const nearest = nearness.atLeast(block);
    let nearer = 0;
    for (const distance of distances) if (distance < nearest) nearer++;
    if (nearer >= size - 1 + count) return true;
    distances.push(nearness.atMost(block));
    this.#distances.set(kind, distances);
    return false;
  }
}
