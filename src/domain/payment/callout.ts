/**
 * Whether and how a customer may be sent to a payment page (docs/api/payments.md#callout). The checkout asks just
 * before the browser leaves the page.
 */

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

/** A payment page may do without TLS only on the developer's own machine. */
const OWN_MACHINE = /^(localhost|[\w-]+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** What the browser has to do: navigate to `address`, or post `fields` to it with a form. */
export type Departure =
  | { readonly method: 'get'; readonly address: string }
  | {
      readonly method: 'post';
      readonly address: string;
      readonly fields: readonly (readonly [name: string, value: string])[];
    };

/** Whether data sent to the address is encrypted, or never leaves this machine. */
export function isSafeAddress({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && OWN_MACHINE.test(hostname));
}

/**
 * How to send the customer to a callout's page. Parameters keep the API's order and follow those in the address.
 *
 * @returns undefined when the address is not safe: neither https nor on this machine, or with credentials in it
 */
export function departureFor({ destinationUrl, type, parameters }: Callout): Departure | undefined {
  if (!URL.canParse(destinationUrl)) return undefined;
  const url = new URL(destinationUrl);
  if (!isSafeAddress(url) || url.username || url.password) return undefined;
  if (type === 'post') return { method: 'post', address: url.href, fields: parameters };
  // Built by hand: `searchParams` would re-encode the existing query, and a signature may cover it.
  const query = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString();
  url.search = [url.search.slice(1), query].filter(Boolean).join('&');
  return { method: 'get', address: url.href };
}
