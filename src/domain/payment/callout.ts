/**
 * Whether and how a customer may be sent to a payment page (reference 4.13). The checkout is the caller, a moment before
 * the browser goes.
 */
import { calloutAddress } from '../../net/callout-address.js';
import { parseSecureUrl } from '../../net/secure-url.js';
import type { Callout } from '../booking/transaction.js';

/** What the browser has to do: go to `address`, or send `fields` there by a form. */
export type Departure =
  | { readonly method: 'get'; readonly address: string }
  | {
      readonly method: 'post';
      readonly address: string;
      readonly fields: readonly (readonly [name: string, value: string])[];
    };

/**
 * Parameters in the API's order, behind those that the address has already.
 *
 * @returns undefined for an address that is not secure: no customer is sent there
 */
export function departureFor({ destinationUrl, type, parameters }: Callout): Departure | undefined {
  const url = parseSecureUrl(destinationUrl);
  if (!url) return undefined;
  if (type === 'post') return { method: 'post', address: url.href, fields: parameters };
  return { method: 'get', address: calloutAddress(url, parameters) };
}
