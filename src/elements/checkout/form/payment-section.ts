/** The part of the form with the payment, the conditions and the button that confirms. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentContext } from '../payment/payment-step.js';
import type { PaymentSteps } from '../payment/payment-steps.js';
import { type Conditions, renderConditions } from './conditions.js';

export interface PaymentSectionView extends Omit<Conditions, 'button'> {
  readonly steps: PaymentSteps;
  readonly context: PaymentContext;
  readonly isBusy: boolean;
}

export function renderPaymentSection(view: PaymentSectionView): TemplateResult {
  const { steps, context } = view;
  const { locale, services, isSending } = context;
  const { form } = locale.terms;
  return html`<section class="stack" aria-labelledby="payment-heading" part="payment">
    <h2 id="payment-heading">${form.payment}</h2>
    ${steps.render(context)} ${!isSending && services.isPaid() ? nothing : html`<slot name="payment"></slot>`}
    ${renderConfirm(view)}
  </section>`;
}

function renderConfirm(view: PaymentSectionView): TemplateResult | typeof nothing {
  const { steps, context, bundles, termsUrl, privacyUrl, isBusy } = view;
  const { form } = context.locale.terms;
  const readiness = steps.readiness(context);
  if (readiness === 'stuck') return nothing;
  if (readiness === 'loading') return steps.renderLoading(context.locale);
  const button = steps.takesMoney(context) ? form.payNow : form.confirm;
  return html`${renderConditions({ bundles, termsUrl, privacyUrl, button }, context.locale)}
    <button
      type="submit"
      class="primary"
      aria-disabled=${isBusy ? 'true' : 'false'}
      aria-busy=${isBusy ? 'true' : 'false'}
    >
      ${button}
    </button>`;
}
