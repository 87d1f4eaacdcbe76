/** `<tsw-confirmation>`: shows what became of a purchase; nothing until there was one. */
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PresenceController } from '../../context/presence-controller.js';
import { ReadController } from '../../context/read-controller.js';
import { StateController } from '../../context/state-controller.js';
import type { Transaction } from '../../domain/booking/transaction.js';
import { isUnknownThere } from '../../state/as-tsw-error.js';
import { transactionRead } from '../../state/reads.js';
import type { TswCheckout } from '../checkout/checkout.js';
import { LazyView } from '../base/lazy-view.js';
import { renderProblem } from '../base/problem.js';
import { asHandle } from '../../domain/booking/reservation-handle.js';
import { TswElement } from '../base/tsw-element.js';
import type { ConfirmationOwner } from './confirmation-view.js';

/**
 * @summary The outcome of a purchase: references, seats, vouchers, calendar file, print.
 * @tag tsw-confirmation
 * @attr {string} transaction-uuid - Whose outcome; that of the booking on this page by default
 * @attr {boolean} emailed - Says that a confirmation was sent by email; with `<tsw-checkout>` on the page it knows
 * @slot - Shown while nothing has been bought
 * @csspart outcome - What became of it
 * @csspart supplier - What one supplier has sold
 * @csspart barcode - A barcode with the seats that it lets in
 */
export class TswConfirmation extends TswElement {
  static readonly tagName: string = 'tsw-confirmation';

  /** Whose outcome to show; without it the element follows the booking on this page. */
  @property({ attribute: 'transaction-uuid' }) transactionUuid?: string;
  /** The box office was asked to send an email, by a checkout that is not on this page. */
  @property({ type: Boolean }) emailed = false;

  readonly #booking = new StateController(this, ({ booking }) => booking);
  readonly #asked = new ReadController(this, () =>
    // The outcome of this page's own purchase is here already.
    this.transactionUuid && !this.#outcome ? transactionRead(asHandle(this.transactionUuid)) : undefined,
  );
  readonly #checkout = new PresenceController<TswCheckout>(this, 'checkout');
  #lazyView: LazyView | undefined;
  #statusBefore: string | undefined;
  #takesFocus = false;

  constructor() {
    super();
    this.scope.play(() => 'confirmation');
  }

  protected override willUpdate(): void {
    const before = this.#statusBefore;
    const status = this.#booking.value?.status;
    this.#statusBefore = status;
    // A customer who has just confirmed is led to the outcome; one who comes back to the page is left alone.
    if (before !== status) this.#takesFocus = before !== undefined && before !== 'restoring';
    if (this.#outcome ?? this.transactionUuid) {
      this.#lazyView ??= new LazyView(this, async () => (await import('./confirmation-view.js')).TswConfirmationView);
    }
  }

  override render(): TemplateResult {
    const outcome = this.#outcome;
    if (outcome) return this.#renderTransaction(outcome, true);
    const asked = this.#asked.resource;
    switch (asked.status) {
      case 'idle':
        return html`<slot></slot>`;
      case 'loading':
        return html`<div class="skeleton" role="status">
          <span class="visually-hidden">${this.locale.terms.common.loading}</span>
        </div>`;
      case 'failed':
        return isUnknownThere(asked.error)
          ? html`<div class="notice warning" part="error">
              <p role="alert">${this.locale.terms.errors.unknownBooking}</p>
            </div>`
          : renderProblem(asked.error, this.locale, () => this.#asked.refresh());
      case 'ready':
      case 'refreshing':
        return this.#renderTransaction(asked.value, false);
    }
  }

  #renderTransaction(transaction: Transaction, isOwn: boolean): TemplateResult {
    const checkout = isOwn ? this.#checkout.element : undefined;
    return this.#lazyView!.render(
      html`<tsw-confirmation-view
        exportparts="confirmation, outcome, supplier, barcode"
        .owner=${this.#owner}
        .transaction=${transaction}
        .isEmailed=${checkout ? !checkout.withoutConfirmationEmail : this.emailed}
        .canStartAgain=${isOwn}
        .takesFocus=${isOwn && this.#takesFocus}
        .locale=${this.locale}
      ></tsw-confirmation-view>`,
      this.locale,
    );
  }

  /** What this page's own booking came to, where that is what is asked for. */
  get #outcome(): Transaction | undefined {
    const booking = this.#booking.value;
    switch (booking?.status) {
      case 'purchased':
      case 'partly-purchased':
        return this.#isWanted(booking.transaction) ? booking.transaction : undefined;
      case 'failed':
        // The checkout says so, with a way on.
        if (this.transactionUuid === undefined && this.#checkout.element) return undefined;
        return this.#isWanted(booking.transaction) ? booking.transaction : undefined;
      default:
        return undefined;
    }
  }

  #isWanted({ trolley }: Transaction): boolean {
    return this.transactionUuid === undefined || this.transactionUuid === trolley.transactionUuid;
  }

  readonly #owner: ConfirmationOwner = {
    startAgain: () => void this.session?.startAgain(),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-confirmation': TswConfirmation;
  }
}
