/** On credit: the partner is invoiced, and takes the customer's money itself, in its `paymentHandler` or elsewhere. */
import { html } from 'lit';
import { amountsOnCredit } from '../../domain/booking.js';
import { formatMoney } from '../../domain/money.js';
import { formatList } from '../../i18n/format.js';
import type { CreatePaymentStep, PaymentContext } from './payment-step.js';

export const createOnCreditStep: CreatePaymentStep = () => ({
  takesMoney,

  render(context) {
    const { terms, language } = context;
    const amounts = amountsDue(context).map((amount) => formatMoney(amount, language));
    if (amounts.length === 0) return html`<p>${terms.checkout.nothingToPay}</p>`;
    const list = formatList(amounts, language);
    return html`<p>${takesMoney(context) ? terms.checkout.willBeTaken(list) : terms.checkout.arranged(list)}</p>`;
  },

  collect({ paymentHandler }) {
    return Promise.resolve({ paymentHandler });
  },
});

function takesMoney(context: PaymentContext): boolean {
  return context.paymentHandler !== undefined && amountsDue(context).length > 0;
}

function amountsDue({ reservation }: PaymentContext): ReturnType<typeof amountsOnCredit> {
  return amountsOnCredit(reservation).filter(({ minor }) => minor > 0);
}
