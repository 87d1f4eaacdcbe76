/** Suppliers and currencies. Codes and names are recorded, the terms and conditions are invented. */
import { type CurrencyCode } from './types.js';

export interface Source {
  readonly desc: string;
  /** The end of a backend purchase reference. */
  readonly referenceSuffix: string;
  readonly terms: string;
}

const TEST_TERMS = 'Test data only: nothing sold here is a real ticket, and purchases may be cancelled without notice.';

export const SOURCES: Readonly<Record<string, Source>> = {
  ext_test0: { desc: 'External Test Backend 0', referenceSuffix: '1', terms: TEST_TERMS },
  ext_test1: { desc: 'External Test Backend 1', referenceSuffix: '0', terms: TEST_TERMS },
  ingresso_one: { desc: 'Ingresso', referenceSuffix: '0', terms: TEST_TERMS },
  ingresso_one_test: { desc: 'Ingresso', referenceSuffix: '0', terms: TEST_TERMS },
  ingresso_two: { desc: 'Ingresso', referenceSuffix: '0', terms: TEST_TERMS },
  generic_test: { desc: 'Generic JSONRPC backend TEST', referenceSuffix: '0', terms: TEST_TERMS },
};

export const sourceOf = (code: string): Source => {
  const source = SOURCES[code];
  if (!source) throw new Error(`The catalogue names an unknown supplier, ${code}.`);
  return source;
};

export interface Currency {
  readonly currency_code: CurrencyCode;
  /** Minor units in one major unit. */
  readonly currency_factor: number;
  readonly currency_number: number;
  readonly currency_places: number;
  readonly currency_pre_symbol: string;
  readonly currency_post_symbol: string;
}

const currency = (code: CurrencyCode, number: number, symbol: string, places = 2): Currency => ({
  currency_code: code,
  currency_factor: 10 ** places,
  currency_number: number,
  currency_places: places,
  currency_pre_symbol: symbol,
  currency_post_symbol: '',
});

/** No recording has details of yen, so number and places are those of ISO 4217. */
export const CURRENCIES: Readonly<Record<CurrencyCode, Currency>> = {
  gbp: currency('gbp', 826, '£'),
  eur: currency('eur', 978, '€'),
  usd: currency('usd', 840, '$'),
  jpy: currency('jpy', 392, '¥', 0),
};
