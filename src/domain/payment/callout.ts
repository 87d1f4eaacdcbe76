/**
 * Whether and how a customer may be sent to a payment page (reference 4.13). The checkout is the caller, a moment before
 * the browser goes.
 */
import type { Callout } from '../booking/transaction.js';

/** Only on the developer's own machine may a payment page do without TLS. */
const OWN_MACHINE = /^(localhost|[\w-]+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** What the browser has to do: go to `address`, or send `fields` there by a form. */
export type Departure =
  | { readonly method: 'get'; readonly address: string }
  | {
      readonly method: 'post';
      readonly address: string;
      readonly fields: readonly (readonly [name: string, value: string])[];
    };

/** Whether what is sent there is encrypted, or stays on the own machine. */
export function isSafeAddress({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && OWN_MACHINE.test(hostname));
}

/**
 * Parameters in the API's order, behind those that the address has already.
 *
 * @returns undefined for an address that nobody may be sent to: not https, or with credentials in it
 */
export function departureFor({ destinationUrl, type, parameters }: Callout): Departure | undefined {
  if (!URL.canParse(destinationUrl)) return undefined;
  const url = new URL(destinationUrl);
  if (!isSafeAddress(url) || url.username || url.password) return undefined;
  if (type === 'post') return { method: 'post', address: url.href, fields: parameters };
  // By hand, since `searchParams` would write the address's own query anew, which a signature may cover.
  const query = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString();
  url.search = [url.search.slice(1), query].filter(Boolean).join('&');
  return { method: 'get', address: url.href };
}
