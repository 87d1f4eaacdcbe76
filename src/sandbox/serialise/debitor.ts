/**
 * Debitors: who takes the money of a bundle (docs/api/payments.md#debitor). No recorded reserve has one, so the fields
 * are the documented ones and the values are invented. Stripe's fields are both flat and nested
 * (docs/api/disagreements.md#x13).
 */
import { type Call } from '../box-office.js';
import { hexDigits } from '../chance.js';
import { type JsonObject } from '../json.js';
import { type Bundle, type Transaction } from '../model/state.js';
import { engineKey } from '../payment/engine.js';

const PUBLISHABLE_KEY = 'pk_test_sandboxboxoffice';

function stripeData(call: Call, transaction: Transaction, bundle: Bundle): JsonObject {
  const { seed } = call.boxOffice;
  const { stripeFlow } = call.account;
  const intent = `pi_${hexDigits(24, seed, 'intent', transaction.uuid, bundle.source)}`;
  return {
    publishable_key: PUBLISHABLE_KEY,
    statement_descriptor: 'Test Stripe Account',
    ...(stripeFlow === 'intent' && {
      stripe: {
        publishable_key: PUBLISHABLE_KEY,
        payment_intent_id: intent,
        client_secret: `${intent}_secret_${hexDigits(16, seed, 'secret', intent)}`,
      },
    }),
    ...(stripeFlow !== 'token' && {
      cider_api_endpoint: `${call.base}/api`,
      cider_api_token: engineKey(seed, transaction.uuid),
    }),
  };
}

export function debitorOf(call: Call, transaction: Transaction, bundle: Bundle): JsonObject | undefined {
  switch (call.account.payment) {
    case 'stripe':
      return {
        debitor_type: 'stripe',
        debitor_name: 'stripe',
        debitor_desc: 'Stripe Debitor',
        debitor_integration_data: stripeData(call, transaction, bundle),
        debitor_aggregation_key: `stripe-${PUBLISHABLE_KEY}`,
      };
    case 'redirect':
      return {
        debitor_type: 'dummy',
        debitor_name: 'dummy',
        debitor_desc: 'Dummy Debitor',
        debitor_integration_data: { is_dummy_3d_secure: false },
        debitor_aggregation_key: `dummy-${bundle.source}`,
      };
    case 'credit':
    case 'card':
      return undefined;
  }
}
