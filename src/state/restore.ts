/** Coming back to the same step after a reload, a crash or a lost answer: the box office says where things stand. */
import { outcomeOf } from '../domain/booking.js';
import { findDifferences } from '../domain/differences.js';
import { isTswError } from '../domain/error.js';
import { startHold } from '../domain/hold.js';
import { asTswError } from './as-tsw-error.js';
import { type ActionOptions, type Desk, EMPTY_TROLLEY } from './desk.js';
import { forgetReservation } from './reservation-actions.js';
import { clearTrolley } from './trolley-actions.js';

/** Begins the session from what the memory holds. A box office that cannot be reached leaves it `restoring`. */
export async function restore(desk: Desk, options: ActionOptions): Promise<void> {
  if (desk.booking.status !== 'restoring') return;
  desk.become({ status: 'restoring' });
  try {
    await restoreTrolley(desk, options);
    const { transactionUuid } = desk.memory.value;
    if (transactionUuid !== undefined) await recoverIfKnown(desk, transactionUuid, options);
    if (desk.booking.status === 'restoring') {
      desk.become({ status: desk.trolley.token === undefined ? 'idle' : 'building' });
    }
  } catch (cause) {
    desk.become({ status: 'restoring', error: asTswError(cause) });
  }
}

/**
 * Moves to whatever the box office says has become of a transaction.
 *
 * @throws TswError when it cannot be asked; the booking then stays as it was
 */
export async function recover(desk: Desk, transactionUuid: string, options: ActionOptions): Promise<void> {
  const transaction = await desk.client.getStatus({ transactionUuid }, options);
  switch (transaction.status) {
    case 'purchased':
    case 'failed': {
      const outcome = outcomeOf(transaction);
      if (outcome.status === 'failed') forgetReservation(desk);
      else clearTrolley(desk);
      desk.become(outcome);
      return;
    }
    case 'attempting':
      desk.become({ status: 'uncertain', transactionUuid });
      return;
    case 'released':
      forgetReservation(desk);
      desk.become({ status: 'expired' });
      return;
    case 'reserved': {
      const answer = await desk.client.getReservation({ transactionUuid }, options);
      if (answer.outcome === 'failed') return;
      // The archive has what checkout needs to know, the status what is true now.
      const { trolley, minutesLeft = answer.reservation.minutesLeft } = transaction;
      const reservation = { ...answer.reservation, trolley, minutesLeft };
      const differences = findDifferences(desk.trolley.trolley, reservation);
      desk.memory.remember({ isPurchaseSent: undefined });
      desk.become({
        status: 'reserved',
        reservation,
        hold: startHold(minutesLeft, desk.clock.monotonic()),
        differences,
        isAccepted: differences.length === 0 || desk.memory.value.isAccepted === true,
      });
    }
  }
}

/** Corrects the time left: a computer that slept, or a tab that was frozen, has a clock of its own. */
export async function resynchronise(desk: Desk): Promise<void> {
  const { booking } = desk;
  if (booking.status !== 'reserved') return;
  const { transactionUuid } = booking.reservation;
  try {
    const transaction = await desk.client.getStatus({ transactionUuid });
    const now = desk.booking;
    if (now.status !== 'reserved' || now.reservation.transactionUuid !== transactionUuid) return;
    const isHeld = transaction.status === 'reserved' && transaction.minutesLeft !== undefined;
    const minutesLeft = isHeld ? (transaction.minutesLeft ?? 0) : 0;
    desk.become({ ...now, hold: startHold(minutesLeft, desk.clock.monotonic()) });
  } catch (cause) {
    // Offline after waking up is usual: the countdown goes on by our own clock and the next return asks again.
    if (!isTswError(cause)) throw cause;
  }
}

async function restoreTrolley(desk: Desk, options: ActionOptions): Promise<void> {
  const { token, sendCodes = {} } = desk.memory.value;
  if (token === undefined) return;
  try {
    const { trolley } = await desk.client.getTrolley({ token, sendCodes }, options);
    desk.updateTrolley(
      trolley.orderCount > 0 ? { token, trolley, sendCodes } : { token: undefined, trolley: EMPTY_TROLLEY },
    );
  } catch (cause) {
    if (asTswError(cause).retryable) throw cause;
    clearTrolley(desk);
  }
}

/** A transaction that the box office does not know (any more) leaves the trolley as the way on. */
async function recoverIfKnown(desk: Desk, transactionUuid: string, options: ActionOptions): Promise<void> {
  try {
    await recover(desk, transactionUuid, options);
  } catch (cause) {
    if (asTswError(cause).retryable) throw cause;
    forgetReservation(desk);
  }
}
