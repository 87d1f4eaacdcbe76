/**
 * Reads trolleys and bundles (docs/api/trolley.md#trolley, docs/api/trolley.md#bundles). Ids such as X12 are of
 * docs/api/disagreements.md.
 */
import type { Bundle, Debitor, PurchaseResult, Trolley, TrolleyAnswer } from '../../domain/trolley/trolley.js';
import { Currencies } from './currency.js';
import { parseLooseOrders, parseOrder } from './order.js';
import { withoutUndefined, type JsonObject } from './json-object.js';

/** The trolley's key depends on the call and on the year (X12). */
const TROLLEY_KEYS = ['trolley_contents', 'reserved_trolley', 'trolley_token_contents', 'trolley'];

/** trolley.v1 */
export function parseTrolleyAnswer(answer: JsonObject): TrolleyAnswer {
  const currencies = new Currencies(answer);
  return withoutUndefined<TrolleyAnswer>({
    token: answer.text('trolley_token'),
    trolley: parseTrolley(answer, currencies),
    discardedOrders: parseLooseOrders(answer, 'discarded_orders', currencies),
    inputContainedUnavailableOrder: answer.flag('input_contained_unavailable_order'),
    cryptoBlock: answer.maybeText('crypto_block'),
  });
}

export function findTrolley(answer: JsonObject): JsonObject | undefined {
  const key = TROLLEY_KEYS.find((name) => answer.has(name));
  return key === undefined ? undefined : answer.object(key);
}

/** The answer's trolley, or an empty one. */
export function parseTrolley(answer: JsonObject, currencies: Currencies): Trolley {
  const trolley = findTrolley(answer);
  const result = trolley?.maybeObject('purchase_result');
  const bundles = trolley?.list('bundle').map((bundle) => parseBundle(bundle, currencies)) ?? [];
  return withoutUndefined<Trolley>({
    bundles,
    // Inside the trolley; the Python client looks beside it (X30).
    orderCount: trolley?.maybeNumber('trolley_order_count') ?? bundles.flatMap(({ orders }) => orders).length,
    transactionUuid: trolley?.maybeText('transaction_uuid'),
    transactionId: trolley?.maybeText('transaction_id'),
    purchaseResult: result && parsePurchaseResult(result),
  });
}

function parseBundle(bundle: JsonObject, currencies: Currencies): Bundle {
  const currency = currencies.of(bundle);
  const desired = bundle.has('bundle_total_cost_in_desired') ? currencies.desired(bundle) : undefined;
  const result = bundle.maybeObject('purchase_result');
  const sourceCode = bundle.text('bundle_source_code');
  return withoutUndefined<Bundle>({
    sourceCode,
    sourceName: bundle.maybeText('bundle_source_desc') ?? sourceCode,
    orders: bundle.list('order').map((order) => parseOrder(order, currency, currencies)),
    currency,
    totalSeatPrice: bundle.money('bundle_total_seatprice', currency),
    totalSurcharge: bundle.money('bundle_total_surcharge', currency),
    totalSendCost: bundle.money('bundle_total_send_cost', currency),
    total: bundle.money('bundle_total_cost', currency),
    totalInDesiredCurrency: desired && bundle.money('bundle_total_cost_in_desired', desired),
    debitor: parseDebitor(bundle),
    purchaseResult: result && parsePurchaseResult(result),
    termsAndConditions: bundle.maybeText('source_t_and_c'),
  });
}

/** `debitor` in the documentation's text and every client, `debitor_choices` in its table (X13). */
function parseDebitor(bundle: JsonObject): Debitor | undefined {
  const debitor = bundle.maybeObject('debitor') ?? bundle.list('debitor_choices')[0];
  if (!debitor) return undefined;
  return withoutUndefined<Debitor>({
    type: debitor.text('debitor_type'),
    name: debitor.maybeText('debitor_name') ?? '',
    description: debitor.maybeText('debitor_desc') ?? '',
    integrationData: debitor.fields('debitor_integration_data'),
    aggregationKey: debitor.maybeText('debitor_aggregation_key'),
  });
}

function parsePurchaseResult(result: JsonObject): PurchaseResult {
  return withoutUndefined<PurchaseResult>({
    success: result.flag('success'),
    isPartial: result.flag('is_partial'),
    failureReason: result.maybeText('failure_reason'),
    purchaseError: result.maybeText('purchase_error'),
    failed3dSecure: result.flag('failed_3d_secure'),
    failedAvs: result.flag('failed_avs'),
    failedCvTwo: result.flag('failed_cv_two'),
    backendPurchaseReference: result.maybeText('backend_purchase_reference'),
  });
}
