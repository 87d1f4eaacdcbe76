/**
 * `tsw-widgets/proxy`: the server side of the widgets. Web standards only: runs wherever there are `Request`, `Response`,
 * `fetch` and `crypto`.
 */
import { createHandler } from './handler.js';
import type { ProxyOptions } from './options.js';
import { SERVER } from './platform.js';

export { PROXY_ERRORS } from './errors.js';
export type {
  Amount,
  AuthorizePurchase,
  CreatePaymentIntent,
  CreditBundle,
  CreditPurchase,
  CreditPurchaseEnd,
  EndedBundle,
  PaymentIntent,
  PaymentIntentWish,
  PurchaseEnded,
  Verdict,
} from './hooks.js';
export type { LogEntry, ProxyOptions } from './options.js';

/**
 * A handler for everything below `base`. Answers every request; never throws or rejects.
 * @throws Error that lists every setting at fault
 */
export function createProxy(options: ProxyOptions): (request: Request) => Promise<Response> {
  return createHandler(options, SERVER);
}
