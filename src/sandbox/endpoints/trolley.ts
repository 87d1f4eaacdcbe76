/** trolley.v1, and the two lists that depend on the contents of a trolley: add_ons.v1 and upsells.v1. */
import { type Call } from '../box-office.js';
import { type EventSpec } from '../catalogue/types.js';
import { type JsonObject } from '../json.js';
import { ordersOf } from '../model/orders.js';
import { eventIdOf } from '../model/performances.js';
import { orderCurrencies, serialiseBundles, serialiseOrder, type TrolleyView } from '../serialise/trolley.js';
import { makeBundles } from '../trolley/bundles.js';
import { changeTrolley } from '../trolley/change.js';
import { encodeTrolley } from '../trolley/token.js';
import { makeCryptoBlock } from '../xml/crypto-block.js';
import { eventResults } from './browsing.js';

export function trolley(call: Call): JsonObject {
  const changed = changeTrolley(call);
  const view: TrolleyView = { call, stage: 'trolley' };
  const bundles = makeBundles(call, changed.trolley.items, changed.trolley.sendCodes);
  const discarded = ordersOf({ bundles: makeBundles(call, changed.discarded, {}) });
  const orders = ordersOf({ bundles });
  return {
    trolley_token: encodeTrolley(changed.trolley),
    crypto_block: call.params.flag('add_crypto_block') ? makeCryptoBlock('session', call.account.id) : undefined,
    trolley_token_contents: serialiseBundles(bundles, view),
    discarded_orders: discarded.map((order) => serialiseOrder(order, view)),
    input_contained_unavailable_order: changed.containedUnavailable,
    ...orderCurrencies(call, [...orders, ...discarded]),
  };
}

/** Events listed by the events in the trolley, without the ones already in it. Never changes a trolley. */
function related(call: Call, listed: (event: EventSpec) => readonly string[] | undefined): JsonObject {
  const { catalogue } = call.boxOffice;
  const inTrolley = new Set(changeTrolley(call).trolley.items.map(({ perfId }) => eventIdOf(perfId)));
  const ids = new Set([...inTrolley].flatMap((id) => listed(catalogue.require(id)) ?? []));
  const found = [...ids]
    .filter((id) => !inTrolley.has(id))
    .flatMap((id) => catalogue.get(id) ?? [])
    .sort((a, b) => (a.desc < b.desc ? -1 : 1));
  return eventResults(
    call,
    found.map((event) => ({ event })),
  );
}

export const addOns = (call: Call): JsonObject => related(call, ({ addOns: list }) => list);
export const upsells = (call: Call): JsonObject => related(call, ({ upsells: list }) => list);
