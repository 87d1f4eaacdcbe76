/** Payment on a third party's page, or on one for each supplier. The answer to the purchase has its address. */
import { html, type TemplateResult } from 'lit';
import { formatMoney } from '../../../domain/sale/money.js';
import { bundlesDue, suppliersLackingKey } from '../../../domain/payment/payment.js';
import type { Bundle } from '../../../domain/trolley/trolley.js';
import { errorOnce } from '../../../browser/warn-once.js';
import type { CreatePaymentStep, PaymentContext } from './payment-step.js';

export const createRedirectStep: CreatePaymentStep = () => ({
  takesMoney: ({ reservation }) => bundlesDue('redirect', reservation).length > 0,

  render: (context) => renderElsewhere(bundlesDue('redirect', context.reservation), context),

  drawn({ reservation }) {
    for (const supplier of suppliersLackingKey(reservation)) reportMissingKey(supplier);
  },

  collect: () => Promise.resolve({}),
});

/** Without the key the customer pays on the payment page, which every debitor has. */
const reportMissingKey = (supplier: string): void =>
  errorOnce(
    `the Stripe debitor of “${supplier}” has no publishable key (pk_…), so its customers are sent to a payment page ` +
      'instead of paying in yours. If the proxy or something before it changes answers, let debitor_integration_data ' +
      'through; otherwise ask the API’s support to set the account’s key. See docs/embedding.md, “When it does not work”.',
  );

/** The amounts to pay on payment pages, in their order. */
export function renderElsewhere(
  bundles: readonly Bundle[],
  { locale: { terms, language } }: PaymentContext,
): TemplateResult {
  const [first] = bundles;
  if (!first) return html`<p>${terms.form.nothingToPay}</p>`;
  if (bundles.length === 1) return html`<p>${terms.payment.onPage(formatMoney(first.total, language))}</p>`;
  return html`<p>${terms.payment.onPages}</p>
    <ol>
      ${bundles.map(
        ({ sourceName, total }) => html`<li>${terms.payment.amountFor(sourceName, formatMoney(total, language))}</li>`,
      )}
    </ol>`;
}
