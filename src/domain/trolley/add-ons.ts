/** Add-ons that follow the tickets they belong to (`is_auto_quantity_add_on`, reference 4.3): bought with one click. */
import type { Availability } from '../sale/availability.js';
import type { TicketedEvent } from '../catalogue/event.js';
import { validQuantitiesFor } from '../sale/quantities.js';
import type { OrderRequest } from './trolley.js';

/** Whether there is no date and no number for the customer to choose. */
export function isOneClick(event: TicketedEvent): boolean {
  return event.isAutoQuantityAddOn && !event.needsPerformance && !event.needsDepartureDate && !event.needsDuration;
}

/**
 * The order of as many as there are tickets, or the next smaller number that is sold: never more than were asked for.
 * The box office lets it follow the number of tickets for the events that it belongs to.
 *
 * @param performanceId of the only performance
 * @param tickets how many are in the trolley
 * @returns undefined where there is something to choose, or nothing to be had
 */
export function addOnOrder(
  performanceId: string,
  availability: Availability,
  tickets: number,
): OrderRequest | undefined {
  const [only, another] = availability.ticketTypes.flatMap((ticketType) =>
    ticketType.priceBands.map((band) => ({ ticketType, band })),
  );
  if (!only || another) return undefined;
  const { ticketType, band } = only;
  const quantities = validQuantitiesFor(availability, band, { seatChoice: false });
  const quantity = quantities.findLast((one) => one <= tickets);
  if (quantity === undefined) return undefined;
  return { performanceId, ticketTypeCode: ticketType.code, priceBandCode: band.code, quantity };
}
