/**
 * Who takes the money of a bundle (reference, 4.13). No recorded reserve has one: the fields are the documented
 * ones, Stripe's both flat and nested (X13), the values invented.
 */
import { type Call, type JsonObject } from '../box-office.js';
import { hexDigits } from '../chance.js';
import { type Bundle, type Transaction } from '../model/state.js';

const PUBLISHABLE_KEY = 'pk_test_sandboxboxoffice';

/** The bearer key of the payment engine: one a reservation, readable by nobody but the engine below. */
export const engineKey = (seed: number, transactionUuid: string): string =>
  `cak_${transactionUuid}.${hexDigits(24, seed, 'engine', transactionUuid)}`;

/** The reservation an engine key belongs to, if it is a key. */
export function transactionOfKey(seed: number, key: string): string | undefined {
  const uuid = /^cak_(.+)\.[0-9a-f]+$/.exec(key)?.[1];
  return uuid !== undefined && engineKey(seed, uuid) === key ? uuid : undefined;
}

function stripeData(call: Call, transaction: Transaction, bundle: Bundle): JsonObject {
  const { seed } = call.box;
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
