/** `currency_details` and `currency_code` blocks (reference, 4.1). */
import { type JsonObject } from '../box-office.js';
import { CURRENCIES } from '../catalogue/sources.js';
import { type CurrencyCode } from '../catalogue/types.js';

/** Left out, as in the recordings, when the answer has no price in it. */
export function currencyDetails(codes: Iterable<CurrencyCode>): JsonObject {
  const unique = [...new Set(codes)];
  if (unique.length === 0) return {};
  return { currency_details: Object.fromEntries(unique.map((code) => [code, { ...CURRENCIES[code] }])) };
}

export const currencyOf = (code: CurrencyCode): JsonObject => ({ currency_code: code, ...currencyDetails([code]) });
