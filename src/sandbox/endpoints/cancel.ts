/** cancel.v1 (docs/api/transactions.md#cancel): cancels orders one by one, with their bundle, or not at all. */
import { type Call, nextNumber, performanceOf } from '../box-office.js';
import { type Conditions } from '../catalogue/types.js';
import { rejected } from '../http/errors.js';
import { type JsonObject } from '../json.js';
import { eventOf } from '../model/orders.js';
import { type Performance } from '../model/performances.js';
import { type Bundle, type Order } from '../model/state.js';
import { requireNamedTransaction } from '../model/transactions.js';
import { orderCurrencies, serialiseBundles, serialiseOrder, type TrolleyView } from '../serialise/trolley.js';

const FIRST_ATTEMPT = 482_000;

const conditionOf = (call: Call, order: Order): Conditions['cancelling'] =>
  eventOf(call.boxOffice.catalogue, order).conditions.cancelling;

/** Orders of the bundle that have to be cancelled together with the chosen ones. */
function alsoNeeded(call: Call, bundle: Bundle, chosen: readonly Order[]): Order[] {
  const takesAll = chosen.some((order) => conditionOf(call, order) === 'whole_bundle' && bundle.orders.includes(order));
  return takesAll ? bundle.orders.filter((order) => order.cancellation === 'possible' && !chosen.includes(order)) : [];
}

/** Past performances cannot be cancelled (docs/api/certification.md#r13). */
const isPast = (performance: Performance | undefined, now: number): boolean =>
  performance?.when !== undefined && performance.start < now;

function cancelOrder(call: Call, order: Order): boolean {
  if (order.cancellation !== 'possible' || isPast(performanceOf(call, order.perfId), call.now)) return false;
  if (conditionOf(call, order) === 'fails') {
    order.cancellation = 'tried_and_failed';
    return false;
  }
  order.cancellation = 'cancelled';
  order.cancellationReference = `ATTEMPT-${FIRST_ATTEMPT + nextNumber(call.boxOffice)}`;
  call.boxOffice.stock.free(order);
  return true;
}

export function cancel(call: Call): JsonObject {
  const transaction = requireNamedTransaction(call);
  if (transaction.status !== 'purchased') throw rejected('Only purchased transactions can be cancelled');
  const bought = transaction.bundles.filter(({ outcome }) => outcome?.success);
  const orders = bought.flatMap((bundle) => bundle.orders);
  const listed = call.params.list('cancel_items_list').map(Number);
  const chosen = listed.length === 0 ? orders : orders.filter(({ item }) => listed.includes(item));

  const view: TrolleyView = { call, stage: 'purchased', transaction };
  const currencies = orderCurrencies(call, orders);
  const also = bought.flatMap((bundle) => alsoNeeded(call, bundle, chosen));
  if (also.length > 0) return { must_also_cancel: also.map((order) => serialiseOrder(order, view)), ...currencies };

  const cancelled = chosen.filter((order) => cancelOrder(call, order)).map(({ item }) => item);
  call.boxOffice.changed();
  return {
    cancelled_item_numbers: cancelled,
    trolley_contents: serialiseBundles(transaction.bundles, view),
    ...currencies,
  };
}
