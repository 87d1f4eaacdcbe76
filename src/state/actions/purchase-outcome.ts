/** The outcome of a purchase, also where its answer was lost. */
import { type Booking, outcomeOf } from '../../domain/booking/booking.js';
import type { ReservationHandle } from '../../domain/booking/reservation-handle.js';
import type { Transaction } from '../../domain/booking/transaction.js';
import type { Callout } from '../../domain/payment/callout.js';
import type { TswError } from '../../domain/error.js';
import { reasonOf, reasonOfError } from '../../domain/payment/failure.js';
import { fail, ok } from '../../domain/result.js';
import type { ActionOptions, ActionResult } from '../action.js';
import { asTswError } from '../as-tsw-error.js';
import type { SessionCore } from '../session-core.js';
import type { Turn } from '../shared/turn.js';
import { forgetReservation } from './reservation.js';
import { clearBought } from './trolley.js';

export type PurchaseOutcome =
  /** Bought, bought in part, or failed: the transaction says which. */
  | { readonly outcome: 'ended'; readonly transaction: Transaction }
  /** The payment goes on at another page. The customer's return brings the end. */
  | { readonly outcome: 'payment-page'; readonly callout: Callout };

export type Held = Extract<Booking, { status: 'reserved' }>;

/** Milliseconds before each further question after a lost answer. The status call itself waits for a purchase under way. */
const STATUS_RETRIES = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;

/** The box office said how the purchase ended. */
export function finish(
  core: SessionCore,
  turn: Turn,
  transaction: Transaction,
  options: ActionOptions,
): ActionResult<PurchaseOutcome> {
  const outcome = outcomeOf(transaction);
  core.become(outcome);
  core.reads.invalidate('availability');
  if (outcome.status === 'failed') {
    // The box office has freed the tickets. The trolley stays for another try, which needs another payment.
    core.share(turn, { paymentReference: undefined });
    const failure = { kind: 'failed', transaction } as const;
    core.tell('purchase-fail', { failure, reason: reasonOf(transaction) }, options.origin);
  } else {
    core.share(turn, { isPurchaseSent: undefined });
    clearBought(core, turn, outcome);
    core.tell('purchase', { status: transaction }, options.origin);
  }
  return ok({ outcome: 'ended', transaction });
}

/** The customer has to go to a payment page, where the checkout sends them. */
export function sendAway(
  core: SessionCore,
  transactionUuid: ReservationHandle,
  callout: Callout,
): ActionResult<PurchaseOutcome> {
  core.become({ status: 'sent-away', transactionUuid, callout, isBack: false });
  return ok({ outcome: 'payment-page', callout });
}

/**
 * Finds out what a purchase came to whose answer was lost. The purchase is never repeated: only the box office's word
 * that nothing was bought leads back to the form (docs/api/transactions.md#failures-and-retries).
 *
 * @param goOn what to do where a callout waits for an answer
 */
export async function afterLostAnswer(
  core: SessionCore,
  turn: Turn,
  held: Held,
  error: TswError,
  options: ActionOptions,
  goOn: (callout: Callout) => ActionResult<PurchaseOutcome> | Promise<ActionResult<PurchaseOutcome>>,
): Promise<ActionResult<PurchaseOutcome>> {
  const { transactionUuid } = held.reservation;
  const transaction = await askUntilAnswered(core, transactionUuid, options);
  if (transaction?.status === 'attempting' && transaction.pendingCallout) return goOn(transaction.pendingCallout);
  if (!transaction || transaction.status === 'attempting') {
    core.become({ status: 'uncertain', transactionUuid });
    core.tellError(error, options.origin);
    return fail(error);
  }
  if (transaction.status === 'reserved') {
    core.share(turn, { isPurchaseSent: undefined });
    const failure = { kind: 'not-sent', error } as const;
    core.become({ ...held, failure });
    core.tell('purchase-fail', { failure, reason: reasonOfError(error) }, options.origin);
    core.tellError(error, options.origin);
    return fail(error);
  }
  if (transaction.status === 'released') {
    forgetReservation(core, turn, { hasExpired: true });
    core.become({ status: 'expired' });
    return fail(error);
  }
  return finish(core, turn, transaction, options);
}

/** @returns undefined when the box office cannot be asked */
async function askUntilAnswered(
  core: SessionCore,
  transactionUuid: ReservationHandle,
  options: ActionOptions,
): Promise<Transaction | undefined> {
  const seller = await core.sellers.of(transactionUuid);
  for (const pause of [...STATUS_RETRIES, undefined]) {
    try {
      const transaction = await seller.getStatus({ transactionUuid }, options);
      const isUnderWay = transaction.status === 'attempting' && !transaction.pendingCallout;
      if (!isUnderWay || pause === undefined) return transaction;
    } catch (cause) {
      asTswError(cause);
    }
    if (pause !== undefined) await core.clock.wait(pause);
  }
  return undefined;
}
