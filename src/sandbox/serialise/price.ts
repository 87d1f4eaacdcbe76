/** The price fields that price bands and discounts share (docs/api/availability.md#price-fields). */
import { type EventBand } from '../catalogue/catalogue.js';
import { type JsonObject } from '../json.js';
import { commissionsOf, type Quote, totalOf } from '../model/pricing.js';

export function priceFields(eventBand: EventBand, quote: Quote, withCommission: boolean): JsonObject {
  const { currency } = eventBand.event;
  const saleTotal = totalOf(quote.sale, currency);
  const commissions = withCommission ? commissionsOf(saleTotal, currency) : undefined;
  return {
    price_band_code: eventBand.band.code,
    price_band_desc: eventBand.band.desc,
    sale_seatprice: quote.sale.seatprice,
    sale_surcharge: quote.sale.surcharge,
    sale_combined: saleTotal,
    non_offer_sale_seatprice: quote.full.seatprice,
    non_offer_sale_surcharge: quote.full.surcharge,
    non_offer_sale_combined: totalOf(quote.full, currency),
    is_offer: quote.absoluteSaving > 0,
    absolute_saving: quote.absoluteSaving,
    percentage_saving: quote.percentageSaving,
    discount_semantic_type: quote.discount.semanticType,
    allows_leaving_single_seats: eventBand.event.singles,
    predicted_user_commission: commissions && { ...commissions.user },
    predicted_gross_commission: commissions && { ...commissions.gross },
  };
}

export function serialiseDiscount(
  eventBand: EventBand,
  quote: Quote,
  available: number,
  withCommission: boolean,
): JsonObject {
  return {
    discount_code: quote.discount.code,
    discount_desc: quote.discount.desc,
    number_available: available,
    ...priceFields(eventBand, quote, withCommission),
  };
}
