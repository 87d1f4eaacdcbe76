/** How days are named. */
import type { PlayingDay } from '../../domain/catalogue/calendar.js';
import { formatMoney } from '../../domain/sale/money.js';
import { type Price, totalPrice } from '../../domain/sale/price.js';
import { formatLongDate } from '../../i18n/format.js';
import type { Terms } from '../../i18n/terms.js';

/** `Friday, 1 January 2027, from £55.00, 2 performances, Offer` */
export function dayName(
  date: string,
  isPlaying: boolean,
  day: PlayingDay | undefined,
  terms: Terms,
  language: string,
): string {
  const { performances } = terms;
  const facts = isPlaying ? dayFacts(day, terms, language) : [performances.noneThatDay];
  return performances.day(formatLongDate(date, language), ...facts);
}

export function dayFacts(day: PlayingDay | undefined, terms: Terms, language: string): string[] {
  if (!day) return [];
  const { performances } = terms;
  return [
    ...(day.from ? [performances.fromPrice(formatMoney(totalPrice(day.from), language))] : []),
    performances.count(day.performances.length),
    ...(day.offer ? [terms.common.offer] : []),
  ];
}

/** `£55`, and `£55.50` where there are pence: a day of the calendar is narrow. */
export function shortPrice(price: Price, language: string): string {
  const { minor, currency } = totalPrice(price);
  const places = minor % currency.factor === 0 ? 0 : currency.places;
  return formatMoney({ minor, currency: { ...currency, places } }, language);
}
