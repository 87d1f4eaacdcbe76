/** reserve.v1 and release.v1. */
import { type Call } from '../box-office.js';
import { missing } from '../http/errors.js';
import { type JsonObject } from '../json.js';
import { reserve } from '../model/reservations.js';
import { giveBack, isHeld, requireNamedTransaction } from '../model/transactions.js';
import { reserveAnswer } from '../serialise/transaction.js';
import { changeTrolley } from '../trolley/change.js';

export function reserveOrders(call: Call): JsonObject {
  const { params } = call;
  if (params.text('perf_id') === undefined && params.text('trolley_token') === undefined) {
    throw missing('perf_id', 'trolley_token');
  }
  const { trolley, containedUnavailable } = changeTrolley(call);
  const reservation = reserve(call, trolley);
  const answer = reserveAnswer(call, reservation, containedUnavailable);
  const { transaction } = reservation;
  if (transaction) {
    transaction.reservePage = { status: 200, body: JSON.stringify(answer) };
    // Only now, because a host that takes a snapshot here needs the page in it.
    call.boxOffice.changed();
  }
  return answer;
}

/** The same answer however often it is asked. Bought tickets stay bought. */
export function release(call: Call): JsonObject {
  const transaction = requireNamedTransaction(call);
  if (isHeld(transaction)) giveBack(call.boxOffice, transaction, 'released');
  return { released_ok: transaction.status === 'released' || transaction.status === 'failed' };
}
