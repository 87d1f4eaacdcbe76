/** The currencies of one answer, in every shape that the API has used (docs/api/catalogue.md#currency). */
import type { Currency } from '../../domain/sale/money.js';
import type { JsonObject } from './json-object.js';

/** ISO 4217's "no currency", for answers that name none and hold no price, or no price that can be paid. */
export const NO_CURRENCY: Currency = { code: 'xxx', factor: 100, places: 2, preSymbol: '', postSymbol: '' };

export class Currencies {
  readonly #details = new Map<string, Currency>();
  readonly #answer: JsonObject;

  constructor(answer: JsonObject) {
    this.#answer = answer;
    for (const [code, details] of answer.children('currency_details')) {
      this.#details.set(code.toLowerCase(), parseCurrency(details, code));
    }
  }

  /** A currency that the answer does not describe comes from the platform (`fromIntl`). */
  find(code: string): Currency | undefined {
    return this.#details.get(code.toLowerCase()) ?? fromIntl(code);
  }

  /** @throws BadResponseError when neither `object` nor the answer names a currency: a price without one is no price */
  of(object: JsonObject, ...names: readonly string[]): Currency {
    const currency = this.maybe(object, ...names);
    if (!currency) throw object.unexpected(names[0] ?? 'currency_code', 'a currency');
    return currency;
  }

  /**
   * The currency that `object` names as a code (`currency_code`) or, in older answers, an object (`currency`); else the
   * answer's default, else the only one the answer describes.
   *
   * @param names fields to look at; `currency_code` and `currency` unless given
   */
  maybe(object: JsonObject, ...names: readonly string[]): Currency | undefined {
    for (const name of names.length > 0 ? names : ['currency_code', 'currency']) {
      const own = this.#read(object, name);
      if (own) return own;
    }
    const whole = this.#read(this.#answer, 'currency_code') ?? this.#read(this.#answer, 'currency');
    if (whole) return whole;
    return this.#details.size === 1 ? [...this.#details.values()][0] : undefined;
  }

  /** The account's display currency. */
  desired(object: JsonObject): Currency | undefined {
    return (
      this.#read(object, 'desired_currency_code') ??
      this.#read(object, 'desired_currency') ??
      this.#read(this.#answer, 'desired_currency_code')
    );
  }

  /** Whether the answer itself describes this currency. */
  describes(code: string): boolean {
    return this.#details.has(code.toLowerCase());
  }

  #read(object: JsonObject, name: string): Currency | undefined {
    const value = object.raw(name);
    if (typeof value === 'string') return value === '' ? undefined : this.find(value);
    if (value === undefined) return undefined;
    const details = object.object(name);
    const code = details.text('currency_code');
    return this.#details.get(code.toLowerCase()) ?? parseCurrency(details, code);
  }
}

/** Missing fields come from the platform. Older answers held only the code. */
function parseCurrency(details: JsonObject, key: string): Currency {
  const code = (details.maybeText('currency_code') ?? key).toLowerCase();
  const factor = details.maybeNumber('currency_factor');
  const places = details.maybeNumber('currency_places');
  const preSymbol = details.has('currency_pre_symbol') ? details.text('currency_pre_symbol') : undefined;
  const postSymbol = details.has('currency_post_symbol') ? details.text('currency_post_symbol') : undefined;
  // Asking the platform is slow.
  if (factor !== undefined && places !== undefined && preSymbol !== undefined && postSymbol !== undefined) {
    return { code, factor, places, preSymbol, postSymbol };
  }
  const known = fromIntl(code) ?? NO_CURRENCY;
  return {
    code,
    factor: factor ?? known.factor,
    places: places ?? known.places,
    preSymbol: preSymbol ?? known.preSymbol,
    postSymbol: postSymbol ?? known.postSymbol,
  };
}

/** ISO 4217's decimals and the English symbol; undefined for text that cannot be a currency code. */
function fromIntl(code: string): Currency | undefined {
  if (!/^[a-z]{3}$/i.test(code)) return undefined;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: code, currencyDisplay: 'narrowSymbol' });
  const places = format.resolvedOptions().maximumFractionDigits ?? 2;
  const symbol = format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? '';
  return { code: code.toLowerCase(), factor: 10 ** places, places, preSymbol: symbol, postSymbol: '' };
}
