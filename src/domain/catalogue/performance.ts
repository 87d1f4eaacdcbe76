/** A performance: one sitting of an event, dated, named or a dummy (reference 4.7). */
import type { AvailDetail, CostRange, Paging } from './event.js';

export interface Performance {
  readonly id: string;
  readonly eventId: string;
  /** ISO 8601 with the venue's offset; absent on dummies of undated events. */
  readonly dateTime?: string;
  /** The API's own English text, such as `Tue, 13th June 2017`. */
  readonly dateText?: string;
  readonly timeText?: string;
  /** Must be shown where present. */
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
  /** The only performance is to be chosen for the customer. */
  readonly autoselect: boolean;
  readonly paging: Paging;
}

/** A month in which an event plays, with cached prices. */
export interface Month {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** Days of the month with a performance, from 1. */
  readonly days: readonly number[];
  /** Weekdays with a performance, 0 is Sunday. */
  readonly weekdays: readonly number[];
  readonly costRange?: CostRange;
  readonly availDetails?: readonly AvailDetail[];
}

/**
 * The venue's wall clock, read off the ISO text itself: a performance's date is the venue's, wherever the reader
 * sits, so it never passes through a time zone.
 */
export function localDate({ dateTime }: Performance): string | undefined {
  return dateTime?.slice(0, 10);
}

/** `19:30`, the venue's wall clock. */
export function localTime({ dateTime }: Performance): string | undefined {
  return dateTime?.slice(11, 16);
}
