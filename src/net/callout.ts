/** The parameters that a payment page is sent: by the page itself the first time, by the proxy for the steps after it. */

export type CalloutParameter = readonly [name: string, value: string];

/**
 * @param order names that the API wants first, in this order (docs/api/payments.md#callout); those without a value are
 *   left out
 */
export function calloutParameters(
  values: Readonly<Record<string, unknown>>,
  order: readonly string[],
): readonly CalloutParameter[] {
  const first = order.filter((name) => Object.hasOwn(values, name));
  const names = new Set([...first, ...Object.keys(values)]);
  return [...names].map((name) => [name, asText(values[name])]);
}

/** A payment page reads text, whatever JSON made of a value. */
function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
