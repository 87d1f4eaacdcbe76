/** What is about to be bought, supplier by supplier, and what it costs: read once more before paying. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatMoney, type Money } from '../../domain/money.js';
import { type Bundle, type Trolley, trolleyTotals } from '../../domain/trolley.js';
import type { Terms } from '../../i18n/terms.js';
import { renderOrder } from '../internal/order-summary.js';

export function renderSummary(trolley: Trolley, terms: Terms, language: string): TemplateResult {
  const isSeveral = trolley.bundles.length > 1;
  return html`<section class="stack" aria-labelledby="summary-heading" part="summary">
    <h2 id="summary-heading">${terms.checkout.summary}</h2>
    ${trolley.bundles.map((bundle) => renderBundle(bundle, isSeveral, terms, language))}
    <dl class="totals grand">
      ${trolleyTotals(trolley).map((total) => renderAmount(terms.checkout.totalToPay, total, language))}
    </dl>
  </section>`;
}

function renderBundle(bundle: Bundle, isNamed: boolean, terms: Terms, language: string): TemplateResult {
  const { common, checkout } = terms;
  return html`<div class="card stack">
    ${isNamed ? html`<h3>${checkout.supplier(bundle.sourceName)}</h3>` : nothing}
    ${bundle.orders.map((order) => renderOrder(order, terms, language))}
    <dl class="totals">
      ${renderAmount(common.seatPrice, bundle.totalSeatPrice, language)}
      ${renderAmount(common.surcharge, bundle.totalSurcharge, language)}
      ${renderAmount(common.delivery, bundle.totalSendCost, language)}
      ${isNamed ? renderAmount(common.total, bundle.total, language) : nothing}
    </dl>
  </div>`;
}

function renderAmount(name: string, amount: Money, language: string): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd>${formatMoney(amount, language)}</dd>
  </div>`;
}
