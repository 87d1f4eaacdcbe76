/**
 * The trolley that a trolley or reserve call is about: the trolley of its token, without the items it removes, with the
 * order it adds, and without the orders that cannot stand beside the new one (docs/api/trolley.md#discarded-orders).
 */
import { type Call } from '../box-office.js';
import { badData } from '../http/errors.js';
import { commonSendCodes } from '../model/send-methods.js';
import { type ResolvedItem, resolveItems } from './items.js';
import { readRequestedOrder } from './requested-order.js';
import { decodeTrolley, EMPTY_TROLLEY, type Trolley, type TrolleyItem } from './token.js';

export interface ChangedTrolley {
  readonly trolley: Trolley;
  readonly discarded: readonly TrolleyItem[];
  readonly containedUnavailable: boolean;
}

/** Whether a new order discards an older one. */
function clashes(call: Call, older: ResolvedItem, newer: ResolvedItem, sameEvent: number): boolean {
  const [a, b] = [older.eventBand.event, newer.eventBand.event];
  if (a.currency !== b.currency) return true;
  if (older.item.perfId === newer.item.perfId) {
    const samePlace = older.item.ticketType === newer.item.ticketType && older.item.band === newer.item.band;
    return samePlace || a.maxBundleSize === undefined || sameEvent >= a.maxBundleSize;
  }
  if (a.id === b.id && a.maxBundleSize !== undefined && sameEvent >= a.maxBundleSize) return true;
  return a.source === b.source && commonSendCodes(call, [older, newer]).length === 0;
}

/** Add-ons follow the events they belong to: they have as many tickets, and they are dropped with the event. */
function settleAddOns(call: Call, items: readonly TrolleyItem[]): { kept: TrolleyItem[]; dropped: TrolleyItem[] } {
  const kept: TrolleyItem[] = [];
  const dropped: TrolleyItem[] = [];
  const resolved = resolveItems(call, items);
  for (const { item, eventBand } of resolved) {
    const { event } = eventBand;
    if (!event.isAddOn) {
      kept.push(item);
      continue;
    }
    const parents = resolved.filter((other) => other.eventBand.event.addOns?.includes(event.id));
    const tickets = parents.reduce((total, parent) => total + parent.item.count, 0);
    if (tickets === 0) dropped.push(item);
    else if (!event.isAutoQuantityAddOn || item.count === tickets) kept.push(item);
    else kept.push({ ...item, count: tickets, discounts: Array<string>(tickets).fill(item.discounts[0] ?? '') });
  }
  return { kept, dropped };
}

export function changeTrolley(call: Call): ChangedTrolley {
  const { params } = call;
  const token = params.text('trolley_token');
  const before = token === undefined ? EMPTY_TROLLEY : decodeTrolley(token);
  if (!before) throw badData();

  const removed = new Set(params.list('remove_items_list').map(Number));
  let items = before.items.filter(({ item }) => !removed.has(item));
  let discarded: TrolleyItem[] = [];
  let nextItem = before.nextItem;

  const requested = readRequestedOrder(call);
  if (requested !== undefined && requested !== 'unavailable') {
    const [added] = resolveItems(call, [{ ...requested, item: nextItem }]);
    if (added) {
      nextItem += 1;
      const older = resolveItems(call, items);
      const sameEvent = older.filter(({ eventBand }) => eventBand.event.id === added.eventBand.event.id).length;
      discarded = older.filter((item) => clashes(call, item, added, sameEvent)).map(({ item }) => item);
      items = [...items.filter((item) => !discarded.includes(item)), added.item];
    }
  }
  const { kept, dropped } = settleAddOns(call, items);
  const addOnWithoutEvent = dropped.some(({ item }) => item >= before.nextItem);
  return {
    trolley: {
      nextItem,
      items: kept,
      sendCodes: { ...before.sendCodes, ...Object.fromEntries(params.ending('_send_code')) },
    },
    discarded: [...discarded, ...dropped.filter(({ item }) => item < before.nextItem)],
    containedUnavailable: requested === 'unavailable' || addOnWithoutEvent,
  };
}
