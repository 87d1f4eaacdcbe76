/**
 * Days and months with performances, and keyboard moves between them. Everything is on the venue's wall clock. Dates
 * are `YYYY-MM-DD` texts, which sort as dates do. Used by the performance picker.
 */
import { headlineOffer, type TicketedEvent } from './event.js';
import { compare, type Money } from '../sale/money.js';
import { localDate, type Month, type Performance, type PerformancePage } from './performance.js';
import { type OfferedPrice, offerKind, type Price, totalPrice } from '../sale/price.js';

export interface YearMonth {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
}

/** A day with at least one performance. */
export interface PlayingDay {
  readonly date: string;
  /** In order of time. */
  readonly performances: readonly Performance[];
  /** The lowest total price of the day, if prices are known. */
  readonly from?: Price;
  /** The greatest saving of the day. */
  readonly offer?: OfferedPrice;
}

/** Performances by the venue's date, in order. Performances without a date are left out. */
export function playingDays(performances: readonly Performance[]): PlayingDay[] {
  const byDate = new Map<string, Performance[]>();
  for (const performance of performances) {
    const date = localDate(performance);
    if (date === undefined) continue;
    const ofDay = byDate.get(date);
    if (ofDay) ofDay.push(performance);
    else byDate.set(date, [performance]);
  }
  return [...byDate]
    .map(([date, ofDay]) => playingDay(date, ofDay))
    .sort((left, right) => compareText(left.date, right.date));
}

function playingDay(date: string, ofDay: readonly Performance[]): PlayingDay {
  const performances = [...ofDay].sort((left, right) => compareText(left.dateTime, right.dateTime));
  const from = lowest(performances.flatMap(({ costRange }) => costRange?.min ?? []));
  const offer = performances.reduce<OfferedPrice | undefined>((best, { costRange }) => {
    const found = headlineOffer(costRange);
    if (!found || offerKind(found) === 'none') return best;
    return !best || found.percentageSaving > best.percentageSaving ? found : best;
  }, undefined);
  return { date, performances, ...(from && { from }), ...(offer && { offer }) };
}

function compareText(left = '', right = ''): number {
  return left < right ? -1 : Number(left > right);
}

/** The lowest total price. Prices in another currency than the first one's cannot be compared and are skipped. */
function lowest(prices: readonly Price[]): Price | undefined {
  return prices.reduce<Price | undefined>((best, price) => {
    if (!best) return price;
    const [left, right]: [Money, Money] = [totalPrice(price), totalPrice(best)];
    return left.currency.code === right.currency.code && compare(left, right) < 0 ? price : best;
  }, undefined);
}

/**
 * The performance that is selected for the customer: the dummy of an event that needs no performance, or the one that
 * the API autoselects (docs/api/catalogue.md#performances-endpoint).
 */
export function automaticPerformance(event: TicketedEvent, page: PerformancePage): Performance | undefined {
  return !event.needsPerformance || page.autoselect ? page.performances[0] : undefined;
}

/** Whether a list is easier to read than a calendar: few days, or days far apart. */
export function isSparse(dates: readonly string[]): boolean {
  const months = new Set(dates.map((date) => date.slice(0, 7))).size;
  return dates.length <= 3 || (dates.length <= 12 && dates.length < 2 * months);
}

/** `2027-01` */
export function monthKey({ year, month }: YearMonth): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

/** @param date `YYYY-MM-DD` or `YYYY-MM` */
export function monthOf(date: string): YearMonth {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) };
}

/** The months of these dates, each once and in order. */
export function monthsOf(dates: readonly string[]): YearMonth[] {
  return [...new Set(dates.map((date) => date.slice(0, 7)))].sort().map(monthOf);
}

/** The dates with performances in the API's months, within the limits. */
export function datesOf(months: readonly Month[], from = '', to = '9999'): string[] {
  return months
    .flatMap((month) => month.days.map((day) => `${monthKey(month)}-${String(day).padStart(2, '0')}`))
    .filter((date) => date >= from && date <= to);
}

/** The first and last day of a month, within the limits. */
export function monthRange(month: YearMonth, from = '', to = '9999'): { readonly from: string; readonly to: string } {
  const first = `${monthKey(month)}-01`;
  const last = `${monthKey(month)}-${String(lengthOf(month)).padStart(2, '0')}`;
  return { from: first < from ? from : first, to: last > to ? to : last };
}

/**
 * The weeks of a month, seven cells each; undefined for days of other months.
 *
 * @param firstWeekday 0 is Sunday
 */
export function monthGrid(month: YearMonth, firstWeekday: number): (string | undefined)[][] {
  const key = monthKey(month);
  const lead = (weekdayOf(`${key}-01`) - firstWeekday + 7) % 7;
  const days: (string | undefined)[] = Array.from({ length: lead }, () => undefined);
  for (let day = 1; day <= lengthOf(month); day += 1) days.push(`${key}-${String(day).padStart(2, '0')}`);
  while (days.length % 7 !== 0) days.push(undefined);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** 0 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

export function addDays(date: string, days: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/**
 * The nearest month with performances that is at least `count` months away. Falls back to the outermost month when none
 * is that far, and to undefined when there is none in that direction.
 *
 * @param months with performances, in order
 * @param count negative for earlier months
 */
export function stepMonth(months: readonly YearMonth[], current: YearMonth, count: number): YearMonth | undefined {
  const target = monthKey(monthOfIndex(current.year * 12 + current.month - 1 + count));
  const here = monthKey(current);
  const isAfter = count > 0;
  const beyond = months.filter((month) => (isAfter ? monthKey(month) > here : monthKey(month) < here));
  if (isAfter) return beyond.find((month) => monthKey(month) >= target) ?? beyond.at(-1);
  return beyond.findLast((month) => monthKey(month) <= target) ?? beyond[0];
}

export interface CalendarKey {
  /** As in KeyboardEvent. */
  readonly key: string;
  readonly shiftKey: boolean;
}

export interface CalendarSetting {
  /** Months with performances, in order. The calendar shows no others. */
  readonly months: readonly YearMonth[];
  /** 0 is Sunday. */
  readonly firstWeekday: number;
  readonly isRightToLeft: boolean;
}

/** The day that a key moves to from `date`: `date` itself at either end, undefined for other keys. */
export function keyboardDay(
  date: string,
  { key, shiftKey }: CalendarKey,
  setting: CalendarSetting,
): string | undefined {
  const forward = setting.isRightToLeft ? -1 : 1;
  const intoWeek = (weekdayOf(date) - setting.firstWeekday + 7) % 7;
  switch (key) {
    case 'ArrowRight':
      return stepDay(date, forward, setting.months);
    case 'ArrowLeft':
      return stepDay(date, -forward, setting.months);
    case 'ArrowDown':
      return stepDay(date, 7, setting.months);
    case 'ArrowUp':
      return stepDay(date, -7, setting.months);
    case 'Home':
      return inMonth(date, addDays(date, -intoWeek));
    case 'End':
      return inMonth(date, addDays(date, 6 - intoWeek));
    case 'PageDown':
      return stepPage(date, shiftKey ? 12 : 1, setting.months);
    case 'PageUp':
      return stepPage(date, shiftKey ? -12 : -1, setting.months);
    default:
      return undefined;
  }
}

/** Skips months without performances: moving past one leads to the nearest day of the next month shown. */
function stepDay(date: string, days: number, months: readonly YearMonth[]): string {
  const target = addDays(date, days);
  const month = monthOf(target);
  if (target.slice(0, 7) === date.slice(0, 7) || months.some((one) => monthKey(one) === monthKey(month))) return target;
  const next = stepMonth(months, monthOf(date), days > 0 ? 1 : -1);
  if (!next) return date;
  const { from, to } = monthRange(next);
  return days > 0 ? from : to;
}

/** Stays within the month: the week may end in a month that is not shown. */
function inMonth(date: string, target: string): string {
  const { from, to } = monthRange(monthOf(date));
  if (target < from) return from;
  return target > to ? to : target;
}

/** The same day of another month, or its last day when that month is shorter. */
function stepPage(date: string, count: number, months: readonly YearMonth[]): string {
  const month = stepMonth(months, monthOf(date), count);
  if (!month) return date;
  const day = Math.min(Number(date.slice(8)), lengthOf(month));
  return `${monthKey(month)}-${String(day).padStart(2, '0')}`;
}

function lengthOf({ year, month }: YearMonth): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** @param index months since year 0 */
function monthOfIndex(index: number): YearMonth {
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}
