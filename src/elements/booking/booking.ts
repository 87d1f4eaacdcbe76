/** `<tsw-booking>`: the whole journey in one tag, made of the other elements; it only decides which of them to show. */
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
import { styles } from './booking.styles.js';

/** Steps whose element begins with a heading of its own: ours is for the focus and for screen readers. */
const TITLED: ReadonlySet<BookingStep> = new Set(['tickets', 'trolley', 'checkout', 'confirmation']);

/** Steps in which something is chosen but not in the trolley yet. */
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

  static override styles = [...TswElement.styles, styles];

  @property({ attribute: 'event-id' }) eventId?: string;
  @property({ attribute: 'performance-id' }) performanceId?: string;
  @property() start: 'event' | 'trolley' = 'trolley';
  /** Whether there is a field for a promo code. */
  @property({ type: Boolean, attribute: 'with-promo-code' }) withPromoCode = false;

  @state() private isAddingMore = false;
  /** The performance was chosen for the customer: going back to it would only come here again. */
  @state() private isAutomatic = false;
  @query('h2') private heading!: HTMLElement | null;

  readonly #situation = new StateController(this, ({ booking, trolley, selection }) => ({
    status: booking.status,
    isTrolleyEmpty: trolley.token === undefined,
    isChanging: trolley.isBusy,
    eventId: selection.eventId,
    performanceId: selection.performanceId,
  }));

  /** What is being bought, so that no step leaves the customer guessing. */
  readonly #event = new ReadController(this, () => {
    const id = this.#situation.value?.eventId;
    return id === undefined || !CHOOSING.has(this.#step) ? undefined : eventRead(id, {});
  });
  readonly #performance = new ReadController(this, () => {
    const id = this.#situation.value?.performanceId;
    return id === undefined || this.#step !== 'tickets' ? undefined : performanceRead(id);
  });

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
    // Asked now: what has the focus may be gone after the update.
    this.#hadFocus = this.matches(':focus-within');
    if (situation) this.#step = bookingStep({ ...situation, shown: this.#shownStep, isAddingMore: this.isAddingMore });
  }

  override updated(): void {
    const before = this.#shownStep;
    this.#shownStep = this.#situation.value && this.#step;
    // The customer's own step forward or back takes the focus along; the first look at a page does not.
    if (before && this.#shownStep && before !== this.#shownStep && this.#hadFocus) this.heading?.focus();
  }

  #applyAttributes(): void {
    const { eventId, performanceId } = this;
    if (performanceId !== undefined) this.session?.select({ eventId, performanceId });
    else if (eventId !== undefined) this.session?.select({ eventId });
  }

  private readonly onTrolleyChange = ({ detail }: TswEvent<'tsw-trolley-change'>): void => {
    if (detail.added.length === 0) return;
    this.isAddingMore = false;
    this.session?.select({ eventId: undefined, performanceId: undefined });
  };

  private readonly onPerformanceSelect = ({ detail }: TswEvent<'tsw-performance-select'>): void => {
    this.isAutomatic = detail.automatic;
  };

  private toEvents(): void {
    this.session?.select({ eventId: undefined, performanceId: undefined });
  }

  private toTrolley(): void {
    this.isAddingMore = false;
    this.toEvents();
  }

  private toPerformances(): void {
    this.session?.select({ performanceId: undefined });
  }

  override render(): TemplateResult {
    const situation = this.#situation.value;
    return html`${this.renderStatus()}
    ${
      situation && situation.status !== 'restoring'
        ? html`<div
            class="stack"
            @tsw-trolley-change=${this.onTrolleyChange}
            @tsw-performance-select=${this.onPerformanceSelect}
          >
            ${this.renderSteps()}
            <header>
              <h2 tabindex="-1" part="title" class=${TITLED.has(this.#step) ? 'spoken' : ''}>
                ${this.locale.terms.booking.stepTitles[this.#step]}
              </h2>
              ${this.renderBack(situation.isTrolleyEmpty)}
            </header>
            ${this.renderSubject()} ${this.renderStep()}
          </div>`
        : this.renderRestoring()
    }`;
  }

  private renderSteps(): TemplateResult {
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

  private renderBack(isTrolleyEmpty: boolean): TemplateResult {
    const { booking } = this.locale.terms;
    const button = (words: string, go: () => void): TemplateResult =>
      html`<button type="button" class="plain" @click=${go}>${words}</button>`;
    const canChooseEvent = this.eventId === undefined;
    switch (this.#step) {
      case 'event':
        return isTrolleyEmpty ? html`` : button(booking.toTrolley, () => this.toTrolley());
      case 'performance':
        if (canChooseEvent) return button(booking.otherEvent, () => this.toEvents());
        return isTrolleyEmpty ? html`` : button(booking.toTrolley, () => this.toTrolley());
      case 'tickets':
        if (this.performanceId !== undefined) return html``;
        if (!this.isAutomatic) return button(booking.otherDate, () => this.toPerformances());
        return canChooseEvent ? button(booking.otherEvent, () => this.toEvents()) : html``;
      case 'trolley':
        return button(booking.addMore, () => this.addMore());
      case 'checkout':
      case 'confirmation':
        return html``;
    }
  }

  private renderSubject(): TemplateResult | typeof nothing {
    const event = CHOOSING.has(this.#step) ? valueOf(this.#event.resource)?.event : undefined;
    if (!event) return nothing;
    const performance = valueOf(this.#performance.resource);
    const when = event.needsPerformance && performance ? this.whenOf(performance, event.showsPerformanceTime) : [];
    return html`<p part="subject">
      <strong>${event.name}</strong><br />
      <span class="muted">${[event.venueName, ...when].join(' · ')}</span>
    </p>`;
  }

  private whenOf({ dateTime, name }: Performance, showsTime: boolean): string[] {
    const date = dateTime === undefined ? undefined : formatLongDate(dateTime, this.language);
    const time = dateTime === undefined || !showsTime ? undefined : formatTime(dateTime, this.language);
    return [date, time, name].filter((part) => part !== undefined);
  }

  private addMore(): void {
    this.isAddingMore = true;
    this.#applyAttributes();
  }

  private renderStep(): TemplateResult {
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
        return html`<tsw-trolley></tsw-trolley>${this.renderCheckout()}`;
      case 'confirmation':
        // It has the way on to what was not bought.
        return html`${this.#situation.value?.status === 'partly-purchased' ? this.renderCheckout() : nothing}<tsw-confirmation
            emailed
          ></tsw-confirmation>`;
    }
  }

  /** Never both: a plain one that nobody sees would act beside the page's own. */
  private renderCheckout(): TemplateResult {
    return this.querySelector('[slot=checkout]')
      ? html`<slot name="checkout"></slot>`
      : html`<tsw-checkout></tsw-checkout>`;
  }

  /** The trolley says what could not be read, and tries again. */
  private renderRestoring(): TemplateResult {
    return this.session ? html`<tsw-trolley></tsw-trolley>` : html``;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-booking': TswBooking;
  }
}
