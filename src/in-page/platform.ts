/** The platform of the proxy where it runs inside a page, in front of the simulated box office. */
import type { Platform } from '../proxy/platform.js';
import { fromBase64Url, toBase64Url } from '../proxy/privacy/seal.js';
import { browserXml } from '../xml-core/browser-xml.js';

/**
 * Seals without encryption: a page that contains the box office has no secrets from it, and pages without TLS have no
 * Web Cryptography.
 */
export const IN_PAGE: Platform = {
  xml: browserXml(),
  createSeal: (_, purpose) => ({
    seal: (text) => Promise.resolve(toBase64Url(new TextEncoder().encode(JSON.stringify([purpose, text])))),
    open: (token) => Promise.resolve(opened(token, purpose)),
  }),
  fingerprint: (text) => Promise.resolve(text),
};

function opened(token: string, purpose: string): string | undefined {
  const bytes = fromBase64Url(token);
  try {
    const [of, text] = JSON.parse(new TextDecoder().decode(bytes)) as [string, string];
    return of === purpose ? text : undefined;
  } catch {
    return undefined; // not one of these tokens
  }
}
