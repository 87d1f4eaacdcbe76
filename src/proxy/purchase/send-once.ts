/** Sends each purchase once, whichever API sells. */
import { ProxyError } from '../errors.js';
import type { Proxy } from '../setup.js';
import type { Once } from './once.js';

/** A purchase whose answer was lost may go on for minutes; meanwhile nobody may try again. Milliseconds. */
const UNKNOWN_STANDS = 180_000;

const UNDER_WAY = 'Another purchase of this reservation is under way. Ask status.v1 for its end.';

/**
 * Sends one purchase, however many ask for it; others of the same reservation have to wait for its end. `request` is
 * everything that makes two of them the same, kept as a fingerprint: it may hold a card.
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
