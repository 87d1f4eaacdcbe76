/** What a promo code does to what is on sale (reference 5, availability): the API does not say, so the two are compared. */
import type { Availability, Discount } from './availability.js';

/**
 * Whether the code opens anything: other prices, other discounts, other ticket types. How many tickets are left, and which,
 * may have changed between the two answers and says nothing.
 */
export function changesOffer(withoutCode: Availability, withCode: Availability): boolean {
  return offerOf(withoutCode) !== offerOf(withCode);
}

function offerOf({ ticketTypes }: Availability): string {
  const offer = ticketTypes.map(({ code, priceBands }) => ({
    code,
    bands: priceBands.map((band) => ({ code: band.code, price: band.price, discounts: band.discounts.map(inBrief) })),
  }));
  return JSON.stringify(offer);
}

const inBrief = ({ code, price }: Discount): Pick<Discount, 'code' | 'price'> => ({ code, price });
