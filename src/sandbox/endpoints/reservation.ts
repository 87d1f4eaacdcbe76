/** reserve.v1, release.v1, the status calls and the page archives. */
import { type Call, type JsonObject } from '../box-office.js';
import { badData, gone, missing } from '../http/errors.js';
import { findTransaction, letGo, requireTransaction, reserve } from '../model/reservations.js';
import { reserveAnswer, statusAnswer } from '../serialise/transaction.js';
import { type Page, type Transaction } from '../model/state.js';
import { readBasket } from '../trolley/change.js';

export function reserveOrders(call: Call): JsonObject {
  const { params } = call;
  if (params.text('perf_id') === undefined && params.text('trolley_token') === undefined) {
    throw missing('perf_id', 'trolley_token');
  }
  const basket = readBasket(call);
  const reservation = reserve(call, basket);
  const answer = reserveAnswer(call, reservation, basket.containedUnavailable);
  const { transaction } = reservation;
  if (transaction) {
    transaction.reservePage = { status: 200, body: JSON.stringify(answer) };
    // Only now: whoever takes a snapshot here must find the page too.
    call.box.changed();
  }
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
