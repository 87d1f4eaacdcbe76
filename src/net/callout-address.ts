/** The address of a payment page that is reached by GET. Its own file, since pages load it with the checkout only. */
import type { CalloutParameter } from './callout.js';

/**
 * The address with the parameters behind its own. Not by `searchParams`, which would write the address's own query anew:
 * a signature may cover that.
 */
export function calloutAddress(destination: URL, parameters: readonly CalloutParameter[]): string {
  const url = new URL(destination);
  const query = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString();
  url.search = [url.search.slice(1), query].filter(Boolean).join('&');
  return url.href;
}
