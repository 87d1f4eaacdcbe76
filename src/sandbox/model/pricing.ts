/** What a ticket costs: band prices, discounts, offers and commission. Used wherever a price is shown or held. */
import { type Place } from '../catalogue/catalogue.js';
import { type CurrencyCode, type Discount, type EventSpec, type Price } from '../catalogue/types.js';
import { dateOf } from './calendar.js';
import { round, sum } from './money.js';
import { type Performance } from './performances.js';

/** The price of one ticket with one discount. */
export interface Quote {
  readonly discount: Discount;
  readonly sale: Price;
  /** The same without the offer. */
  readonly full: Price;
  readonly absoluteSaving: number;
  /** Whole per cent of the full total; 7.5 counts as 8 (the docs' "8% off"), 11.25 as 11 (recorded). */
  readonly percentageSaving: number;
}

export interface QuoteWish {
  readonly nights?: number | undefined;
  readonly promoCode?: string | undefined;
}

function discountPrice(band: Price, discount: Discount): Price {
  if (discount.price) return discount.price;
  return {
    seatprice: discount.percent === undefined ? band.seatprice : Math.round((band.seatprice * discount.percent) / 100),
    surcharge: Math.max(0, band.surcharge - (discount.surchargeLess ?? 0)),
  };
}

/** Rooms are priced by the night; fees are not (invented, nothing is recorded). */
const times = (price: Price, nights: number): Price => ({ ...price, seatprice: price.seatprice * nights });

export const totalOf = (price: Price, currency: CurrencyCode): number =>
  sum([price.seatprice, price.surcharge], currency);

function quoteOf(place: Place, discount: Discount, isDefault: boolean, nights: number): Quote {
  const { currency } = place.event;
  const { band } = place;
  const own = discountPrice(band.price, discount);
  const sale = times((isDefault ? band.offer : undefined) ?? own, nights);
  const full = times(discount.insteadOf ?? (discount.promoCode === undefined ? own : band.price), nights);
  const absoluteSaving = round(totalOf(full, currency) - totalOf(sale, currency), currency);
  return {
    discount,
    sale,
    full,
    absoluteSaving,
    percentageSaving: absoluteSaving > 0 ? Math.round((absoluteSaving * 100) / totalOf(full, currency)) : 0,
  };
}

/** The discounts that a customer may have, what her promo code opens before the others. */
function discountsFor(event: EventSpec, promoCode: string | undefined): Discount[] {
  const wanted = promoCode?.toLowerCase();
  const opened = event.discounts.filter(
    (discount) => wanted !== undefined && discount.promoCode?.toLowerCase() === wanted,
  );
  return [...opened, ...event.discounts.filter((discount) => discount.promoCode === undefined)];
}

/** The quotes of a band on a performance, the default first. */
export function quotesOf(
  place: Place,
  performance: Performance | undefined,
  { nights = 1, promoCode }: QuoteWish = {},
): Quote[] {
  const { event, ticketType, band } = place;
  const fullPriceOnly = event.conditions.fullPriceOnly;
  const day = performance?.when?.day;
  const onlyDefault =
    fullPriceOnly?.ticketType === ticketType.code && day !== undefined && dateOf(day).date === fullPriceOnly.dayOfMonth;
  const offered = discountsFor(event, promoCode).filter(({ code }) => band.discounts?.includes(code) ?? true);
  return (onlyDefault ? offered.slice(0, 1) : offered).map((discount, index) =>
    quoteOf(place, discount, index === 0 && discount.promoCode === undefined, nights),
  );
}

export function defaultQuote(place: Place, performance?: Performance, wish: QuoteWish = {}): Quote {
  const [first] = quotesOf(place, performance, wish);
  if (!first) throw new Error(`${place.event.id} has a price band without a discount.`);
  return first;
}

export interface Commission {
  amount_including_vat: number;
  amount_excluding_vat: number;
  commission_currency_code: string;
}

const GROSS_SHARE = 0.15;
const USER_SHARE = 0.45;
const VAT = 1.2;

function commission(amount: number, currency: CurrencyCode): Commission {
  return {
    amount_including_vat: round(amount, currency),
    amount_excluding_vat: round(amount / VAT, currency),
    commission_currency_code: currency,
  };
}

/** 15 % of the total, 45 % of that to the user: fits all recorded predictions of 6IF. */
export function commissionsOf(total: number, currency: CurrencyCode): { gross: Commission; user: Commission } {
  return {
    gross: commission(total * GROSS_SHARE, currency),
    user: commission(total * GROSS_SHARE * USER_SHARE, currency),
  };
}
