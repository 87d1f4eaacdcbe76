/** What the browser needs to pay a bundle with Stripe in the page. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { intentIdOf, stripeDebit } from '../../../src/domain/payment/stripe.js';
import type { Bundle } from '../../../src/domain/trolley/trolley.js';

const KEY = 'pk_test_1';

const bundle = (integrationData?: object, type = 'stripe'): Bundle =>
  ({
    sourceCode: 'ext_test0',
    ...(integrationData && { debitor: { type, name: '', description: '', integrationData } }),
  }) as unknown as Bundle;

describe('stripeDebit', () => {
  it('has only the key for tokens', () => {
    assert.deepEqual(stripeDebit(bundle({ publishable_key: KEY, statement_descriptor: 'TICKETS' })), {
      publishableKey: KEY,
      statementDescriptor: 'TICKETS',
      isThroughEngine: false,
      clientSecret: undefined,
    });
  });

  it('finds the payment intent under any field name, flat or nested', () => {
    const secret = 'pi_3Abc_secret_5Xyz';
    for (const data of [
      { stripe: { publishable_key: KEY, client_secret: secret } },
      { publishable_key: KEY, payment_intent_client_secret: secret, stripe: { payment_intent_id: 'pi_3Abc' } },
    ]) {
      assert.equal(stripeDebit(bundle(data))?.clientSecret, secret);
    }
    assert.equal(intentIdOf(secret), 'pi_3Abc');
    assert.equal(intentIdOf('pi_3Abc'), undefined);
  });

  it('recognises the payment engine, even after the proxy has removed its address', () => {
    for (const cider_api_endpoint of ['https://engine.example/api', '']) {
      assert.equal(stripeDebit(bundle({ publishable_key: KEY, cider_api_endpoint }))?.isThroughEngine, true);
    }
  });

  it('is undefined for other debitors', () => {
    assert.equal(stripeDebit(bundle()), undefined);
    assert.equal(stripeDebit(bundle({})), undefined);
  });
});
