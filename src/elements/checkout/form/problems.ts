/** The problems of the form, found here or by the box office: each beside its field, and all in one list. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PurchaseFailure } from '../../../domain/booking/booking.js';
import type { CustomerProblem } from '../../../domain/customer/customer-rules.js';
import type { TswError } from '../../../domain/error.js';
import type { Locale } from '../../../i18n/locale.js';
import { wordsForFailure } from '../failure-words.js';
import type { PaymentProblem } from '../payment/payment-step.js';
import { type FormField, isFormField } from './fields.js';

export interface FormProblem {
  readonly field: FormField;
  readonly text: string;
}

export function localProblems(problems: readonly CustomerProblem[], locale: Locale<'customer'>): FormProblem[] {
  return problems.flatMap((problem) =>
    isFormField(problem.field) ? [{ field: problem.field, text: locale.terms.customer.problem(problem) }] : [],
  );
}

/** The problem of a refusal that names a field of the form. */
export function serverProblem(
  { error }: PurchaseFailure,
  locale: Locale<'customer' | 'form'>,
): FormProblem | undefined {
  const { field } = error;
  return field !== undefined && isFormField(field)
    ? { field, text: wordsForFailure('field', error, locale) }
    : undefined;
}

/**
 * @param collectError why the payment's details could not be collected
 * @returns undefined if there is no failure, or if a field says it
 */
export function failureText(
  failure: PurchaseFailure | undefined,
  collectError: TswError | undefined,
  locale: Locale<'customer' | 'form'>,
): string | undefined {
  if (collectError) return wordsForFailure('collecting', collectError, locale);
  return failure && !serverProblem(failure, locale) ? wordsForFailure(failure.kind, failure.error, locale) : undefined;
}

/** Gets the focus when the customer has confirmed and something is wrong. Each problem is a button to its field. */
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

/** Replaces the whole form: the customer can only give the tickets back. */
export const renderDeadEnd = (words: string): TemplateResult =>
  html`<div class="notice warning"><p role="alert">${words}</p></div>`;
