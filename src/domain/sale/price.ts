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

/** A price that may be an offer on a usual (`non_offer`) one. */
export interface OfferedPrice {
  readonly price: Price;
  /** What it costs without the offer; equal to `price` where there is none. */
  readonly usualPrice: Price;
  readonly isOffer: boolean;
  readonly absoluteSaving: Money;
  /** Whole percent as the API rounds it. */
  readonly percentageSaving: number;
}

/**
 * How an offer is worded in the UK (reference 4.4): a lower face value may name its percentage, a waived booking fee
 * says "No fees" and never a percentage.
 */
export type OfferKind = 'none' | 'reduced' | 'no-fee';

export function offerKind({ price, usualPrice, isOffer }: OfferedPrice): OfferKind {
  if (!isOffer) return 'none';
  const faceValueSaving = subtract(usualPrice.seatPrice, price.seatPrice).minor;
  return faceValueSaving === 0 && price.surcharge.minor === 0 && usualPrice.surcharge.minor > 0 ? 'no-fee' : 'reduced';
}
