import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  add,
  compare,
  type Currency,
  CurrencyMismatchError,
  difference,
  formatMoney,
  fromMajor,
  isEqual,
  money,
  multiply,
  subtract,
  sum,
  totalsByCurrency,
} from '../../../src/domain/sale/money.js';

const GBP: Currency = { code: 'gbp', factor: 100, places: 2, preSymbol: '£', postSymbol: '' };
const EUR: Currency = { code: 'eur', factor: 100, places: 2, preSymbol: '', postSymbol: ' €' };
const JPY: Currency = { code: 'jpy', factor: 1, places: 0, preSymbol: '¥', postSymbol: '' };
const KWD: Currency = { code: 'kwd', factor: 1000, places: 3, preSymbol: '', postSymbol: ' KD' };

const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

describe('money', () => {
  describe('read from the API’s decimal numbers', () => {
    for (const [major, currency, minor] of [
      [35, GBP, 3500],
      [35.0, GBP, 3500],
      [0.1, GBP, 10],
      [1.15, GBP, 115],
      [4.35, GBP, 435],
      [1.005, GBP, 101],
      [76.5, GBP, 7650],
      [1234567.89, GBP, 123456789],
      [-2.5, EUR, -250],
      [7400, JPY, 7400],
      [1.234, KWD, 1234],
      [-0, GBP, 0],
    ] as const) {
      it(`${major} ${currency.code} is ${minor} minor units`, () => {
        assert.equal(fromMajor(major, currency).minor, minor);
      });
    }

    it('keeps every penny of any amount with two decimals', () => {
      fc.assert(fc.property(amount, (minor) => assert.equal(fromMajor(minor / 100, GBP).minor, minor || 0)));
    });

    it('keeps every minor unit of any amount with three decimals', () => {
      fc.assert(fc.property(amount, (minor) => assert.equal(fromMajor(minor / 1000, KWD).minor, minor || 0)));
    });
  });

  describe('sums', () => {
    it('are exact in any order', () => {
      fc.assert(
        fc.property(fc.array(amount), (amounts) => {
          const forwards = sum(
            amounts.map((minor) => money(minor, GBP)),
            GBP,
          );
          const backwards = sum(
            amounts.toReversed().map((minor) => money(minor, GBP)),
            GBP,
          );
          assert.ok(isEqual(forwards, backwards));
          assert.equal(
            forwards.minor,
            amounts.reduce((total, minor) => total + minor, 0),
          );
        }),
      );
    });

    it('of ten times 10p is £1.00, where floats fail', () => {
      const tenPence = fromMajor(0.1, GBP);
      assert.deepEqual(sum(Array(10).fill(tenPence), GBP), money(100, GBP));
    });

    it('two tickets of £50.00 + £5.00 are £110.00', () => {
      const ticket = add(fromMajor(50, GBP), fromMajor(5, GBP));
      assert.equal(formatMoney(multiply(ticket, 2), 'en-GB'), '£110.00');
    });

    it('difference is how far two amounts are apart', () => {
      assert.deepEqual(difference(money(100, GBP), money(350, GBP)), money(250, GBP));
      assert.deepEqual(difference(money(350, GBP), money(100, GBP)), money(250, GBP));
      assert.throws(() => difference(money(1, GBP), money(1, EUR)), CurrencyMismatchError);
      assert.throws(() => compare(money(1, GBP), money(1, EUR)), CurrencyMismatchError);
    });

    it('subtract undoes add', () => {
      fc.assert(
        fc.property(amount, amount, (left, right) => {
          const both = add(money(left, GBP), money(right, GBP));
          assert.equal(subtract(both, money(right, GBP)).minor, left || 0);
        }),
      );
    });

    it('refuse to mix two currencies', () => {
      assert.throws(() => add(money(1, GBP), money(1, EUR)), CurrencyMismatchError);
      assert.throws(() => compare(money(1, GBP), money(1, EUR)), CurrencyMismatchError);
      assert.equal(isEqual(money(1, GBP), money(1, EUR)), false);
    });

    it('have one total per currency, in order of appearance', () => {
      const totals = totalsByCurrency([money(100, GBP), money(250, EUR), money(50, GBP), money(7400, JPY)]);
      assert.deepEqual(totals, [money(150, GBP), money(250, EUR), money(7400, JPY)]);
    });

    it('refuse a part of a penny', () => {
      assert.throws(() => money(0.5, GBP), RangeError);
      assert.throws(() => multiply(money(1, GBP), 0.5), RangeError);
    });
  });

  describe('format', () => {
    for (const [value, language, text] of [
      [money(5500, GBP), 'en-GB', '£55.00'],
      [money(105_500, GBP), 'en-GB', '£1,055.00'],
      [money(105_500, GBP), 'de-DE', '£1.055,00'],
      [money(1550, EUR), 'de-DE', '15,50 €'],
      [money(7400, JPY), 'ja-JP', '¥7,400'],
      [money(-250, GBP), 'en-GB', '−£2.50'],
      [money(0, GBP), 'en-GB', '£0.00'],
      [money(1234, KWD), 'en-GB', '1.234 KD'],
    ] as const) {
      it(`${value.minor} ${value.currency.code} in ${language} is ${text}`, () => {
        assert.equal(formatMoney(value, language), text);
      });
    }
  });
});
