/** Addresses from the box office that a customer may be sent to. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale.js';

/** @returns the address when it is https, or this computer's own while developing; undefined for any other */
export function safeAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, hostname, href } = new URL(address);
  const isLocal = protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || isLocal ? href : undefined;
}

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
