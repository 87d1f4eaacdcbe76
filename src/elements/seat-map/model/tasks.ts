/**
 * Reading, linking and painting a hall takes longer the more seats it has. Of a large one each is done in a task of its
 * own, so that the page can answer in between; of others all is done before the next frame.
 */
import type { Availability } from '../../../domain/sale/availability.js';

/** Seats that even a slow telephone links and paints in one task. */
const SMALL_UP_TO = 4_000;

export function isLargeHall({ ticketTypes }: Availability): boolean {
  let seats = 0;
  for (const { priceBands } of ticketTypes) {
    for (const { seatBlocks = [] } of priceBands) for (const block of seatBlocks) seats += block.seats.length;
  }
  return seats > SMALL_UP_TO;
}

export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
