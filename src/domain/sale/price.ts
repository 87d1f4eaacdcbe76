/** The price of one ticket as the API splits it: seat price (face value) and surcharge (booking fee). */
import { add, type Money, multiply, subtract } from './money.js';

export interface Price {
  /** Face value of one ticket. */
  readonly seatPrice: Money;
  /** Booking fee of one ticket. */
  readonly surcharge: Money;
}

export function totalPrice({ seatPrice, surcharge }: Price): Money {
  return add(seatPrice, surcharge);
}

export function multiplyPrice({ seatPrice, surcharge }: Price, count: number): Price {
  return { seatPrice: multiply(seatPrice, count), surcharge: multiply(surcharge, count) };
}

/** A price that may be an offer on a usual price (the API's `non_offer` price). */
export interface OfferedPrice {
  readonly price: Price;
  /** The price without the offer; equal to `price` when there is none. */
  readonly usualPrice: Price;
  readonly isOffer: boolean;
  readonly absoluteSaving: Money;
  /** Whole percent as the API rounds it. */
  readonly percentageSaving: number;
}

/**
 * How an offer is worded, by the UK rules (docs/api/catalogue.md#offers). A lower face value may be given as a
 * percentage; a waived booking fee reads "No fees" and never a percentage.
 */
export type OfferKind = 'none' | 'reduced' | 'no-fee';

export function offerKind({ price, usualPrice, isOffer }: OfferedPrice): OfferKind {
  if (!isOffer) return 'none';
  const faceValueSaving = subtract(usualPrice.seatPrice, price.seatPrice).minor;
  return faceValueSaving === 0 && price.surcharge.minor === 0 && usualPrice.surcharge.minor > 0 ? 'no-fee' : 'reduced';
}
