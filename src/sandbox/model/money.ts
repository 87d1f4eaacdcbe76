/** Exact sums of amounts in major units: added and rounded in minor units. */
import { CURRENCIES } from '../catalogue/sources.js';
import { type CurrencyCode } from '../catalogue/types.js';

/** To the nearest minor unit, halves up. The factor undoes binary errors such as 1.005 * 100 = 100.49999999999999. */
export function round(amount: number, currency: CurrencyCode): number {
  const factor = CURRENCIES[currency].currency_factor;
  return Math.round(amount * factor * (1 + Number.EPSILON)) / factor;
}

export const minorUnits = (amount: number, currency: CurrencyCode): number =>
  Math.round(amount * CURRENCIES[currency].currency_factor);

export function sum(amounts: readonly number[], currency: CurrencyCode): number {
  const total = amounts.reduce((minor, amount) => minor + minorUnits(amount, currency), 0);
  return total / CURRENCIES[currency].currency_factor;
}
