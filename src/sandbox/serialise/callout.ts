/** Callouts: where the customer is sent to pay (docs/api/payments.md#callout). */
import { type Call } from '../box-office.js';
import { sourceOf } from '../catalogue/sources.js';
import { type JsonObject } from '../json.js';
import { minorUnits } from '../model/money.js';
import { bundleTotals, ordersOf } from '../model/orders.js';
import { type PendingCallout, type Transaction } from '../model/state.js';
import { paymentBlock } from '../pages/links.js';
import { orderCurrencies } from './trolley.js';

function destination(call: Call, callout: PendingCallout, transaction: Transaction): JsonObject {
  const page = `${call.base}/tickets`;
  switch (callout.kind) {
    case 'stripe':
      return {
        callout_destination_url: `${page}/stripe_form.buy`,
        callout_type: 'post',
        callout_parameters: { user_id: call.account.id, crypto_block: paymentBlock(transaction, callout.token) },
      };
    case 'redirect':
    case 'three_d_secure': {
      const what = callout.kind === 'redirect' ? 'external card details' : '3-D Secure';
      return {
        callout_destination_url: `${page}/dummy_redirect.buy/${call.account.id}`,
        callout_type: 'get',
        callout_parameters: {
          return_url: callout.returnUrl,
          title: `Dummy ${what} page for debit on system '${callout.source}'`,
          // A bank's page sends the customer back by a form.
          ...(callout.kind === 'three_d_secure' && { return_method: 'post' }),
        },
      };
    }
  }
}

export function calloutObject(call: Call, callout: PendingCallout, transaction: Transaction): JsonObject {
  const bundle = transaction.bundles.find(({ source }) => source === callout.source);
  if (!bundle) throw new Error(`A callout for ${callout.source}, which is not in the trolley.`);
  const { cost, currency } = bundleTotals(call.boxOffice.catalogue, bundle);
  const integrationData = (): JsonObject => ({
    debitor_type: callout.kind === 'stripe' ? 'stripe' : 'dummy',
    debit_amount: cost,
    debit_base_amount: minorUnits(cost, currency),
    debit_currency: currency,
    debitor_specific_data:
      callout.kind === 'stripe' ? undefined : { is_dummy_3d_secure: callout.kind === 'three_d_secure' },
  });
  return {
    ...destination(call, callout, transaction),
    callout_parameters_order: [],
    // Both names, because documentation and clients differ (docs/api/disagreements.md#x14).
    debitor_integration_data: integrationData(),
    callout_integration_data: integrationData(),
    bundle_source_code: callout.source,
    bundle_source_desc: sourceOf(callout.source).desc,
    bundle_total_cost: cost,
    currency_code: currency,
    return_token: callout.token,
  };
}

export function calloutAnswer(call: Call, callout: PendingCallout, transaction: Transaction): JsonObject {
  return { callout: calloutObject(call, callout, transaction), ...orderCurrencies(call, ordersOf(transaction)) };
}
