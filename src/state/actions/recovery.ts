/** Recovers the state of a transaction from the box office after a reload, a lost answer, a payment page or another tab. */
import { type Booking, outcomeOf } from '../../domain/booking/booking.js';
import { findDifferences } from '../../domain/booking/differences.js';
import { startHold } from '../../domain/booking/hold.js';
import type { ReservationHandle } from '../../domain/booking/reservation-handle.js';
import type { Transaction } from '../../domain/booking/transaction.js';
import { reasonOf } from '../../domain/payment/failure.js';
import type { Trolley } from '../../domain/trolley/trolley.js';
import type { ActionOptions } from '../action.js';
import { asTswError } from '../as-tsw-error.js';
import type { SessionCore } from '../session-core.js';
import type { Turn } from '../shared/turn.js';
import { forgetReservation, releaseRemembered } from './reservation.js';
import { clearBought, clearTrolley } from './trolley.js';

/**
 * Moves the booking to the state that the box office gives for a transaction.
 *
 * @throws TswError when it cannot be asked; the booking then stays as it was
 */
export async function recover(
  core: SessionCore,
  turn: Turn,
  transactionUuid: ReservationHandle,
  options: ActionOptions,
): Promise<void> {
  const booking = await bookingOf(core, transactionUuid, core.trolley.trolley, options);
  if (booking) core.become(booking);
  settle(core, turn, options);
}

/** Finds the end of a purchase that no page waits for, and forgets what is over. */
export async function tidy(core: SessionCore, turn: Turn, options: ActionOptions): Promise<void> {
  const { booking } = core;
  if (booking.status === 'purchasing') {
    const { transactionUuid } = booking.reservation;
    try {
      await recover(core, turn, transactionUuid, options);
    } catch (cause) {
      asTswError(cause);
      core.become({ status: 'uncertain', transactionUuid });
    }
  } else settle(core, turn, options);
  await releaseRemembered(core, turn, options);
}

/**
 * Removes from the saved state what is over, and changes nothing where nothing is. The page and tab that finds the end
 * of a purchase first tells it, once.
 */
function settle(core: SessionCore, turn: Turn, options: ActionOptions): void {
  const { booking } = core;
  const { status } = booking;
  const { token, transactionUuid, isPurchaseSent } = core.saved.record;
  const isBought = booking.status === 'purchased' || booking.status === 'partly-purchased';
  if (isPurchaseSent && isBought) {
    core.share(turn, { isPurchaseSent: undefined });
    core.tell('purchase', { status: booking.transaction }, options.origin);
  }
  if (isPurchaseSent && booking.status === 'failed') {
    const { transaction } = booking;
    const failure = { kind: 'failed', transaction } as const;
    core.tell('purchase-fail', { failure, reason: reasonOf(transaction) }, options.origin);
  }
  if (token !== undefined && isBought) clearBought(core, turn, booking);
  if (token !== undefined && status === 'idle') clearTrolley(core, turn);
  if (status === 'reserved' && isPurchaseSent) core.share(turn, { isPurchaseSent: undefined });
  if (transactionUuid !== undefined && ['idle', 'building', 'expired'].includes(status)) {
    forgetReservation(core, turn, status === 'expired' ? { hasExpired: true } : {});
  }
}

/**
 * @param shown the trolley that the customer saw: the reservation's differences are against it
 * @returns undefined when there is no such reservation, though the status says so
 * @throws TswError when the box office cannot be asked
 */
export async function bookingOf(
  core: SessionCore,
  transactionUuid: ReservationHandle,
  shown: Trolley,
  options: ActionOptions,
): Promise<Booking | undefined> {
  const seller = await core.sellers.of(transactionUuid);
  // With the suppliers' terms, which the customer accepts by paying.
  const transaction = await seller.getStatus({ transactionUuid, sourceInfo: true }, options);
  switch (transaction.status) {
    case 'purchased':
    case 'failed':
      return outcomeOf(transaction);
    case 'attempting':
      return attemptedBooking(core, transactionUuid, transaction);
    case 'released':
      // To a customer who has confirmed, that nothing was bought matters more than why.
      return core.saved.record.isPurchaseSent ? outcomeOf(transaction) : { status: 'expired' };
    case 'reserved': {
      const answer = await seller.getReservation({ transactionUuid }, options);
      if (answer.outcome === 'failed') return undefined;
      // The archive has what checkout needs, such as who takes the money. The status has what is true now.
      const { minutesLeft = answer.reservation.minutesLeft } = transaction;
      const archived = answer.reservation.trolley.bundles;
      const bundles = transaction.trolley.bundles.map((bundle) => ({
        ...archived.find(({ sourceCode }) => sourceCode === bundle.sourceCode),
        ...bundle,
      }));
      const reservation = { ...answer.reservation, trolley: { ...transaction.trolley, bundles }, minutesLeft };
      const differences = findDifferences(shown, reservation);
      return {
        status: 'reserved',
        reservation,
        hold: startHold(minutesLeft, core.clock.monotonic()),
        differences,
        isAccepted: differences.length === 0 || core.saved.record.isAccepted === true,
      };
    }
  }
}

/** A purchase under way: at a payment page, or somewhere that this page cannot see. */
function attemptedBooking(
  { booking, saved }: SessionCore,
  transactionUuid: ReservationHandle,
  { pendingCallout }: Transaction,
): Booking {
  const isKnown = 'transactionUuid' in booking && booking.transactionUuid === transactionUuid;
  const known = isKnown && booking.status === 'sent-away' ? booking : undefined;
  // Not every box office tells where to pay (docs/api/transactions.md#status); this page may still know.
  const callout = pendingCallout ?? known?.callout;
  if (!callout || saved.record.isFromAddress) {
    return isKnown && booking.status === 'uncertain' ? booking : { status: 'uncertain', transactionUuid };
  }
  const isSame = known?.isBack && known.callout.returnToken === callout.returnToken;
  return isSame ? known : { status: 'sent-away', transactionUuid, callout, isBack: true };
}
