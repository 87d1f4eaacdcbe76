/** `<tsw-booking>`: the whole journey in one tag. It only decides which of the other elements to show. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ReadController } from '../../context/read-controller.js';
import { StateController } from '../../context/state-controller.js';
import { BOOKING_STEPS, type BookingStep, bookingStep } from '../../domain/booking/booking-step.js';
import type { Performance } from '../../domain/catalogue/performance.js';
import type { TswEvent } from '../../events/events.js';
import { formatLongDate, formatTime } from '../../i18n/format.js';
import { eventRead, performanceRead } from '../../state/reads.js';
import { valueOf } from '../../state/resource.js';
import { TswElement } from '../base/tsw-element.js';
import { bookingStyles } from './booking.styles.js';

/** Steps whose element has a heading of its own, so that the step's heading is only for the focus and screen readers. */
const TITLED: ReadonlySet<BookingStep> = new Set(['tickets', 'trolley', 'checkout', 'confirmation']);

/** Steps in which the customer chooses tickets for the selected event. */
const CHOOSING: ReadonlySet<BookingStep> = new Set(['performance', 'tickets']);

/**
 * @summary Sells from search to confirmation in one tag.
 * @tag tsw-booking
 * @attr {string} event-id - Sells this event alone
 * @attr {string} performance-id - Sells this performance alone
 * @attr {'event'|'trolley'} start - Where a customer with something in the trolley begins, default `trolley`
 * @attr {boolean} with-promo-code - Has a field for a promo code where tickets are chosen
 * @slot checkout - A `<tsw-checkout>` with its own attributes, properties and `payment` slot, in place of a plain one
 * @csspart steps - The list of steps
 * @csspart title - The heading of the step
 * @csspart subject - The event and performance being booked
 */
export class TswBooking extends TswElement {
  static readonly tagName: string = 'tsw-booking';

  static override styles = [...TswElement.styles, bookingStyles];

  readonly #situation = new StateController(this, ({ booking, trolley, selection }) => ({
    status: booking.status,
    isTrolleyEmpty: trolley.token === undefined,
    isChanging: trolley.isBusy,
    eventId: selection.eventId,
    performanceId: selection.performanceId,
  }));

  /** The event being booked, which the steps show below the heading. */
  readonly #event = new ReadController(this, () => {
    const id = this.#situation.value?.eventId;
    return id === undefined || !CHOOSING.has(this.#step) ? undefined : eventRead(id, {});
  });
  readonly #performance = new ReadController(this, () => {
    const id = this.#situation.value?.performanceId;
    return id === undefined || this.#step !== 'tickets' ? undefined : performanceRead(id);
  });

  @property({ attribute: 'event-id' }) eventId?: string;
  @property({ attribute: 'performance-id' }) performanceId?: string;
  @property() start: 'event' | 'trolley' = 'trolley';
  /** Whether there is a field for a promo code. */
  @property({ type: Boolean, attribute: 'with-promo-code' }) withPromoCode = false;

  @state() private isAddingMore = false;
  /** Whether the API chose the performance. A customer who went back to the choice would land here again. */
  @state() private isAutomatic = false;
  @query('h2') private heading!: HTMLElement | null;

  #step: BookingStep = 'event';
  #shownStep: BookingStep | undefined;
  #hadFocus = false;

  constructor() {
    super();
    this.scope.relay();
    this.scope.play(() => 'performances');
    this.scope.onSessionChange(() => this.#applyAttributes());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.isAddingMore = this.start === 'event';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('eventId') || changed.has('performanceId')) this.#applyAttributes();
    const situation = this.#situation.value;
    // Read before the update, which may remove the element with the focus.
    this.#hadFocus = this.matches(':focus-within');
    if (situation) this.#step = bookingStep({ ...situation, shown: this.#shownStep, isAddingMore: this.isAddingMore });
  }

  override updated(): void {
    const before = this.#shownStep;
    this.#shownStep = this.#situation.value && this.#step;
    // The focus follows a customer who moves between steps. The first step that the page shows does not take it.
    if (before && this.#shownStep && before !== this.#shownStep && this.#hadFocus) this.heading?.focus();
  }

  readonly #onTrolleyChange = ({ detail }: TswEvent<'tsw-trolley-change'>): void => {
    if (detail.added.length === 0) return;
    this.isAddingMore = false;
    this.session?.select({ eventId: undefined, performanceId: undefined });
  };

  readonly #onPerformanceSelect = ({ detail }: TswEvent<'tsw-performance-select'>): void => {
    this.isAutomatic = detail.automatic;
  };

  #applyAttributes(): void {
    const { eventId, performanceId } = this;
    if (performanceId !== undefined) this.session?.select({ eventId, performanceId });
    else if (eventId !== undefined) this.session?.select({ eventId });
  }

  #showEvents(): void {
    this.session?.select({ eventId: undefined, performanceId: undefined });
  }

  #showTrolley(): void {
    this.isAddingMore = false;
    this.#showEvents();
  }

  #showPerformances(): void {
    this.session?.select({ performanceId: undefined });
  }

  #addMore(): void {
    this.isAddingMore = true;
    this.#applyAttributes();
  }

  override render(): TemplateResult {
    const situation = this.#situation.value;
    return html`${this.renderStatus()}
    ${
      situation && situation.status !== 'restoring'
        ? html`<div
            class="stack"
            @tsw-trolley-change=${this.#onTrolleyChange}
            @tsw-performance-select=${this.#onPerformanceSelect}
          >
            ${this.#renderSteps()}
            <header>
              <h2 tabindex="-1" part="title" class=${TITLED.has(this.#step) ? 'spoken' : ''}>
                ${this.locale.terms.booking.stepTitles[this.#step]}
              </h2>
              ${this.#renderBack(situation.isTrolleyEmpty)}
            </header>
            ${this.#renderSubject()} ${this.#renderStep()}
          </div>`
        : this.#renderRestoring()
    }`;
  }

  #renderSteps(): TemplateResult {
    const current = BOOKING_STEPS.indexOf(this.#step);
    return html`<nav aria-label=${this.locale.terms.booking.steps} part="steps">
      <ol class="steps">
        ${BOOKING_STEPS.map(
          (step, index) =>
            html`<li class=${index < current ? 'done' : ''} aria-current=${index === current ? 'step' : nothing}>
              <span>${this.locale.terms.booking.stepNames[step]}</span>
            </li>`,
        )}
      </ol>
    </nav>`;
  }

  #renderBack(isTrolleyEmpty: boolean): TemplateResult {
    const { booking } = this.locale.terms;
    const button = (words: string, go: () => void): TemplateResult =>
      html`<button type="button" class="plain" @click=${go}>${words}</button>`;
    const canChooseEvent = this.eventId === undefined;
    switch (this.#step) {
      case 'event':
        return isTrolleyEmpty ? html`` : button(booking.toTrolley, () => this.#showTrolley());
      case 'performance':
        if (canChooseEvent) return button(booking.otherEvent, () => this.#showEvents());
        return isTrolleyEmpty ? html`` : button(booking.toTrolley, () => this.#showTrolley());
      case 'tickets':
        if (this.performanceId !== undefined) return html``;
        if (!this.isAutomatic) return button(booking.otherDate, () => this.#showPerformances());
        return canChooseEvent ? button(booking.otherEvent, () => this.#showEvents()) : html``;
      case 'trolley':
        return button(booking.addMore, () => this.#addMore());
      case 'checkout':
      case 'confirmation':
        return html``;
    }
  }

  #renderSubject(): TemplateResult | typeof nothing {
    const event = CHOOSING.has(this.#step) ? valueOf(this.#event.resource)?.event : undefined;
    if (!event) return nothing;
    const performance = valueOf(this.#performance.resource);
    const when = event.needsPerformance && performance ? this.#whenOf(performance, event.showsPerformanceTime) : [];
    return html`<p part="subject">
      <strong>${event.name}</strong><br />
      <span class="muted">${[event.venueName, ...when].join(' · ')}</span>
    </p>`;
  }

  #renderStep(): TemplateResult {
    switch (this.#step) {
      case 'event':
        return html`<tsw-event-search></tsw-event-search>`;
      case 'performance':
        return html`<tsw-performance-picker></tsw-performance-picker>`;
      case 'tickets':
        return html`<tsw-seat-map ?with-promo-code=${this.withPromoCode}></tsw-seat-map
          ><tsw-ticket-picker ?with-promo-code=${this.withPromoCode}></tsw-ticket-picker>`;
      case 'trolley':
        return html`<tsw-trolley></tsw-trolley>`;
      case 'checkout':
        return html`<tsw-trolley></tsw-trolley>${this.#renderCheckout()}`;
      case 'confirmation':
        // After a purchase in part, the checkout lets the customer buy the rest.
        return html`${this.#situation.value?.status === 'partly-purchased' ? this.#renderCheckout() : nothing}<tsw-confirmation
            emailed
          ></tsw-confirmation>`;
    }
  }

  /** Renders only one: a plain checkout that is not shown would still act beside the page's own. */
  #renderCheckout(): TemplateResult {
    return this.querySelector('[slot=checkout]')
      ? html`<slot name="checkout"></slot>`
      : html`<tsw-checkout></tsw-checkout>`;
  }

  /** The trolley shows what could not be read, and lets the customer retry. */
  #renderRestoring(): TemplateResult {
    return this.session ? html`<tsw-trolley></tsw-trolley>` : html``;
  }

  #whenOf({ dateTime, name }: Performance, showsTime: boolean): string[] {
    const date = dateTime === undefined ? undefined : formatLongDate(dateTime, this.language);
    const time = dateTime === undefined || !showsTime ? undefined : formatTime(dateTime, this.language);
    return [date, time, name].filter((part) => part !== undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-booking': TswBooking;
  }
}
