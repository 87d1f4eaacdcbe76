/**
 * Splits the work for a large hall into tasks. Reading, linking and painting take longer the more seats there are. In a
 * large hall each runs in a task of its own, so that the page stays responsive. In others all run before the next frame.
 */
import type { Availability } from '../../../domain/sale/availability.js';

/** The most seats that a slow phone can link and paint in one task. */
const SMALL_UP_TO = 4_000;

export function isLargeHall({ ticketTypes }: Availability): boolean {
  let seats = 0;
  for (const { priceBands } of ticketTypes) {
    for (const { seatBlocks = [] } of priceBands) for (const block of seatBlocks) seats += block.seats.length;
  }
  return seats > SMALL_UP_TO;
}

export const waitForNextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
