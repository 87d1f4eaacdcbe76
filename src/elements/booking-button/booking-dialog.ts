/**
 * `<tsw-booking-dialog>`: `<tsw-booking>` in a modal dialog, and the question what to do with held tickets when it is
 * closed. Private to `<tsw-booking-button>`, which loads it, opens it and is told of its `close`.
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
import { styles } from './booking-dialog.styles.js';
import { lockScroll } from './scroll-lock.js';

/** Closing now leaves tickets held that the customer may have forgotten. */
const ASKS: ReadonlySet<BookingStatus> = new Set(['reserving', 'reserved', 'releasing']);

/** @internal */
export class TswBookingDialog extends TswElement {
  static readonly tagName: string = 'tsw-booking-dialog';

  static override styles = [...TswElement.styles, styles];

  @property({ attribute: false }) eventId: string | undefined;
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) withPromoCode = false;
  @property({ attribute: false }) isOpen = false;

  @state() private isAsking = false;
  @state() private isReleasing = false;
  @state() private problem: TswError | Refusal | undefined;

  @query('.booking') private dialog!: HTMLDialogElement;
  @query('.question') private question!: HTMLDialogElement;

  readonly #situation = new StateController(this, ({ booking, secondsLeft }) => ({
    status: booking.status,
    isHolding: isHolding(booking),
    minutes: secondsLeft === undefined ? undefined : Math.ceil(secondsLeft / 60),
  }));

  #unlockScroll: (() => void) | undefined;
  #hasOpened = false;
  /** A press that began inside, to mark text, and ended outside closes nothing. */
  #isPressOutside = false;
  /** The customer has not changed her mind while the tickets were given back. */
  #isLeaving = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
    this.#unlock();
  }

  protected override willUpdate(): void {
    // The time is up, or somebody else gave the tickets back: there is nothing left to ask.
    if (!this.#asks) this.isAsking = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // It may have been taken out of the page while its part was being loaded.
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
    // Another button of the page may have been used since; the first time the booking itself says what it sells.
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

  /** The question first: while it is open nothing else can take the focus. */
  #close(): void {
    this.question.close();
    this.dialog.close();
  }

  private onClose(): void {
    // Opened again before the page heard of it.
    if (this.dialog.open) return;
    this.question.close();
    this.#unlock();
    this.dispatchEvent(new Event('close'));
  }

  /** The back gesture of a phone, and Escape where the focus is outside the page. */
  private onCancel(event: Event): void {
    event.preventDefault();
    this.leave();
  }

  /** Heard here because browsers close a dialog without asking when Escape is pressed twice with no click between. */
  private onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    if (this.question.open) this.stay();
    else this.leave();
  }

  private onPointerDown({ target }: Event): void {
    this.#isPressOutside = target === this.dialog;
  }

  /** The frame fills the dialog: what reaches the dialog itself was outside. */
  private onClick({ target }: Event): void {
    if (target === this.dialog && this.#isPressOutside) this.leave();
  }

  private onQuestionClose(): void {
    this.isAsking = false;
  }

  private leave(): void {
    this.problem = undefined;
    if (this.#asks) this.isAsking = true;
    else this.#close();
  }

  private stay(): void {
    this.#isLeaving = false;
    this.question.close();
  }

  private keep(): void {
    this.#close();
  }

  private async giveBack(): Promise<void> {
    if (this.isReleasing || !this.session) return;
    this.isReleasing = true;
    this.#isLeaving = true;
    this.problem = undefined;
    const released = await this.session.release('left-checkout', this.callOptions);
    this.isReleasing = false;
    // Refused because there is nothing to release is as good as released.
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
      @cancel=${this.onCancel}
      @close=${this.onClose}
      @pointerdown=${this.onPointerDown}
      @click=${this.onClick}
      @keydown=${this.onKeyDown}
    >
      <div class="frame">
        <div class="bar">
          <h2 id="title">${this.label}</h2>
          <button type="button" class="close" part="close" aria-label=${common.close} @click=${this.leave}>
            <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M6 6l12 12M18 6L6 18" /></svg>
          </button>
        </div>
        <div class="content">
          ${
            // Taken out of the page and not thrown away: what is chosen is still chosen when the dialog opens again.
            cache(
              isMounted
                ? html`<tsw-booking event-id=${this.eventId ?? nothing} ?with-promo-code=${this.withPromoCode}
                    >${
                      // A slot of its own that nothing is in would keep the booking from having a checkout.
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
      @cancel=${this.stay}
      @close=${this.onQuestionClose}
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
          <button type="button" class="primary" @click=${this.keep}>${button.keep}</button>
          ${renderBusyButton(trolley.refuse, () => void this.giveBack(), {
            isBusy: this.isReleasing,
            isActing: this.isReleasing,
          })}
          <button type="button" class="plain" @click=${this.stay}>${button.stay}</button>
        </div>
      </div>
    </dialog>`;
  }
}
