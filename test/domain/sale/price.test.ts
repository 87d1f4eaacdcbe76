import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Currency, fromMajor, money } from '../../../src/domain/sale/money.js';
import {
  multiplyPrice,
  type OfferedPrice,
  type OfferKind,
  offerKind,
  type Price,
  totalPrice,
} from '../../../src/domain/sale/price.js';

const GBP: Currency = { code: 'gbp', factor: 100, places: 2, preSymbol: '£', postSymbol: '' };

const priceOf = (seatPrice: number, surcharge: number): Price => ({
  seatPrice: fromMajor(seatPrice, GBP),
  surcharge: fromMajor(surcharge, GBP),
});

const offered = (price: Price, usualPrice: Price, isOffer = true): OfferedPrice => ({
  price,
  usualPrice,
  isOffer,
  absoluteSaving: money(0, GBP),
  percentageSaving: 0,
});

describe('price', () => {
  it('has face value and booking fee as its total', () => {
    assert.deepEqual(totalPrice(priceOf(35, 5.5)), money(4050, GBP));
  });

  it('multiplies face value and booking fee', () => {
    assert.deepEqual(multiplyPrice(priceOf(35, 5.5), 3), priceOf(105, 16.5));
  });

  const KINDS: readonly [what: string, offer: OfferedPrice, expected: OfferKind][] = [
    ['a price without an offer', offered(priceOf(30, 5), priceOf(30, 5), false), 'none'],
    ['a lower face value', offered(priceOf(20, 5), priceOf(30, 5)), 'reduced'],
    ['a lower face value without a fee', offered(priceOf(20, 0), priceOf(30, 5)), 'reduced'],
    ['a lower fee', offered(priceOf(30, 2), priceOf(30, 5)), 'reduced'],
    ['the usual face value without a fee', offered(priceOf(30, 0), priceOf(30, 5)), 'no-fee'],
    ['an offer on a price that never had a fee', offered(priceOf(30, 0), priceOf(30, 0)), 'reduced'],
  ];
  for (const [what, offer, expected] of KINDS) {
    it(`calls ${what} ${expected}`, () => assert.equal(offerKind(offer), expected));
  }
});
