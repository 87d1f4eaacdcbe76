/** A failure as every element shows it: the words for its code in an alert, a retry button, a support reference. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TswError } from '../../domain/error.js';
import type { Locale } from '../../i18n/locale.js';
import type { Refusal } from '../../state/action.js';

/** @param retry undefined where trying again cannot help */
export function renderProblem(error: TswError, locale: Locale, retry?: () => void): TemplateResult {
  return html`<div class="notice danger" part="error">
    <p role="alert">${locale.terms.errors.words(error.code)}</p>
    ${error.requestId ? html`<p class="muted"><small>${locale.terms.errors.requestId(error.requestId)}</small></p>` : nothing}
    ${retry && error.retryable ? html`<button type="button" @click=${retry}>${locale.terms.common.retry}</button>` : nothing}
  </div>`;
}

/** The words for an action that failed or was refused. */
export function wordsFor(problem: TswError | Refusal, locale: Locale): string {
  return 'refusal' in problem ? locale.terms.errors.refusal[problem.refusal] : locale.terms.errors.words(problem.code);
}
