/** `<tsw-confirmation>`: shows its slot until there is an outcome of a purchase, then loads the view that shows it. */
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PresenceController } from '../../context/presence-controller.js';
import { ReadController } from '../../context/read-controller.js';
import { StateController } from '../../context/state-controller.js';
import { asHandle } from '../../domain/booking/reservation-handle.js';
import type { Transaction } from '../../domain/booking/transaction.js';
import { isUnknownThere } from '../../state/as-tsw-error.js';
import { transactionRead } from '../../state/reads.js';
import type { TswCheckout } from '../checkout/checkout.js';
import { LazyView } from '../base/lazy-view.js';
import { renderProblem } from '../base/problem.js';
import { TswElement } from '../base/tsw-element.js';

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

  readonly #booking = new StateController(this, ({ booking }) => booking);
  readonly #asked = new ReadController(this, () =>
    // The booking already has the outcome of this page's own purchase.
    this.transactionUuid && !this.#outcome ? transactionRead(asHandle(this.transactionUuid)) : undefined,
  );
  readonly #checkout = new PresenceController<TswCheckout>(this, 'checkout');

  /** Whose outcome to show; without it the element follows the booking on this page. */
  @property({ attribute: 'transaction-uuid' }) transactionUuid?: string;
  /** The box office was asked to send an email, by a checkout that is not on this page. */
  @property({ type: Boolean }) emailed = false;

  #view: LazyView | undefined;
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
    // The outcome takes the focus of a customer who has just confirmed, and not of one who comes back to the page.
    if (before !== status) this.#takesFocus = before !== undefined && before !== 'restoring';
    if (this.#outcome ?? this.transactionUuid) {
      this.#view ??= new LazyView(this, async () => (await import('./confirmation-view.js')).TswConfirmationView);
    }
  }

  readonly #onStartAgain = (): void => void this.session?.startAgain();

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
    return this.#view!.render(
      html`<tsw-confirmation-view
        exportparts="confirmation, outcome, supplier, barcode"
        .transaction=${transaction}
        .isEmailed=${checkout ? !checkout.withoutConfirmationEmail : this.emailed}
        .startAgain=${isOwn ? this.#onStartAgain : undefined}
        .takesFocus=${isOwn && this.#takesFocus}
        .locale=${this.locale}
      ></tsw-confirmation-view>`,
      this.locale,
    );
  }

  /** The outcome of this page's own booking, unless `transaction-uuid` names another. */
  get #outcome(): Transaction | undefined {
    const booking = this.#booking.value;
    switch (booking?.status) {
      case 'purchased':
      case 'partly-purchased':
        return this.#isWanted(booking.transaction) ? booking.transaction : undefined;
      case 'failed':
        // The checkout reports a failed purchase and lets the customer try again.
        if (this.transactionUuid === undefined && this.#checkout.element) return undefined;
        return this.#isWanted(booking.transaction) ? booking.transaction : undefined;
      default:
        return undefined;
    }
  }

  #isWanted({ trolley }: Transaction): boolean {
    return this.transactionUuid === undefined || this.transactionUuid === trolley.transactionUuid;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-confirmation': TswConfirmation;
  }
}
