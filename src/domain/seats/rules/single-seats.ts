/**
 * The arithmetic of single seats (docs/api/seat-rules.md#single-seats): which seats a selection leaves alone, and
 * whether a selection of some size can avoid it. Used by selection, suggest and best-together.
 *
 * A single seat is a run of exactly one free seat, not selected, in a block from which something is selected. An
 * untouched block leaves no single seat, however short it is: the customer did not cause it. The ends of a block count,
 * as in the API's own example (B3 and B4 of B2 to B9 leave B2). The API documents no more than that.
 */
import type { FreeBlock, FreeSeat } from '../seat-index.js';

export interface Gap {
  readonly start: number;
  readonly length: number;
}

/** The free stretches of a block between selected seats and the ends of the block, in order and never empty. */
export function gapsOf(block: FreeBlock, chosen: readonly FreeSeat[]): Gap[] {
  const gaps: Gap[] = [];
  let start = 0;
  for (const { position } of chosen) {
    if (position > start) gaps.push({ start, length: position - start });
    start = position + 1;
  }
  if (block.seats.length > start) gaps.push({ start, length: block.seats.length - start });
  return gaps;
}

/** @param chosen of this block, in the block's order */
export function seatsLeftAlone(block: FreeBlock, chosen: readonly FreeSeat[]): FreeSeat[] {
  if (chosen.length === 0) return [];
  return gapsOf(block, chosen)
    .filter(({ length }) => length === 1)
    .map(({ start }) => block.seats[start] as FreeSeat);
}

/** Whether `size` neighbours from `start` in a block of `length` leave no single seat on either side. */
export function isCleanRun(length: number, start: number, size: number): boolean {
  return start !== 1 && length - start - size !== 1;
}

/** Whether a block of `length` has `size` neighbours that leave no single seat: all of it, or all but two or more. */
export function hasCleanRun(length: number, size: number): boolean {
  return size === length || size <= length - 2;
}

/** Free stretches to take seats from. A stretch of n seats gives any number but n − 1 without leaving a single seat. */
export interface Stretches {
  /** The number of stretches of one seat. */
  readonly ones: number;
  /** The number of stretches of three seats or more. */
  readonly longs: number;
  /** The number of seats in all of them together. */
  readonly seats: number;
}

export function stretchesOf(lengths: ReadonlyMap<number, number>): Stretches {
  let longs = 0;
  let seats = 0;
  for (const [length, count] of lengths) {
    if (length >= 3) longs += count;
    seats += length * count;
  }
  return { ones: lengths.get(1) ?? 0, longs, seats };
}

/**
 * Whether `size` seats can be taken from these stretches together without leaving a single seat. A stretch of n gives 0
 * to n − 2 or n seats. The sums of such sets are: every number when there is a stretch of one; even numbers when all
 * are of two; otherwise every number but one less than all.
 */
export function canTakeCleanly({ ones, longs, seats }: Stretches, size: number): boolean {
  if (size < 0 || size > seats) return false;
  if (ones > 0) return true;
  return longs === 0 ? size % 2 === 0 : size !== seats - 1;
}

/** Whether some of these lengths, each used at most as often as it occurs, add up to exactly `size`. */
export function canSumTo(lengths: ReadonlyMap<number, number>, size: number): boolean {
  if (size < 0) return false;
  let reachable = new Array<boolean>(size + 1).fill(false);
  reachable[0] = true;
  for (const [length, count] of lengths) {
    const next = reachable.slice();
    // The fewest pieces of this length that the sum needs.
    const used = new Array<number>(size + 1).fill(0);
    for (let sum = length; sum <= size; sum++) {
      if (next[sum] || !next[sum - length]) continue;
      const pieces = (used[sum - length] as number) + 1;
      if (pieces > count) continue;
      next[sum] = true;
      used[sum] = pieces;
    }
    reachable = next;
  }
  return reachable[size] === true;
}
