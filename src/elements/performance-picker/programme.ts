/**
 * What is known of an event's performances while they are being read: the first page comes at once and settles small
 * events; of long runs the API's months name the days, and each month shown is read by itself.
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

/** Of whom and of when. */
export interface ProgrammeQuery {
  readonly eventId: string | undefined;
  /** `YYYY-MM-DD` */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const PAGE_LENGTH = 60;
/** A month of timed entries, so that most are one call. */
const MONTH_PAGE_LENGTH = 200;
const PRICES = { costRange: true, bestValueOffer: true } as const;

export class Programme {
  readonly #query: () => ProgrammeQuery;
  readonly #pages: PagedRead<PerformancePage>;
  readonly #months: ReadController<readonly Month[]>;
  readonly #monthPages: PagedRead<PerformancePage>;

  /** @param query asked before each update @param month on screen, where it is months that are shown */
  constructor(host: PagedReadHost, query: () => ProgrammeQuery, month: () => YearMonth | undefined) {
    this.#query = query;
    this.#pages = new PagedRead(host, (pageNumber) => {
      const { eventId, from, to } = query();
      if (eventId === undefined) return undefined;
      const limits = { ...(from && { from }), ...(to && { to }) };
      return performancesRead({ eventId, ...limits, ...PRICES, pageLength: PAGE_LENGTH, pageNumber });
    });
    this.#months = new ReadController(host, () => {
      const { eventId } = query();
      const isLong = this.first && !this.isComplete && month();
      return eventId !== undefined && isLong ? monthsRead({ eventId, ...PRICES }) : undefined;
    });
    this.#monthPages = new PagedRead(
      host,
      (pageNumber) => {
        const { eventId, from, to } = query();
        const shown = month();
        if (eventId === undefined || !shown || !this.first || this.#isCovered(shown)) return undefined;
        const range = monthRange(shown, from, to);
        return performancesRead({ eventId, ...range, ...PRICES, pageLength: MONTH_PAGE_LENGTH, pageNumber });
      },
      // A month of timed entries takes several pages.
      ({ paging }) => paging.pagesRemaining > 0,
    );
  }

  /** The first page, once it is here. */
  get first(): PerformancePage | undefined {
    return this.#pages.values[0];
  }

  /** Whether every performance is here. */
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

  retry(): void {
    if (this.#pages.newest.status === 'failed') this.#pages.retry();
    if (this.#months.resource.status === 'failed') this.#months.refresh();
    if (this.#monthPages.newest.status === 'failed') this.#monthPages.retry();
  }

  more(): void {
    if (!this.isLoading) this.#pages.more();
  }

  /** What is here and on sale. */
  get performances(): Performance[] {
    const found = new Map<string, Performance>();
    for (const { performances } of [...this.#pages.values, ...this.#monthPages.values]) {
      for (const performance of performances) if (!performance.isGhost) found.set(performance.id, performance);
    }
    return [...found.values()];
  }

  /** Days whose performances are here, in order. */
  get days(): PlayingDay[] {
    return playingDays(this.performances);
  }

  /** Days with performances, in order: all of them, as soon as they are known. */
  get dates(): string[] {
    const { from, to } = this.#query();
    const months = this.isComplete ? undefined : valueOf(this.#months.resource);
    return months ? datesOf(months, from, to) : this.days.map(({ date }) => date);
  }

  get months(): YearMonth[] {
    return monthsOf(this.dates);
  }

  /** The month's lowest price, where it is known. */
  fromPrice(month: YearMonth): Price | undefined {
    const found = valueOf(this.#months.resource)?.find((one) => monthKey(one) === monthKey(month));
    return found?.costRange?.min;
  }

  /** Whether every performance of the month is on the pages read in sequence. */
  #isCovered(month: YearMonth): boolean {
    const last = this.#pages.values.at(-1)?.performances.at(-1);
    const lastDate = last && localDate(last);
    return this.isComplete || (lastDate !== undefined && monthRange(month).to < lastDate);
  }
}
