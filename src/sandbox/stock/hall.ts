/**
 * Named seats: blocks of a house, runs of free seats, the best-available choice and the rules a selection has to
 * keep (reference, section 7). Pure and linear in the number of seats; used by availability and reservations.
 */
import { placeKey, placesOf } from '../catalogue/catalogue.js';
import { type EventSpec, type SinglesPolicy } from '../catalogue/types.js';

export interface Block {
  readonly row: string;
  /** The band the block is sold in. */
  readonly place: string;
  /** Seat IDs, left to right; neighbours in the list are neighbours in the house. */
  readonly seats: readonly string[];
}

export interface SeatPosition {
  readonly row: string;
  readonly col: string;
  readonly place: string;
}

export interface House {
  readonly blocks: readonly Block[];
  readonly positions: ReadonlyMap<string, SeatPosition>;
}

const houses = new WeakMap<EventSpec, House>();

function parseRow(spec: string, place: string, separator: string): Block[] {
  const [row = '', ranges = ''] = spec.split(':');
  return ranges.split(',').map((range) => {
    const [from = 1, to = from] = range.split('-').map(Number);
    const seats = Array.from({ length: to - from + 1 }, (_, index) => `${row}${separator}${from + index}`);
    return { row, place, seats };
  });
}

/** The house of an event whose bands have rows; without blocks for all others. Built once an event. */
export function houseOf(event: EventSpec): House {
  const known = houses.get(event);
  if (known) return known;
  const separator = event.seatSeparator ?? '';
  const blocks = placesOf(event).flatMap((place) =>
    (place.band.rows ?? []).flatMap((row) => parseRow(row, placeKey(place), separator)),
  );
  const positions = new Map(
    blocks.flatMap(({ row, place, seats }) =>
      seats.map((seat): [string, SeatPosition] => [
        seat,
        { row, col: seat.slice(row.length + separator.length), place },
      ]),
    ),
  );
  const house = { blocks, positions };
  houses.set(event, house);
  return house;
}

/** Free seats of one band that are next to each other, in house order. */
export function freeRuns(house: House, place: string, isFree: (seat: string) => boolean): Block[] {
  const runs: Block[] = [];
  for (const block of house.blocks) {
    if (block.place !== place) continue;
    let run: string[] = [];
    for (const seat of block.seats) {
      if (isFree(seat)) {
        run.push(seat);
      } else if (run.length > 0) {
        runs.push({ ...block, seats: run });
        run = [];
      }
    }
    if (run.length > 0) runs.push({ ...block, seats: run });
  }
  return runs;
}

/** Whether taking these seats leaves somebody alone in a run that was longer before. */
function leavesSingle(run: Block, taken: ReadonlySet<string>): boolean {
  if (run.seats.length < 2) return false;
  let length = 0;
  for (const seat of run.seats) {
    if (!taken.has(seat)) {
      length += 1;
    } else {
      if (length === 1) return true;
      length = 0;
    }
  }
  return length === 1 && run.seats.some((seat) => taken.has(seat));
}

const leavesSingles = (runs: readonly Block[], taken: ReadonlySet<string>): boolean =>
  runs.some((run) => leavesSingle(run, taken));

/** Whether some choice of this many seats leaves no new single. */
function canAvoidSingles(runs: readonly Block[], count: number, contiguousOnly: boolean): boolean {
  if (contiguousOnly) {
    return runs.some((run) => run.seats.length >= count && run.seats.length !== count + 1);
  }
  const reachable = Array.from({ length: count + 1 }, (_, index) => index === 0);
  for (const { seats } of runs) {
    for (let total = count; total > 0; total -= 1) {
      for (let taken = 1; taken <= Math.min(total, seats.length) && !reachable[total]; taken += 1) {
        const leavesOne = taken === seats.length - 1;
        if (!leavesOne && reachable[total - taken]) reachable[total] = true;
      }
    }
  }
  return reachable[count] === true;
}

export type Breach = 'discontiguous' | 'single' | 'part_of_block';

const isPart = (some: readonly string[], all: readonly string[]): boolean =>
  some.length > 0 && some.length < all.length;

export interface SeatRules {
  readonly contiguousOnly: boolean;
  readonly singles: SinglesPolicy;
  readonly wholeBlocksOnly?: boolean;
}

/** The rule that a choice of free seats breaks, if any. */
export function breachOf(runs: readonly Block[], chosen: readonly string[], rules: SeatRules): Breach | undefined {
  const taken = new Set(chosen);
  if (
    rules.wholeBlocksOnly &&
    runs.some(({ seats }) =>
      isPart(
        seats.filter((seat) => taken.has(seat)),
        seats,
      ),
    )
  ) {
    return 'part_of_block';
  }
  if (rules.contiguousOnly) {
    const run = runs.find(({ seats }) => seats.some((seat) => taken.has(seat)));
    const first = run?.seats.findIndex((seat) => taken.has(seat)) ?? -1;
    const inOneRun = run?.seats.slice(first, first + chosen.length).every((seat) => taken.has(seat)) ?? false;
    if (!inOneRun) return 'discontiguous';
  }
  if (rules.singles === 'always' || !leavesSingles(runs, taken)) return undefined;
  return rules.singles === 'never' || canAvoidSingles(runs, chosen.length, rules.contiguousOnly) ? 'single' : undefined;
}

export interface Preferences {
  readonly restricted: ReadonlySet<string>;
  /** Seats to have if they fit. */
  readonly wanted?: ReadonlySet<string>;
}

/**
 * The best seats next to each other: as many wanted ones as possible, no restricted view, nobody left alone, the
 * last row of the band first (recorded: B2 to B4, D2 to D4), then from the left. Undefined when no run is long enough.
 */
export function bestTogether(runs: readonly Block[], count: number, prefer: Preferences): string[] | undefined {
  let best: { seats: readonly string[]; score: number[] } | undefined;
  const rowRanks = new Map<string, number>();
  runs.forEach((run, index) => {
    const rowRank = rowRanks.get(run.row) ?? -index;
    rowRanks.set(run.row, rowRank);
    for (let from = 0; from + count <= run.seats.length; from += 1) {
      const seats = run.seats.slice(from, from + count);
      const score = [
        -seats.filter((seat) => prefer.wanted?.has(seat)).length,
        seats.filter((seat) => prefer.restricted.has(seat)).length,
        leavesSingle(run, new Set(seats)) ? 1 : 0,
        rowRank,
        index,
        from,
      ];
      if (!best || compareScores(score, best.score) < 0) best = { seats, score };
    }
  });
  return best ? [...best.seats] : undefined;
}

function compareScores(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Best available: together where possible, else out of the longest runs; undefined when there are too few seats. */
export function bestAvailable(runs: readonly Block[], count: number, prefer: Preferences): string[] | undefined {
  const together = bestTogether(runs, count, prefer);
  if (together) return together;
  const longestFirst = [...runs].sort((a, b) => b.seats.length - a.seats.length);
  const seats = longestFirst.flatMap((run) => run.seats).slice(0, count);
  return seats.length === count ? seats : undefined;
}

/** Blocks that add up to the number, the longest first; undefined when none do. */
export function bestWholeBlocks(blocks: readonly Block[], count: number): string[] | undefined {
  const longestFirst = [...blocks].sort((a, b) => b.seats.length - a.seats.length);
  const seats: string[] = [];
  for (const block of longestFirst) if (seats.length + block.seats.length <= count) seats.push(...block.seats);
  return seats.length === count ? seats : undefined;
}
