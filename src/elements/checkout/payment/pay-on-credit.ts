/** On credit: the partner is invoiced, and takes the customer's money itself, in its `paymentHandler` or elsewhere. */
import { html, nothing } from 'lit';
import { amountsOnCredit } from '../../../domain/booking/booking.js';
import { formatMoney } from '../../../domain/sale/money.js';
import { formatList } from '../../../i18n/format.js';
import type { CreatePaymentStep, PaymentContext } from './payment-step.js';

export const createOnCreditStep: CreatePaymentStep = () => {
  /** Transactions that this page has seen paid. */
  const paid = new Set<string>();
  return {
    takesMoney,

    render(context) {
      const { terms, language, reservation } = context;
      const { transactionUuid } = reservation;
      const amounts = amountsDue(context).map((amount) => formatMoney(amount, language));
      const list = formatList(amounts, language);
      const isPaidBefore = [...paid].some((other) => other !== transactionUuid);
      return html`${
        amounts.length === 0
          ? html`<p>${terms.form.nothingToPay}</p>`
          : html`<p>
              ${
                isPaid(context)
                  ? terms.form.paid(list)
                  : takesMoney(context)
                    ? terms.form.willBeTaken(list)
                    : terms.form.arranged(list)
              }
            </p>`
      }
      ${isPaidBefore ? html`<p>${terms.form.paidBefore}</p>` : nothing}`;
    },

    drawn({ office, reservation }) {
      if (office.isPaid()) paid.add(reservation.transactionUuid);
    },

    collect({ paymentHandler }) {
      return Promise.resolve({ paymentHandler });
    },
  };
};

function takesMoney(context: PaymentContext): boolean {
  return context.paymentHandler !== undefined && !isPaid(context) && amountsDue(context).length > 0;
}

/** By a try before this one: nothing changes under the customer's eyes while one is under way. */
const isPaid = ({ office, isSending }: PaymentContext): boolean => !isSending && office.isPaid();

function amountsDue({ reservation }: PaymentContext): ReturnType<typeof amountsOnCredit> {
  return amountsOnCredit(reservation).filter(({ minor }) => minor > 0);
}
