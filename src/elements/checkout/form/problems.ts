/** What is wrong with the form, by our rules or in the box office's opinion: beside the fields and in one list. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PurchaseFailure } from '../../../domain/booking/booking.js';
import type { CustomerProblem } from '../../../domain/customer/customer-rules.js';
import { isEmailErrorKey } from '../../../domain/customer/email.js';
import type { ErrorCode, TswError } from '../../../domain/error.js';
import type { Locale } from '../../../i18n/locale.js';
import { type FormField, isFormField } from './fields.js';
import type { PaymentProblem } from '../payment/payment-step.js';

export interface FormProblem {
  readonly field: FormField;
  readonly text: string;
}

export function localProblems(problems: readonly CustomerProblem[], locale: Locale<'customer'>): FormProblem[] {
  return problems.flatMap((problem) =>
    isFormField(problem.field) ? [{ field: problem.field, text: locale.terms.customer.problem(problem) }] : [],
  );
}

/** A refusal that names one of the fields. */
export function serverProblem({ error }: PurchaseFailure, locale: Locale<'customer'>): FormProblem | undefined {
  const { field, apiKey, code } = error;
  if (field === undefined || !isFormField(field)) return undefined;
  if (isEmailErrorKey(apiKey)) return { field, text: locale.terms.customer.emailProblem(apiKey) };
  if (field === 'countryCode')
    return { field, text: locale.terms.customer.problem({ field, problem: 'country-not-allowed' }) };
  return { field, text: locale.terms.errors.words(code) };
}

/** Refusals of what was sent; every other code has words of its own. */
const ABOUT_DETAILS: ReadonlySet<ErrorCode> = new Set(['rejected', 'bad-request']);

/** @param collectError why the payment's details could not be had @returns undefined where a field says it */
export function failureText(
  failure: PurchaseFailure | undefined,
  collectError: TswError | undefined,
  locale: Locale<'customer' | 'form'>,
): string | undefined {
  // The step says itself what is wrong with the card.
  if (collectError?.code === 'invalid-card') return locale.terms.form.failure.payment;
  if (collectError) return locale.terms.errors.words(collectError.code);
  if (!failure || serverProblem(failure, locale)) return undefined;
  const { kind, error } = failure;
  if (error.code === 'not-authorised') return locale.terms.form.notAuthorised;
  if (kind === 'payment' && error.code === 'aborted') return locale.terms.form.notPaid;
  if (kind === 'payment' && error.code === 'configuration') return locale.terms.form.paymentUnknown;
  if (error.failureClass === 'defect') return locale.terms.errors.words('configuration');
  if (kind === 'rejected' && !ABOUT_DETAILS.has(error.code)) return locale.terms.errors.words(error.code);
  return locale.terms.form.failure[kind];
}

/** Takes the focus when the customer has confirmed in vain; each problem leads to its field. */
export function renderProblems(
  problems: readonly PaymentProblem[],
  failure: string | undefined,
  requestId: string | undefined,
  locale: Locale<'form'>,
): TemplateResult | typeof nothing {
  if (problems.length === 0 && failure === undefined) return nothing;
  return html`<div class="problems notice danger" role="alert" tabindex="-1" part="error">
    ${failure === undefined ? nothing : html`<p>${failure}</p>`}
    ${
      problems.length === 0
        ? nothing
        : html`<p><strong>${locale.terms.form.problems}</strong></p>
            <ul>
              ${problems.map(
                ({ text, focus }) =>
                  html`<li>
                    <button type="button" class="plain" @click=${focus}>${text}</button>
                  </li>`,
              )}
            </ul>`
    }
    ${
      failure !== undefined && requestId !== undefined
        ? html`<p class="muted"><small>${locale.terms.errors.requestId(requestId)}</small></p>`
        : nothing
    }
  </div>`;
}

/** No button that leads nowhere: the tickets can only be given back. */
export const renderDeadEnd = (words: string): TemplateResult =>
  html`<div class="notice warning"><p role="alert">${words}</p></div>`;
