/** By a third party on a page of its own, or on one for each supplier: the purchase answers where to go. */
import { html, type TemplateResult } from 'lit';
import { formatMoney } from '../../domain/money.js';
import { paymentWay } from '../../domain/payment.js';
import type { Bundle } from '../../domain/trolley.js';
import type { CreatePaymentStep, PaymentContext } from './payment-step.js';

export const createRedirectStep: CreatePaymentStep = () => ({
  takesMoney: (context) => bundlesDue(context).length > 0,

  render: (context) => renderElsewhere(bundlesDue(context), context),

  collect: () => Promise.resolve({}),
});

/** What is paid on payment pages, and in which order. */
export function renderElsewhere(bundles: readonly Bundle[], { terms, language }: PaymentContext): TemplateResult {
  const [first] = bundles;
  if (!first) return html`<p>${terms.checkout.nothingToPay}</p>`;
  if (bundles.length === 1) return html`<p>${terms.payment.onPage(formatMoney(first.total, language))}</p>`;
  return html`<p>${terms.payment.onPages}</p>
    <ol>
      ${bundles.map(
        ({ sourceName, total }) => html`<li>${terms.payment.amountFor(sourceName, formatMoney(total, language))}</li>`,
      )}
    </ol>`;
}

function bundlesDue({ reservation }: PaymentContext): Bundle[] {
  return reservation.trolley.bundles.filter(
    (bundle) => bundle.total.minor > 0 && paymentWay(bundle, reservation) === 'redirect',
  );
}
