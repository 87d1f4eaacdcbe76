/** Turns the items of a trolley into bundles of orders with prices and send methods, still without seats. */
import { type Call } from '../box-office.js';
import { quotesOf } from '../model/pricing.js';
import { commonSendCodes, sendMethodsFor } from '../model/send-methods.js';
import { type Bundle, type Order, type TicketOrder } from '../model/state.js';
import { type ResolvedItem, resolveItems } from './items.js';
import { type TrolleyItem } from './token.js';

/** One ticket order per discount code, in the order in which the codes were asked for. */
function ticketOrdersOf({ item, eventBand, performance }: ResolvedItem): TicketOrder[] {
  const quotes = quotesOf(eventBand, performance, { nights: item.duration, promoCode: item.promoCode });
  const counts = new Map<string, number>();
  for (const code of item.discounts) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].flatMap(([code, count]) => {
    const quote = quotes.find(({ discount }) => discount.code === code) ?? quotes[0];
    if (!quote) return [];
    return [{ discount: quote.discount.code, count, ...quote.sale, seats: [] }];
  });
}

function makeOrder(call: Call, resolved: ResolvedItem, sendCode: string): Order {
  const { item, performance } = resolved;
  const method = sendMethodsFor(performance, call.now, item.departureDate).find(({ code }) => code === sendCode);
  return {
    item: item.item,
    perfId: item.perfId,
    ticketType: item.ticketType,
    band: item.band,
    lines: ticketOrdersOf(resolved),
    requestedSeats: [...item.seats],
    seatStatus: 'not_requested',
    sendCode,
    sendCost: method?.cost ?? 0,
    ...(item.departureDate === undefined ? {} : { departureDate: item.departureDate }),
    ...(item.duration === undefined ? {} : { duration: item.duration }),
  };
}

/**
 * One bundle per supplier. All orders of a bundle are sent the same way: by the method chosen if all of them have it,
 * else by the first one they share. Orders that share none never get into one trolley.
 */
export function makeBundles(
  call: Call,
  items: readonly TrolleyItem[],
  sendCodes: Readonly<Record<string, string>>,
): Bundle[] {
  const bySource = new Map<string, ResolvedItem[]>();
  for (const resolved of resolveItems(call, items)) {
    const { source } = resolved.eventBand.event;
    bySource.set(source, [...(bySource.get(source) ?? []), resolved]);
  }
  return [...bySource].map(([source, resolved]) => {
    const common = commonSendCodes(call, resolved);
    const chosen = sendCodes[source];
    const sendCode = chosen !== undefined && common.includes(chosen) ? chosen : (common[0] ?? '');
    return { source, orders: resolved.map((item) => makeOrder(call, item, sendCode)) };
  });
}
