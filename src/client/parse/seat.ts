/** Reads seats and blocks of free seats (docs/api/availability.md#seats, docs/api/availability.md#free-seats). */
import type { SeatBlock } from '../../domain/sale/availability.js';
import type { Seat } from '../../domain/seats/seat.js';
import { withoutUndefined, type JsonObject } from './json-object.js';

/** Shared by all seats without texts, because an arena has 50,000. */
const NO_TEXTS: readonly string[] = [];

function parseSeat(seat: JsonObject): Seat {
  const text = seat.maybeText('seat_text');
  const wallet = seat.maybeObject('seat_apple_wallet_urls');
  const googlePay = seat.maybeObject('seat_google_pay_urls');
  return withoutUndefined<Seat>({
    id: seat.text('full_id'),
    row: seat.maybeText('row_id') ?? '',
    column: seat.maybeText('col_id') ?? '',
    separator: seat.maybeText('separator') ?? '',
    isRestrictedView: seat.flag('is_restricted_view'),
    texts: text === undefined ? [] : [text],
    barcode: seat.maybeText('barcode'),
    appleWalletUrl: wallet?.maybeUrl('apple_wallet_gen_url'),
    googlePayUrl: googlePay?.maybeUrl('gpay_save_url'),
  });
}

/** Seats are in the list itself, or in its `id_details` before 2017. */
export function parseSeats(object: JsonObject, key: string): Seat[] {
  const seats = Array.isArray(object.raw(key)) ? object.list(key) : object.list(key, 'id_details');
  return seats.map(parseSeat);
}

/** Undefined where seats cannot be chosen: bands with a choice of seats have `free_seat_blocks`. */
export function parseSeatBlocks(band: JsonObject): SeatBlock[] | undefined {
  const blocks = band.maybeObject('free_seat_blocks');
  if (!blocks) return undefined;
  return blocks.has('seat_block') ? parseOldBlocks(blocks) : parseBlocksByRow(blocks);
}

/** Until January 2017 a block held whole seats. */
function parseOldBlocks(blocks: JsonObject): SeatBlock[] {
  return blocks.list('seat_block').map((block) => {
    const seats = parseSeats(block, 'id_details');
    return { row: seats[0]?.row ?? '', seats };
  });
}

/**
 * Today blocks hold seat IDs by row. Restricted views and texts are listed apart and are joined to their seats here.
 */
function parseBlocksByRow(blocks: JsonObject): SeatBlock[] {
  const separators = blocks.dictionary('separators_by_row');
  const restricted = new Set(blocks.texts('restricted_view_seats'));
  const texts = textsBySeat(blocks);
  const rows = blocks.maybeObject('blocks_by_row');
  if (!rows) return [];
  return rows.keys.flatMap((row) => {
    const separator = separators[row] ?? '';
    const prefixes = [row + separator, row];
    const toSeat = (id: string): Seat => ({
      id,
      row,
      column: columnOf(id, prefixes),
      separator,
      isRestrictedView: restricted.has(id),
      texts: texts.get(id) ?? NO_TEXTS,
    });
    return rows.textLists(row).map((ids) => ({ row, seats: ids.map(toSeat) }));
  });
}

function textsBySeat(blocks: JsonObject): Map<string, string[]> {
  const messages = blocks.maybeObject('seats_by_text_message');
  const found = new Map<string, string[]>();
  for (const message of messages?.keys ?? []) {
    for (const id of messages?.texts(message) ?? []) found.set(id, [...(found.get(id) ?? []), message]);
  }
  return found;
}

/** An ID is row, separator and column. An ID that does not start with its row is kept whole. */
function columnOf(id: string, prefixes: readonly string[]): string {
  for (const prefix of prefixes) if (id.startsWith(prefix) && id.length > prefix.length) return id.slice(prefix.length);
  return id;
}
