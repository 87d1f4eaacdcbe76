/** The price fields that bands and discounts share (reference, 4.8). */
import { type JsonObject } from '../box-office.js';
import { type Place } from '../catalogue/catalogue.js';
import { commissionsOf, totalOf, type Quote } from '../model/pricing.js';

export function priceFields(place: Place, quote: Quote, withCommission: boolean): JsonObject {
  const { currency } = place.event;
  const saleTotal = totalOf(quote.sale, currency);
  const commissions = withCommission ? commissionsOf(saleTotal, currency) : undefined;
  return {
    price_band_code: place.band.code,
    price_band_desc: place.band.desc,
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
    allows_leaving_single_seats: place.event.singles,
    predicted_user_commission: commissions && { ...commissions.user },
    predicted_gross_commission: commissions && { ...commissions.gross },
  };
}

export function serialiseDiscount(place: Place, quote: Quote, available: number, withCommission: boolean): JsonObject {
  return {
    discount_code: quote.discount.code,
    discount_desc: quote.discount.desc,
    number_available: available,
    ...priceFields(place, quote, withCommission),
  };
}
