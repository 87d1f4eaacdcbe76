/**
 * `<tsw-confirmation-view>`: the outcome of a purchase, with the tickets and how to get in. Private to
 * `<tsw-confirmation>`, which loads it for the first outcome.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { formatMoney } from '../../domain/sale/money.js';
import type { Transaction } from '../../domain/booking/transaction.js';
import { referenceOf } from '../../domain/booking/reservation-handle.js';
import { type Bundle, trolleyTotals } from '../../domain/trolley/trolley.js';
import { formatList } from '../../i18n/format.js';
import { confirmation } from '../../i18n/en/confirmation.js';
import { type Locale, withWords } from '../../i18n/locale.js';
import { baseStyles } from '../../styles/base.styles.js';
import { defineOnce } from '../base/define-once.js';
import { orderSummaryStyles } from '../shared/order-summary.styles.js';
import { TswBarcode } from './barcode.js';
import { calendarEntries, downloadCalendar } from './calendar.js';
import { confirmationViewStyles } from './confirmation-view.styles.js';
import { bookedBundles, failureReason, isBooked, type Outcome, outcomeFor } from './outcome.js';
import { renderTicket } from './ticket.js';

const localeFor = withWords({ confirmation });
defineOnce(TswBarcode);

const LOOK: Readonly<Record<Outcome, string>> = {
  confirmed: 'success',
  'partly-confirmed': 'warning',
  failed: 'danger',
  cancelled: 'warning',
  reserved: 'warning',
  attempting: 'warning',
  released: 'warning',
};

/** @internal */
export class TswConfirmationView extends LitElement {
  static readonly tagName: string = 'tsw-confirmation-view';

  static override styles = [...baseStyles, orderSummaryStyles, confirmationViewStyles];

  @property({ attribute: false }) transaction!: Transaction;
  /** Whether the box office was asked to send an email. */
  @property({ attribute: false }) isEmailed = false;
  /** Starts a new booking; undefined for a booking that is not the session's own. */
  @property({ attribute: false }) startAgain: (() => void) | undefined;
  /** Whether the heading takes the focus, because the customer has just confirmed. */
  @property({ attribute: false }) takesFocus = false;
  @property({ attribute: false }) locale!: Locale;

  @query('h2') private heading!: HTMLElement | null;

  protected override firstUpdated(): void {
    if (this.takesFocus) this.heading?.focus();
  }

  override render(): TemplateResult {
    const { transaction } = this;
    const { confirmation } = this.#locale.terms;
    const outcome = outcomeFor(transaction);
    return html`<article class="stack" part="confirmation">
      <header class="notice stack ${LOOK[outcome]}" part="outcome">
        <h2 tabindex="-1">${this.#titleOf(outcome)}</h2>
        ${this.#renderOutcome(outcome)}
      </header>
      ${
        outcome === 'released'
          ? nothing
          : html`${transaction.trolley.bundles.map((bundle) => this.#renderBundle(bundle))}${this.#renderTotals()}`
      }
      <footer class="row actions">
        ${this.#renderCalendar()}
        ${
          bookedBundles(transaction).length > 0
            ? html`<button type="button" @click=${() => window.print()}>${confirmation.print}</button>`
            : nothing
        }
        ${
          this.startAgain
            ? html`<button type="button" @click=${this.startAgain}>${confirmation.startAgain}</button>`
            : nothing
        }
      </footer>
    </article>`;
  }

  #titleOf(outcome: Outcome): string {
    const { confirmation } = this.#locale.terms;
    switch (outcome) {
      case 'confirmed':
        return confirmation.confirmed;
      case 'partly-confirmed':
        return confirmation.partlyConfirmed;
      case 'failed':
        return confirmation.failed;
      case 'cancelled':
        return confirmation.cancelled;
      case 'reserved':
      case 'attempting':
      case 'released':
        return confirmation.notYet[outcome];
    }
  }

  #renderOutcome(outcome: Outcome): TemplateResult | typeof nothing {
    const { confirmation } = this.#locale.terms;
    switch (outcome) {
      case 'failed':
        return html`<p>${confirmation.reasons[this.#reason]}</p>
          <p>${confirmation.failedWords}</p>
          ${this.#renderReference()}`;
      case 'confirmed':
        return html`${this.#renderReference()}${this.#renderEmailed()}`;
      case 'partly-confirmed':
        return html`<p>${this.#partlyWords}</p>
          ${this.#renderReference()}${this.#renderEmailed()}`;
      case 'cancelled':
      case 'reserved':
      case 'attempting':
      case 'released':
        return this.#renderReference();
    }
  }

  #renderReference(): TemplateResult | typeof nothing {
    const reference = referenceOf(this.transaction.trolley);
    if (reference === undefined) return nothing;
    return html`<p>${this.#locale.terms.confirmation.reference}: <strong class="reference">${reference}</strong></p>`;
  }

  #renderEmailed(): TemplateResult {
    const { confirmation } = this.#locale.terms;
    const address = this.transaction.customer?.email;
    if (!this.isEmailed) return html`<p>${confirmation.keep}</p>`;
    return html`<p>${address ? confirmation.emailedTo(address) : confirmation.emailed}</p>`;
  }

  #renderBundle(bundle: Bundle): TemplateResult {
    const { transaction } = this;
    const locale = this.#locale;
    const isFailed = transaction.status === 'purchased' && !isBooked(bundle, transaction);
    return html`<section class="card stack" part="supplier" aria-label=${bundle.sourceName}>
      ${
        transaction.trolley.bundles.length > 1
          ? html`<h3>${locale.terms.confirmation.supplier(bundle.sourceName)}</h3>`
          : nothing
      }
      ${isFailed ? html`<p class="notice danger">${locale.terms.confirmation.bundleFailed}</p>` : nothing}
      ${bundle.orders.map((order) => renderTicket(order, isBooked(bundle, transaction), locale))}
    </section>`;
  }

  #renderTotals(): TemplateResult | typeof nothing {
    const bundles = bookedBundles(this.transaction);
    if (bundles.length === 0) return nothing;
    const { common } = this.locale.terms;
    const totals = trolleyTotals({ bundles, orderCount: 0 });
    return html`<dl class="totals">
      ${bundles.flatMap(({ totalSendCost, sourceName }) =>
        totalSendCost.minor === 0
          ? []
          : html`<div>
              <dt>${common.delivery}${bundles.length > 1 ? `, ${sourceName}` : nothing}</dt>
              <dd>${formatMoney(totalSendCost, this.locale.language)}</dd>
            </div>`,
      )}
      ${totals.map(
        (total) =>
          html`<div class="grand">
            <dt>${common.total}</dt>
            <dd>${formatMoney(total, this.locale.language)}</dd>
          </div>`,
      )}
    </dl>`;
  }

  #renderCalendar(): TemplateResult | typeof nothing {
    const entries = calendarEntries(this.transaction, this.#locale);
    if (entries.length === 0) return nothing;
    const { calendar, calendarFile } = this.#locale.terms.confirmation;
    return html`<button type="button" @click=${() => downloadCalendar(entries, calendarFile)}>${calendar}</button>`;
  }

  get #reason(): ReturnType<typeof failureReason> {
    const { trolley } = this.transaction;
    return failureReason([trolley.purchaseResult, ...trolley.bundles.map(({ purchaseResult }) => purchaseResult)]);
  }

  get #partlyWords(): string {
    const names = (isWanted: boolean): string =>
      formatList(
        this.transaction.trolley.bundles
          .filter((bundle) => isBooked(bundle, this.transaction) === isWanted)
          .map(({ sourceName }) => sourceName),
        this.locale.language,
      );
    return this.#locale.terms.confirmation.partlyWords(names(true), names(false));
  }

  get #locale(): Locale<'confirmation'> {
    return localeFor(this.locale.language);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-confirmation-view': TswConfirmationView;
  }
}
