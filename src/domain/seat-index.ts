/**
 * The free seats of one availability, linked so that every rule about a choice costs the rows it touches and never
 * the hall. Built once for each availability; read by selection, suggest, best-together, the plan and the layout.
 */
import type { Availability, PriceBand, SeatBlock, TicketType } from './availability.js';
import { placeColumns } from './columns.js';
import { totalPrice } from './price.js';
import { compareRowLabels } from './row-label.js';
import type { Seat } from './seat.js';

/** A free seat in its place. Compared by identity inside one index, by `key` between two. */
export interface FreeSeat {
  /**
   * Unique in the performance and the same in the next availability, as long as ticket type and price band stay.
   * The API's seat id alone is not enough: stalls and circle may both have a seat A1.
   */
  readonly key: string;
  readonly seat: Seat;
  readonly block: FreeBlock;
  /** Place in the block's order, from 0. */
  readonly position: number;
  /** Place in the order of the hall, from 0: ticket type and price band as sent, row from the front, block, position. */
  readonly ordinal: number;
  /** Seat widths from the left edge of the ticket type, a whole number: seats of the same number share it. */
  readonly column: number;
}

/** Free seats next to each other in one price band. */
export interface FreeBlock {
  readonly band: FreeBand;
  readonly row: FreeRow;
  readonly seats: readonly FreeSeat[];
  /** Column of the leftmost seat, and of the rightmost. */
  readonly left: number;
  readonly right: number;
}

/** What is free in one price band. */
export interface FreeBand {
  readonly section: FreeSection;
  readonly priceBand: PriceBand;
  /** Seat price and surcharge of one ticket, in minor units. */
  readonly ticketPrice: number;
  /** Row by row from the front, inside a row as sent. Empty blocks are left out. */
  readonly blocks: readonly FreeBlock[];
  /** How many blocks there are of each length. */
  readonly lengths: ReadonlyMap<number, number>;
  readonly seatCount: number;
}

/** A row of a ticket type; several price bands may share it. */
export interface FreeRow {
  readonly section: FreeSection;
  readonly label: string;
  /** 0 is the front row of the ticket type. */
  readonly rank: number;
  /** From left to right. */
  readonly blocks: readonly FreeBlock[];
}

/** A ticket type whose seats can be chosen. */
export interface FreeSection {
  readonly ticketType: TicketType;
  /** From the front. */
  readonly rows: readonly FreeRow[];
  readonly bands: readonly FreeBand[];
  /** Columns from the leftmost seat to the rightmost, both included. */
  readonly width: number;
}

export interface SeatIndex {
  readonly availability: Availability;
  /** In the API's order. */
  readonly sections: readonly FreeSection[];
  /** By ordinal. */
  readonly seats: readonly FreeSeat[];
  readonly byKey: ReadonlyMap<string, FreeSeat>;
  /** By the API's seat id, which several ticket types may share. */
  readonly byId: ReadonlyMap<string, readonly FreeSeat[]>;
}

/** Linear in the number of seats, but for sorting the rows. A seat sent twice in one band is taken once. */
export function buildSeatIndex(availability: Availability): SeatIndex {
  const seats: FreeSeat[] = [];
  const sections = availability.ticketTypes
    .filter(({ priceBands }) => priceBands.some((band) => band.seatBlocks))
    .map((ticketType) => buildSection(ticketType, seats));
  // Each costs as much as all the rest, and most customers never need either.
  let byKey: ReadonlyMap<string, FreeSeat> | undefined;
  let byId: ReadonlyMap<string, readonly FreeSeat[]> | undefined;
  return {
    availability,
    sections,
    seats,
    get byKey() {
      return (byKey ??= new Map(seats.map((seat) => [seat.key, seat])));
    },
    get byId() {
      return (byId ??= groupById(seats));
    },
  };
}

function groupById(seats: readonly FreeSeat[]): ReadonlyMap<string, readonly FreeSeat[]> {
  const byId = new Map<string, FreeSeat[]>();
  for (const freeSeat of seats) {
    const namesakes = byId.get(freeSeat.seat.id);
    if (namesakes) namesakes.push(freeSeat);
    else byId.set(freeSeat.seat.id, [freeSeat]);
  }
  return byId;
}

/** The `key` of a seat, for one that may not be free any more. */
export function seatKey(ticketTypeCode: string, priceBandCode: string, seatId: string): string {
  return `${ticketTypeCode}|${priceBandCode}|${seatId}`;
}

export function bandOf(seat: FreeSeat): FreeBand {
  return seat.block.band;
}

/** Each seat once, by ordinal. */
export function inHallOrder(seats: Iterable<FreeSeat>): FreeSeat[] {
  return [...new Set(seats)].sort((left, right) => left.ordinal - right.ordinal);
}

/** The key is made when it is asked for: few of an arena's ever are. */
class PlacedSeat implements FreeSeat {
  column = 0;

  constructor(
    readonly seat: Seat,
    readonly block: FreeBlock,
    readonly position: number,
    readonly ordinal: number,
  ) {}

  get key(): string {
    const { section, priceBand } = this.block.band;
    return seatKey(section.ticketType.code, priceBand.code, this.seat.id);
  }
}

interface BlockInProgress extends FreeBlock {
  readonly seats: PlacedSeat[];
  left: number;
  right: number;
}

interface RowInProgress extends FreeRow {
  readonly blocks: BlockInProgress[];
}

function buildSection(ticketType: TicketType, all: FreeSeat[]): FreeSection {
  const rows: RowInProgress[] = [];
  const bands: FreeBand[] = [];
  const section = { ticketType, rows, bands, width: 0 };
  const sent = ticketType.priceBands.flatMap(({ seatBlocks }) => seatBlocks ?? []);
  const labels = new Set(sent.filter(({ seats }) => seats.length > 0).map(({ row }) => row));
  for (const label of [...labels].sort(compareRowLabels)) {
    rows.push({ section, label, rank: rows.length, blocks: [] });
  }
  for (const priceBand of ticketType.priceBands) {
    if (priceBand.seatBlocks) bands.push(buildBand(section, rows, priceBand, priceBand.seatBlocks, all));
  }
  placeSeats(rows);
  for (const { blocks } of rows) section.width = Math.max(section.width, ...blocks.map(({ right }) => right + 1));
  return section;
}

function placeSeats(rows: readonly RowInProgress[]): void {
  const columns = placeColumns(
    rows.map(({ blocks }) => blocks.map(({ seats }) => seats.map(({ seat }) => seat.column))),
  );
  rows.forEach(({ blocks }, row) => {
    blocks.forEach((block, at) => {
      const own = columns[row]?.[at] ?? [];
      for (const seat of block.seats) seat.column = own[seat.position] ?? 0;
      block.left = Math.min(...own);
      block.right = Math.max(...own);
    });
    blocks.sort((left, right) => left.left - right.left);
  });
}

function buildBand(
  section: FreeSection,
  rows: readonly RowInProgress[],
  priceBand: PriceBand,
  seatBlocks: readonly SeatBlock[],
  all: FreeSeat[],
): FreeBand {
  const blocks: FreeBlock[] = [];
  const lengths = new Map<number, number>();
  const ticketPrice = totalPrice(priceBand.price).minor;
  const band = { section, priceBand, ticketPrice, blocks, lengths, seatCount: 0 };
  const ids = new Set<string>();
  const sentByRow = new Map<string, SeatBlock[]>();
  for (const sent of seatBlocks) {
    const before = sentByRow.get(sent.row);
    if (before) before.push(sent);
    else sentByRow.set(sent.row, [sent]);
  }
  for (const row of rows) {
    for (const sent of sentByRow.get(row.label) ?? []) {
      const block = buildBlock(band, row, sent, ids, all);
      const { length } = block.seats;
      if (length === 0) continue;
      blocks.push(block);
      row.blocks.push(block);
      lengths.set(length, (lengths.get(length) ?? 0) + 1);
      band.seatCount += length;
    }
  }
  return band;
}

/** @param ids of the band so far @param all seats of the hall so far */
function buildBlock(band: FreeBand, row: FreeRow, sent: SeatBlock, ids: Set<string>, all: FreeSeat[]): BlockInProgress {
  const seats: PlacedSeat[] = [];
  const block: BlockInProgress = { band, row, seats, left: 0, right: 0 };
  for (const seat of sent.seats) {
    const known = ids.size;
    if (ids.add(seat.id).size === known) continue;
    const freeSeat = new PlacedSeat(seat, block, seats.length, all.length);
    seats.push(freeSeat);
    all.push(freeSeat);
  }
  return block;
}
