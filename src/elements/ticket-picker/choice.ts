/**
 * The tickets that the customer is about to buy, from the availability and the customer's clicks. The rules are in
 * src/domain. Used by the ticket picker, which renders the choice and adds it to the trolley.
 */
import {
  type Availability,
  type BandReference,
  type PriceBand,
  type TicketType,
} from '../../domain/sale/availability.js';
import {
  assignDiscounts,
  carryCounts,
  countTickets,
  defaultCounts,
  type DiscountCounts,
  offersDiscounts,
  orderPrice,
} from '../../domain/sale/discounts.js';
import { compare } from '../../domain/sale/money.js';
import { type Price, totalPrice } from '../../domain/sale/price.js';
import { type QuantityProblem, quantityProblems, validQuantitiesFor } from '../../domain/sale/quantities.js';
import type { Order } from '../../domain/trolley/trolley.js';

/** What the customer has clicked. It stays when availability changes. */
export interface TicketRequest {
  readonly band?: BandReference;
  readonly quantity?: number | undefined;
  /** Tickets by discount. Takes precedence over `quantity` if the band has discounts. */
  readonly counts?: DiscountCounts | undefined;
}

/** A price band on offer. */
export interface BandOffer {
  readonly ticketType: TicketType;
  readonly band: PriceBand;
  /** Ascending. Empty if the band is sold out. */
  readonly quantities: readonly number[];
}

export interface TicketChoice {
  readonly offer: BandOffer;
  readonly quantity: number;
  /** Undefined if the band has one price. */
  readonly counts: DiscountCounts | undefined;
  /** One code for each ticket. Empty if the band has one price. */
  readonly codes: readonly string[];
  /** The price of the whole order. */
  readonly price: Price;
  readonly problems: readonly QuantityProblem[];
}

export function listOffers(availability: Availability): BandOffer[] {
  return availability.ticketTypes.flatMap((ticketType) =>
    ticketType.priceBands.map((band) => ({
      ticketType,
      band,
      quantities: validQuantitiesFor(availability, band, { seatChoice: false }),
    })),
  );
}

/** @returns undefined if everything is sold out */
export function chooseTickets(availability: Availability, request: TicketRequest): TicketChoice | undefined {
  const open = listOffers(availability).filter(({ quantities }) => quantities.length > 0);
  const offer = open.find((one) => isSameBand(bandReference(one), request.band)) ?? cheapest(open, request.quantity);
  if (!offer) return undefined;
  const { band, quantities } = offer;
  let quantity = nearest(quantities, request.quantity);
  let counts: DiscountCounts | undefined;
  let codes: string[] = [];
  if (offersDiscounts(band)) {
    counts = request.counts ? carryCounts(request.counts, band) : defaultCounts(band, quantity);
    codes = assignDiscounts(band, counts);
    quantity = countTickets(counts);
  }
  return {
    offer,
    quantity,
    counts,
    codes,
    price: orderPrice(band, quantity, codes),
    problems: quantityProblems(availability, band, quantity, codes),
  };
}

export function bandReference({ ticketType, band }: BandOffer): BandReference {
  return { ticketTypeCode: ticketType.code, priceBandCode: band.code };
}

export function isSameBand(left: BandReference, right: BandReference | undefined): boolean {
  return left.ticketTypeCode === right?.ticketTypeCode && left.priceBandCode === right.priceBandCode;
}

/** The default until the customer chooses a band: the cheapest one with enough tickets. */
function cheapest(offers: readonly BandOffer[], quantity: number | undefined): BandOffer | undefined {
  const enough = offers.filter(({ quantities }) => quantity === undefined || quantities.includes(quantity));
  const candidates = enough.length > 0 ? enough : offers;
  return [...candidates].sort((left, right) => compare(totalPrice(left.band.price), totalPrice(right.band.price)))[0];
}

/** The largest quantity up to the wanted one, or else the smallest. */
function nearest(quantities: readonly number[], wanted = 1): number {
  return quantities.findLast((quantity) => quantity <= wanted) ?? quantities[0] ?? wanted;
}

export function requestFromOrder({ ticketTypeCode, priceBandCode, quantity, ticketOrders }: Order): TicketRequest {
  const counts = new Map(ticketOrders.map((tickets) => [tickets.discountCode, tickets.quantity]));
  return { band: { ticketTypeCode, priceBandCode }, quantity, counts };
}

export function isSameOrder({ offer, quantity, counts }: TicketChoice, order: Order): boolean {
  if (!isSameBand(bandReference(offer), order) || quantity !== order.quantity) return false;
  if (!counts) return true;
  const before = carryCounts(requestFromOrder(order).counts ?? new Map(), offer.band);
  return [...counts].every(([code, count]) => count === (before.get(code) ?? 0));
}

/** The availability for changing an order that is reserved. It includes the order's own tickets, which are released. */
export function addHeldTickets(availability: Availability, order: Order): Availability {
  const raise = <T extends { readonly numberAvailable: number }>(offer: T): T => ({
    ...offer,
    numberAvailable: offer.numberAvailable + order.quantity,
  });
  return {
    ...availability,
    ticketTypes: availability.ticketTypes.map((ticketType) => ({
      ...ticketType,
      priceBands: ticketType.priceBands.map((band) =>
        isSameBand({ ticketTypeCode: ticketType.code, priceBandCode: band.code }, order)
          ? { ...raise(band), discounts: band.discounts.map(raise) }
          : band,
      ),
    })),
  };
}
