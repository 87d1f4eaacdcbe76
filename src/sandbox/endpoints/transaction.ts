/** What can be asked about a transaction: status.v1, trans_id_status.v1 and the page archives. */
import { type Call } from '../box-office.js';
import { badData, gone } from '../http/errors.js';
import { type JsonObject } from '../json.js';
import { type Page, type Transaction } from '../model/state.js';
import { findByTransactionId, requireTransaction } from '../model/transactions.js';
import { statusAnswer } from '../serialise/transaction.js';

const statusOf = (call: Call, transaction: Transaction): JsonObject =>
  statusAnswer(call, transaction, call.params.flag('add_customer') && transaction.status === 'purchased');

export const status = (call: Call): JsonObject => statusOf(call, requireTransaction(call));

export function transIdStatus(call: Call): JsonObject {
  const transaction = findByTransactionId(call, call.params.text('transaction_id'));
  if (!transaction) throw badData();
  return statusOf(call, transaction);
}

/** A reserve page is dropped after a day. */
export function reservePageArchive(call: Call): Page {
  const { reservePage } = requireTransaction(call);
  if (!reservePage) throw gone();
  return reservePage;
}

export function purchasePageArchive(call: Call): Page {
  const { purchasePage } = requireTransaction(call);
  if (!purchasePage) throw badData();
  return purchasePage;
}
