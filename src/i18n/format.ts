/**
 * Dates, times, numbers and lists in the customer's language, by Intl. Money is formatted in src/domain/sale/money.ts.
 */

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let cached = formatters.get(key);
  if (!cached) formatters.set(key, (cached = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })));
  return cached;
}

/** The local time of the venue read as UTC, so that the customer's time zone does not shift it. */
function wallClock(dateTime: string): Date {
  return new Date(dateTime.length > 10 ? `${dateTime.slice(0, 19)}Z` : `${dateTime}T00:00:00Z`);
}

/** `Friday, 1 January 2027`. @param dateTime ISO 8601 date, with or without time and offset */
export function formatLongDate(dateTime: string, language: string): string {
  return formatter(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    wallClock(dateTime),
  );
}

/** `15:30`, or `3:30 PM` in a language with a 12-hour clock. @param dateTime ISO 8601 date with time */
export function formatTime(dateTime: string, language: string): string {
  return formatter(language, { hour: 'numeric', minute: '2-digit' }).format(wallClock(dateTime));
}

/** `January 2027` @param month 1 to 12 */
export function formatMonth(year: number, month: number, language: string): string {
  return formatter(language, { month: 'long', year: 'numeric' }).format(new Date(Date.UTC(year, month - 1, 1)));
}

/** @param weekday 0 is Sunday */
export function formatWeekday(weekday: number, language: string, width: 'short' | 'long'): string {
  // 1 January 2023 was a Sunday.
  return formatter(language, { weekday: width }).format(new Date(Date.UTC(2023, 0, 1 + weekday)));
}

export function formatNumber(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value);
}

/** `A, B and C` */
export function formatList(items: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
}

/** `4:05` @param seconds whole seconds */
export function formatCountdown(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
