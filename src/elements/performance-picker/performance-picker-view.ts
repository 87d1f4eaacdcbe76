/**
 * `<tsw-performance-picker-view>`: choosing a day and then a performance. Private to `<tsw-performance-picker>`, which
 * loads it and hands it the attributes.
 *
 * A day never chooses its performance by itself, even where it is the only one: its name and price are read first.
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
import { type PickerAttributes, Position } from './position.js';
import { needsTrip, renderTrip, today, tripProblem, type TripProblem } from './trip-details.js';

const localeFor = withWords({ performances });

defineOnce(TswPerformanceCalendar);

/** @internal */
export class TswPerformancePickerView extends TswElement implements PickerAttributes {
  static readonly tagName: string = 'tsw-performance-picker-view';

  static override styles = [...TswElement.styles, ...performancePickerViewStyles];

  @property({ attribute: false }) eventId: string | undefined;
  @property({ attribute: false }) performanceId: string | undefined;
  /** As the page wrote it. */
  @property({ attribute: false }) mode: string | undefined;
  @property({ attribute: false }) from: string | undefined;
  @property({ attribute: false }) to: string | undefined;

  @state() private problem: TripProblem | undefined;

  @query('.body') private body!: HTMLElement;

  readonly #position = new Position(this);
  #shownEventId: string | undefined;
  /** Chosen for the customer, and the page has been told. */
  #toldId: string | undefined;

  protected override get locale(): Locale<'performances'> {
    return localeFor(this.language);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { eventId } = this.#position;
    if (eventId !== this.#shownEventId) {
      this.#shownEventId = eventId;
      this.#toldId = undefined;
      this.problem = undefined;
      this.#position.begin();
    } else if (changed.has('performanceId')) this.#position.forgetChoice();
  }

  protected override updated(): void {
    const { event, automatic } = this.#position;
    if (event && automatic && !needsTrip(event)) this.#chooseAutomatically(automatic);
  }

  override render(): TemplateResult {
    return html`<p class="visually-hidden" role="status">${this.#statusWords}</p>
      <div class="body" tabindex="-1">${this.#renderBody()}</div>`;
  }

  #renderBody(): TemplateResult {
    const { locale } = this;
    const words = locale.terms.performances;
    const { first, performances } = this.#position.programme;
    const event = this.#position.event;
    const failure = this.#position.failure;
    if (this.#position.eventId === undefined) return html`<p class="muted">${words.chooseEvent}</p>`;
    if (failure && !(event && first)) return renderProblem(failure, locale, () => this.#retry());
    if (!event || !first) return html`<div class="skeleton waiting" aria-hidden="true"></div>`;
    if (this.#position.automatic) return this.#renderAutomatic(event, this.#position.automatic);
    return html`<div class="stack">
      ${failure ? renderProblem(failure, locale, () => this.#retry()) : nothing}
      ${this.#position.isChosenGone ? html`<p class="notice warning">${words.notForSale}</p>` : nothing}
      ${
        event.hasNoPerformances || (performances.length === 0 && this.#position.programme.isComplete)
          ? html`<p class="notice">${words.none}</p>`
          : this.#renderChoice(event, performances)
      }
    </div>`;
  }

  #renderChoice(event: TicketedEvent, performances: readonly Performance[]): TemplateResult {
    const undated = performances.filter((performance) => localDate(performance) === undefined);
    const { days, dates } = this.#position.programme;
    return html`${needsTrip(event) ? this.#renderTrip(event, true) : nothing}
    ${undated.length > 0 ? this.#renderPerformances(event, this.locale.terms.performances.undated, undated) : nothing}
    ${dates.length > 1 ? this.#renderToggle() : nothing}
    ${
      dates.length === 0
        ? nothing
        : this.#position.isList
          ? this.#renderList(event, days)
          : this.#renderCalendar(event, days, dates)
    }`;
  }

  #renderCalendar(event: TicketedEvent, days: readonly PlayingDay[], dates: readonly string[]): TemplateResult {
    const month = this.#position.month ?? monthOf(dates[0] ?? '');
    const day = days.find(({ date }) => date === this.#position.day && date.startsWith(monthKey(month)));
    return html`<div class="calendar-and-day">
      <tsw-performance-calendar
        exportparts="calendar, day"
        .month=${month}
        .months=${this.#position.programme.months}
        .dates=${new Set(dates)}
        .days=${days}
        .chosenDay=${this.#position.day}
        .locale=${this.locale}
        .fromPrice=${(one: YearMonth) => this.#position.programme.fromPrice(one)}
        .chooseDay=${(date: string) => this.#openDay(date)}
        .showMonth=${(one: YearMonth) => this.#position.showMonth(one)}
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
    const { isComplete, isLoading } = this.#position.programme;
    return renderDayList(days, {
      locale: this.locale,
      openDay: this.#position.day,
      open: (date) => this.#openDay(date),
      renderPerformances: (day) =>
        this.#renderPerformances(event, formatLongDate(day.date, this.language), day.performances),
      isComplete,
      isLoading,
      more: () => this.#position.programme.more(),
    });
  }

  #renderToggle(): TemplateResult {
    const { asCalendar, asList } = this.locale.terms.performances;
    return html`<button type="button" class="plain toggle" @click=${() => this.#position.toggleList()}>
      ${this.#position.isList ? asCalendar : asList}
    </button>`;
  }

  #renderPerformances(event: TicketedEvent, heading: string, performances: readonly Performance[]): TemplateResult {
    return renderPerformances(performances, {
      locale: this.locale,
      heading,
      showsTime: event.showsPerformanceTime,
      chosenId: this.#position.chosenId,
      choose: (performance) => this.#choose(event, performance, false),
    });
  }

  #renderAutomatic(event: TicketedEvent, performance: Performance): TemplateResult {
    const onSubmit = (submit: SubmitEvent): void => {
      submit.preventDefault();
      // Not automatic: the customer had a say, and may come back to change it.
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
      details: this.#position.trip,
      problem: this.problem,
      today: today(),
      isDated,
      change: (changes) => {
        this.#position.changeTrip(changes);
        this.problem = undefined;
      },
    });
  }

  get #statusWords(): string {
    const { common, performances } = this.locale.terms;
    if (this.#position.eventId === undefined || this.#position.failure) return '';
    if (!this.#position.programme.first || !this.#position.event) return common.loading;
    if (this.#position.automatic) return '';
    const month = this.#position.isList ? undefined : this.#position.month;
    const day = this.#position.programme.days.find(({ date }) => date === this.#position.day);
    if (day && (!month || day.date.startsWith(monthKey(month)))) {
      return performances.onDay(day.performances.length, formatLongDate(day.date, this.language));
    }
    return month ? formatMonth(month.year, month.month, this.language) : '';
  }

  #openDay(date: string): void {
    this.#position.openDay(date);
    // On a phone the performances lie below the fold.
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('.performances')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  #choose(event: TicketedEvent, performance: Performance, automatic: boolean): void {
    const trip = this.#position.trip;
    const date = localDate(performance);
    this.problem = tripProblem(event, trip, today(), date !== undefined);
    if (this.problem) {
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    if (!this.tell('tsw-performance-select', { performance, automatic })) return;
    this.#position.choose(performance);
    this.session?.select({
      eventId: performance.eventId,
      performanceId: performance.id,
      departureDate: event.needsDepartureDate ? trip.departureDate || date : undefined,
      duration: event.needsDuration ? Number(trip.duration) : undefined,
    });
  }

  #chooseAutomatically(performance: Performance): void {
    if (this.#toldId === performance.id) return;
    this.#toldId = performance.id;
    void this.updateComplete.then(() => {
      const event = this.#position.event;
      if (event && this.isConnected && this.#position.automatic === performance) this.#choose(event, performance, true);
    });
  }

  #retry(): void {
    this.#position.retry();
    // The button goes.
    this.body.focus({ preventScroll: true });
  }
}
