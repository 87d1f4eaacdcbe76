/** Puts the orders of a trolley on hold. Used by reserve.v1 and by `make_reservation` of the XML core. */
import { type BoxOffice, type Call, nextNumber } from '../box-office.js';
import { hexDigits, uuid } from '../chance.js';
import { allocate, dealSeats } from '../stock/allocate.js';
import { makeBundles } from '../trolley/bundles.js';
import { type Trolley } from '../trolley/token.js';
import { MINUTE_MS } from './calendar.js';
import { type Bundle, type Order, type Transaction } from './state.js';

export const HOLD_MINUTES = 15;

export interface Reservation {
  /** Absent when no order could be held. Nothing is remembered then. */
  readonly transaction?: Transaction;
  readonly unreserved: readonly Order[];
}

/** `U-<UUID>-<8 hex>-LDNX`, the form recorded from 2018 on. */
function transactionUuid(boxOffice: BoxOffice): string {
  const number = nextNumber(boxOffice);
  const hex = hexDigits(8, boxOffice.seed, 'transaction', number).toUpperCase();
  return `U-${uuid(boxOffice.seed, 'transaction', number).toUpperCase()}-${hex}-LDNX`;
}

/** Fault `price_change`: the price changed since it was shown. It never falls below 0. */
function changePrices(call: Call, order: Order): void {
  const by = call.faults.value('price_change', 5) ?? 0;
  for (const line of order.lines) line.seatprice = Math.max(0, line.seatprice + by);
}

/** Puts as many orders of the trolley on hold as possible. */
export function reserve(call: Call, trolley: Trolley): Reservation {
  const holdMs = (call.faults.value('hold', 2) ?? HOLD_MINUTES) * MINUTE_MS;
  const { boxOffice, now } = call;
  const purpose = nextNumber(boxOffice);
  const unreserved: Order[] = [];
  const bundles: Bundle[] = [];
  for (const { source, orders } of makeBundles(call, trolley.items, trolley.sendCodes)) {
    const held: Order[] = [];
    for (const order of orders) {
      changePrices(call, order);
      const allocation = allocate(call, order, purpose);
      if (allocation.ok) {
        order.seatStatus = allocation.status;
        dealSeats(order, allocation.seats);
        boxOffice.stock.take(order);
        held.push(order);
      } else {
        unreserved.push({ ...order, seatStatus: 'got_none', failureComment: allocation.comment });
      }
    }
    if (held.length > 0) bundles.push({ source, orders: held });
  }
  if (bundles.length === 0) return { unreserved };
  const transaction: Transaction = {
    uuid: transactionUuid(boxOffice),
    user: call.account.id,
    status: 'reserved',
    languages: [...call.languages],
    reservedAt: now,
    holdUntil: now + holdMs,
    bundles,
    paidSources: [],
  };
  boxOffice.state.transactions[transaction.uuid] = transaction;
  boxOffice.watched.add(transaction.uuid);
  return { transaction, unreserved };
}
