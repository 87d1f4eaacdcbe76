/** reserve.v1, release.v1, purchase.v1, the status calls and the page archives. */
import { type Call, type JsonObject } from '../box.js';
import { readCustomer } from '../customer.js';
import { ApiError, badData, gone, missing } from '../http/errors.js';
import { completePurchase, failPurchase } from '../purchases.js';
import { findTransaction, letGo, requireTransaction, reserve } from '../reservations.js';
import { reserveAnswer, statusAnswer } from '../serialise/transaction.js';
import { type Page, type Transaction } from '../state.js';
import { readBasket } from '../trolley/basket.js';

export function reserveOrders(call: Call): JsonObject {
  const basket = readBasket(call);
  const reservation = reserve(call, basket);
  const answer = reserveAnswer(call, reservation, basket.containedUnavailable);
  const { transaction } = reservation;
  if (transaction) transaction.reservePage = { status: 200, body: JSON.stringify(answer) };
  return answer;
}

/** The same answer however often it is asked; what is bought stays bought. */
export function release(call: Call): JsonObject {
  if (call.params.text('transaction_uuid') === undefined) throw missing('transaction_uuid');
  const transaction = requireTransaction(call);
  if (transaction.status === 'reserved' || transaction.status === 'attempting') {
    letGo(call.box, transaction, 'released');
  }
  return { released_ok: transaction.status === 'released' || transaction.status === 'failed' };
}

/** A reservation that is no longer there fails as a result, not as an error (flows, section 5). */
function lateAnswer(call: Call, transaction: Transaction): JsonObject {
  const form = statusAnswer(call, transaction, true);
  const contents = form['trolley_contents'] as JsonObject;
  return {
    ...form,
    trolley_contents: {
      ...contents,
      purchase_result: { success: false, is_partial: false, failure_reason: 'The reservation has expired.' },
    },
  };
}

function buy(call: Call, transaction: Transaction): JsonObject {
  if (transaction.status === 'purchased') return statusAnswer(call, transaction, true);
  if (transaction.status !== 'reserved') return lateAnswer(call, transaction);
  transaction.customer = readCustomer(call, transaction);
  if (call.account.payment === 'credit') completePurchase(call, transaction);
  else failPurchase(call, transaction, { reason: 'No payment details were sent.', error: 'auth_failure' });
  return statusAnswer(call, transaction, true);
}

/** The archive keeps the answer, errors too (reference, purchase_page_archive). */
export function purchase(call: Call): JsonObject {
  if (call.params.text('transaction_uuid') === undefined) throw missing('transaction_uuid');
  const transaction = requireTransaction(call);
  try {
    const answer = buy(call, transaction);
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

const statusOf = (call: Call, transaction: Transaction): JsonObject =>
  statusAnswer(call, transaction, call.params.flag('add_customer') && transaction.status === 'purchased');

export const status = (call: Call): JsonObject => statusOf(call, requireTransaction(call));

export function transIdStatus(call: Call): JsonObject {
  const id = call.params.text('transaction_id');
  const found = Object.values(call.box.state.transactions).find((transaction) => transaction.id === id);
  const own = id === undefined ? undefined : findTransaction(call, found?.uuid);
  if (!own) throw badData();
  return statusOf(call, own);
}

/** 400 when there never was such a page, 410 when it was dropped. */
function archived(call: Call, page: (transaction: Transaction) => Page | undefined): Page {
  const kept = page(requireTransaction(call));
  if (!kept) throw gone();
  return kept;
}

export const reservePageArchive = (call: Call): Page => archived(call, ({ reservePage }) => reservePage);

export function purchasePageArchive(call: Call): Page {
  const { purchasePage } = requireTransaction(call);
  if (!purchasePage) throw badData();
  return purchasePage;
}
