/** Finds tickets for an order that is being reserved: the seats asked for, others instead, or the best available. */
import { type BoxOffice, type Call } from '../box-office.js';
import { bandKey, type EventBand } from '../catalogue/catalogue.js';
import { below, hexDigits } from '../chance.js';
import { weekdayOf } from '../model/calendar.js';
import { ticketsOf } from '../model/orders.js';
import { type Performance } from '../model/performances.js';
import { type Resolved, resolveOrder } from '../model/resolve.js';
import { type HeldSeat, type Order, type SeatRequestStatus } from '../model/state.js';
import { bestAvailable, bestTogether, bestWholeBlocks } from './best-available.js';
import { hallOf, type SeatBlock } from './hall.js';
import { breachOf } from './seat-rules.js';

/** `reserve_failure_comment`. Only the text about a failing seat is recorded; the others are invented in its style. */
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

function statusOf(asked: readonly string[], got: readonly string[]): SeatRequestStatus {
  if (asked.length === 0) return 'not_requested';
  const hits = asked.filter((seat) => got.includes(seat)).length;
  if (hits === asked.length) return 'got_all';
  return hits === 0 ? 'got_none' : 'got_partial';
}

function namedSeat(eventBand: EventBand, perfId: string, id: string): HeldSeat {
  const { seatRemarks } = eventBand.event;
  const position = hallOf(eventBand.event).positions.get(id);
  const [row, col] = [position?.row ?? '', position?.col ?? id];
  const text = seatRemarks?.texts[id] ?? seatRemarks?.trolleyTexts[id];
  return {
    id,
    row,
    col,
    ...(eventBand.event.seatSeparator === undefined ? {} : { separator: eventBand.event.seatSeparator }),
    restricted: seatRemarks?.restricted.includes(id) ?? false,
    ...(text === undefined ? {} : { text }),
    textCode: `${row}.${col}`,
    subdata: hexDigits(32, 0, perfId, id),
  };
}

/**
 * Seats instead of ones that cannot be had: in the same block if possible, else anywhere in the price band. Where a
 * demo condition takes seats away, none of the seats asked for is among them (recorded: D6 and D7 became D2 and D3).
 */
function otherSeats(
  eventBand: EventBand,
  runs: readonly SeatBlock[],
  asked: readonly string[],
  count: number,
  givesUpAll: boolean,
): string[] | undefined {
  const hall = hallOf(eventBand.event);
  const restricted = new Set(eventBand.event.seatRemarks?.restricted);
  const home = hall.blocks.find(
    (block) => block.bandKey === bandKey(eventBand) && block.seats.some((id) => asked.includes(id)),
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

/** What is left of a run without some of its seats. */
function splitBy(run: SeatBlock, without: ReadonlySet<string>): SeatBlock[] {
  const pieces: string[][] = [[]];
  for (const seat of run.seats) {
    if (without.has(seat)) pieces.push([]);
    else pieces.at(-1)?.push(seat);
  }
  return pieces.filter((seats) => seats.length > 0).map((seats) => ({ ...run, seats }));
}

function allocateNamed(boxOffice: BoxOffice, order: Order, { eventBand, performance }: Resolved): Allocation {
  const { event } = eventBand;
  const { reserveFails, movesSeats = [] } = event.conditions;
  const asked = order.requestedSeats;
  const count = ticketsOf(order);
  const failing = asked.find((seat) => reserveFails?.seats?.includes(seat));
  if (failing !== undefined) return fail(COMMENTS.seat(failing));
  const runs = boxOffice.stock.sellableRuns(eventBand, performance);
  const free = new Set(runs.flatMap((run) => run.seats));
  const allFree = asked.every((seat) => free.has(seat));
  let seats: string[] | undefined;
  if (asked.length === count && allFree) {
    const breach = breachOf(boxOffice.stock.runs(eventBand, performance), asked, event);
    if (breach) return fail(COMMENTS[breach]);
    seats = [...asked];
  } else if (event.wholeBlocksOnly) {
    seats = bestWholeBlocks(boxOffice.stock.runs(eventBand, performance), count);
  } else {
    const moved = asked.some((seat) => movesSeats.includes(seat));
    seats = otherSeats(eventBand, runs, asked, count, moved);
  }
  if (!seats) return fail(COMMENTS.soldOut);
  return {
    ok: true,
    seats: seats.map((id) => namedSeat(eventBand, performance.id, id)),
    status: statusOf(asked, seats),
  };
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * Invented seats in the recorded style: two letters and a number, each next one a step of the band away. None twice.
 */
function inventSeats(
  boxOffice: BoxOffice,
  eventBand: EventBand,
  performance: Performance,
  count: number,
  purpose: number,
): HeldSeat[] {
  const step = eventBand.band.seatStep ?? 1;
  for (let attempt = 0; ; attempt += 1) {
    const pick = (limit: number, part: string): number =>
      below(limit, boxOffice.seed, performance.id, bandKey(eventBand), purpose, attempt, part);
    const row = `${LETTERS[pick(LETTERS.length, 'first')]}${LETTERS[pick(LETTERS.length, 'second')]}`;
    const start = 100 + pick(400, 'number');
    const seats = Array.from({ length: count }, (_, index) => String(start + index * step));
    if (seats.some((col) => boxOffice.stock.isTaken(performance.id, row + col))) continue;
    return seats.map((col) => ({ id: row + col, row, col, restricted: false }));
  }
}

/** Marks the tickets that a demo condition gives a restricted view. */
function restrictTickets(performance: Performance, seats: HeldSeat[]): HeldSeat[] {
  const rule = performance.event.conditions.restrictedTickets;
  const day = performance.when?.day;
  if (!rule || day === undefined || weekdayOf(day) !== rule.weekday) return seats;
  return seats.map((seat, index) => (rule.tickets.includes(index) ? { ...seat, restricted: true } : seat));
}

export function allocate(call: Call, order: Order, purpose: number): Allocation {
  const { boxOffice } = call;
  const resolved = resolveOrder(call, order);
  const { eventBand, performance } = resolved;
  const { event } = eventBand;
  if (!performance.onSale) return fail(COMMENTS.ghost);
  if (call.faults.has('backend_is_down')) return fail(COMMENTS.down);
  if (call.faults.has('sold_out')) return fail(COMMENTS.soldOut);
  const failsOn = event.conditions.reserveFails?.weekday;
  if (failsOn !== undefined && performance.when && weekdayOf(performance.when.day) === failsOn) {
    return fail(COMMENTS.weekday);
  }
  if (eventBand.band.rows) return allocateNamed(boxOffice, order, resolved);
  const count = ticketsOf(order);
  if (boxOffice.stock.left(eventBand, performance) < count) return fail(COMMENTS.soldOut);
  const seats = event.isSeated ? inventSeats(boxOffice, eventBand, performance, count, purpose) : [];
  return { ok: true, seats: restrictTickets(performance, seats), status: statusOf(order.requestedSeats, []) };
}

/** Gives the seats to the ticket orders of an order, the first one first. */
export function dealSeats(order: Order, seats: readonly HeldSeat[]): void {
  let from = 0;
  for (const line of order.lines) {
    line.seats = seats.slice(from, from + line.count);
    from += line.count;
  }
}
