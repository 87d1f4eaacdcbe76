/**
 * The free seats of one availability, linked so that checking a selection costs only the rows it touches, not the whole
 * hall. Built once per availability. Used by the seat rules, the seat searches, the plan and the layout.
 */
import type { Availability, PriceBand, SeatBlock, TicketType } from '../sale/availability.js';
import { placeColumns } from './columns.js';
import type { Money } from '../sale/money.js';
import { totalPrice } from '../sale/price.js';
import { compareRowLabels } from './row-label.js';
import type { Seat } from './seat.js';

/** A free seat and its place in the hall. Compare seats of one index by identity, seats of two by `key`. */
export interface FreeSeat {
  /**
   * Unique in the performance. It stays the same in the next availability as long as ticket type and price band do. The
   * API's seat id alone is not unique: stalls and circle may both have a seat A1.
   */
  readonly key: string;
  readonly seat: Seat;
  readonly block: FreeBlock;
  /** Place in the block, from 0. */
  readonly position: number;
  /**
   * Place in the hall, from 0: ticket type and price band in the API's order, then row from the front, block, position.
   */
  readonly ordinal: number;
  /** Whole seat widths from the left edge of the ticket type. Seats with the same number have the same column. */
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

/** One of the customer's own seats. It is not free and in no block. */
export interface OwnSeat {
  readonly seat: Seat;
  readonly band: FreeBand;
  readonly row: FreeRow;
  readonly column: number;
}

/** The free seats of one price band. */
export interface FreeBand {
  readonly section: FreeSection;
  readonly priceBand: PriceBand;
  /** Seat price and surcharge of one ticket. */
  readonly ticketPrice: Money;
  /** Row by row from the front, in the API's order within a row. Without empty blocks. */
  readonly blocks: readonly FreeBlock[];
  /** Length of a block to the number of blocks with that length. */
  readonly lengths: ReadonlyMap<number, number>;
  readonly seatCount: number;
}

/** A row of a ticket type. Several price bands may share it. */
export interface FreeRow {
  readonly section: FreeSection;
  readonly label: string;
  /** 0 is the front row of the ticket type. */
  readonly rank: number;
  /** From left to right. */
  readonly blocks: readonly FreeBlock[];
  readonly own: readonly OwnSeat[];
}

/** A ticket type with seats to choose from. */
export interface FreeSection {
  readonly ticketType: TicketType;
  /** From the front. */
  readonly rows: readonly FreeRow[];
  readonly bands: readonly FreeBand[];
  /** Number of columns from the leftmost seat to the rightmost, both included. */
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
  /** Keys of the customer's own seats, which count as sold. */
  readonly ownKeys: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Linear in the number of seats, apart from sorting the rows. A seat that the API sends twice in one band counts once.
 *
 * @param ownKeys keys of the customer's own seats: they keep their places and end the blocks beside them
 */
export function buildSeatIndex(availability: Availability, ownKeys: ReadonlySet<string> = NONE): SeatIndex {
  const seats: FreeSeat[] = [];
  const sections = availability.ticketTypes
    .filter(({ priceBands }) => priceBands.some((band) => band.seatBlocks))
    .map((ticketType) => buildSection(ticketType, ownKeys, seats));
  // Built on first use: each costs as much as the rest of the index, and most customers need neither.
  let byKey: ReadonlyMap<string, FreeSeat> | undefined;
  let byId: ReadonlyMap<string, readonly FreeSeat[]> | undefined;
  return {
    availability,
    sections,
    seats,
    ownKeys,
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

/** The `key` of a seat, also of one that is no longer free. */
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

/** Computes its key on demand: in an arena, few seats are ever asked for theirs. */
class IndexedSeat implements FreeSeat {
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
  readonly seats: IndexedSeat[];
  left: number;
  right: number;
}

interface IndexedOwnSeat extends OwnSeat {
  column: number;
}

interface RowInProgress extends FreeRow {
  readonly blocks: BlockInProgress[];
  readonly own: IndexedOwnSeat[];
  /** The blocks as the API sends them, with the customer's own seats: they show where seats stand. */
  readonly sent: (readonly (IndexedSeat | IndexedOwnSeat)[])[];
}

function buildSection(ticketType: TicketType, ownKeys: ReadonlySet<string>, all: FreeSeat[]): FreeSection {
  const rows: RowInProgress[] = [];
  const bands: FreeBand[] = [];
  const section = { ticketType, rows, bands, width: 0 };
  const sent = ticketType.priceBands.flatMap(({ seatBlocks }) => seatBlocks ?? []);
  const labels = new Set(sent.filter(({ seats }) => seats.length > 0).map(({ row }) => row));
  for (const label of [...labels].sort(compareRowLabels)) {
    rows.push({ section, label, rank: rows.length, blocks: [], own: [], sent: [] });
  }
  for (const priceBand of ticketType.priceBands) {
    if (priceBand.seatBlocks) bands.push(buildBand(section, rows, priceBand, priceBand.seatBlocks, ownKeys, all));
  }
  placeSeats(rows);
  for (const { blocks, own } of rows) {
    for (const { right } of blocks) section.width = Math.max(section.width, right + 1);
    for (const { column } of own) section.width = Math.max(section.width, column + 1);
  }
  return section;
}

function placeSeats(rows: readonly RowInProgress[]): void {
  const columns = placeColumns(rows.map(({ sent }) => sent.map((seats) => seats.map(({ seat }) => seat.column))));
  rows.forEach(({ blocks, sent }, row) => {
    sent.forEach((seats, block) => {
      seats.forEach((placed, at) => (placed.column = columns[row]?.[block]?.[at] ?? 0));
    });
    for (const block of blocks) {
      const own = block.seats.map(({ column }) => column);
      block.left = Math.min(...own);
      block.right = Math.max(...own);
    }
    blocks.sort((left, right) => left.left - right.left);
    // Only placing the seats needs it.
    sent.length = 0;
  });
}

function buildBand(
  section: FreeSection,
  rows: readonly RowInProgress[],
  priceBand: PriceBand,
  seatBlocks: readonly SeatBlock[],
  ownKeys: ReadonlySet<string>,
  all: FreeSeat[],
): FreeBand {
  const blocks: FreeBlock[] = [];
  const lengths = new Map<number, number>();
  const ticketPrice = totalPrice(priceBand.price);
  const band = { section, priceBand, ticketPrice, blocks, lengths, seatCount: 0 };
  const ids = new Set<string>();
  const isOwn = ({ id }: Seat): boolean =>
    ownKeys.size > 0 && ownKeys.has(seatKey(section.ticketType.code, priceBand.code, id));
  const sentByRow = new Map<string, SeatBlock[]>();
  for (const sent of seatBlocks) {
    const before = sentByRow.get(sent.row);
    if (before) before.push(sent);
    else sentByRow.set(sent.row, [sent]);
  }
  for (const row of rows) {
    for (const sent of sentByRow.get(row.label) ?? []) {
      for (const block of buildBlocks(band, row, sent, ids, isOwn, all)) {
        const { length } = block.seats;
        blocks.push(block);
        row.blocks.push(block);
        lengths.set(length, (lengths.get(length) ?? 0) + 1);
        band.seatCount += length;
      }
    }
  }
  return band;
}

/**
 * The blocks that the customer's own seats leave of one block: usually the block itself.
 *
 * @param ids of the band so far
 * @param all free seats of the hall so far
 */
function buildBlocks(
  band: FreeBand,
  row: RowInProgress,
  sent: SeatBlock,
  ids: Set<string>,
  isOwn: (seat: Seat) => boolean,
  all: FreeSeat[],
): BlockInProgress[] {
  const blocks: BlockInProgress[] = [];
  const places: (IndexedSeat | IndexedOwnSeat)[] = [];
  let block: BlockInProgress | undefined;
  for (const seat of sent.seats) {
    const known = ids.size;
    if (ids.add(seat.id).size === known) continue;
    if (isOwn(seat)) {
      const own = { seat, band, row, column: 0 };
      row.own.push(own);
      places.push(own);
      block = undefined;
      continue;
    }
    if (!block) blocks.push((block = { band, row, seats: [], left: 0, right: 0 }));
    const freeSeat = new IndexedSeat(seat, block, block.seats.length, all.length);
    block.seats.push(freeSeat);
    places.push(freeSeat);
    all.push(freeSeat);
  }
  if (places.length > 0) row.sent.push(places);
  return blocks;
}
