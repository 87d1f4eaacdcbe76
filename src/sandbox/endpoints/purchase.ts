/** purchase.v1 and callback.v1: customer data, payment, and the answer, which is kept for the archive. */
import { type Call } from '../box-office.js';
import { ApiError, badData, gone, missing } from '../http/errors.js';
import { type JsonObject } from '../json.js';
import { MINUTE_MS } from '../model/calendar.js';
import { readCustomer } from '../model/customer.js';
import { completePurchase, failPurchase } from '../model/purchases.js';
import { HOLD_MINUTES } from '../model/reservations.js';
import { type Bundle, type Transaction } from '../model/state.js';
import { requireNamedTransaction } from '../model/transactions.js';
import { returnOf, settle, type Settlement, settleReturn } from '../payment/settle.js';
import { calloutAnswer } from '../serialise/callout.js';
import { statusAnswer } from '../serialise/transaction.js';

/**
 * Buying an expired reservation is answered with a failed result, not with an error
 * (docs/api/transactions.md#failures-and-retries). Only this answer says so: the transaction itself does not change.
 */
function lateAnswer(call: Call, transaction: Transaction): JsonObject {
  const bundles = transaction.bundles.map((bundle): Bundle => ({
    outcome: { success: false, reason: 'The reservation has expired.' },
    ...bundle,
  }));
  return statusAnswer(call, { ...transaction, bundles }, true);
}

/** The hold goes on while the customer is away paying. Its length is invented. */
function continueWith(call: Call, transaction: Transaction, settlement: Settlement): JsonObject {
  switch (settlement.kind) {
    case 'paid':
      completePurchase(call, transaction);
      return statusAnswer(call, transaction, true);
    case 'declined':
      failPurchase(call, transaction, settlement.failure);
      return statusAnswer(call, transaction, true);
    case 'callout':
      transaction.status = 'attempting';
      transaction.callout = settlement.callout;
      transaction.holdUntil = Math.max(transaction.holdUntil, call.now + HOLD_MINUTES * MINUTE_MS);
      return calloutAnswer(call, settlement.callout, transaction);
  }
}

function buy(call: Call, transaction: Transaction): JsonObject {
  if (transaction.status === 'purchased') return statusAnswer(call, transaction, true);
  if (transaction.callout) return calloutAnswer(call, transaction.callout, transaction);
  if (transaction.status !== 'reserved') return lateAnswer(call, transaction);
  const customer = readCustomer(call, transaction);
  const settlement = settle(call, call.account, transaction, returnOf(call.params));
  transaction.customer = customer;
  const remoteSite = call.params.text('remote_site');
  if (remoteSite !== undefined) transaction.remoteSite = remoteSite;
  return continueWith(call, transaction, settlement);
}

/** Keeps the last answer, errors too, for purchase_page_archive.v1 (docs/api/transactions.md#page-archives). */
function archive(call: Call, transaction: Transaction, work: () => JsonObject): JsonObject {
  try {
    const answer = work();
    transaction.purchasePage = { status: 200, body: JSON.stringify(answer) };
    return answer;
  } catch (error) {
    if (error instanceof ApiError) {
      transaction.purchasePage = { status: error.status, body: JSON.stringify(error.body()) };
    }
    throw error;
  } finally {
    call.boxOffice.changed();
  }
}

export function purchase(call: Call): JsonObject {
  const transaction = requireNamedTransaction(call);
  return archive(call, transaction, () => buy(call, transaction));
}

/** The caller's transaction that waits, or has waited, for this token. */
function waitingFor(call: Call, token: string): Transaction | undefined {
  const { transactions, spentTokens } = call.boxOffice.state;
  const waiting = Object.values(transactions).find(({ callout }) => callout?.token === token);
  const found = waiting ?? transactions[spentTokens[token] ?? ''];
  return found?.user === call.account.id ? found : undefined;
}

/**
 * `callback.v1/this.X/next.Y`. A repeated callback is answered with the present state of the transaction. A customer
 * who comes back after the hold has expired gets 410.
 */
export function callback(call: Call): JsonObject {
  const { thisToken, nextToken } = call.tokens;
  if (thisToken === undefined || nextToken === undefined) throw missing('this', 'next');
  const transaction = waitingFor(call, thisToken);
  if (!transaction) throw badData();
  const { callout } = transaction;
  if (callout?.token !== thisToken) {
    if (callout) return calloutAnswer(call, callout, transaction);
    if (!transaction.bundles.some(({ outcome }) => outcome)) throw gone();
    return statusAnswer(call, transaction, true);
  }
  const { spentTokens } = call.boxOffice.state;
  return archive(call, transaction, () => {
    spentTokens[thisToken] = transaction.uuid;
    const url = callout.returnUrl.replaceAll(thisToken, nextToken);
    const settlement = settleReturn(call, transaction, { token: nextToken, url });
    delete transaction.callout;
    return continueWith(call, transaction, settlement);
  });
}
