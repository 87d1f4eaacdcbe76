/** A performance: one sitting of an event. It is dated, named or a dummy (docs/api/catalogue.md#performances). */
import type { AvailDetail, CostRange, Paging } from './event.js';

export interface Performance {
  readonly id: string;
  readonly eventId: string;
  /** ISO 8601 with the venue's offset; absent on dummies of undated events. */
  readonly dateTime?: string;
  /** The API's own English text, such as `Tue, 13th June 2017`. */
  readonly dateText?: string;
  readonly timeText?: string;
  /** It must be shown when present. */
  readonly name?: string;
  /** Minutes. */
  readonly runningTime?: number;
  /** Very few tickets left. */
  readonly isLimited: boolean;
  /** No longer on sale. */
  readonly isGhost: boolean;
  readonly hasPoolSeats: boolean;
  readonly costRange?: CostRange;
  readonly availDetails?: readonly AvailDetail[];
}

export interface PerformancePage {
  readonly performances: readonly Performance[];
  readonly hasNames: boolean;
  /** The only performance has to be selected for the customer. */
  readonly autoselect: boolean;
  readonly paging: Paging;
}

/** A month in which an event has performances, with cached prices (docs/api/catalogue.md#months). */
export interface Month {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** Days of the month with a performance, from 1. */
  readonly days: readonly number[];
  /** Weekdays with a performance; 0 is Sunday. */
  readonly weekdays: readonly number[];
  readonly costRange?: CostRange;
  readonly availDetails?: readonly AvailDetail[];
}

/** A performance's id is its event's id, a hyphen and a code of its own (docs/api/catalogue.md#performances). */
export function eventIdOf(performanceId: string): string {
  return performanceId.split('-', 1)[0] ?? '';
}

/**
 * The date on the venue's wall clock, read from the ISO text itself. It never passes through a time zone, because a
 * performance's date is the venue's, wherever the customer is.
 */
export function localDate({ dateTime }: Performance): string | undefined {
  return dateTime?.slice(0, 10);
}

/** The time on the venue's wall clock: `19:30`. */
export function localTime({ dateTime }: Performance): string | undefined {
  return dateTime?.slice(11, 16);
}
