/**
 * What a promo code changes on sale. The API does not say (docs/api/availability.md#promo-codes), so availability with
 * and without the code is compared.
 */
import type { Availability, Discount } from './availability.js';

/**
 * Whether the code changes prices, discounts or ticket types. The numbers of tickets left and the free seats are
 * ignored: they may have changed between the two answers.
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
