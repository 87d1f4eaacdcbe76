/** Sends each purchase once, whichever API sells. */
import { ProxyError } from '../errors.js';
import type { Proxy } from '../setup.js';
import type { Once } from './once.js';

/** Milliseconds. A purchase whose answer was lost may go on for minutes, and must not be tried again meanwhile. */
const UNKNOWN_STANDS = 180_000;

const UNDER_WAY = 'Another purchase of this reservation is under way. Ask status.v1 for its end.';

/**
 * Sends one purchase for all requests that ask for it, and refuses other purchases of the same reservation until it has
 * ended. `request` is all that makes two of them the same. Only its fingerprint is kept: it may hold a card.
 */
export async function sendOnce<T>(
  { platform }: Proxy,
  purchases: Once<T>,
  { key, request, send }: { readonly key: string; readonly request: string; send(): Promise<T> },
): Promise<T> {
  return purchases.run(key, send, {
    fingerprint: await platform.fingerprint(request),
    conflict: () => new ProxyError(409, 'purchaseUnderWay', UNDER_WAY),
    lingers: (error) => (error instanceof ProxyError && error.kind === 'outcomeUnknown' ? UNKNOWN_STANDS : 0),
  });
}
