/**
 * Chooses seats for a customer who has not chosen any, or whose seats are gone (docs/api/seat-rules.md#choosing-seats).
 */
import { type SeatBlock } from './hall.js';
import { leavesSingle } from './seat-rules.js';

export interface Preferences {
  readonly restricted: ReadonlySet<string>;
  /** Seats to include where they fit. */
  readonly wanted?: ReadonlySet<string>;
}

/**
 * The best seats next to each other. In order of importance: as many wanted seats as possible, no restricted view, no
 * new single seat, the last row of the band (recorded: B2 to B4, D2 to D4), the leftmost seats. Undefined when no run
 * is long enough.
 */
export function bestTogether(runs: readonly SeatBlock[], count: number, prefer: Preferences): string[] | undefined {
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

/** Best available: together where possible, else from the longest runs. Undefined when there are too few seats. */
export function bestAvailable(runs: readonly SeatBlock[], count: number, prefer: Preferences): string[] | undefined {
  const together = bestTogether(runs, count, prefer);
  if (together) return together;
  const longestFirst = [...runs].sort((a, b) => b.seats.length - a.seats.length);
  const seats = longestFirst.flatMap((run) => run.seats).slice(0, count);
  return seats.length === count ? seats : undefined;
}

/** Whole blocks that add up to the number, the longest first. Undefined when no such blocks are found. */
export function bestWholeBlocks(blocks: readonly SeatBlock[], count: number): string[] | undefined {
  const longestFirst = [...blocks].sort((a, b) => b.seats.length - a.seats.length);
  const seats: string[] = [];
  for (const block of longestFirst) if (seats.length + block.seats.length <= count) seats.push(...block.seats);
  return seats.length === count ? seats : undefined;
}
