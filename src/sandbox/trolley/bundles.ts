/** Turns the items of a trolley into orders with prices and send methods, still without seats. */
import { type Call } from '../box-office.js';
import { type Bundle, type Order, type TicketLine } from '../model/state.js';
import { quotesOf } from '../model/pricing.js';
import { commonSendCodes, resolveItem, type ResolvedItem } from './change.js';
import { type TrolleyItem } from './token.js';
import { sendMethodsOf } from './requested-order.js';

/** One line for each discount code, in the order the tickets were asked for. */
export function ticketLines({ item, place, performance }: ResolvedItem): TicketLine[] {
  const quotes = quotesOf(place, performance, { nights: item.duration, promoCode: item.promoCode });
  const counts = new Map<string, number>();
  for (const code of item.discounts) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].flatMap(([code, count]) => {
    const quote = quotes.find(({ discount }) => discount.code === code) ?? quotes[0];
    if (!quote) return [];
    return [{ discount: quote.discount.code, count, ...quote.sale, seats: [] }];
  });
}

function draftOrder(call: Call, resolved: ResolvedItem, sendCode: string): Order {
  const { item, performance } = resolved;
  const method = sendMethodsOf(performance, call.now, item.departureDate).find(({ code }) => code === sendCode);
  return {
    item: item.item,
    perfId: item.perfId,
    ticketType: item.ticketType,
    band: item.band,
    lines: ticketLines(resolved),
    requestedSeats: [...item.seats],
    seatStatus: 'not_requested',
    sendCode,
    sendCost: method?.cost ?? 0,
    ...(item.departureDate === undefined ? {} : { departureDate: item.departureDate }),
    ...(item.duration === undefined ? {} : { duration: item.duration }),
  };
}

/**
 * One bundle a supplier. All its orders are sent the same way: as chosen where all can be, else with the first
 * method they share (two that share none never get into one trolley).
 */
export function draftBundles(
  call: Call,
  items: readonly TrolleyItem[],
  sendCodes: Readonly<Record<string, string>>,
): Bundle[] {
  const bySource = new Map<string, ResolvedItem[]>();
  for (const resolved of items.flatMap((item) => resolveItem(call, item) ?? [])) {
    const { source } = resolved.place.event;
    bySource.set(source, [...(bySource.get(source) ?? []), resolved]);
  }
  return [...bySource].map(([source, resolved]) => {
    const common = commonSendCodes(call, resolved);
    const chosen = sendCodes[source];
    const sendCode = chosen !== undefined && common.includes(chosen) ? chosen : (common[0] ?? '');
    return { source, orders: resolved.map((item) => draftOrder(call, item, sendCode)) };
  });
}
