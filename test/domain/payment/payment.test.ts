import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bundlesDue, paymentWay, paymentWays } from '../../../src/domain/payment/payment.js';
import type { Reservation } from '../../../src/domain/booking/transaction.js';
import type { Bundle } from '../../../src/domain/trolley/trolley.js';

const KEY = 'pk_test_1';

const bundle = (integrationData?: object, type = 'stripe'): Bundle =>
  ({
    sourceCode: 'ext_test0',
    ...(integrationData && { debitor: { type, name: '', description: '', integrationData } }),
  }) as unknown as Bundle;

const CREDIT = { needsPaymentCard: false };

describe('the way a bundle is paid', () => {
  const WAYS: [string, Bundle, ReturnType<typeof paymentWay>][] = [
    ['Stripe with a key', bundle({ publishable_key: KEY }), 'stripe'],
    ['Stripe with a key of the newer form', bundle({ stripe: { publishable_key: KEY } }), 'stripe'],
    ['Stripe without a key', bundle({}), 'redirect'],
    ['Stripe with a secret key', bundle({ publishable_key: 'sk_live_1' }), 'redirect'],
    ['Stripe with a key that is not a text', bundle({ publishable_key: 5, stripe: null }), 'redirect'],
    ['another debitor with a key', bundle({ publishable_key: KEY }, 'dummy'), 'redirect'],
    ['no debitor', bundle(), 'on-credit'],
  ];
  for (const [name, of, way] of WAYS) {
    it(`is ${way} for ${name}`, () => assert.equal(paymentWay(of, CREDIT), way));
  }

  it('is listed once for several bundles', () => {
    const bundles = [bundle({ publishable_key: KEY }), bundle(), bundle({ publishable_key: KEY }), bundle({})];
    const reservation = { ...CREDIT, trolley: { bundles, orderCount: 4 } } as unknown as Reservation;
    assert.deepEqual(paymentWays(reservation), ['stripe', 'on-credit', 'redirect']);
  });
});

describe('the bundles due in one way', () => {
  it('are those paid in that way, without free ones', () => {
    const priced = (minor: number, of: Bundle): Bundle => ({ ...of, total: { minor } }) as unknown as Bundle;
    const [free, paid] = [0, 500].map((minor) => priced(minor, bundle({ publishable_key: KEY })));
    const bundles = [free!, paid!, priced(700, bundle())];
    const reservation = { ...CREDIT, trolley: { bundles, orderCount: 3 } } as unknown as Reservation;
    assert.deepEqual(bundlesDue('stripe', reservation), [paid]);
    assert.deepEqual(bundlesDue('on-credit', reservation), [bundles[2]]);
    assert.deepEqual(bundlesDue('redirect', reservation), []);
  });
});
