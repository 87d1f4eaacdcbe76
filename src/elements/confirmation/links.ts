/** Addresses from the box office that a customer may be sent to. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale.js';
import { parseSecureUrl } from '../../net/secure-url.js';

/** @returns undefined for an address that is not secure */
export const safeAddress = (address: string | undefined): string | undefined => parseSecureUrl(address ?? '')?.href;

/** Nothing where the address is not one to send a customer to. */
export function renderLink(
  address: string | undefined,
  words: string,
  locale: Locale,
): TemplateResult | typeof nothing {
  const safe = safeAddress(address);
  if (safe === undefined) return nothing;
  return html`<a href=${safe} target="_blank" rel="noopener noreferrer"
    >${words} <span class="visually-hidden">${locale.terms.common.opensNewWindow}</span></a
  >`;
}
