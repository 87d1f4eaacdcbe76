/** Life of a transaction up to purchase: held, released, expired, found again. Used by the buying endpoints. */
import { allocate, dealSeats } from '../stock/allocate.js';
import { nextNumber, type Box, type Call } from '../box-office.js';
import { DAY_MS, MINUTE_MS } from './calendar.js';
import { hexDigits, uuid } from '../chance.js';
import { badData } from '../http/errors.js';
import { resolveItem, type Basket } from '../trolley/change.js';
import { draftBundles } from '../trolley/bundles.js';
import { type Bundle, type Order, type Transaction } from './state.js';

export const HOLD_MINUTES = 15;
/** How long reserve answers and transactions that came to nothing are remembered (reference, reserve_page_archive). */
const REMEMBERED_MS = DAY_MS;

export interface Reservation {
  /** Absent when no order could be held: nothing is remembered then. */
  readonly transaction?: Transaction;
  readonly unreserved: readonly Order[];
}

/** `U-<UUID>-<8 hex>-LDNX`, the form recorded from 2018 on. */
function transactionUuid(box: Box): string {
  const number = nextNumber(box);
  const hex = hexDigits(8, box.seed, 'transaction', number).toUpperCase();
  return `U-${uuid(box.seed, 'transaction', number).toUpperCase()}-${hex}-LDNX`;
}

/** A price that changed since it was shown (fault `price_change`); never below nothing. */
function changePrices(call: Call, order: Order): void {
  const by = call.faults.value('price_change', 5) ?? 0;
  for (const line of order.lines) line.seatprice = Math.max(0, line.seatprice + by);
}

/** Holds whatever of the basket can be held. */
export function reserve(call: Call, basket: Basket): Reservation {
  const holdMs = (call.faults.value('hold', 2) ?? HOLD_MINUTES) * MINUTE_MS;
  const { box, now } = call;
  const { trolley } = basket;
  const purpose = nextNumber(box);
  const unreserved: Order[] = [];
  const bundles: Bundle[] = [];
  for (const draft of draftBundles(call, trolley.items, trolley.sendCodes)) {
    const held: Order[] = [];
    for (const order of draft.orders) {
      const item = trolley.items.find((candidate) => candidate.item === order.item);
      const resolved = item && resolveItem(call, item);
      if (!resolved) continue;
      changePrices(call, order);
      const allocation = allocate(call, resolved, purpose);
      if (allocation.ok) {
        order.seatStatus = allocation.status;
        dealSeats(order, allocation.seats);
        box.stock.take(order);
        held.push(order);
      } else {
        unreserved.push({ ...order, seatStatus: 'got_none', failureComment: allocation.comment });
      }
    }
    if (held.length > 0) bundles.push({ source: draft.source, orders: held });
  }
  if (bundles.length === 0) return { unreserved };
  const transaction: Transaction = {
    uuid: transactionUuid(box),
    user: call.account.id,
    status: 'reserved',
    languages: [...call.languages],
    reservedAt: now,
    holdUntil: now + holdMs,
    bundles,
    paidSources: [],
  };
  box.state.transactions[transaction.uuid] = transaction;
  box.watched.add(transaction.uuid);
  return { transaction, unreserved };
}

/** Gives the tickets of a held transaction back. */
export function letGo(box: Box, transaction: Transaction, status: 'released' | 'failed'): void {
  for (const order of transaction.bundles.flatMap(({ orders }) => orders)) box.stock.free(order);
  transaction.status = status;
  if (transaction.callout) box.state.spentTokens[transaction.callout.token] = transaction.uuid;
  delete transaction.callout;
  box.changed();
}

/**
 * Ends holds whose time is over, then forgets what nobody can ask for any more. A customer lost in a callout
 * counts as failed (flows, section 1). Run before every call.
 */
export function sweep(box: Box, now: number): void {
  for (const uuid of box.watched) {
    const transaction = box.state.transactions[uuid];
    if (!transaction) continue;
    const isHeld = transaction.status === 'reserved' || transaction.status === 'attempting';
    if (isHeld && transaction.holdUntil <= now) {
      letGo(box, transaction, transaction.status === 'reserved' ? 'released' : 'failed');
    }
    if (now - transaction.reservedAt < REMEMBERED_MS) continue;
    delete transaction.reservePage;
    if (transaction.status === 'released') delete box.state.transactions[uuid];
    box.watched.delete(uuid);
    box.changed();
  }
}

/** The caller's transaction in the parameters; code 8 when there is none such. */
export function requireTransaction(call: Call): Transaction {
  const found = findTransaction(call, call.params.text('transaction_uuid'));
  if (!found) throw badData();
  return found;
}

export function findTransaction(call: Call, id: string | undefined): Transaction | undefined {
  const transaction = id === undefined ? undefined : call.box.state.transactions[id];
  return transaction?.user === call.account.id ? transaction : undefined;
}

/** 12.5 is twelve minutes and thirty seconds. */
export const minutesLeft = (transaction: Transaction, now: number): number =>
  Math.max(0, Math.round((transaction.holdUntil - now) / 600) / 100);
