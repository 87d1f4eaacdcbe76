/**
 * Exact money. An amount is a whole number of minor units (pence, cents, yen) of one currency, never a float. Only
 * client/parse turns the API's decimal numbers into Money. Used by everything that shows or adds prices.
 */

/** How a currency is counted and printed, from the API's `currency_details`. */
export interface Currency {
  /** Lower-case ISO 4217 code, as the API spells it: `gbp`. */
  readonly code: string;
  /** Minor units in one major unit: 100 for pounds, 1 for yen. */
  readonly factor: number;
  /** Decimals to print. */
  readonly places: number;
  readonly preSymbol: string;
  readonly postSymbol: string;
}

export interface Money {
  /** A whole number of minor units; may be negative. */
  readonly minor: number;
  readonly currency: Currency;
}

/** Thrown when a calculation mixes two currencies: always a defect of the caller. */
export class CurrencyMismatchError extends Error {
  override readonly name = 'CurrencyMismatchError';

  constructor(left: Currency, right: Currency) {
    super(`Cannot combine ${left.code} with ${right.code}: keep one total for each currency (totalsByCurrency).`);
  }
}

/**
 * @param minor whole minor units
 * @throws RangeError if `minor` is not a safe whole number
 */
export function money(minor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Money needs whole minor units, not ${minor}.`);
  return { minor: minor === 0 ? 0 : minor, currency };
}

/**
 * Reads an amount as the API writes it: a JSON number in major units (`35`, `0.1`). Rounding to fifteen significant
 * digits first removes the binary error of `1.15 * 100 = 114.99999999999999`.
 *
 * @param major an amount in major units, such as 35.5
 */
export function fromMajor(major: number, currency: Currency): Money {
  return money(Math.round(Number((major * currency.factor).toPrecision(15))), currency);
}

export function zero(currency: Currency): Money {
  return money(0, currency);
}

/** @throws CurrencyMismatchError when the currencies differ */
export function add(left: Money, right: Money): Money {
  requireOneCurrency(left, right);
  return money(left.minor + right.minor, left.currency);
}

export function subtract(left: Money, right: Money): Money {
  return add(left, multiply(right, -1));
}

/**
 * How far two amounts are apart, never negative.
 *
 * @throws CurrencyMismatchError when the currencies differ
 */
export function difference(left: Money, right: Money): Money {
  return money(Math.abs(compare(left, right)), left.currency);
}

/** @param count a whole number, such as a number of tickets */
export function multiply(amount: Money, count: number): Money {
  return money(amount.minor * count, amount.currency);
}

/**
 * The sum of amounts of one currency.
 *
 * @param currency the currency of the result when there are no amounts
 * @throws CurrencyMismatchError when the amounts mix currencies
 */
export function sum(amounts: Iterable<Money>, currency: Currency): Money {
  let total = zero(currency);
  for (const amount of amounts) total = add(total, amount);
  return total;
}

/**
 * Orders amounts for `Array.prototype.sort`: below zero when `left` is the smaller.
 *
 * @throws CurrencyMismatchError when the currencies differ
 */
export function compare(left: Money, right: Money): number {
  requireOneCurrency(left, right);
  return left.minor - right.minor;
}

function requireOneCurrency({ currency: left }: Money, { currency: right }: Money): void {
  if (left.code !== right.code) throw new CurrencyMismatchError(left, right);
}

export function isEqual(left: Money, right: Money): boolean {
  return left.currency.code === right.currency.code && left.minor === right.minor;
}

/** One total per currency, in order of first appearance. */
export function totalsByCurrency(amounts: Iterable<Money>): Money[] {
  const totals = new Map<string, Money>();
  for (const amount of amounts) {
    const before = totals.get(amount.currency.code);
    totals.set(amount.currency.code, before ? add(before, amount) : amount);
  }
  return [...totals.values()];
}

/**
 * Formats an amount with the API's currency symbols and the reader's own digits and separators: `£1,055.00`,
 * `£1.055,00`, `¥7,400`.
 *
 * @param language an IETF tag, such as `en-GB`
 */
export function formatMoney({ minor, currency }: Money, language: string): string {
  const number = numberFormat(language, currency.places).format(Math.abs(minor) / currency.factor);
  return `${minor < 0 ? '−' : ''}${currency.preSymbol}${number}${currency.postSymbol}`;
}

const formats = new Map<string, Intl.NumberFormat>();

/** Creating a format takes a hundred times as long as using one, and a seat map formats a price for every seat. */
function numberFormat(language: string, places: number): Intl.NumberFormat {
  const key = `${language} ${places}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language, { minimumFractionDigits: places, maximumFractionDigits: places });
    formats.set(key, format);
  }
  return format;
}
