/**
 * `<tsw-performance-picker-view>`: the choice of a day and then of a performance. Loaded by `<tsw-performance-picker>`.
 *
 * Choosing a day never chooses its performance, even where the day has only one, so that the customer sees the name and
 * price first.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { monthKey, monthOf, type PlayingDay, type YearMonth } from '../../domain/catalogue/calendar.js';
import type { TicketedEvent } from '../../domain/catalogue/event.js';
import { localDate, type Performance } from '../../domain/catalogue/performance.js';
import { performances } from '../../i18n/en/performances.js';
import { formatLongDate, formatMonth } from '../../i18n/format.js';
import { type Locale, withWords } from '../../i18n/locale.js';
import { defineOnce } from '../base/define-once.js';
import { renderProblem } from '../base/problem.js';
import { TswElement } from '../base/tsw-element.js';
import { TswPerformanceCalendar } from './calendar.js';
import { renderDayList } from './day-list.js';
import { performancePickerViewStyles } from './performance-picker-view.styles.js';
import { renderAutomatic, renderPerformances } from './performances.js';
import { type PickerAttributes, PickerState } from './picker-state.js';
import { findTripProblem, getToday, needsTrip, renderTrip, type TripProblem } from './trip-details.js';

const localeFor = withWords({ performances });

defineOnce(TswPerformanceCalendar);

/** @internal */
export class TswPerformancePickerView extends TswElement implements PickerAttributes {
  static readonly tagName: string = 'tsw-performance-picker-view';

  static override styles = [...TswElement.styles, ...performancePickerViewStyles];

  readonly #picker = new PickerState(this);

  @property({ attribute: false }) eventId: string | undefined;
  @property({ attribute: false }) performanceId: string | undefined;
  /** The attribute `view`. */
  @property({ attribute: false }) mode: string | undefined;
  @property({ attribute: false }) from: string | undefined;
  @property({ attribute: false }) to: string | undefined;

  @state() private problem: TripProblem | undefined;

  @query('.body') private body!: HTMLElement;

  #shownEventId: string | undefined;
  /** The last performance that the view chose automatically. */
  #automaticId: string | undefined;

  protected override get locale(): Locale<'performances'> {
    return localeFor(this.language);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { eventId } = this.#picker;
    if (eventId !== this.#shownEventId) {
      this.#shownEventId = eventId;
      this.#automaticId = undefined;
      this.problem = undefined;
      this.#picker.reset();
    } else if (changed.has('performanceId')) this.#picker.forgetPerformance();
  }

  protected override updated(): void {
    const { event, automaticPerformance } = this.#picker;
    if (event && automaticPerformance && !needsTrip(event)) this.#chooseAutomatically(automaticPerformance);
  }

  get #statusWords(): string {
    const { common, performances } = this.locale.terms;
    if (this.#picker.eventId === undefined || this.#picker.failure) return '';
    if (!this.#picker.schedule.firstPage || !this.#picker.event) return common.loading;
    if (this.#picker.automaticPerformance) return '';
    const month = this.#picker.isList ? undefined : this.#picker.month;
    const day = this.#picker.schedule.days.find(({ date }) => date === this.#picker.day);
    if (day && (!month || day.date.startsWith(monthKey(month)))) {
      return performances.onDay(day.performances.length, formatLongDate(day.date, this.language));
    }
    return month ? formatMonth(month.year, month.month, this.language) : '';
  }

  #onOpenDay(date: string): void {
    this.#picker.openDay(date);
    // On a phone the performances are below the visible part of the page.
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('.performances')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  #choose(event: TicketedEvent, performance: Performance, automatic: boolean): void {
    const trip = this.#picker.trip;
    const date = localDate(performance);
    this.problem = findTripProblem(event, trip, getToday(), date !== undefined);
    if (this.problem) {
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    if (!this.tell('tsw-performance-select', { performance, automatic })) return;
    this.#picker.choosePerformance(performance);
    this.session?.select({
      eventId: performance.eventId,
      performanceId: performance.id,
      departureDate: event.needsDepartureDate ? trip.departureDate || date : undefined,
      duration: event.needsDuration ? Number(trip.duration) : undefined,
    });
  }

  #chooseAutomatically(performance: Performance): void {
    if (this.#automaticId === performance.id) return;
    this.#automaticId = performance.id;
    void this.updateComplete.then(() => {
      const { event, automaticPerformance } = this.#picker;
      if (event && this.isConnected && automaticPerformance === performance) this.#choose(event, performance, true);
    });
  }

  #onRetry(): void {
    this.#picker.retry();
    // The clicked button disappears, and the focus with it.
    this.body.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    return html`<p class="visually-hidden" role="status">${this.#statusWords}</p>
      <div class="body" tabindex="-1">${this.#renderBody()}</div>`;
  }

  #renderBody(): TemplateResult {
    const { locale } = this;
    const words = locale.terms.performances;
    const { eventId, event, failure, automaticPerformance, isChosenGone, schedule } = this.#picker;
    const { firstPage, performances } = schedule;
    if (eventId === undefined) return html`<p class="muted">${words.chooseEvent}</p>`;
    if (failure && !(event && firstPage)) return renderProblem(failure, locale, () => this.#onRetry());
    if (!event || !firstPage) return html`<div class="skeleton waiting" aria-hidden="true"></div>`;
    if (automaticPerformance) return this.#renderAutomatic(event, automaticPerformance);
    return html`<div class="stack">
      ${failure ? renderProblem(failure, locale, () => this.#onRetry()) : nothing}
      ${isChosenGone ? html`<p class="notice warning">${words.notForSale}</p>` : nothing}
      ${
        event.hasNoPerformances || (performances.length === 0 && schedule.isComplete)
          ? html`<p class="notice">${words.none}</p>`
          : this.#renderChoice(event, performances)
      }
    </div>`;
  }

  #renderChoice(event: TicketedEvent, performances: readonly Performance[]): TemplateResult {
    const undated = performances.filter((performance) => localDate(performance) === undefined);
    const { days, dates } = this.#picker.schedule;
    return html`${needsTrip(event) ? this.#renderTrip(event, true) : nothing}
    ${undated.length > 0 ? this.#renderPerformances(event, this.locale.terms.performances.undated, undated) : nothing}
    ${dates.length > 1 ? this.#renderToggle() : nothing}
    ${
      dates.length === 0
        ? nothing
        : this.#picker.isList
          ? this.#renderList(event, days)
          : this.#renderCalendar(event, days, dates)
    }`;
  }

  #renderCalendar(event: TicketedEvent, days: readonly PlayingDay[], dates: readonly string[]): TemplateResult {
    const month = this.#picker.month ?? monthOf(dates[0] ?? '');
    const day = days.find(({ date }) => date === this.#picker.day && date.startsWith(monthKey(month)));
    return html`<div class="calendar-and-day">
      <tsw-performance-calendar
        exportparts="calendar, day"
        .month=${month}
        .months=${this.#picker.schedule.months}
        .dates=${new Set(dates)}
        .days=${days}
        .chosenDay=${this.#picker.day}
        .locale=${this.locale}
        .fromPrice=${(yearMonth: YearMonth) => this.#picker.schedule.fromPrice(yearMonth)}
        .chooseDay=${(date: string) => this.#onOpenDay(date)}
        .showMonth=${(yearMonth: YearMonth) => this.#picker.showMonth(yearMonth)}
      ></tsw-performance-calendar>
      <div class="of-day">
        ${
          day
            ? this.#renderPerformances(event, formatLongDate(day.date, this.language), day.performances)
            : html`<p class="muted">${this.locale.terms.performances.chooseDay}</p>`
        }
      </div>
    </div>`;
  }

  #renderList(event: TicketedEvent, days: readonly PlayingDay[]): TemplateResult {
    const { isComplete, isLoading } = this.#picker.schedule;
    return renderDayList(days, {
      locale: this.locale,
      openDay: this.#picker.day,
      onOpen: (date) => this.#onOpenDay(date),
      renderPerformances: (day) =>
        this.#renderPerformances(event, formatLongDate(day.date, this.language), day.performances),
      isComplete,
      isLoading,
      onMore: () => this.#picker.schedule.more(),
    });
  }

  #renderToggle(): TemplateResult {
    const { asCalendar, asList } = this.locale.terms.performances;
    return html`<button type="button" class="plain toggle" @click=${() => this.#picker.toggleList()}>
      ${this.#picker.isList ? asCalendar : asList}
    </button>`;
  }

  #renderPerformances(event: TicketedEvent, heading: string, performances: readonly Performance[]): TemplateResult {
    return renderPerformances(performances, {
      locale: this.locale,
      heading,
      showsTime: event.showsPerformanceTime,
      chosenId: this.#picker.chosenId,
      onChoose: (performance) => this.#choose(event, performance, false),
    });
  }

  #renderAutomatic(event: TicketedEvent, performance: Performance): TemplateResult {
    const onSubmit = (submit: SubmitEvent): void => {
      submit.preventDefault();
      // The choice does not count as automatic, because the customer may come back to change the details.
      this.#choose(event, performance, false);
    };
    return html`<div class="stack">
      ${renderAutomatic(event, performance, this.locale)}
      ${
        needsTrip(event)
          ? html`<form novalidate class="stack" @submit=${onSubmit}>
              ${this.#renderTrip(event, localDate(performance) !== undefined)}
              <div><button type="submit" class="primary">${this.locale.terms.common.continue}</button></div>
            </form>`
          : nothing
      }
    </div>`;
  }

  #renderTrip(event: TicketedEvent, isDated: boolean): TemplateResult {
    return renderTrip(event, {
      locale: this.locale,
      details: this.#picker.trip,
      problem: this.problem,
      today: getToday(),
      isDated,
      onChange: (changes) => {
        this.#picker.changeTrip(changes);
        this.problem = undefined;
      },
    });
  }
}
