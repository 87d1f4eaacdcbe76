/**
 * The seats of a hall: its blocks, the position of each seat, and runs of free seats. Linear in the number of seats.
 */
import { bandKey, eventBandsOf } from '../catalogue/catalogue.js';
import { type EventSpec } from '../catalogue/types.js';

export interface SeatBlock {
  readonly row: string;
  /** The price band the block belongs to, as `bandKey` writes it. */
  readonly bandKey: string;
  /** Seat IDs from left to right. Neighbours in the list are neighbours in the hall. */
  readonly seats: readonly string[];
}

export interface SeatPosition {
  readonly row: string;
  readonly col: string;
}

export interface Hall {
  readonly blocks: readonly SeatBlock[];
  readonly positions: ReadonlyMap<string, SeatPosition>;
}

const halls = new WeakMap<EventSpec, Hall>();

function parseRow(spec: string, key: string, separator: string): SeatBlock[] {
  const [row = '', ranges = ''] = spec.split(':');
  return ranges.split(',').map((range) => {
    const [from = 1, to = from] = range.split('-').map(Number);
    const seats = Array.from({ length: to - from + 1 }, (_, index) => `${row}${separator}${from + index}`);
    return { row, bandKey: key, seats };
  });
}

/** The hall of an event, built once per event. Without blocks unless the price bands of the event have rows. */
export function hallOf(event: EventSpec): Hall {
  const known = halls.get(event);
  if (known) return known;
  const separator = event.seatSeparator ?? '';
  const blocks = eventBandsOf(event).flatMap((eventBand) =>
    (eventBand.band.rows ?? []).flatMap((row) => parseRow(row, bandKey(eventBand), separator)),
  );
  const positions = new Map(
    blocks.flatMap(({ row, seats }) =>
      seats.map((seat): [string, SeatPosition] => [seat, { row, col: seat.slice(row.length + separator.length) }]),
    ),
  );
  const hall = { blocks, positions };
  halls.set(event, hall);
  return hall;
}

/** Runs of free neighbouring seats in one price band, in hall order. */
export function freeRuns(hall: Hall, key: string, isFree: (seat: string) => boolean): SeatBlock[] {
  const runs: SeatBlock[] = [];
  for (const block of hall.blocks) {
    if (block.bandKey !== key) continue;
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
