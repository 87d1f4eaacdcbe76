/** The cost of a delivery as every element writes it. */
import { formatMoney, type Money } from '../../domain/sale/money.js';
import type { Locale } from '../../i18n/locale.js';

export function sendCostText(cost: Money, locale: Locale): string {
  return cost.minor === 0 ? locale.terms.common.free : formatMoney(cost, locale.language);
}
