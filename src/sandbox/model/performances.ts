/**
 * Performances, computed from the schedule of an event and the clock: the list on sale now, and the performance of any
 * ID. Past performances are ghosts. Used by browsing endpoints, trolleys and reservations.
 */
import { type EventSpec, type Schedule, type StartTime, type Window } from '../catalogue/types.js';
import { dateOf, dayOf, instantOf, isoLocal, localDay, parseDay, weekdayOf, type Zone } from './calendar.js';

export interface Performance {
  readonly id: string;
  readonly event: EventSpec;
  /** Absent on the dummy performances of undated products. */
  readonly when?: { readonly zone: Zone; readonly day: number; readonly minutes: number; readonly iso: string };
  /** Milliseconds since the epoch. For dummies the start of the day. */
  readonly start: number;
  readonly runningTime?: number;
  readonly name?: string;
  /** On sale at the time of the call. */
  readonly onSale: boolean;
}

type Daily = Extract<Schedule, { kind: 'daily' }>;

/** The documented limit of the performance list (docs/api/catalogue.md#performances-endpoint). */
const MOST_DAYS_AHEAD = 730;
const PER_LETTER = 360;

/** As in the recorded IDs of 6IF and 6L9: a letter worth 360, a digit worth 36, a base-36 digit. `AA` follows `Z`. */
function numberToSuffix(number: number): string {
  const [digit, last] = [Math.floor((number % PER_LETTER) / 36), number % 36];
  let letters = '';
  for (let rest = Math.floor(number / PER_LETTER) + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${digit}${last.toString(36).toUpperCase()}`;
}

function suffixToNumber(suffix: string): number | undefined {
  const match = /^([A-Z]{1,3})(\d)([0-9A-Z])$/.exec(suffix);
  if (!match) return undefined;
  const letters = [...(match[1] ?? '')].reduce((value, letter) => value * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return letters * PER_LETTER + Number(match[2]) * 36 + parseInt(match[3] ?? '', 36);
}

function minutesOf(at: string): number {
  const [hours = '0', minutes = '0'] = at.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** Last day of a sales window that starts on `today`. */
export function lastDay(window: Window, today: number): number {
  if ('days' in window) return today + window.days;
  const [month, date] = window.until;
  return Math.min(dayOf(dateOf(today).year + window.yearsOn, month, date), today + MOST_DAYS_AHEAD);
}

const dayOfIso = (iso: string): number => parseDay(iso) ?? 0;

function dailyPerformance(event: EventSpec, schedule: Daily, day: number, slot: number, now: number): Performance {
  const time: StartTime = schedule.times[slot] ?? { at: '00:00' };
  const minutes = minutesOf(time.at);
  const today = localDay(schedule.zone, now);
  const number = (day - dayOfIso(schedule.origin.date)) * schedule.times.length + slot + schedule.origin.number;
  const name = schedule.names?.[weekdayOf(day)] ?? time.name;
  return {
    id: `${event.id}-${numberToSuffix(number)}`,
    event,
    when: { zone: schedule.zone, day, minutes, iso: isoLocal(schedule.zone, day, minutes) },
    start: instantOf(schedule.zone, day, minutes),
    ...(time.runningTime === undefined ? {} : { runningTime: time.runningTime }),
    ...(name === undefined ? {} : { name }),
    onSale:
      event.status === 'live' &&
      day > today &&
      day <= lastDay(schedule.window, today) &&
      !schedule.notOn?.includes(weekdayOf(day)),
  };
}

function yearlyPerformance(
  event: EventSpec,
  schedule: Extract<Schedule, { kind: 'yearly' }>,
  year: number,
  now: number,
): Performance {
  const day = dayOf(year, 1, 1);
  const minutes = minutesOf(schedule.at);
  const thisYear = new Date(now).getUTCFullYear();
  return {
    id: `${event.id}-${(year - schedule.yearZero).toString(36).toUpperCase()}`,
    event,
    when: { zone: 'utc', day, minutes, iso: isoLocal('utc', day, minutes) },
    start: instantOf('utc', day, minutes),
    runningTime: schedule.runningTime,
    onSale: event.status === 'live' && year > thisYear && year <= thisYear + schedule.years,
  };
}

function undatedPerformance(
  event: EventSpec,
  schedule: Extract<Schedule, { kind: 'undated' }>,
  day: number,
  now: number,
): Performance {
  const today = localDay('utc', now);
  const suffix = 'fixed' in schedule.id ? schedule.id.fixed : numberToSuffix(day - dayOfIso(schedule.id.dailyFrom));
  return {
    id: `${event.id}-${suffix}`,
    event,
    start: instantOf('utc', day, 0),
    onSale: event.status === 'live' && day === today,
  };
}

/** Performances on sale now, in order of time. */
export function listPerformances(event: EventSpec, now: number): Performance[] {
  if (event.status !== 'live') return [];
  const { schedule } = event;
  switch (schedule.kind) {
    case 'undated':
      return [undatedPerformance(event, schedule, localDay('utc', now), now)];
    case 'yearly': {
      const thisYear = new Date(now).getUTCFullYear();
      return Array.from({ length: schedule.years }, (_, index) =>
        yearlyPerformance(event, schedule, thisYear + 1 + index, now),
      );
    }
    case 'daily': {
      const today = localDay(schedule.zone, now);
      const days = Array.from({ length: lastDay(schedule.window, today) - today }, (_, index) => today + 1 + index);
      return days
        .filter((day) => !schedule.notOn?.includes(weekdayOf(day)))
        .flatMap((day) => schedule.times.map((_, slot) => dailyPerformance(event, schedule, day, slot, now)));
    }
  }
}

function findInSchedule(event: EventSpec, suffix: string, now: number): Performance | undefined {
  const { schedule } = event;
  switch (schedule.kind) {
    case 'undated': {
      if ('fixed' in schedule.id) {
        return suffix === schedule.id.fixed
          ? undatedPerformance(event, schedule, localDay('utc', now), now)
          : undefined;
      }
      const number = suffixToNumber(suffix);
      return number === undefined
        ? undefined
        : undatedPerformance(event, schedule, dayOfIso(schedule.id.dailyFrom) + number, now);
    }
    case 'yearly':
      return /^[0-9A-Z]{1,3}$/.test(suffix)
        ? yearlyPerformance(event, schedule, schedule.yearZero + parseInt(suffix, 36), now)
        : undefined;
    case 'daily': {
      const number = suffixToNumber(suffix);
      if (number === undefined) return undefined;
      const slots = schedule.times.length;
      const steps = number - schedule.origin.number;
      const day = dayOfIso(schedule.origin.date) + Math.floor(steps / slots);
      return dailyPerformance(event, schedule, day, ((steps % slots) + slots) % slots, now);
    }
  }
}

/** The event part of a performance ID. */
export const eventIdOf = (perfId: string): string => perfId.split('-')[0] ?? '';

/** The performance with this ID, on sale or not. Undefined when the event never had one. */
export function findPerformance(
  find: (eventId: string) => EventSpec | undefined,
  perfId: string,
  now: number,
): Performance | undefined {
  const event = find(eventIdOf(perfId));
  const suffix = perfId.slice(eventIdOf(perfId).length + 1);
  const performance = event && findInSchedule(event, suffix, now);
  return performance?.id === perfId ? performance : undefined;
}

/** First and last day on which tickets on sale are good, also for undated products. Used by date filters. */
export function saleDays(event: EventSpec, now: number): readonly [first: number, last: number] {
  const { schedule } = event;
  if (schedule.kind === 'yearly') {
    const thisYear = new Date(now).getUTCFullYear();
    return [dayOf(thisYear + 1, 1, 1), dayOf(thisYear + schedule.years, 1, 1)];
  }
  const today = localDay(schedule.kind === 'daily' ? schedule.zone : 'utc', now);
  return [schedule.kind === 'daily' ? today + 1 : today, lastDay(schedule.window, today)];
}
