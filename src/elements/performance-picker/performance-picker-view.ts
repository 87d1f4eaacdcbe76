/**
 * `<tsw-performance-picker-view>`: choosing a day and then a performance. Private to `<tsw-performance-picker>`, which
 * loads it and hands it the attributes.
 *
 * A day never chooses its performance by itself, even where it is the only one: its name and price are read first.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ReadController } from '../../context/read-controller.js';
import { StateController } from '../../context/state-controller.js';
import { automaticPerformance, isSparse, monthKey, monthOf, type YearMonth } from '../../domain/calendar.js';
import type { TicketedEvent } from '../../domain/event.js';
import { localDate, type Performance } from '../../domain/performance.js';
import { formatMonth, formatLongDate } from '../../i18n/format.js';
import { eventRead } from '../../state/reads.js';
import { valueOf } from '../../state/resource.js';
import { defineOnce } from '../internal/define-once.js';
import { renderProblem } from '../internal/problem.js';
import { TswElement } from '../internal/tsw-element.js';
import { TswPerformanceCalendar } from './calendar.js';
import { renderDayList } from './day-list.js';
import { renderAutomatic, renderPerformances } from './performances.js';
import { viewStyles } from './performance-picker.styles.js';
import { Programme } from './programme.js';
import { performanceRead } from './performance-read.js';
import { needsTrip, renderTrip, type TripDetails, tripProblem, type TripProblem } from './trip-details.js';

defineOnce(TswPerformanceCalendar);

/** @internal */
export class TswPerformancePickerView extends TswElement {
  static readonly tagName: string = 'tsw-performance-picker-view';

  static override styles = [...TswElement.styles, ...viewStyles];

  @property({ attribute: false }) eventId: string | undefined;
  @property({ attribute: false }) performanceId: string | undefined;
  /** As the page wrote it. */
  @property({ attribute: false }) mode: string | undefined;
  @property({ attribute: false }) from: string | undefined;
  @property({ attribute: false }) to: string | undefined;

  @state() private ownMode: 'calendar' | 'list' | undefined;
  @state() private day: string | undefined;
  @state() private month: YearMonth | undefined;
  @state() private trip: TripDetails = { departureDate: '', duration: '1' };
  @state() private problem: TripProblem | undefined;

  #shownEventId: string | undefined;
  #shownPerformanceId: string | undefined;
  /** Chosen for the customer, and the page has been told. */
  #toldId: string | undefined;

  readonly #selection = new StateController(this, ({ selection }) => selection);
  readonly #chosen = new ReadController(this, () => {
    const id = this.#wantedId;
    return id === undefined || this.#find(id) ? undefined : performanceRead(id);
  });
  readonly #event = new ReadController(this, () => {
    const id = this.#eventId;
    return id === undefined ? undefined : eventRead(id, {});
  });
  readonly #programme = new Programme(this);

  protected override willUpdate(): void {
    if (this.#eventId !== this.#shownEventId) this.#begin();
    this.#openChosen();
    const { dates } = this.#programme;
    if (!this.month && dates[0]) this.month = monthOf(dates[0]);
    if (!this.day && dates.length === 1 && this.#programme.isComplete) this.day = dates[0];
    const query = { eventId: this.#eventId, from: this.from, to: this.to };
    this.#programme.show(query, this.#isList ? undefined : this.month);
  }

  protected override updated(): void {
    this.#programme.fill();
    const event = this.#ticketedEvent;
    const performance = this.#automatic;
    if (event && performance && !needsTrip(event)) this.#chooseAutomatically(performance);
  }

  #begin(): void {
    this.#shownEventId = this.#eventId;
    this.#shownPerformanceId = undefined;
    this.#toldId = undefined;
    this.ownMode = undefined;
    this.day = undefined;
    this.month = undefined;
    this.problem = undefined;
    this.trip = { departureDate: '', duration: String(this.#selection.value?.duration ?? 1) };
  }

  /** Shows the day of the performance that is chosen already, once. */
  #openChosen(): void {
    const id = this.#wantedId;
    if (id === this.#shownPerformanceId) return;
    const performance = id === undefined ? undefined : (this.#find(id) ?? valueOf(this.#chosen.resource));
    if (id !== undefined && !performance) return;
    this.#shownPerformanceId = id;
    const date = performance && localDate(performance);
    if (!date || performance.isGhost) return;
    this.day = date;
    this.month = monthOf(date);
  }

  override render(): TemplateResult {
    return html`<p class="visually-hidden" role="status">${this.#statusWords}</p>
      ${this.#renderBody()}`;
  }

  #renderBody(): TemplateResult {
    const { terms } = this;
    const { performances } = terms;
    const { error, first } = this.#programme;
    const event = this.#ticketedEvent;
    if (this.#eventId === undefined) return html`<p class="muted">${performances.chooseEvent}</p>`;
    const failed = this.#event.resource.status === 'failed' ? this.#event.resource.error : error;
    if (failed && (!event || !first)) return renderProblem(failed, terms, () => this.#retry());
    if (!event || !first) return html`<div class="skeleton waiting" aria-hidden="true"></div>`;
    if (this.#automatic) return this.#renderAutomatic(event, this.#automatic);
    if (event.hasNoPerformances || (first.performances.length === 0 && !failed)) {
      return html`<p class="notice">${performances.none}</p>`;
    }
    return html`<div class="stack">
      ${failed ? renderProblem(failed, terms, () => this.#retry()) : nothing}
      ${this.#isGhost ? html`<p class="notice warning">${performances.notForSale}</p>` : nothing}
      ${needsTrip(event) ? this.#renderTrip(event, true) : nothing} ${this.#renderChoice(event)}
    </div>`;
  }

  #renderChoice(event: TicketedEvent): TemplateResult {
    const { performances } = this.terms;
    const { days, dates, months } = this.#programme;
    const toggle =
      dates.length > 1
        ? html`<button type="button" class="plain toggle" @click=${this.onToggle}>
            ${this.#isList ? performances.asCalendar : performances.asList}
          </button>`
        : nothing;
    const ofDay = days.find(({ date }) => date === this.day);
    const chosen = ofDay && this.#renderDay(event, ofDay.date, ofDay.performances);
    if (this.#isList) {
      return html`${toggle}
      ${renderDayList(days, {
        terms: this.terms,
        language: this.language,
        openDay: this.day,
        performances: chosen,
        toggle: (date) => this.#chooseDay(date),
      })}
      ${
        this.#programme.isComplete
          ? nothing
          : html`<button
              type="button"
              class="more"
              aria-busy=${this.#programme.isLoading ? 'true' : 'false'}
              @click=${() => this.#programme.more()}
            >
              ${this.#programme.isLoading ? this.terms.common.loading : performances.moreDates}
            </button>`
      }`;
    }
    const isDayShown = this.month && this.day?.startsWith(monthKey(this.month));
    return html`<div class="calendar-and-day">
      <div>
        <tsw-performance-calendar
          exportparts="calendar, day"
          .month=${this.month ?? monthOf(dates[0] ?? '')}
          .months=${months}
          .dates=${new Set(dates)}
          .days=${days}
          .chosenDay=${this.day}
          .terms=${this.terms}
          .language=${this.language}
          .fromPrice=${(month: YearMonth) => this.#programme.fromPrice(month)}
          .chooseDay=${(date: string) => this.#chooseDay(date)}
          .showMonth=${(month: YearMonth) => (this.month = month)}
        ></tsw-performance-calendar>
        ${toggle}
      </div>
      <div class="of-day">${isDayShown && chosen ? chosen : html`<p class="muted">${performances.chooseDay}</p>`}</div>
    </div>`;
  }

  #renderDay(event: TicketedEvent, date: string, ofDay: readonly Performance[]): TemplateResult {
    return renderPerformances(ofDay, {
      terms: this.terms,
      language: this.language,
      heading: formatLongDate(date, this.language),
      showsTime: event.showsPerformanceTime,
      chosenId: this.#wantedId,
      choose: (performance) => this.#choose(event, performance),
    });
  }

  #renderAutomatic(event: TicketedEvent, performance: Performance): TemplateResult {
    return html`<div class="stack">
      ${renderAutomatic(event, performance, this.terms, this.language)}
      ${
        needsTrip(event)
          ? html`<form novalidate class="stack" @submit=${(submit: SubmitEvent) => this.#onTrip(submit, performance)}>
              ${this.#renderTrip(event, localDate(performance) !== undefined)}
              <div><button type="submit" class="primary">${this.terms.common.continue}</button></div>
            </form>`
          : nothing
      }
    </div>`;
  }

  #renderTrip(event: TicketedEvent, isDated: boolean): TemplateResult {
    return renderTrip(event, {
      terms: this.terms,
      details: this.trip,
      problem: this.problem,
      today: today(),
      isDated,
      change: (changes) => this.#changeTrip(changes),
    });
  }

  get #eventId(): string | undefined {
    if (this.eventId) return this.eventId;
    return this.performanceId ? valueOf(this.#chosen.resource)?.eventId : this.#selection.value?.eventId;
  }

  /** The performance that is chosen: the customer's own choice here wins over what the page began with. */
  get #wantedId(): string | undefined {
    const { eventId, performanceId } = this.#selection.value ?? {};
    const isOurs = performanceId !== undefined && (!this.eventId || this.eventId === eventId);
    return (
      (isOurs && this.#shownPerformanceId !== undefined ? performanceId : undefined) ??
      this.performanceId ??
      (isOurs ? performanceId : undefined)
    );
  }

  get #ticketedEvent(): TicketedEvent | undefined {
    return valueOf(this.#event.resource)?.event;
  }

  get #automatic(): Performance | undefined {
    const event = this.#ticketedEvent;
    const { first } = this.#programme;
    return event && first && automaticPerformance(event, first);
  }

  get #isList(): boolean {
    if (this.ownMode) return this.ownMode === 'list';
    if (this.mode === 'list' || this.mode === 'calendar') return this.mode === 'list';
    return this.#programme.isComplete && isSparse(this.#programme.dates);
  }

  get #isGhost(): boolean {
    return valueOf(this.#chosen.resource)?.isGhost ?? false;
  }

  get #statusWords(): string {
    const { common, performances } = this.terms;
    if (this.#eventId === undefined) return '';
    if (!this.#programme.first || !this.#ticketedEvent) {
      return this.#programme.error ? '' : common.loading;
    }
    if (this.#automatic) return '';
    const ofDay = this.#programme.days.find(({ date }) => date === this.day);
    if (ofDay) return performances.onDay(ofDay.performances.length, formatLongDate(ofDay.date, this.language));
    return this.month && !this.#isList ? formatMonth(this.month.year, this.month.month, this.language) : '';
  }

  #find(id: string): Performance | undefined {
    for (const { performances } of this.#programme.days) {
      const found = performances.find((performance) => performance.id === id);
      if (found) return found;
    }
    return undefined;
  }

  private onToggle(): void {
    this.ownMode = this.#isList ? 'calendar' : 'list';
  }

  #chooseDay(date: string): void {
    this.day = date;
    this.month = monthOf(date);
  }

  #changeTrip(changes: Partial<TripDetails>): void {
    this.trip = { ...this.trip, ...changes };
    this.problem = undefined;
  }

  #choose(event: TicketedEvent, performance: Performance): void {
    this.problem = tripProblem(event, this.trip, today(), localDate(performance) !== undefined);
    if (this.problem) return this.#focusProblem();
    if (!this.tell('tsw-performance-select', { performance, automatic: false })) return;
    this.#select(performance);
  }

  #onTrip(submit: SubmitEvent, performance: Performance): void {
    submit.preventDefault();
    const event = this.#ticketedEvent;
    if (!event) return;
    this.problem = tripProblem(event, this.trip, today(), localDate(performance) !== undefined);
    if (this.problem) return this.#focusProblem();
    if (this.tell('tsw-performance-select', { performance, automatic: true })) this.#select(performance);
  }

  #chooseAutomatically(performance: Performance): void {
    if (this.#toldId === performance.id) return;
    this.#toldId = performance.id;
    void this.updateComplete.then(() => {
      if (!this.isConnected) return;
      if (this.tell('tsw-performance-select', { performance, automatic: true })) this.#select(performance);
    });
  }

  #select(performance: Performance): void {
    const event = this.#ticketedEvent;
    const { departureDate, duration } = this.trip;
    this.session?.select({
      eventId: performance.eventId,
      performanceId: performance.id,
      departureDate: event?.needsDepartureDate ? departureDate || localDate(performance) : undefined,
      duration: event?.needsDuration ? Number(duration) : undefined,
    });
  }

  #focusProblem(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  }

  #retry(): void {
    if (this.#event.resource.status === 'failed') this.#event.refresh();
    this.#programme.retry();
  }
}

/** `YYYY-MM-DD` where the customer is. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
