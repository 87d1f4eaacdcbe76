/** The order before paying, supplier by supplier, with its costs. */
import { html, nothing, type TemplateResult } from 'lit';
import { type Debit, debitsFor } from '../../domain/payment/debits.js';
import { formatMoney, type Money } from '../../domain/sale/money.js';
import { paymentWays } from '../../domain/payment/payment.js';
import type { Reservation } from '../../domain/booking/transaction.js';
import { type Bundle, trolleyTotals } from '../../domain/trolley/trolley.js';
import type { Locale } from '../../i18n/locale.js';
import { renderOrder } from '../shared/order-summary.js';
import { sendCostText } from '../shared/send-cost.js';

export function renderSummary(reservation: Reservation, locale: Locale<'form' | 'payment'>): TemplateResult {
  const { trolley } = reservation;
  const isSeveral = trolley.bundles.length > 1;
  return html`<section class="stack" aria-labelledby="summary-heading" part="summary">
    <h2 id="summary-heading">${locale.terms.form.summary}</h2>
    ${trolley.bundles.map((bundle) => renderBundle(bundle, isSeveral, locale))}
    <dl class="totals grand">
      ${trolleyTotals(trolley).map((total) => renderAmount(locale.terms.form.totalToPay, total, locale.language))}
    </dl>
    ${isInPaymentStep(reservation) ? nothing : renderDebits(debitsFor(reservation), locale)}
  </section>`;
}

/** Whether the payment step lists the debits above the button: suppliers take all the money, in one way. */
function isInPaymentStep(reservation: Reservation): boolean {
  const [way, ...others] = paymentWays(reservation);
  return way !== 'on-credit' && others.length === 0;
}

/** The amounts on the customer's statement, if there is more than one: an unexpected amount makes customers ask their bank. */
function renderDebits(debits: readonly Debit[], locale: Locale<'form' | 'payment'>): TemplateResult | typeof nothing {
  if (debits.length < 2) return nothing;
  const { form, payment } = locale.terms;
  return html`<div part="debits">
    <p>${form.debits(debits.length)}</p>
    <ul>
      ${debits.map(({ amount, sourceName }) => {
        const text = formatMoney(amount, locale.language);
        return html`<li>${sourceName === undefined ? form.debitHere(text) : payment.amountFor(sourceName, text)}</li>`;
      })}
    </ul>
  </div>`;
}

function renderBundle(bundle: Bundle, isNamed: boolean, locale: Locale<'form'>): TemplateResult {
  const { common, form } = locale.terms;
  return html`<div class="card stack">
    ${isNamed ? html`<h3>${form.supplier(bundle.sourceName)}</h3>` : nothing}
    ${bundle.orders.map((order) => renderOrder(order, locale))}
    <dl class="totals">
      ${renderAmount(common.seatPrice, bundle.totalSeatPrice, locale.language)}
      ${renderAmount(common.surcharge, bundle.totalSurcharge, locale.language)}
      ${renderLine(common.delivery, sendCostText(bundle.totalSendCost, locale))}
      ${isNamed ? renderAmount(common.total, bundle.total, locale.language) : nothing}
    </dl>
  </div>`;
}

const renderAmount = (name: string, amount: Money, language: string): TemplateResult =>
  renderLine(name, formatMoney(amount, language));

const renderLine = (name: string, text: string): TemplateResult =>
  html`<div>
    <dt>${name}</dt>
    <dd>${text}</dd>
  </div>`;
