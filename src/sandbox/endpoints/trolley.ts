/** trolley.v1, and the two lists that depend on what is in a trolley: add_ons.v1 and upsells.v1. */
import { type Call, type JsonObject } from '../box-office.js';
import { type EventSpec } from '../catalogue/types.js';
import { eventIdOf } from '../model/performances.js';
import { currencyDetails } from '../serialise/currency.js';
import { currencyOfOrder, serialiseBundles, serialiseOrder, type TrolleyView } from '../serialise/trolley.js';
import { readBasket } from '../trolley/change.js';
import { draftBundles } from '../trolley/bundles.js';
import { encodeTrolley } from '../trolley/token.js';
import { makeBlock } from '../xml/crypto-block.js';
import { eventResults } from './browsing.js';

export function trolley(call: Call): JsonObject {
  const basket = readBasket(call);
  const view: TrolleyView = { call, stage: 'trolley' };
  const bundles = draftBundles(call, basket.trolley.items, basket.trolley.sendCodes);
  const discarded = draftBundles(call, basket.discarded, {}).flatMap(({ orders }) => orders);
  const orders = bundles.flatMap((bundle) => bundle.orders);
  return {
    trolley_token: encodeTrolley(basket.trolley),
    crypto_block: call.params.flag('add_crypto_block') ? makeBlock('session', call.account.id) : undefined,
    trolley_token_contents: serialiseBundles(bundles, view),
    discarded_orders: discarded.map((order) => serialiseOrder(order, view)),
    input_contained_unavailable_order: basket.containedUnavailable,
    ...currencyDetails([...orders, ...discarded].map((order) => currencyOfOrder(call, order))),
  };
}

/** Events that events in the trolley list, without those it holds already; never changes a trolley. */
function related(call: Call, listed: (event: EventSpec) => readonly string[] | undefined): JsonObject {
  const { catalogue } = call.box;
  const inTrolley = new Set(readBasket(call).trolley.items.map(({ perfId }) => eventIdOf(perfId)));
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
