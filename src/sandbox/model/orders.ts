/** What follows from an order and its bundle: event, send method, tickets, totals, and how the purchase ended. */
import { type Catalogue } from '../catalogue/catalogue.js';
import { type CurrencyCode, type EventSpec, type SendMethod } from '../catalogue/types.js';
import { sum } from './money.js';
import { eventIdOf } from './performances.js';
import { type Bundle, type Order } from './state.js';

export const eventOf = (catalogue: Catalogue, { perfId }: Order): EventSpec => catalogue.require(eventIdOf(perfId));

export const sendMethodOf = (event: EventSpec, { sendCode }: Order): SendMethod | undefined =>
  event.sendMethods.find(({ code }) => code === sendCode);

export const ticketsOf = ({ lines }: Order): number => lines.reduce((total, { count }) => total + count, 0);

export const ordersOf = ({ bundles }: { readonly bundles: readonly Bundle[] }): Order[] =>
  bundles.flatMap(({ orders }) => orders);

export interface OrderTotals {
  readonly seatprice: number;
  readonly surcharge: number;
  readonly combined: number;
}

export function orderTotals({ lines }: Order, currency: CurrencyCode): OrderTotals {
  const seatprice = sum(
    lines.map((line) => line.seatprice * line.count),
    currency,
  );
  const surcharge = sum(
    lines.map((line) => line.surcharge * line.count),
    currency,
  );
  return { seatprice, surcharge, combined: sum([seatprice, surcharge], currency) };
}

export interface BundleTotals extends OrderTotals {
  readonly currency: CurrencyCode;
  readonly sendCost: number;
  /** What is debited: the sum of seat prices, surcharges and send costs. */
  readonly cost: number;
}

export function bundleTotals(catalogue: Catalogue, { orders }: Bundle): BundleTotals {
  const [first] = orders;
  const currency = first ? eventOf(catalogue, first).currency : 'gbp';
  const totals = orders.map((order) => orderTotals(order, currency));
  const add = (amounts: number[]): number => sum(amounts, currency);
  const seatprice = add(totals.map((order) => order.seatprice));
  const surcharge = add(totals.map((order) => order.surcharge));
  const sendCost = add(orders.map((order) => order.sendCost));
  return {
    currency,
    seatprice,
    surcharge,
    combined: add([seatprice, surcharge]),
    sendCost,
    cost: add([seatprice, surcharge, sendCost]),
  };
}

/** How the purchase of a trolley ended. Undefined before a purchase was tried. */
export function purchaseResult(bundles: readonly Bundle[]): { success: boolean; isPartial: boolean } | undefined {
  const tried = bundles.filter(({ outcome }) => outcome !== undefined);
  if (tried.length === 0) return undefined;
  const bought = tried.filter(({ outcome }) => outcome?.success).length;
  return { success: bought > 0, isPartial: bought > 0 && bought < tried.length };
}
