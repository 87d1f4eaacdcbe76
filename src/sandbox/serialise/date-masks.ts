/** Dates of performances as the API summarises them: bitmasks and `available_dates` (docs/api/disagreements.md#x26). */
import { type Params } from '../http/params.js';
import { type JsonObject } from '../json.js';
import { dateOf, monthCode, weekdayOf, yyyymmdd } from '../model/calendar.js';
import { type Performance } from '../model/performances.js';

/** Bit n is weekday n. Sunday is 0. */
export const weekdaysMask = (days: readonly number[]): number =>
  days.reduce((mask, day) => mask | (1 << weekdayOf(day)), 0);
/** Bit 0 is the 1st of the month. */
export const datesMask = (days: readonly number[]): number =>
  days.reduce((mask, day) => (mask | (1 << (dateOf(day).date - 1))) >>> 0, 0);

/** The dates with tickets, for `avail_detail`. */
export function availableDates(params: Params, performances: readonly Performance[]): JsonObject {
  const days = performances.flatMap(({ when }) => (when ? [when.day] : []));
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) {
    return { available_dates: { first_yyyymmdd: '00000000', last_yyyymmdd: '00000000' } };
  }
  const years: Record<string, Record<string, number>> = {};
  for (const day of days) {
    const { year, month, date } = dateOf(day);
    const masks = (years[`year_${year}`] ??= {});
    const name = `${monthCode(month)}_bitmask`;
    masks[name] = ((masks[name] ?? 0) | (1 << (date - 1))) >>> 0;
  }
  return {
    available_weekdays_bitmask: weekdaysMask(days),
    available_dates: {
      first_yyyymmdd: yyyymmdd(first),
      last_yyyymmdd: yyyymmdd(last),
      ...(params.flag('req_avail_details_with_perfs') && years),
    },
  };
}
