/** Transactions of the box office: found again, given back, expired. Used by every endpoint about a reservation. */
import { type BoxOffice, type Call } from '../box-office.js';
import { badData, missing } from '../http/errors.js';
import { DAY_MS } from './calendar.js';
import { ordersOf } from './orders.js';
import { type Transaction } from './state.js';

/** How long reserve answers and released transactions are remembered (docs/api/transactions.md#page-archives). */
const REMEMBERED_MS = DAY_MS;

/** Its tickets are on hold: reserved, or the customer is away paying for them. */
export const isHeld = ({ status }: Transaction): boolean => status === 'reserved' || status === 'attempting';

/** 12.5 is twelve minutes and thirty seconds. */
export const minutesLeft = (transaction: Transaction, now: number): number =>
  Math.max(0, Math.round((transaction.holdUntil - now) / 600) / 100);

const ownedBy = (call: Call, transaction: Transaction | undefined): Transaction | undefined =>
  transaction?.user === call.account.id ? transaction : undefined;

export const findByTransactionId = (call: Call, id: string | undefined): Transaction | undefined =>
  ownedBy(
    call,
    Object.values(call.boxOffice.state.transactions).find((transaction) => id !== undefined && transaction.id === id),
  );

/** @throws ApiError code 8 unless `transaction_uuid` names a transaction of the caller */
export function requireTransaction(call: Call): Transaction {
  const uuid = call.params.text('transaction_uuid');
  const found = ownedBy(call, uuid === undefined ? undefined : call.boxOffice.state.transactions[uuid]);
  if (!found) throw badData();
  return found;
}

/** As `requireTransaction`; a missing parameter gets an error that names it. */
export function requireNamedTransaction(call: Call): Transaction {
  if (call.params.text('transaction_uuid') === undefined) throw missing('transaction_uuid');
  return requireTransaction(call);
}

/** Ends a transaction that holds tickets: they are on sale again. */
export function giveBack(boxOffice: BoxOffice, transaction: Transaction, status: 'released' | 'failed'): void {
  for (const order of ordersOf(transaction)) boxOffice.stock.free(order);
  transaction.status = status;
  if (transaction.callout) boxOffice.state.spentTokens[transaction.callout.token] = transaction.uuid;
  delete transaction.callout;
  boxOffice.changed();
}

/**
 * Ends holds whose time is over, then forgets released transactions after a day. The purchase of a customer who never
 * came back from a callout counts as failed (docs/api/transactions.md#states). Runs before every call.
 */
export function expireTransactions(boxOffice: BoxOffice, now: number): void {
  for (const uuid of boxOffice.watched) {
    const transaction = boxOffice.state.transactions[uuid];
    if (!transaction) continue;
    if (isHeld(transaction) && transaction.holdUntil <= now) {
      giveBack(boxOffice, transaction, transaction.status === 'reserved' ? 'released' : 'failed');
    }
    if (now - transaction.reservedAt < REMEMBERED_MS) continue;
    delete transaction.reservePage;
    if (transaction.status === 'released') delete boxOffice.state.transactions[uuid];
    boxOffice.watched.delete(uuid);
    boxOffice.changed();
  }
}
