/**
 * What a proxy takes from the place it runs in. Servers and edge workers have Web Crypto, but no DOM; the simulated box
 * office in a page has the browser's XML tools, and on pages without TLS no Web Crypto.
 */
import type { XmlTools } from '../xml-tree/tree.js';
import { createSeal, type Seal } from './privacy/seal.js';
import { XMLDOM } from './xml/xmldom.js';

export interface Platform {
  readonly xml: XmlTools;
  /** @param purpose tokens of one purpose open for no other */
  createSeal(secret: string | undefined, purpose: string): Seal;
  /** The same for the same text; the text can't be read from it. */
  fingerprint(text: string): Promise<string>;
}

/** Of this process alone. Without it, card numbers could be tried until one gives the fingerprint. */
let salt: string | undefined;

export const SERVER: Platform = {
  xml: XMLDOM,
  createSeal,
  async fingerprint(text) {
    // Not before the first request: edge workers have no source of chance until then.
    salt ??= crypto.randomUUID();
    const bytes = new TextEncoder().encode(`${salt} ${text}`);
    return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].join();
  },
};
