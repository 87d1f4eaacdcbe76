/** Prices of one ticket, with and without an offer (reference 4.4 and 4.8), and commission. */
import type { Commission } from '../../domain/sale/availability.js';
import { type Currency, subtract } from '../../domain/sale/money.js';
import { type OfferedPrice, type Price, totalPrice } from '../../domain/sale/price.js';
import { present, type Wire } from './read.js';

export function parsePrice(owner: Wire, seatPrice: string, surcharge: string, currency: Currency): Price {
  return { seatPrice: owner.money(seatPrice, currency), surcharge: owner.money(surcharge, currency) };
}

/** What a price band or discount asks: `sale_…` now, `non_offer_sale_…` without the offer. */
export function parseSalePrice(owner: Wire, currency: Currency): OfferedPrice {
  const price = parsePrice(owner, 'sale_seatprice', 'sale_surcharge', currency);
  const usualPrice = owner.has('non_offer_sale_seatprice')
    ? parsePrice(owner, 'non_offer_sale_seatprice', 'non_offer_sale_surcharge', currency)
    : price;
  return offeredPrice(owner, price, usualPrice, currency);
}

/** One of a cost range's offers: `offer_…` instead of `full_…`. */
export function parseOffer(owner: Wire, currency: Currency): OfferedPrice {
  const price = parsePrice(owner, 'offer_seatprice', 'offer_surcharge', currency);
  const usualPrice = parsePrice(owner, 'full_seatprice', 'full_surcharge', currency);
  return offeredPrice(owner, price, usualPrice, currency);
}

/** A percentage that the API leaves out is rounded down: an offer must not be made to look better than it is. */
function offeredPrice(owner: Wire, price: Price, usualPrice: Price, currency: Currency): OfferedPrice {
  const saving = subtract(totalPrice(usualPrice), totalPrice(price));
  const absoluteSaving = owner.maybeMoney('absolute_saving', currency) ?? saving;
  const percent = Math.floor((100 * saving.minor) / Math.max(1, totalPrice(usualPrice).minor));
  return {
    price,
    usualPrice,
    isOffer: owner.flag('is_offer', absoluteSaving.minor > 0),
    absoluteSaving,
    percentageSaving: owner.maybeNumber('percentage_saving') ?? percent,
  };
}

/** Before a purchase the API only predicts it. */
export function parseCommission(owner: Wire): Commission | undefined {
  const user = owner.maybeObject('user_commission') ?? owner.maybeObject('predicted_user_commission');
  const gross = owner.maybeObject('gross_commission') ?? owner.maybeObject('predicted_gross_commission');
  if (!user && !gross) return undefined;
  return present<Commission>({ user: user && parseAmounts(user), gross: gross && parseAmounts(gross) });
}

function parseAmounts(amounts: Wire): NonNullable<Commission['user']> {
  return {
    includingVat: amounts.number('amount_including_vat'),
    excludingVat: amounts.number('amount_excluding_vat'),
    currencyCode:
      amounts.maybeText('commission_currency_code') ?? amounts.object('commission_currency').text('currency_code'),
  };
}
