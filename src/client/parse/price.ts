/**
 * Reads prices, with and without an offer, and commission (docs/api/availability.md#price-fields,
 * docs/api/availability.md#commission).
 */
import type { Commission } from '../../domain/sale/availability.js';
import { type Currency, subtract } from '../../domain/sale/money.js';
import { type OfferedPrice, type Price, totalPrice } from '../../domain/sale/price.js';
import { withoutUndefined, type JsonObject } from './json-object.js';

export function parsePrice(object: JsonObject, seatPrice: string, surcharge: string, currency: Currency): Price {
  return { seatPrice: object.money(seatPrice, currency), surcharge: object.money(surcharge, currency) };
}

/** What a price band or discount asks: `sale_…` now, `non_offer_sale_…` without the offer. */
export function parseSalePrice(object: JsonObject, currency: Currency): OfferedPrice {
  const price = parsePrice(object, 'sale_seatprice', 'sale_surcharge', currency);
  const usualPrice = object.has('non_offer_sale_seatprice')
    ? parsePrice(object, 'non_offer_sale_seatprice', 'non_offer_sale_surcharge', currency)
    : price;
  return offeredPrice(object, price, usualPrice, currency);
}

/** One of a cost range's offers: `offer_…` instead of `full_…`. */
export function parseOffer(object: JsonObject, currency: Currency): OfferedPrice {
  const price = parsePrice(object, 'offer_seatprice', 'offer_surcharge', currency);
  const usualPrice = parsePrice(object, 'full_seatprice', 'full_surcharge', currency);
  return offeredPrice(object, price, usualPrice, currency);
}

/** A percentage that the API leaves out is rounded down: an offer must not be made to look better than it is. */
function offeredPrice(object: JsonObject, price: Price, usualPrice: Price, currency: Currency): OfferedPrice {
  const saving = subtract(totalPrice(usualPrice), totalPrice(price));
  const absoluteSaving = object.maybeMoney('absolute_saving', currency) ?? saving;
  const percent = Math.floor((100 * saving.minor) / Math.max(1, totalPrice(usualPrice).minor));
  return {
    price,
    usualPrice,
    isOffer: object.flag('is_offer', absoluteSaving.minor > 0),
    absoluteSaving,
    percentageSaving: object.maybeNumber('percentage_saving') ?? percent,
  };
}

/** Before a purchase the API only predicts it. */
export function parseCommission(object: JsonObject): Commission | undefined {
  const user = object.maybeObject('user_commission') ?? object.maybeObject('predicted_user_commission');
  const gross = object.maybeObject('gross_commission') ?? object.maybeObject('predicted_gross_commission');
  if (!user && !gross) return undefined;
  return withoutUndefined<Commission>({ user: user && parseAmounts(user), gross: gross && parseAmounts(gross) });
}

function parseAmounts(amounts: JsonObject): NonNullable<Commission['user']> {
  return {
    includingVat: amounts.number('amount_including_vat'),
    excludingVat: amounts.number('amount_excluding_vat'),
    currencyCode:
      amounts.maybeText('commission_currency_code') ?? amounts.object('commission_currency').text('currency_code'),
  };
}
