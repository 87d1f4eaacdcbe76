/**
 * The arithmetic of leaving single seats (reference 7.3): which seats a choice leaves alone, and whether a choice of
 * some size can avoid it. Used by the rules in selection and by the searches in suggest and best-together.
 *
 * What is a single: a run of exactly one free, unchosen seat inside a block from which something is chosen. A block
 * that nobody touches leaves nothing, however short: the customer did not cause it. Ends of a block count, as in the
 * reference's own case (B3 and B4 of B2 to B9 leave B2). The reference says no more than that.
 */
import type { FreeBlock, FreeSeat } from '../seat-index.js';

export interface Gap {
  readonly start: number;
  readonly length: number;
}

/** The free stretches of a block between chosen seats and the block's ends, in order; none are empty. */
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

/** Whether `size` neighbours, starting at `start` in a block of `length`, leave nobody alone on either side. */
export function isCleanRun(length: number, start: number, size: number): boolean {
  return start !== 1 && length - start - size !== 1;
}

/** Whether a block of `length` has `size` neighbours that leave no single: all of it, or two or more left over. */
export function hasCleanRun(length: number, size: number): boolean {
  return size === length || size <= length - 2;
}

/**
 * Free stretches to take seats from, each of which gives any number of seats without leaving a single, except one less
 * than it has.
 */
export interface Stretches {
  /** How many are one seat long. */
  readonly ones: number;
  /** How many are three seats long or longer. */
  readonly longs: number;
  /** Seats in all of them together. */
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
 * Whether `size` seats can be taken from these stretches together without leaving a single. A stretch of length n
 * gives 0 to n − 2 or n seats. Sums of such sets: with a stretch of one, everything; of twos alone, even numbers;
 * else everything but one less than all.
 */
export function canTakeCleanly({ ones, longs, seats }: Stretches, size: number): boolean {
  if (size < 0 || size > seats) return false;
  if (ones > 0) return true;
  return longs === 0 ? size % 2 === 0 : size !== seats - 1;
}

/** Whether some of these lengths, each used at most as often as it is there, add up to exactly `size`. */
export function canSumTo(lengths: ReadonlyMap<number, number>, size: number): boolean {
  if (size < 0) return false;
  let reachable = new Array<boolean>(size + 1).fill(false);
  reachable[0] = true;
  for (const [length, count] of lengths) {
    const next = reachable.slice();
    // How many pieces of this length the sum needs at least.
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
