/**
 * Seats a party that fits into no single block in several blocks near each other, if the rules allow it. Called by
 * best-together when it finds no run for the whole party.
 */
import { Nearness, ROW_STEP } from './nearness.js';
import { type Run, type RunRules, runsIn, seatsOfRun } from './runs.js';
import type { FreeBand, FreeBlock, FreeSeat, SeatIndex } from '../seat-index.js';

/** How many blocks to start from, the best first, and how many of its nearest neighbours to try for each. */
const ANCHORS = 24;
const NEIGHBOURS = 12;

export interface Split {
  /** Runs of neighbours, in hall order. */
  readonly parts: readonly (readonly FreeSeat[])[];
  /** The number of people without a neighbour from the party. */
  readonly alone: number;
  /** The number of accessible seats among them. */
  readonly accessible: number;
}

/** The cost of one way to seat the party. The first difference decides, in the order of `compareCosts`. */
interface Cost {
  /** The number of people without a neighbour from the party. */
  readonly alone: number;
  readonly parts: number;
  /** Sum of the distances between the parts and the anchor. */
  readonly spread: number;
  readonly restricted: number;
  /** Accessible seats that the party would take from customers who need them. */
  readonly accessible: number;
}

interface Seated extends Cost {
  readonly run?: Run;
  readonly rest?: Seated;
}

const NOBODY: Seated = { alone: 0, parts: 0, spread: 0, restricted: 0, accessible: 0 };

function compareCosts(left: Cost, right: Cost): number {
  return (
    left.alone - right.alone ||
    left.parts - right.parts ||
    left.restricted - right.restricted ||
    left.accessible - right.accessible ||
    left.spread - right.spread
  );
}

/** @param anchors blocks to seat the party around, the best first */
export function splitParty(
  index: SeatIndex,
  band: FreeBand,
  quantity: number,
  rules: RunRules,
  anchors: readonly FreeBlock[],
): Split | undefined {
  const runs = runCache(rules);
  let best: Seated | undefined;
  for (const anchor of anchors.slice(0, ANCHORS)) {
    const seated = seatAround(index, band, quantity, runs, anchor);
    if (seated && (!best || compareCosts(seated, best) < 0)) best = seated;
  }
  // A party spread over the whole hall is better than a refusal.
  const [first] = anchors;
  if (!best && first) best = seatAround(index, band, quantity, runs, first, Infinity);
  if (!best) return undefined;
  const parts = runsOf(best)
    .map(seatsOfRun)
    .sort(([left], [right]) => (left?.ordinal ?? 0) - (right?.ordinal ?? 0));
  return { parts, alone: best.alone, accessible: best.accessible };
}

/** Exact among the nearest blocks: the cheapest way to seat each number of people in the blocks searched so far. */
function seatAround(
  index: SeatIndex,
  band: FreeBand,
  quantity: number,
  runs: RunsOf,
  anchor: FreeBlock,
  most = NEIGHBOURS,
): Seated | undefined {
  let seated: (Seated | undefined)[] = [NOBODY];
  let neighbours = 0;
  for (const { block } of new Nearness(index, anchor.seats).fromNear(band)) {
    const next = seated.slice();
    for (let size = 1; size <= Math.min(quantity, block.seats.length); size++) {
      const run = closestRun(runs(block, size), anchor);
      if (!run) continue;
      for (let before = 0; before + size <= quantity; before++) {
        const rest = seated[before];
        if (!rest) continue;
        const way = seat(rest, run, anchor);
        const other = next[before + size];
        if (!other || compareCosts(way, other) < 0) next[before + size] = way;
      }
    }
    seated = next;
    if (++neighbours === most) break;
  }
  return seated[quantity];
}

function seat(rest: Seated, run: Run, anchor: FreeBlock): Seated {
  return {
    alone: rest.alone + Number(run.size === 1),
    parts: rest.parts + 1,
    spread: rest.spread + distance(run, anchor),
    restricted: rest.restricted + run.restricted,
    accessible: rest.accessible + run.accessible,
    run,
    rest,
  };
}

type RunsOf = (block: FreeBlock, size: number) => readonly Run[];

/** Cached, because a block is a neighbour of many anchors. */
function runCache(rules: RunRules): RunsOf {
  const known = new Map<FreeBlock, (readonly Run[])[]>();
  return (block, size) => {
    let bySize = known.get(block);
    if (!bySize) known.set(block, (bySize = []));
    return (bySize[size] ??= [...runsIn(block, size, rules)]);
  };
}

function closestRun(runs: readonly Run[], anchor: FreeBlock): Run | undefined {
  let closest: Run | undefined;
  let least = Infinity;
  for (const run of runs) {
    const away = distance(run, anchor);
    if (away < least) {
      closest = run;
      least = away;
    }
  }
  return closest;
}

function distance({ block, middle }: Run, { row, left, right }: FreeBlock): number {
  return 2 * ROW_STEP * Math.abs(block.row.rank - row.rank) + Math.abs(middle - left - right);
}

function runsOf(seated: Seated): Run[] {
  const runs: Run[] = [];
  for (let at: Seated | undefined = seated; at?.run; at = at.rest) runs.push(at.run);
  return runs;
}
