/** How tickets reach the customer (docs/api/trolley.md#send-methods). */
import type { Countries } from '../customer/country.js';
import type { Money } from '../sale/money.js';

export interface SendMethod {
  readonly code: string;
  readonly name: string;
  /** `collect`, `post` or `selfprint`. */
  readonly type: 'collect' | 'post' | 'selfprint' | (string & {});
  /** Per order, not per ticket. */
  readonly cost: Money;
  readonly finalType?: string;
  /** Text for the confirmation. */
  readonly finalComment?: string;
  /** Undefined means every country. */
  readonly permittedCountries?: Countries;
  /** Only after purchase. */
  readonly voucherUrl?: string;
  readonly hasHtmlPage?: boolean;
}

export interface SendMethods {
  /** Empty when it is too late for any method. The first is the default. */
  readonly sendMethods: readonly SendMethod[];
  readonly sourceCode?: string;
}
