import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  chosenSendMethod,
  deliveryCountries,
  deliveryOptions,
  isPosted,
  methodsRefusing,
  performancesToSend,
} from '../../../src/domain/trolley/delivery.js';
import { money } from '../../../src/domain/sale/money.js';
import type { SendMethod } from '../../../src/domain/trolley/send-method.js';
import type { Bundle, Order, Trolley } from '../../../src/domain/trolley/trolley.js';

const GBP = { code: 'gbp', factor: 100, places: 2, preSymbol: '£', postSymbol: '' };

function method(code: string, type: string, countries?: readonly string[]): SendMethod {
  const plain = { code, name: code, type, cost: money(150, GBP) };
  return countries
    ? { ...plain, permittedCountries: Object.fromEntries(countries.map((each) => [each, each])) }
    : plain;
}

const COLLECT = method('COBO', 'collect');
const POST = method('POST', 'post', ['uk', 'ie']);
const POST_UK = method('POSTUK', 'post', ['uk']);
const ETICKET = method('PAH', 'selfprint');

const order = (performanceId: string, sendMethod?: SendMethod): Order =>
  ({ performance: { id: performanceId }, sendMethod }) as Partial<Order> as Order;
const bundle = (sourceCode: string, ...orders: Order[]): Bundle =>
  ({ sourceCode, orders }) as Partial<Bundle> as Bundle;
const trolley = (...bundles: Bundle[]): Trolley => ({ bundles, orderCount: 0 });

describe('chosenSendMethod', () => {
  test('is the one that all orders share', () => {
    assert.equal(chosenSendMethod(bundle('a', order('1', POST), order('2', POST))), POST);
  });

  test('is none before the reserve, or when orders go in different ways', () => {
    assert.equal(chosenSendMethod(bundle('a', order('1'))), undefined);
    assert.equal(chosenSendMethod(bundle('a', order('1', POST), order('2', COLLECT))), undefined);
  });
});

describe('deliveryOptions', () => {
  const codes = (made: Bundle, offered: Record<string, readonly SendMethod[]>): string[] =>
    deliveryOptions(made, new Map(Object.entries(offered))).map(({ code }) => code);

  test('are those of the performance, in its order', () => {
    assert.deepEqual(codes(bundle('a', order('1', COLLECT)), { '1': [COLLECT, POST] }), ['COBO', 'POST']);
  });

  test('are those offered for every performance of the bundle', () => {
    const made = bundle('a', order('1', COLLECT), order('2', COLLECT));
    assert.deepEqual(codes(made, { '1': [POST, COLLECT, ETICKET], '2': [ETICKET, COLLECT] }), ['COBO', 'PAH']);
  });

  test('keep the current one, even when it is no longer offered', () => {
    assert.deepEqual(codes(bundle('a', order('1', POST)), { '1': [COLLECT] }), ['POST', 'COBO']);
  });

  test('are only the current one while no offers are known', () => {
    assert.deepEqual(codes(bundle('a', order('1', POST)), {}), ['POST']);
    assert.deepEqual(codes(bundle('a', order('1')), {}), []);
  });
});

test('performancesToSend names each once', () => {
  const made = trolley(bundle('a', order('1'), order('2'), order('1')), bundle('b', order('3')));
  assert.deepEqual(performancesToSend(made), ['1', '2', '3']);
});

describe('the countries of send methods', () => {
  const made = trolley(
    bundle('a', order('1', POST), order('2', POST)),
    bundle('b', order('3', POST_UK)),
    bundle('c', order('4', ETICKET)),
  );

  test('deliveryCountries has one list per method with limits', () => {
    assert.deepEqual(deliveryCountries(made), [POST.permittedCountries, POST_UK.permittedCountries]);
  });

  test('methodsRefusing finds the methods that do not go to a country', () => {
    assert.deepEqual(methodsRefusing(made, 'uk'), []);
    assert.deepEqual(methodsRefusing(made, 'ie'), [POST_UK]);
    assert.deepEqual(methodsRefusing(made, 'us'), [POST, POST_UK]);
  });

  test('isPosted is true when any supplier posts tickets', () => {
    assert.equal(isPosted(made), true);
    assert.equal(isPosted(trolley(bundle('c', order('4', ETICKET)))), false);
    assert.equal(isPosted(trolley(bundle('c', order('4')))), false);
  });
});
