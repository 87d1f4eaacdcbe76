/**
 * `<tsw-booking-dialog>`: `<tsw-booking>` in a modal dialog, which asks what to do with held tickets before it closes.
 * Private to `<tsw-booking-button>`, which loads it, opens it and listens for its `close`.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { cache } from 'lit/directives/cache.js';
import { StateController } from '../../context/state-controller.js';
import { type BookingStatus, isHolding } from '../../domain/booking/booking.js';
import type { TswError } from '../../domain/error.js';
import type { Refusal } from '../../state/action.js';
import { renderBusyButton } from '../base/busy-button.js';
import { wordsFor } from '../base/problem.js';
import { TswElement } from '../base/tsw-element.js';
import { bookingDialogStyles } from './booking-dialog.styles.js';
import { lockScroll } from './scroll-lock.js';

/** Statuses in which the dialog asks before it closes, because the customer may forget the held tickets. */
const ASKS: ReadonlySet<BookingStatus> = new Set(['reserving', 'reserved', 'releasing']);

/** @internal */
export class TswBookingDialog extends TswElement {
  static readonly tagName: string = 'tsw-booking-dialog';

  static override styles = [...TswElement.styles, bookingDialogStyles];

  readonly #situation = new StateController(this, ({ booking, secondsLeft }) => ({
    status: booking.status,
    isHolding: isHolding(booking),
    minutes: secondsLeft === undefined ? undefined : Math.ceil(secondsLeft / 60),
  }));

  @property({ attribute: false }) eventId: string | undefined;
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) withPromoCode = false;
  @property({ attribute: false }) isOpen = false;

  @state() private isAsking = false;
  @state() private isReleasing = false;
  @state() private problem: TswError | Refusal | undefined;

  @query('.booking') private dialog!: HTMLDialogElement;
  @query('.question') private question!: HTMLDialogElement;

  #unlockScroll: (() => void) | undefined;
  #hasOpened = false;
  /** Whether the press began outside. One that began inside, to select text, does not close the dialog. */
  #isPressOutside = false;
  /** Whether the dialog closes after the release. False once the customer chooses to stay. */
  #isLeaving = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
    this.#unlock();
  }

  protected override willUpdate(): void {
    // The hold has ended, or another tab has released the tickets, so there is nothing to ask.
    if (!this.#asks) this.isAsking = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The page may have removed the button while this module was loading.
    if (this.isConnected && changed.has('isOpen') && this.isOpen !== this.dialog.open) {
      if (this.isOpen) this.#open();
      else this.#close();
    }
    if (this.isAsking !== this.question.open) {
      if (this.isAsking) this.question.showModal();
      else this.question.close();
    }
  }

  get #hasOwnCheckout(): boolean {
    return (this.querySelector('slot')?.assignedElements().length ?? 0) > 0;
  }

  get #asks(): boolean {
    const status = this.#situation.value?.status;
    return status !== undefined && ASKS.has(status);
  }

  #open(): void {
    const selected = this.session?.state.selection.eventId;
    // Another button may have selected its event since. At the first opening the booking itself selects the event.
    if (this.#hasOpened && this.eventId !== undefined && selected !== undefined && selected !== this.eventId) {
      this.session?.select({ eventId: this.eventId });
    }
    this.#hasOpened = true;
    this.#unlockScroll ??= lockScroll();
    this.dialog.showModal();
  }

  #unlock(): void {
    this.#unlockScroll?.();
    this.#unlockScroll = undefined;
  }

  /** Closes the question first, because nothing else can take the focus while it is open. */
  #close(): void {
    this.question.close();
    this.dialog.close();
  }

  #onClose(): void {
    // The dialog was opened again before its `close` event arrived.
    if (this.dialog.open) return;
    this.question.close();
    this.#unlock();
    this.dispatchEvent(new Event('close'));
  }

  /** Handles the back gesture of a phone, and Escape where the focus is outside the page. */
  #onCancel(event: Event): void {
    event.preventDefault();
    this.#onLeave();
  }

  /** Handles Escape, because a second Escape without a click between closes a dialog without a `cancel` event. */
  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    if (this.question.open) this.#onStay();
    else this.#onLeave();
  }

  #onPointerDown({ target }: Event): void {
    this.#isPressOutside = target === this.dialog;
  }

  /** The frame fills the dialog, so a click on the dialog itself is outside. */
  #onClick({ target }: Event): void {
    if (target === this.dialog && this.#isPressOutside) this.#onLeave();
  }

  #onQuestionClose(): void {
    this.isAsking = false;
  }

  #onLeave(): void {
    this.problem = undefined;
    if (this.#asks) this.isAsking = true;
    else this.#close();
  }

  #onStay(): void {
    this.#isLeaving = false;
    this.question.close();
  }

  #onKeep(): void {
    this.#close();
  }

  async #onRelease(): Promise<void> {
    if (this.isReleasing || !this.session) return;
    this.isReleasing = true;
    this.#isLeaving = true;
    this.problem = undefined;
    const released = await this.session.release('left-checkout', this.callOptions);
    this.isReleasing = false;
    // A refusal because there is nothing to release counts as released.
    if (!released.ok && this.#asks) this.problem = released.error;
    else if (this.#isLeaving) this.#close();
  }

  override render(): TemplateResult {
    const { common } = this.locale.terms;
    const isMounted = this.isOpen || (this.#hasOpened && this.#situation.value?.isHolding === true);
    return html`<dialog
      class="booking"
      part="dialog"
      aria-labelledby="title"
      @cancel=${this.#onCancel}
      @close=${this.#onClose}
      @pointerdown=${this.#onPointerDown}
      @click=${this.#onClick}
      @keydown=${this.#onKeyDown}
    >
      <div class="frame">
        <div class="bar">
          <h2 id="title">${this.label}</h2>
          <button type="button" class="close" part="close" aria-label=${common.close} @click=${this.#onLeave}>
            <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M6 6l12 12M18 6L6 18" /></svg>
          </button>
        </div>
        <div class="content">
          ${
            // Cached while the dialog is closed, so that the customer finds the same choices when it opens again.
            cache(
              isMounted
                ? html`<tsw-booking event-id=${this.eventId ?? nothing} ?with-promo-code=${this.withPromoCode}
                    >${
                      // An empty slot would count as the page's checkout, and the booking would render none.
                      this.#hasOwnCheckout ? html`<slot name="checkout" slot="checkout"></slot>` : nothing
                    }</tsw-booking
                  >`
                : nothing,
            )
          }
        </div>
      </div>
      ${this.#renderQuestion()}
    </dialog>`;
  }

  #renderQuestion(): TemplateResult {
    const { button, trolley } = this.locale.terms;
    const { status, minutes = 0 } = this.#situation.value ?? {};
    const underWay = status === 'reserving' ? trolley.reserving : status === 'releasing' ? trolley.releasing : '';
    return html`<dialog
      class="question"
      role="alertdialog"
      aria-labelledby="leaving"
      aria-describedby="held"
      @cancel=${this.#onStay}
      @close=${this.#onQuestionClose}
    >
      <div class="stack">
        <h2 id="leaving">${button.leaving}</h2>
        <p id="held">${underWay ? '' : trolley.reserved(minutes)} ${button.leavingHint}</p>
        <p role="status">${underWay}</p>
        ${
          this.problem
            ? html`<p class="notice danger" role="alert">${wordsFor(this.problem, this.locale)}</p>`
            : nothing
        }
        <div class="row">
          <button type="button" class="primary" @click=${this.#onKeep}>${button.keep}</button>
          ${renderBusyButton(trolley.refuse, () => void this.#onRelease(), {
            isBusy: this.isReleasing,
            isActing: this.isReleasing,
          })}
          <button type="button" class="plain" @click=${this.#onStay}>${button.stay}</button>
        </div>
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-booking-dialog': TswBookingDialog;
  }
}
