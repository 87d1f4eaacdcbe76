/** `currency_details` and `currency_code` (docs/api/catalogue.md#currency). */
import { CURRENCIES } from '../catalogue/sources.js';
import { type CurrencyCode } from '../catalogue/types.js';
import { type JsonObject } from '../json.js';

/** Empty when the answer has no prices, as recorded. */
export function currencyDetails(codes: Iterable<CurrencyCode>): JsonObject {
  const unique = [...new Set(codes)];
  if (unique.length === 0) return {};
  return { currency_details: Object.fromEntries(unique.map((code) => [code, { ...CURRENCIES[code] }])) };
}

export const currencyOf = (code: CurrencyCode): JsonObject => ({ currency_code: code, ...currencyDetails([code]) });
