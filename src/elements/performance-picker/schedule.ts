/**
 * The performances of an event, as far as they have been read. The first page is read at once and is enough for small
 * events. For long runs the API's months give the days, and the month on screen is read separately.
 */
import { PagedRead, type PagedReadHost } from '../../context/paged-read.js';
import { ReadController } from '../../context/read-controller.js';
import {
  datesOf,
  monthKey,
  monthRange,
  monthsOf,
  type PlayingDay,
  playingDays,
  type YearMonth,
} from '../../domain/catalogue/calendar.js';
import type { TswError } from '../../domain/error.js';
import { localDate, type Month, type Performance, type PerformancePage } from '../../domain/catalogue/performance.js';
import type { Price } from '../../domain/sale/price.js';
import { monthsRead, performancesRead } from '../../state/reads.js';
import { valueOf } from '../../state/resource.js';

export interface ScheduleQuery {
  readonly eventId: string | undefined;
  /** `YYYY-MM-DD` */
  readonly from: string | undefined;
  /** `YYYY-MM-DD` */
  readonly to: string | undefined;
}

const PAGE_LENGTH = 60;
/** Enough for most months of timed entries in one call. */
const MONTH_PAGE_LENGTH = 200;
const PRICES = { costRange: true, bestValueOffer: true } as const;

export class Schedule {
  readonly #query: () => ScheduleQuery;
  readonly #pages: PagedRead<PerformancePage>;
  readonly #months: ReadController<readonly Month[]>;
  readonly #monthPages: PagedRead<PerformancePage>;

  /**
   * @param query asked before each update of the host
   * @param month the month on screen; undefined where the host shows a list
   */
  constructor(host: PagedReadHost, query: () => ScheduleQuery, month: () => YearMonth | undefined) {
    this.#query = query;
    this.#pages = new PagedRead(host, (pageNumber) => {
      const { eventId, from, to } = query();
      if (eventId === undefined) return undefined;
      const limits = { ...(from && { from }), ...(to && { to }) };
      return performancesRead({ eventId, ...limits, ...PRICES, pageLength: PAGE_LENGTH, pageNumber });
    });
    this.#months = new ReadController(host, () => {
      const { eventId } = query();
      const isLong = this.firstPage && !this.isComplete && month();
      return eventId !== undefined && isLong ? monthsRead({ eventId, ...PRICES }) : undefined;
    });
    this.#monthPages = new PagedRead(
      host,
      (pageNumber) => {
        const { eventId, from, to } = query();
        const shown = month();
        if (eventId === undefined || !shown || !this.firstPage || this.#isCovered(shown)) return undefined;
        const range = monthRange(shown, from, to);
        return performancesRead({ eventId, ...range, ...PRICES, pageLength: MONTH_PAGE_LENGTH, pageNumber });
      },
      // A month of timed entries can take several pages.
      ({ paging }) => paging.pagesRemaining > 0,
    );
  }

  /** The first page, once it has been read. */
  get firstPage(): PerformancePage | undefined {
    return this.#pages.values[0];
  }

  /** Whether every performance has been read. */
  get isComplete(): boolean {
    return this.#pages.values.at(-1)?.paging.pagesRemaining === 0;
  }

  get isLoading(): boolean {
    return [this.#pages.newest, this.#monthPages.newest].some(({ status }) => status === 'loading');
  }

  get failure(): TswError | undefined {
    for (const resource of [this.#pages.newest, this.#months.resource, this.#monthPages.newest]) {
      if (resource.status === 'failed') return resource.error;
    }
    return undefined;
  }

  /** The performances that have been read and are on sale. */
  get performances(): Performance[] {
    const found = new Map<string, Performance>();
    for (const { performances } of [...this.#pages.values, ...this.#monthPages.values]) {
      for (const performance of performances) if (!performance.isGhost) found.set(performance.id, performance);
    }
    return [...found.values()];
  }

  /** The days whose performances have been read, in order. */
  get days(): PlayingDay[] {
    return playingDays(this.performances);
  }

  /** The days with performances, in order: all of them, once the months or every performance has been read. */
  get dates(): string[] {
    const { from, to } = this.#query();
    const months = this.isComplete ? undefined : valueOf(this.#months.resource);
    return months ? datesOf(months, from, to) : this.days.map(({ date }) => date);
  }

  get months(): YearMonth[] {
    return monthsOf(this.dates);
  }

  retry(): void {
    if (this.#pages.newest.status === 'failed') this.#pages.retry();
    if (this.#months.resource.status === 'failed') this.#months.refresh();
    if (this.#monthPages.newest.status === 'failed') this.#monthPages.retry();
  }

  more(): void {
    if (!this.isLoading) this.#pages.more();
  }

  /** The lowest price of the month, where the API has it. */
  fromPrice(month: YearMonth): Price | undefined {
    const months = valueOf(this.#months.resource);
    return months?.find((candidate) => monthKey(candidate) === monthKey(month))?.costRange?.min;
  }

  /** Whether the pages read from the first performance on include every performance of the month. */
  #isCovered(month: YearMonth): boolean {
    const last = this.#pages.values.at(-1)?.performances.at(-1);
    const lastDate = last && localDate(last);
    return this.isComplete || (lastDate !== undefined && monthRange(month).to < lastDate);
  }
}
