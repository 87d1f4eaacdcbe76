/**
 * Add-ons whose quantity follows the tickets (`is_auto_quantity_add_on`, docs/api/trolley.md#add-ons-and-upsells). The
 * customer buys them with one click.
 */
import type { Availability } from '../sale/availability.js';
import type { TicketedEvent } from '../catalogue/event.js';
import { validQuantitiesFor } from '../sale/quantities.js';
import type { OrderRequest } from './trolley.js';

/** Whether the customer has no date and no quantity to choose. */
export function isOneClick(event: TicketedEvent): boolean {
  return event.isAutoQuantityAddOn && !event.needsPerformance && !event.needsDepartureDate && !event.needsDuration;
}

/**
 * Orders one add-on per ticket, or the next lower quantity that is sold. From then on the box office keeps the quantity
 * equal to the number of tickets of the events it belongs to.
 *
 * @param performanceId the add-on's only performance
 * @param tickets the number of tickets in the trolley
 * @returns undefined when there is more than one price band to choose from, or nothing to buy
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
