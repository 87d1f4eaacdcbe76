/** The words for a day, in the calendar and in the list. */
import type { PlayingDay } from '../../domain/catalogue/calendar.js';
import { formatMoney } from '../../domain/sale/money.js';
import { type Price, totalPrice } from '../../domain/sale/price.js';
import { formatLongDate } from '../../i18n/format.js';
import type { Locale } from '../../i18n/locale.js';

/** `Friday, 1 January 2027, from £55.00, 2 performances, Offer` */
export function describeDay(
  date: string,
  isPlaying: boolean,
  day: PlayingDay | undefined,
  locale: Locale<'performances'>,
): string {
  const { performances } = locale.terms;
  const details = isPlaying ? listDayDetails(day, locale) : [performances.noneThatDay];
  return performances.day(formatLongDate(date, locale.language), ...details);
}

/** The from-price, the number of performances and whether there is an offer. */
export function listDayDetails(day: PlayingDay | undefined, locale: Locale<'performances'>): string[] {
  if (!day) return [];
  const { performances } = locale.terms;
  return [
    ...(day.from ? [performances.fromPrice(formatMoney(totalPrice(day.from), locale.language))] : []),
    performances.count(day.performances.length),
    ...(day.offer ? [locale.terms.common.offer] : []),
  ];
}

/** `£55`, or `£55.50` where there are pence, because the days of the calendar are narrow. */
export function formatShortPrice(price: Price, language: string): string {
  const { minor, currency } = totalPrice(price);
  const places = minor % currency.factor === 0 ? 0 : currency.places;
  return formatMoney({ minor, currency: { ...currency, places } }, language);
}
