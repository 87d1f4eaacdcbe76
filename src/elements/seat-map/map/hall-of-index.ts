/** The hall as far as the availability alone tells: section behind section, row behind row, seats in their columns. */
import type { SeatIndex } from '../../../domain/seat-index.js';
import type { Hall } from './hall.js';
import { HallBuilder } from './hall-builder.js';

/** Plan units from seat to seat, from row to row, from section to section, and to the edge of a seat. */
const PITCH = 24;
const ROW_PITCH = 28;
const SECTION_GAP = 64;
const RADIUS = 10;

export function hallOfIndex({ sections, seats }: SeatIndex): Hall {
  const builder = new HallBuilder(seats.length, seats.length);
  let y = 0;
  for (const { ticketType, rows, width } of sections) {
    builder.section(ticketType.name);
    for (const { label, blocks } of rows) {
      builder.row(label);
      for (const block of blocks) {
        for (const free of block.seats) builder.seat((free.column - (width - 1) / 2) * PITCH, y, RADIUS, free);
      }
      y += ROW_PITCH;
    }
    y += SECTION_GAP;
  }
  return builder.build([], 2 * RADIUS);
}
