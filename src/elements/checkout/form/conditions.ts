/** The terms that the customer accepts by paying, the partner's and each supplier's, and the privacy policy. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Bundle } from '../../../domain/trolley/trolley.js';
import { formatList } from '../../../i18n/format.js';
import type { Locale } from '../../../i18n/locale.js';

export interface Conditions {
  readonly bundles: readonly Bundle[];
  /** The partner's addresses, already checked. */
  readonly termsUrl: string | undefined;
  readonly privacyUrl: string | undefined;
  /** The words on the button. */
  readonly button: string;
}

export function renderConditions(
  { bundles, termsUrl, privacyUrl, button }: Conditions,
  { terms: { form, common }, language }: Locale<'form'>,
): TemplateResult | typeof nothing {
  const link = (address: string, words: string): TemplateResult =>
    html`<a href=${address} target="_blank" rel="noopener"
      >${words} <span class="visually-hidden">${common.opensNewWindow}</span></a
    >`;
  const items = [
    ...(termsUrl === undefined ? [] : [link(termsUrl, form.terms)]),
    ...[...namesByTerms(bundles)].map(([text, names]) => {
      const words = form.termsOf(formatList(names, language));
      return isAddress(text)
        ? link(text, words)
        : html`<details>
            <summary>${words}</summary>
            <p class="comment">${text}</p>
          </details>`;
    }),
  ];
  if (items.length === 0 && privacyUrl === undefined) return nothing;
  return html`<div part="conditions">
    ${
      items.length === 0
        ? nothing
        : html`<p>${form.accept(button)}</p>
            <ul>
              ${items.map((item) => html`<li>${item}</li>`)}
            </ul>`
    }
    ${privacyUrl === undefined ? nothing : html`<p>${link(privacyUrl, form.privacy)}</p>`}
  </div>`;
}

/** Suppliers with the same terms are named together. */
function namesByTerms(bundles: readonly Bundle[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { termsAndConditions, sourceName } of bundles) {
    const text = termsAndConditions?.trim();
    if (text) names.set(text, [...new Set([...(names.get(text) ?? []), sourceName])]);
  }
  return names;
}

/** Some suppliers give a link instead of their terms. */
const isAddress = (text: string): boolean => /^https:\/\/\S+$/.test(text) && URL.canParse(text);
