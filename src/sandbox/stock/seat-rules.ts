/** The rules that selected seats have to keep (docs/api/seat-rules.md). Pure; checked when an order is reserved. */
import { type SinglesPolicy } from '../catalogue/types.js';
import { type SeatBlock } from './hall.js';

/** Whether taking these seats leaves a single free seat in a run that was longer before. */
export function leavesSingle(run: SeatBlock, taken: ReadonlySet<string>): boolean {
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

const leavesSingles = (runs: readonly SeatBlock[], taken: ReadonlySet<string>): boolean =>
  runs.some((run) => leavesSingle(run, taken));

/** Whether this many seats can be chosen without leaving a new single seat. */
function canAvoidSingles(runs: readonly SeatBlock[], count: number, contiguousOnly: boolean): boolean {
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

/** The first rule that a selection of free seats breaks, if any. */
export function breachOf(runs: readonly SeatBlock[], chosen: readonly string[], rules: SeatRules): Breach | undefined {
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
