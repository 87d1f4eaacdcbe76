/**
 * What the customer means to buy, worked out from what is on sale and what was clicked so far. Every question of right
 * and wrong goes to src/domain. Used by the ticket picker, which draws it and adds it to the trolley.
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

/** What was clicked. Everything may be missing, and stays true when what is on sale changes. */
export interface TicketWish {
  readonly band?: BandReference;
  readonly quantity?: number | undefined;
  /** Tickets by discount; wins over `quantity` where the band has discounts. */
  readonly counts?: DiscountCounts | undefined;
}

/** A price band as it is offered. */
export interface BandOffer {
  readonly ticketType: TicketType;
  readonly band: PriceBand;
  /** Ascending; empty when it is sold out. */
  readonly quantities: readonly number[];
}

export interface TicketChoice {
  readonly offer: BandOffer;
  readonly quantity: number;
  /** Undefined where the band has one price only. */
  readonly counts: DiscountCounts | undefined;
  /** A code for each ticket, or none at all. */
  readonly codes: readonly string[];
  /** Of the whole order. */
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

/** @returns undefined when everything is sold out */
export function chooseTickets(availability: Availability, wish: TicketWish): TicketChoice | undefined {
  const open = listOffers(availability).filter(({ quantities }) => quantities.length > 0);
  const offer = open.find((one) => isSameBand(referenceTo(one), wish.band)) ?? cheapest(open, wish.quantity);
  if (!offer) return undefined;
  const { band, quantities } = offer;
  let quantity = nearest(quantities, wish.quantity);
  let counts: DiscountCounts | undefined;
  let codes: string[] = [];
  if (offersDiscounts(band)) {
    counts = wish.counts ? carryCounts(wish.counts, band) : defaultCounts(band, quantity);
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

export function referenceTo({ ticketType, band }: BandOffer): BandReference {
  return { ticketTypeCode: ticketType.code, priceBandCode: band.code };
}

export function isSameBand(left: BandReference, right: BandReference | undefined): boolean {
  return left.ticketTypeCode === right?.ticketTypeCode && left.priceBandCode === right.priceBandCode;
}

/** Nobody is led to the dearest tickets: until the customer chooses, the cheapest that can be had are chosen. */
function cheapest(offers: readonly BandOffer[], quantity: number | undefined): BandOffer | undefined {
  const enough = offers.filter(({ quantities }) => quantity === undefined || quantities.includes(quantity));
  const candidates = enough.length > 0 ? enough : offers;
  return [...candidates].sort((left, right) => compare(totalPrice(left.band.price), totalPrice(right.band.price)))[0];
}

/** The largest number up to the one wanted, else the smallest there is. */
function nearest(quantities: readonly number[], wanted = 1): number {
  return quantities.findLast((quantity) => quantity <= wanted) ?? quantities[0] ?? wanted;
}

/** What an order in the trolley was a wish for. */
export function wishOf({ ticketTypeCode, priceBandCode, quantity, ticketOrders }: Order): TicketWish {
  const counts = new Map(ticketOrders.map((tickets) => [tickets.discountCode, tickets.quantity]));
  return { band: { ticketTypeCode, priceBandCode }, quantity, counts };
}

export function isSameWish({ offer, quantity, counts }: TicketChoice, order: Order): boolean {
  if (!isSameBand(referenceTo(offer), order) || quantity !== order.quantity) return false;
  if (!counts) return true;
  const before = carryCounts(wishOf(order).counts ?? new Map(), offer.band);
  return [...counts].every(([code, count]) => count === (before.get(code) ?? 0));
}

/** What is left for somebody who changes an order that is held: its own tickets are among it. */
export function withHeld(availability: Availability, order: Order): Availability {
  const raise = <T extends { readonly numberAvailable: number }>(one: T): T => ({
    ...one,
    numberAvailable: one.numberAvailable + order.quantity,
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
