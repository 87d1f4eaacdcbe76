/**
 * What is known of an event's performances while they are being read: the first page comes at once and settles small
 * events; of long runs the API's months name the days, and each month shown is read by itself.
 */
import type { ReactiveElement } from 'lit';
import { PagedRead } from '../../context/paged-read.js';
import { ReadController } from '../../context/read-controller.js';
import {
  datesOf,
  monthKey,
  monthRange,
  monthsOf,
  type PlayingDay,
  playingDays,
  type YearMonth,
} from '../../domain/calendar.js';
import type { TswError } from '../../domain/error.js';
import { localDate, type Performance, type PerformancePage } from '../../domain/performance.js';
import type { Price } from '../../domain/price.js';
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

type Host = ConstructorParameters<typeof PagedRead>[0] & ReactiveElement;

export class Programme {
  #query: ProgrammeQuery = { eventId: undefined, from: undefined, to: undefined };
  #month: YearMonth | undefined;

  readonly #pages: PagedRead<PerformancePage>;
  readonly #months: ReadController<Awaited<ReturnType<ReturnType<typeof monthsRead>['run']>>>;
  readonly #monthPages: PagedRead<PerformancePage>;

  constructor(host: Host) {
    this.#pages = new PagedRead(host, (pageNumber) => {
      const { eventId, from, to } = this.#query;
      if (eventId === undefined) return undefined;
      return performancesRead({ eventId, ...limits(from, to), ...PRICES, pageLength: PAGE_LENGTH, pageNumber });
    });
    this.#months = new ReadController(host, () => {
      const { eventId } = this.#query;
      return eventId === undefined || this.isComplete || !this.first ? undefined : monthsRead({ eventId, ...PRICES });
    });
    this.#monthPages = new PagedRead(host, (pageNumber) => {
      const { eventId, from, to } = this.#query;
      const month = this.#month;
      if (eventId === undefined || !month || !this.first || this.#isCovered(month)) return undefined;
      const range = monthRange(month, from, to);
      return performancesRead({ eventId, ...range, ...PRICES, pageLength: MONTH_PAGE_LENGTH, pageNumber });
    });
  }

  /** Call it before each update. @param month the month on screen, if it is a month that is shown */
  show(query: ProgrammeQuery, month: YearMonth | undefined): void {
    if (JSON.stringify(query) !== JSON.stringify(this.#query)) {
      this.#query = query;
      this.#pages.reset();
    }
    if (!month !== !this.#month || (month && this.#month && monthKey(month) !== monthKey(this.#month))) {
      this.#month = month;
      this.#monthPages.reset();
    }
  }

  /** Call it after each update: a month with very many performances takes several pages. */
  fill(): void {
    const newest = valueOf(this.#monthPages.newest);
    if (newest && newest.paging.pagesRemaining > 0) this.#monthPages.more();
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

  get error(): TswError | undefined {
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

  /** Days whose performances are here, in order. */
  get days(): PlayingDay[] {
    const found = new Map<string, Performance>();
    for (const { performances } of [...this.#pages.values, ...this.#monthPages.values]) {
      for (const performance of performances) if (!performance.isGhost) found.set(performance.id, performance);
    }
    return playingDays([...found.values()]);
  }

  /** Days with performances, in order: all of them, as soon as they are known. */
  get dates(): string[] {
    const { from, to } = this.#query;
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

function limits(from: string | undefined, to: string | undefined): { from?: string; to?: string } {
  return { ...(from && { from }), ...(to && { to }) };
}
