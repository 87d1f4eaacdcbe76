/** Purchase on credit: the partner is invoiced and takes the customer's money itself, in its `paymentHandler` or elsewhere. */
import { html, nothing } from 'lit';
import { amountsOnCredit } from '../../../domain/payment/payment.js';
import { formatMoney } from '../../../domain/sale/money.js';
import { formatList } from '../../../i18n/format.js';
import type { CreatePaymentStep, PaymentContext } from './payment-step.js';

export const createOnCreditStep: CreatePaymentStep = () => {
  /** Transactions that were paid while this page was open. */
  const paid = new Set<string>();
  return {
    takesMoney,

    render(context) {
      const { locale, reservation } = context;
      const { transactionUuid } = reservation;
      const amounts = amountsOnCredit(reservation).map((amount) => formatMoney(amount, locale.language));
      const list = formatList(amounts, locale.language);
      const isPaidBefore = [...paid].some((other) => other !== transactionUuid);
      return html`${
        amounts.length === 0
          ? html`<p>${locale.terms.form.nothingToPay}</p>`
          : html`<p>
              ${
                isPaid(context)
                  ? locale.terms.form.paid(list)
                  : takesMoney(context)
                    ? locale.terms.form.willBeTaken(list)
                    : locale.terms.form.arranged(list)
              }
            </p>`
      }
      ${isPaidBefore ? html`<p>${locale.terms.form.paidBefore}</p>` : nothing}`;
    },

    drawn({ services, reservation }) {
      if (services.isPaid()) paid.add(reservation.transactionUuid);
    },

    collect({ paymentHandler }) {
      return Promise.resolve({ paymentHandler });
    },
  };
};

function takesMoney(context: PaymentContext): boolean {
  return context.paymentHandler !== undefined && !isPaid(context) && amountsOnCredit(context.reservation).length > 0;
}

/** Paid in an earlier try. While a purchase is being sent, the section stays as it is. */
const isPaid = ({ services, isSending }: PaymentContext): boolean => !isSending && services.isPaid();
