/**
 * What a trolley or reserve call is about: the trolley of its token, less what it removes, plus what it adds, with
 * the orders that cannot stand next to the new one thrown out (reference, trolley.v1, `discarded_orders`).
 */
import { performanceOf, type Call } from '../box-office.js';
import { findPlace, type Place } from '../catalogue/catalogue.js';
import { badData } from '../http/errors.js';
import { type Performance } from '../model/performances.js';
import { EMPTY_TROLLEY, decodeTrolley, type Trolley, type TrolleyItem } from './token.js';
import { readWish, sendMethodsOf } from './requested-order.js';

export interface Basket {
  readonly trolley: Trolley;
  readonly discarded: readonly TrolleyItem[];
  readonly containedUnavailable: boolean;
}

export interface ResolvedItem {
  readonly item: TrolleyItem;
  readonly performance: Performance;
  readonly place: Place;
}

/** Looks up what an item names. Undefined for a token written by another catalogue. */
export function resolveItem(call: Call, item: TrolleyItem): ResolvedItem | undefined {
  const performance = performanceOf(call, item.perfId);
  const place = performance && findPlace(performance.event, item.ticketType, item.band);
  return place ? { item, performance, place } : undefined;
}

const sendCodesOf = (call: Call, { item, performance }: ResolvedItem): string[] =>
  sendMethodsOf(performance, call.now, item.departureDate).map(({ code }) => code);

/** Codes that every one of these orders can be sent with. */
export function commonSendCodes(call: Call, items: readonly ResolvedItem[]): string[] {
  const [first, ...rest] = items.map((item) => sendCodesOf(call, item));
  return (first ?? []).filter((code) => rest.every((codes) => codes.includes(code)));
}

/** Whether an older order has to go when this one comes. */
function clashes(call: Call, older: ResolvedItem, newer: ResolvedItem, sameEvent: number): boolean {
  const [a, b] = [older.place.event, newer.place.event];
  if (a.currency !== b.currency) return true;
  if (older.item.perfId === newer.item.perfId) {
    const samePlace = older.item.ticketType === newer.item.ticketType && older.item.band === newer.item.band;
    return samePlace || a.maxBundleSize === undefined || sameEvent >= a.maxBundleSize;
  }
  if (a.id === b.id && a.maxBundleSize !== undefined && sameEvent >= a.maxBundleSize) return true;
  return a.source === b.source && commonSendCodes(call, [older, newer]).length === 0;
}

/** Add-ons follow the events they belong to: their number of tickets does, and they go when the event goes. */
function settleAddOns(call: Call, items: readonly TrolleyItem[]): { kept: TrolleyItem[]; dropped: TrolleyItem[] } {
  const kept: TrolleyItem[] = [];
  const dropped: TrolleyItem[] = [];
  const resolved = items.flatMap((item) => resolveItem(call, item) ?? []);
  for (const { item, place } of resolved) {
    const { event } = place;
    if (!event.isAddOn) {
      kept.push(item);
      continue;
    }
    const parents = resolved.filter((other) => other.place.event.addOns?.includes(event.id));
    const tickets = parents.reduce((total, parent) => total + parent.item.count, 0);
    if (tickets === 0) dropped.push(item);
    else if (!event.isAutoQuantityAddOn || item.count === tickets) kept.push(item);
    else kept.push({ ...item, count: tickets, discounts: Array<string>(tickets).fill(item.discounts[0] ?? '') });
  }
  return { kept, dropped };
}

export function readBasket(call: Call): Basket {
  const { params } = call;
  const token = params.text('trolley_token');
  const before = token === undefined ? EMPTY_TROLLEY : decodeTrolley(token);
  if (!before) throw badData();

  const removed = new Set(params.list('remove_items_list').map(Number));
  let items = before.items.filter(({ item }) => !removed.has(item));
  let discarded: TrolleyItem[] = [];
  let nextItem = before.nextItem;

  const wish = readWish(call);
  if (wish !== undefined && wish !== 'unavailable') {
    const added = resolveItem(call, { ...wish, item: nextItem });
    if (added) {
      nextItem += 1;
      const older = items.flatMap((item) => resolveItem(call, item) ?? []);
      const sameEvent = older.filter(({ place }) => place.event.id === added.place.event.id).length;
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
    containedUnavailable: wish === 'unavailable' || addOnWithoutEvent,
  };
}
