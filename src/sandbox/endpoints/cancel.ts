/** cancel.v1 (flows, section 9): which orders can go, which go only together, which the supplier will not give up. */
import { nextNumber, type Call, type JsonObject } from '../box-office.js';
import { missing, rejected } from '../http/errors.js';
import { eventIdOf, type Performance } from '../model/performances.js';
import { performanceOf } from '../box-office.js';
import { requireTransaction } from '../model/reservations.js';
import { currencyDetails } from '../serialise/currency.js';
import { currencyOfOrder, serialiseBundles, serialiseOrder, type TrolleyView } from '../serialise/trolley.js';
import { type Bundle, type Order } from '../model/state.js';

const FIRST_ATTEMPT = 482_000;

const conditionOf = (call: Call, order: Order) =>
  call.box.catalogue.require(eventIdOf(order.perfId)).conditions.cancelling;

/** Orders of the same bundle that cannot stay when one of the chosen goes. */
function alsoNeeded(call: Call, bundle: Bundle, chosen: readonly Order[]): Order[] {
  const takesAll = chosen.some((order) => conditionOf(call, order) === 'whole_bundle' && bundle.orders.includes(order));
  return takesAll ? bundle.orders.filter((order) => order.cancellation === 'possible' && !chosen.includes(order)) : [];
}

/** Past performances cannot be cancelled (certification R13). */
const isPast = (performance: Performance | undefined, now: number): boolean =>
  performance?.when !== undefined && performance.start < now;

function cancelOrder(call: Call, order: Order): boolean {
  if (order.cancellation !== 'possible' || isPast(performanceOf(call, order.perfId), call.now)) return false;
  if (conditionOf(call, order) === 'fails') {
    order.cancellation = 'tried_and_failed';
    return false;
  }
  order.cancellation = 'cancelled';
  order.cancellationReference = `ATTEMPT-${FIRST_ATTEMPT + nextNumber(call.box)}`;
  call.box.stock.free(order);
  return true;
}

export function cancel(call: Call): JsonObject {
  if (call.params.text('transaction_uuid') === undefined) throw missing('transaction_uuid');
  const transaction = requireTransaction(call);
  if (transaction.status !== 'purchased') throw rejected('Only purchased transactions can be cancelled');
  const bought = transaction.bundles.filter(({ outcome }) => outcome?.success);
  const orders = bought.flatMap((bundle) => bundle.orders);
  const listed = call.params.list('cancel_items_list').map(Number);
  const chosen = listed.length === 0 ? orders : orders.filter(({ item }) => listed.includes(item));

  const view: TrolleyView = { call, stage: 'purchased', transaction };
  const currencies = currencyDetails(orders.map((order) => currencyOfOrder(call, order)));
  const also = bought.flatMap((bundle) => alsoNeeded(call, bundle, chosen));
  if (also.length > 0) return { must_also_cancel: also.map((order) => serialiseOrder(order, view)), ...currencies };

  const cancelled = chosen.filter((order) => cancelOrder(call, order)).map(({ item }) => item);
  call.box.changed();
  return {
    cancelled_item_numbers: cancelled,
    trolley_contents: serialiseBundles(transaction.bundles, view),
    ...currencies,
  };
}
