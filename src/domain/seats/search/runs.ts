/**
 * Runs of neighbouring seats that can be an order or a part of one, with the counts that rank them. Used by
 * best-together and split-party.
 */
import { isAccessibleSeat } from '../accessible.js';
import type { FreeBlock, FreeSeat } from '../seat-index.js';
import { isCleanRun } from '../rules/single-seats.js';

export interface RunRules {
  /** No free seat may be left alone beside the run. */
  readonly mustBeClean: boolean;
  readonly wholeBlocks: boolean;
  readonly avoidRestrictedViews: boolean;
}

export interface Run {
  readonly block: FreeBlock;
  readonly start: number;
  readonly size: number;
  readonly restricted: number;
  readonly accessible: number;
  /** Column of the middle, doubled to stay a whole number. */
  readonly middle: number;
}

export function seatsOfRun({ block, start, size }: Run): FreeSeat[] {
  return block.seats.slice(start, start + size);
}

/** The runs of `size` neighbours in a block that the rules allow, in order. */
export function* runsIn(block: FreeBlock, size: number, rules: RunRules): Generator<Run> {
  const { seats } = block;
  if (size > seats.length || (rules.wholeBlocks && size < seats.length)) return;
  let restricted = 0;
  let accessible = 0;
  for (const [at, { seat }] of seats.entries()) {
    restricted += Number(seat.isRestrictedView);
    accessible += Number(isAccessibleSeat(seat));
    const start = at - size + 1;
    if (start < 0) continue;
    const leaving = seats[start - 1]?.seat;
    if (leaving) {
      restricted -= Number(leaving.isRestrictedView);
      accessible -= Number(isAccessibleSeat(leaving));
    }
    if (rules.avoidRestrictedViews && restricted > 0) continue;
    if (rules.mustBeClean && !isCleanRun(seats.length, start, size)) continue;
    const middle = (seats[start]?.column ?? 0) + (seats[at]?.column ?? 0);
    yield { block, start, size, restricted, accessible, middle };
  }
}
