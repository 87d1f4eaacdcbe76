/**
 * Whether and how a customer may be sent to a payment page (docs/api/payments.md#callout). The checkout asks just
 * before the browser leaves the page.
 */
import { calloutAddress } from '../../net/callout-address.js';
import { parseSecureUrl } from '../../net/secure-url.js';

/** A page that the customer must visit to pay or to authenticate (docs/api/payments.md#callout). */
export interface Callout {
  readonly destinationUrl: string;
  readonly type: 'get' | 'post';
  /** In the order in which they must be sent. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly sourceCode?: string;
  readonly sourceName?: string;
  readonly returnToken?: string;
  readonly debitorType?: string;
  /** As the API sends it; the payment method of this debitor knows its shape. */
  readonly integrationData: Readonly<Record<string, unknown>>;
}

/** What the browser has to do: navigate to `address`, or post `fields` to it with a form. */
export type Departure =
  | { readonly method: 'get'; readonly address: string }
  | {
      readonly method: 'post';
      readonly address: string;
      readonly fields: readonly (readonly [name: string, value: string])[];
    };

/**
 * How to send the customer to a callout's page. Parameters keep the API's order and follow those in the address.
 *
 * @returns undefined for an address that is not secure: no customer is sent there
 */
export function departureFor({ destinationUrl, type, parameters }: Callout): Departure | undefined {
  const url = parseSecureUrl(destinationUrl);
  if (!url) return undefined;
  if (type === 'post') return { method: 'post', address: url.href, fields: parameters };
  return { method: 'get', address: calloutAddress(url, parameters) };
}
