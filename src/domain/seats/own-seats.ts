/**
 * The seats that the customer's own trolley holds or requests. On a seat map they are not free, but not somebody else's
 * either: they count as sold for every rule and are shown as the customer's own. Called by the seat map.
 */
import type { Availability, BandReference, PriceBand, SeatBlock } from '../sale/availability.js';
import type { Seat } from './seat.js';
import { seatKey } from './seat-index.js';
import { allOrders, orderSeats, type Trolley } from '../trolley/trolley.js';

export interface OwnSeats {
  /** Keys as in `FreeSeat.key`. */
  readonly keys: ReadonlySet<string>;
  /** The seats that the box office holds, and therefore leaves out of availability. */
  readonly held: readonly (BandReference & { readonly seat: Seat })[];
}

/** The own seats of one performance. Before a reservation only seats requested by id are known. */
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

/** Availability with the held seats put back into their bands. A seat whose band is gone is left out. */
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
