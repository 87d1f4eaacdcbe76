/** How every element writes what a delivery costs. */
import { formatMoney, type Money } from '../../domain/sale/money.js';
import type { Terms } from '../../i18n/terms.js';

export const sendCostText = (cost: Money, terms: Terms, language: string): string =>
  cost.minor === 0 ? terms.common.free : formatMoney(cost, language);
