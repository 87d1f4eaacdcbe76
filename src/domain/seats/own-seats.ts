/**
 * The seats that the customer's own trolley holds or means to. On a map they are neither free nor anybody else's: they
 * count as sold for every rule, and are shown as the customer's. Called by the seat map.
 */
import type { Availability, BandReference, PriceBand, SeatBlock } from '../sale/availability.js';
import type { Seat } from './seat.js';
import { seatKey } from './seat-index.js';
import { allOrders, orderSeats, type Trolley } from '../trolley/trolley.js';

export interface OwnSeats {
  /** As `FreeSeat.key` has them. */
  readonly keys: ReadonlySet<string>;
  /** Those that the box office holds, and so leaves out of its availability. */
  readonly held: readonly (BandReference & { readonly seat: Seat })[];
}

/** Of one performance. Before a reservation only seats that were asked for by id are known. */
export function ownSeatsIn(trolley: Trolley, performanceId: string): OwnSeats {
  const orders = allOrders(trolley).filter(({ performance }) => performance.id === performanceId);
  const held = orders.flatMap((order) => {
    const { ticketTypeCode, priceBandCode } = order;
    return orderSeats(order).map((seat) => ({ ticketTypeCode, priceBandCode, seat }));
  });
  const keys = new Set(held.map(keyOf));
  for (const order of orders) {
    if (orderSeats(order).length > 0) continue;
    for (const id of order.requestedSeatIds) keys.add(seatKey(order.ticketTypeCode, order.priceBandCode, id));
  }
  return { keys, held };
}

function keyOf({ ticketTypeCode, priceBandCode, seat }: OwnSeats['held'][number]): string {
  return seatKey(ticketTypeCode, priceBandCode, seat.id);
}

/** The availability with held seats back in their bands; one whose band is gone has no place to go. */
export function withHeldSeats(availability: Availability, { held }: OwnSeats): Availability {
  if (held.length === 0) return availability;
  return {
    ...availability,
    ticketTypes: availability.ticketTypes.map((type) => ({
      ...type,
      priceBands: type.priceBands.map((band) => {
        const own = held.filter(({ ticketTypeCode, priceBandCode }) => {
          return ticketTypeCode === type.code && priceBandCode === band.code;
        });
        return own.length > 0 ? withSeats(band, own) : band;
      }),
    })),
  };
}

function withSeats(band: PriceBand, own: OwnSeats['held']): PriceBand {
  if (!band.seatBlocks) return band;
  const known = new Set(band.seatBlocks.flatMap(({ seats }) => seats.map(({ id }) => id)));
  const missing = own.filter(({ seat }) => !known.has(seat.id));
  const blocks = missing.map(({ seat }): SeatBlock => ({ row: seat.row, seats: [seat] }));
  return { ...band, seatBlocks: [...band.seatBlocks, ...blocks] };
}
