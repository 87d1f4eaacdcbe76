/** purchase.v1 and callback.v1: customer data, payment, and the answer, kept for the archive. */
import { type Call, type JsonObject } from '../box-office.js';
import { MINUTE_MS } from '../model/calendar.js';
import { readCustomer } from '../model/customer.js';
import { ApiError, badData, gone, missing } from '../http/errors.js';
import { returnOf, settle, settleReturn, type Settlement } from '../payment/settle.js';
import { completePurchase, failPurchase } from '../model/purchases.js';
import { HOLD_MINUTES, requireTransaction } from '../model/reservations.js';
import { calloutAnswer } from '../serialise/callout.js';
import { statusAnswer } from '../serialise/transaction.js';
import { type Bundle, type Transaction } from '../model/state.js';

/**
 * A reservation that is no longer there fails as a result, not as an error (flows, section 5). What happened to it
 * stays as it was: only this answer says that the purchase failed.
 */
function lateAnswer(call: Call, transaction: Transaction): JsonObject {
  const bundles = transaction.bundles.map((bundle): Bundle => ({
    outcome: { success: false, reason: 'The reservation has expired.' },
    ...bundle,
  }));
  return statusAnswer(call, { ...transaction, bundles }, true);
}

/** While the customer is away paying the hold goes on (the length is invented). */
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

/** The archive keeps the last answer, errors too (reference, purchase_page_archive). */
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
    call.box.changed();
  }
}

export function purchase(call: Call): JsonObject {
  if (call.params.text('transaction_uuid') === undefined) throw missing('transaction_uuid');
  const transaction = requireTransaction(call);
  return archive(call, transaction, () => buy(call, transaction));
}

/** Own transaction that waits, or once waited, for this token. */
function waitingFor(call: Call, token: string): Transaction | undefined {
  const { transactions, spentTokens } = call.box.state;
  const waiting = Object.values(transactions).find(({ callout }) => callout?.token === token);
  const found = waiting ?? transactions[spentTokens[token] ?? ''];
  return found?.user === call.account.id ? found : undefined;
}

/**
 * `callback.v1/this.X/next.Y`. A step that was answered before is answered with how things stand; a customer who
 * comes back after the clean-up gets 410.
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
  const { spentTokens } = call.box.state;
  return archive(call, transaction, () => {
    spentTokens[thisToken] = transaction.uuid;
    const url = callout.returnUrl.replaceAll(thisToken, nextToken);
    const settlement = settleReturn(call, transaction, { token: nextToken, url });
    delete transaction.callout;
    return continueWith(call, transaction, settlement);
  });
}
