/** Finds tickets for one order at reserve: the seats asked for, others in their place, or the best available. */
import { type Box, type Call } from '../box-office.js';
import { weekdayOf } from '../model/calendar.js';
import { placeKey, type Place } from '../catalogue/catalogue.js';
import { below, hexDigits } from '../chance.js';
import { type Performance } from '../model/performances.js';
import { bestAvailable, bestTogether, bestWholeBlocks, breachOf, houseOf, type Block, type Breach } from './hall.js';
import { type HeldSeat, type Order, type SeatRequestStatus } from '../model/state.js';
import { type ResolvedItem } from '../trolley/change.js';

/** Only the text about a failing seat is recorded; the others are in its manner. */
const COMMENTS = {
  seat: (seat: string) => `Seat ${seat} causes failure.`,
  weekday: 'Performances on this day of the week cause failure.',
  ghost: 'This performance is no longer on sale.',
  down: 'The backend system cannot be reached.',
  soldOut: 'Not enough tickets are left in this price band.',
  discontiguous: 'Seats must be next to each other.',
  single: 'Seats must not leave a single seat.',
  part_of_block: 'A block of seats can only be taken whole.',
} as const;

export type Allocation =
  | { readonly ok: true; readonly seats: HeldSeat[]; readonly status: SeatRequestStatus }
  | { readonly ok: false; readonly comment: string };

const fail = (comment: string): Allocation => ({ ok: false, comment });
const breachComment = (breach: Breach): string => COMMENTS[breach];

function statusOf(asked: readonly string[], got: readonly string[]): SeatRequestStatus {
  if (asked.length === 0) return 'not_requested';
  const hits = asked.filter((seat) => got.includes(seat)).length;
  if (hits === asked.length) return 'got_all';
  return hits === 0 ? 'got_none' : 'got_partial';
}

function namedSeat(place: Place, perfId: string, id: string): HeldSeat {
  const { seatRemarks } = place.event;
  const position = houseOf(place.event).positions.get(id);
  const [row, col] = [position?.row ?? '', position?.col ?? id];
  const text = seatRemarks?.texts[id] ?? seatRemarks?.trolleyTexts[id];
  return {
    id,
    row,
    col,
    ...(place.event.seatSeparator === undefined ? {} : { separator: place.event.seatSeparator }),
    restricted: seatRemarks?.restricted.includes(id) ?? false,
    ...(text === undefined ? {} : { text }),
    textCode: `${row}.${col}`,
    subdata: hexDigits(32, 0, perfId, id),
  };
}

/**
 * Other seats for ones that cannot be had: in the block of the first, without the seats asked for when a demo
 * condition takes them away (recorded: D6, D7 became D2, D3), else anywhere in the band.
 */
function otherSeats(
  place: Place,
  runs: readonly Block[],
  asked: readonly string[],
  count: number,
  givesUpAll: boolean,
): string[] | undefined {
  const house = houseOf(place.event);
  const restricted = new Set(place.event.seatRemarks?.restricted);
  const home = house.blocks.find(
    ({ seats, place: key }) => key === placeKey(place) && seats.some((id) => asked.includes(id)),
  );
  const inHome = runs.filter((run) => run.seats.every((id) => home?.seats.includes(id)));
  const wanted = new Set(asked);
  const apart = inHome.flatMap((run) => splitBy(run, wanted));
  return (
    (givesUpAll ? bestTogether(apart, count, { restricted }) : undefined) ??
    bestTogether(inHome, count, { restricted, wanted }) ??
    bestAvailable(runs, count, { restricted, wanted })
  );
}

/** A run without some of its seats: the pieces that stay. */
function splitBy(run: Block, without: ReadonlySet<string>): Block[] {
  const pieces: string[][] = [[]];
  for (const seat of run.seats) {
    if (without.has(seat)) pieces.push([]);
    else pieces.at(-1)?.push(seat);
  }
  return pieces.filter((seats) => seats.length > 0).map((seats) => ({ ...run, seats }));
}

function allocateNamed(box: Box, { item, place, performance }: ResolvedItem): Allocation {
  const { event } = place;
  const { reserveFails, movesSeats = [] } = event.conditions;
  const failing = item.seats.find((seat) => reserveFails?.seats?.includes(seat));
  if (failing !== undefined) return fail(COMMENTS.seat(failing));
  const runs = box.stock.sellableRuns(place, performance);
  const free = new Set(runs.flatMap((run) => run.seats));
  const allFree = item.seats.every((seat) => free.has(seat));
  let seats: string[] | undefined;
  if (item.seats.length === item.count && allFree) {
    const visible = box.stock.runs(place, performance);
    const breach = breachOf(visible, item.seats, event);
    if (breach) return fail(breachComment(breach));
    seats = [...item.seats];
  } else if (event.wholeBlocksOnly) {
    seats = bestWholeBlocks(box.stock.runs(place, performance), item.count);
  } else {
    const moved = item.seats.some((seat) => movesSeats.includes(seat));
    seats = otherSeats(place, runs, item.seats, item.count, moved);
  }
  if (!seats) return fail(COMMENTS.soldOut);
  return {
    ok: true,
    seats: seats.map((id) => namedSeat(place, performance.id, id)),
    status: statusOf(item.seats, seats),
  };
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Made-up seats as the recordings have them: two letters, a number, and so on in the band's step; never one twice. */
function inventSeats(box: Box, place: Place, performance: Performance, count: number, purpose: number): HeldSeat[] {
  const step = place.band.seatStep ?? 1;
  for (let attempt = 0; ; attempt += 1) {
    const pick = (limit: number, part: string): number =>
      below(limit, box.seed, performance.id, placeKey(place), purpose, attempt, part);
    const row = `${LETTERS[pick(LETTERS.length, 'first')]}${LETTERS[pick(LETTERS.length, 'second')]}`;
    const start = 100 + pick(400, 'number');
    const seats = Array.from({ length: count }, (_, index) => String(start + index * step));
    if (seats.some((col) => box.stock.isTaken(performance.id, row + col))) continue;
    return seats.map((col) => ({ id: row + col, row, col, restricted: false }));
  }
}

/** Which tickets of the order a demo condition puts behind a pillar. */
function restrictTickets(performance: Performance, seats: HeldSeat[]): HeldSeat[] {
  const rule = performance.event.conditions.restrictedTickets;
  const day = performance.when?.day;
  if (!rule || day === undefined || weekdayOf(day) !== rule.weekday) return seats;
  return seats.map((seat, index) => (rule.tickets.includes(index) ? { ...seat, restricted: true } : seat));
}

export function allocate(call: Call, resolved: ResolvedItem, purpose: number): Allocation {
  const { box } = call;
  const { item, place, performance } = resolved;
  const { event } = place;
  if (!performance.onSale) return fail(COMMENTS.ghost);
  if (call.faults.has('backend_is_down')) return fail(COMMENTS.down);
  if (call.faults.has('sold_out')) return fail(COMMENTS.soldOut);
  const failsOn = event.conditions.reserveFails?.weekday;
  if (failsOn !== undefined && performance.when && weekdayOf(performance.when.day) === failsOn) {
    return fail(COMMENTS.weekday);
  }
  if (place.band.rows) return allocateNamed(box, resolved);
  if (box.stock.left(place, performance) < item.count) return fail(COMMENTS.soldOut);
  const seats = event.isSeated ? inventSeats(box, place, performance, item.count, purpose) : [];
  return { ok: true, seats: restrictTickets(performance, seats), status: statusOf(item.seats, []) };
}

/** Deals seats out over the lines of an order, first line first. */
export function dealSeats(order: Order, seats: readonly HeldSeat[]): void {
  let from = 0;
  for (const line of order.lines) {
    line.seats = seats.slice(from, from + line.count);
    from += line.count;
  }
}
