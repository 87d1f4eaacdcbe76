/** What a ticket costs: prices of bands, discounts, offers and commission. Used wherever a price is shown or held. */
import { type EventBand } from '../catalogue/catalogue.js';
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
  /** Whole per cent of the full total: 7.5 rounds to 8 (documented as "8% off"), 11.25 to 11 (recorded). */
  readonly percentageSaving: number;
}

export interface QuoteOptions {
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

/** Rooms are priced per night, fees are not. Both are invented. */
const times = (price: Price, nights: number): Price => ({ ...price, seatprice: price.seatprice * nights });

export const totalOf = (price: Price, currency: CurrencyCode): number =>
  sum([price.seatprice, price.surcharge], currency);

function quoteOf(eventBand: EventBand, discount: Discount, isDefault: boolean, nights: number): Quote {
  const { currency } = eventBand.event;
  const { band } = eventBand;
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

/** The discounts that a customer may have. The ones that a promo code opens come first. */
function discountsFor(event: EventSpec, promoCode: string | undefined): Discount[] {
  const wanted = promoCode?.toLowerCase();
  const opened = event.discounts.filter(
    (discount) => wanted !== undefined && discount.promoCode?.toLowerCase() === wanted,
  );
  return [...opened, ...event.discounts.filter((discount) => discount.promoCode === undefined)];
}

/** The quotes of a price band at a performance, the default first. */
export function quotesOf(
  eventBand: EventBand,
  performance: Performance | undefined,
  { nights = 1, promoCode }: QuoteOptions = {},
): Quote[] {
  const { event, ticketType, band } = eventBand;
  const fullPriceOnly = event.conditions.fullPriceOnly;
  const day = performance?.when?.day;
  const onlyDefault =
    fullPriceOnly?.ticketType === ticketType.code && day !== undefined && dateOf(day).date === fullPriceOnly.dayOfMonth;
  const offered = discountsFor(event, promoCode).filter(({ code }) => band.discounts?.includes(code) ?? true);
  return (onlyDefault ? offered.slice(0, 1) : offered).map((discount, index) =>
    quoteOf(eventBand, discount, index === 0 && discount.promoCode === undefined, nights),
  );
}

export function defaultQuote(eventBand: EventBand, performance?: Performance, options: QuoteOptions = {}): Quote {
  const [first] = quotesOf(eventBand, performance, options);
  if (!first) throw new Error(`${eventBand.event.id} has a price band without a discount.`);
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

/** 15 % of the total, of which the user gets 45 %. Fits all recorded predictions of 6IF. */
export function commissionsOf(total: number, currency: CurrencyCode): { gross: Commission; user: Commission } {
  return {
    gross: commission(total * GROSS_SHARE, currency),
    user: commission(total * GROSS_SHARE * USER_SHARE, currency),
  };
}
