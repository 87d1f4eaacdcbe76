/**
 * Takes out of an answer what is the partner's own business, at any depth: commission, costs and margins, account
 * details, keys, words meant for staff.
 */
import type { Json } from '../json.js';

const INTERNAL: readonly RegExp[] = [
  // user_commission, predicted_gross_commission, commission_currency_code, and the API's own misspelling "commision".
  /commiss?ion/,
  /^(total_)?agent_cost/,
  // Money between partner, supplier and Ingresso, named so in reports.
  /^(supplier|user)_(levy|fee|rebate|uplift)$/,
  /^(processing_fee|moneyflow_.*|is_semi_credit)$/,
  // The account: reserve_user, purchase_user, sub_user, user_info and what stands in them.
  /_user$/,
  /^user_(id|info|groups|passwd)$/,
  /^(backend|content)_group$/,
  /^(crypto_block|sub_id|remote_ip|remote_site)$/,
  // The payment engine's key: it would let a page save any payment.
  /^cider_api_token$/,
  // For staff: why the supplier refused, and references inside the API's own systems.
  /^internal_/,
  /^(failure_reason|external_sale_page)$/,
  // Other systems' copies of the customer; the customer block itself is `keepCustomer`'s business.
  /^customers_by_system$/,
];

export interface RedactOptions {
  /** Only for an answer to the request that brought this data: others may have no more than a transaction's ID. */
  readonly keepCustomer?: boolean;
  /** Texts that must not appear in any value. */
  readonly secrets?: readonly string[];
}

/** A copy without internal fields. */
export function redact(value: Json, options: RedactOptions = {}): Json {
  return copy(value, options.secrets ?? [], (key) => (key === 'customer' ? !options.keepCustomer : isInternal(key)));
}

function copy(value: Json, secrets: readonly string[], drops: (key: string) => boolean): Json {
  if (typeof value === 'string') return removeSecrets(value, secrets);
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => copy(item, secrets, drops));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, Json>>)
      .filter(([key]) => !drops(key))
      // The page needs to know that there is an engine, to choose how to pay, but not its address.
      .map(([key, item]): [string, Json] => [key, key === 'cider_api_endpoint' ? '' : item])
      // The parameters of a payment page are that page's, under any names: Stripe's has a crypto_block.
      .map(([key, item]) => [key, copy(item, secrets, key === 'callout_parameters' ? () => false : drops)]),
  );
}

export const removeSecrets = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, '[removed]'), text);

const isInternal = (key: string): boolean => INTERNAL.some((pattern) => pattern.test(key));
