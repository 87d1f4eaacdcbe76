/** Links to addresses that the box office gives. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale.js';
import { parseSecureUrl } from '../../net/secure-url.js';

/** @returns undefined for an address that is not secure (src/net/secure-url.ts) */
export function secureAddress(address: string | undefined): string | undefined {
  return parseSecureUrl(address ?? '')?.href;
}

/** Renders nothing where the address is not secure. */
export function renderLink(
  address: string | undefined,
  words: string,
  locale: Locale,
): TemplateResult | typeof nothing {
  const href = secureAddress(address);
  if (href === undefined) return nothing;
  return html`<a href=${href} target="_blank" rel="noopener noreferrer"
    >${words} <span class="visually-hidden">${locale.terms.common.opensNewWindow}</span></a
  >`;
}
