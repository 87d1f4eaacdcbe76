/**
 * Dates of the box office: whole days counted from 1 January 1970, minutes of the local clock and the time zones of the
 * venues. Pure; used by schedules, serialisers and filters.
 */
export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** `arizona` follows the recording of DP9 (-06:00 in summer), not the map. */
export type Zone = 'utc' | 'london' | 'paris' | 'las_vegas' | 'arizona';

const ZONES: Record<Zone, { base: number; summer?: 'eu' | 'us' }> = {
  utc: { base: 0 },
  london: { base: 0, summer: 'eu' },
  paris: { base: 60, summer: 'eu' },
  las_vegas: { base: -480, summer: 'us' },
  arizona: { base: -420, summer: 'us' },
};

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** `jan`, as masks and months.v1 name it. @param month 1 to 12 */
export const monthCode = (month: number): string => (MONTHS[month - 1] ?? '').slice(0, 3).toLowerCase();

export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly date: number;
}

export const dayOf = (year: number, month: number, date: number): number =>
  Math.floor(Date.UTC(year, month - 1, date) / DAY_MS);

export function dateOf(day: number): CalendarDate {
  const utc = new Date(day * DAY_MS);
  return { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, date: utc.getUTCDate() };
}

/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** Reads `yyyymmdd` or `yyyy-mm-dd`. Undefined for anything that is not a real date. */
export function parseDay(text: string | undefined): number | undefined {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text ?? '');
  if (!match) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const day = dayOf(year, month, date);
  const back = dateOf(day);
  return back.year === year && back.month === month && back.date === date ? day : undefined;
}

const two = (value: number): string => String(value).padStart(2, '0');

export function yyyymmdd(day: number): string {
  const { year, month, date } = dateOf(day);
  return `${year}${two(month)}${two(date)}`;
}

function sundayOn(year: number, month: number, earliest: number): number {
  const day = dayOf(year, month, earliest);
  return day + ((7 - weekdayOf(day)) % 7);
}

/** Minutes east of Greenwich. Counts whole days, because no performance is in the night of a change. */
export function offsetMinutes(zone: Zone, day: number): number {
  const { base, summer } = ZONES[zone];
  if (!summer) return base;
  const { year } = dateOf(day);
  const [from, to] =
    summer === 'eu' ? [sundayOn(year, 3, 25), sundayOn(year, 10, 25)] : [sundayOn(year, 3, 8), sundayOn(year, 11, 1)];
  return day >= from && day < to ? base + 60 : base;
}

/** The local day at an instant. */
export function localDay(zone: Zone, now: number): number {
  const offset = offsetMinutes(zone, Math.floor(now / DAY_MS));
  return Math.floor((now + offset * MINUTE_MS) / DAY_MS);
}

export const instantOf = (zone: Zone, day: number, minutes: number): number =>
  day * DAY_MS + (minutes - offsetMinutes(zone, day)) * MINUTE_MS;

/** `2017-06-13T19:30:00+01:00`, with `Z` for Greenwich. */
export function isoLocal(zone: Zone, day: number, minutes: number): string {
  const { year, month, date } = dateOf(day);
  const offset = offsetMinutes(zone, day);
  const size = Math.abs(offset);
  const suffix = offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${year}-${two(month)}-${two(date)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00${suffix}`;
}

/** `2017-04-12T08:38:35Z`. */
export const isoUtc = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

function ordinal(date: number): string {
  const ending = date > 10 && date < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][date % 10] ?? 'th');
  return `${date}${ending}`;
}

/** `Tue, 13th June 2017`. */
export function dateText(day: number): string {
  const { year, month, date } = dateOf(day);
  return `${WEEKDAYS[weekdayOf(day)]}, ${ordinal(date)} ${MONTHS[month - 1]} ${year}`;
}

/** `7.30 PM`. */
export function timeText(minutes: number): string {
  const hour = Math.floor(minutes / 60);
  return `${hour % 12 === 0 ? 12 : hour % 12}.${two(minutes % 60)} ${hour < 12 ? 'AM' : 'PM'}`;
}
