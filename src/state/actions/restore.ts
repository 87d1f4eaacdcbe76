/** Coming back to the same step after a reload, a crash, a lost answer or another tab: the box office says where things stand. */
import { type Booking, outcomeOf } from '../../domain/booking/booking.js';
import { findDifferences } from '../../domain/booking/differences.js';
import { isTswError } from '../../domain/error.js';
import { reasonOf } from '../../domain/payment/failure.js';
import { startHold } from '../../domain/booking/hold.js';
import type { Trolley } from '../../domain/trolley/trolley.js';
import { asTswError, isUnknownThere } from '../as-tsw-error.js';
import { type ActionOptions, type Desk, EMPTY_TROLLEY, type TrolleyState } from '../desk.js';
import { forgetReservation, releaseLeft } from './reservation.js';
import { clearBought, clearTrolley } from './trolley.js';

/** Begins the session from what the memory holds. A box office that cannot be reached leaves it `restoring`. */
export async function restore(desk: Desk, options: ActionOptions): Promise<void> {
  if (desk.booking.status !== 'restoring') return;
  desk.become({ status: 'restoring' });
  try {
    await desk.queue(() => catchUp(desk, options));
    await desk.turn(async () => {
      await adopt(desk, options);
      await tidy(desk, options);
    });
  } catch (cause) {
    desk.cannotRead(cause);
  }
}

/**
 * Shows what the memory holds, if it does not yet: after a reload, and after another tab has changed it. Only reads, so
 * it needs no turn. From any step it goes through `restoring`, which nobody sees.
 *
 * @throws TswError when the box office cannot be asked; what was shown stays
 */
export async function catchUp(desk: Desk, options: ActionOptions = {}): Promise<void> {
  const { memory } = desk;
  while (desk.shown !== memory.version) {
    const { version } = memory;
    const { token, sendCodes = {}, before, isPurchaseSent } = memory.value;
    const trolley = await trolleyOf(desk, options);
    const booking = await lookUp(desk, trolley, options);
    // Another tab may know more by now.
    if (memory.version !== version) continue;
    desk.shown = version;
    const isOver = booking.status === 'purchased' || booking.status === 'partly-purchased';
    show(desk, booking, {
      token: trolley.orderCount > 0 && !isOver ? token : undefined,
      trolley: isOver ? EMPTY_TROLLEY : trolley,
      sendCodes,
      canUndo: before !== undefined,
      lastChange: undefined,
    });
    if (isPurchaseSent && booking.status === 'reserved') {
      // The tab that sent it has the turn, if it is still alive: ours comes after it.
      desk.become({ status: 'purchasing', reservation: booking.reservation });
      desk.afterwards(() => tidy(desk, options));
    }
  }
}

function show(desk: Desk, booking: Booking, trolley: Partial<TrolleyState>): void {
  const before = desk.booking;
  if (before.status !== 'restoring') desk.become({ status: 'restoring' });
  desk.become(booking);
  desk.updateTrolley(trolley);
  if (before.status === 'reserved' && booking.status === 'expired') {
    const { transactionUuid } = before.reservation;
    desk.report('reservation-expire', { transactionUuid, secondsLeft: 0 }, undefined);
  }
}

/**
 * In a turn: a payment came back to a browser that knows nothing of it, because its storage is blocked or was emptied, or
 * because it is another one. The address alone may show how a purchase ended, but begin nothing: anybody can write one.
 */
async function adopt(desk: Desk, options: ActionOptions): Promise<void> {
  const transactionUuid = desk.returnPath?.returned;
  if (transactionUuid === undefined || desk.memory.value.transactionUuid !== undefined) return;
  if (desk.booking.status !== 'idle') return;
  try {
    const transaction = await desk.client.getStatus({ transactionUuid }, options);
    const { status } = transaction;
    if (status !== 'purchased' && status !== 'failed' && status !== 'attempting') return;
    desk.memory.remember({ transactionUuid, isPurchaseSent: true, isFromAddress: true });
    show(desk, status === 'attempting' ? { status: 'uncertain', transactionUuid } : outcomeOf(transaction), {});
  } catch (cause) {
    if (!isUnknownThere(asTswError(cause))) throw cause;
  }
}

/** In a turn: finds the end of a purchase that nobody waits for, and forgets what is over. */
async function tidy(desk: Desk, options: ActionOptions): Promise<void> {
  const { booking } = desk;
  if (booking.status === 'purchasing') {
    const { transactionUuid } = booking.reservation;
    try {
      await recover(desk, transactionUuid, options);
    } catch (cause) {
      asTswError(cause);
      desk.become({ status: 'uncertain', transactionUuid });
    }
  } else settle(desk, options);
  await releaseLeft(desk, options);
}

/**
 * Moves to whatever the box office says has become of a transaction. Call it inside a turn of the desk.
 *
 * @throws TswError when it cannot be asked; the booking then stays as it was
 */
export async function recover(desk: Desk, transactionUuid: string, options: ActionOptions): Promise<void> {
  const booking = await bookingOf(desk, transactionUuid, desk.trolley.trolley, options);
  if (booking) desk.become(booking);
  settle(desk, options);
}

/**
 * Leaves nothing in the memory that is over, nor changes it where there is nothing such. The end of a purchase is told
 * by whoever finds it first: once, in whichever page and tab.
 */
function settle(desk: Desk, options: ActionOptions): void {
  const { booking } = desk;
  const { status } = booking;
  const { token, transactionUuid, isPurchaseSent } = desk.memory.value;
  const isBought = booking.status === 'purchased' || booking.status === 'partly-purchased';
  if (isPurchaseSent && isBought) {
    desk.memory.remember({ isPurchaseSent: undefined });
    desk.report('purchase', { status: booking.transaction }, options.origin);
  }
  if (isPurchaseSent && booking.status === 'failed') {
    const { transaction } = booking;
    const failure = { kind: 'failed', transaction } as const;
    desk.report('purchase-fail', { failure, reason: reasonOf(transaction) }, options.origin);
  }
  if (token !== undefined && isBought) clearBought(desk, booking);
  if (token !== undefined && status === 'idle') clearTrolley(desk);
  if (status === 'reserved' && isPurchaseSent) desk.memory.remember({ isPurchaseSent: undefined });
  if (transactionUuid !== undefined && ['idle', 'building', 'expired'].includes(status)) {
    forgetReservation(desk, status === 'expired' ? { hasExpired: true } : {});
  }
}

/** @returns undefined when there is no such reservation, though the status says so */
async function bookingOf(
  desk: Desk,
  transactionUuid: string,
  shown: Trolley,
  options: ActionOptions,
): Promise<Booking | undefined> {
  // With the suppliers' terms, which are accepted by paying.
  const transaction = await desk.client.getStatus({ transactionUuid, sourceInfo: true }, options);
  switch (transaction.status) {
    case 'purchased':
    case 'failed':
      return outcomeOf(transaction);
    case 'attempting': {
      const { booking, memory } = desk;
      const isKnown = 'transactionUuid' in booking && booking.transactionUuid === transactionUuid;
      const known = isKnown && booking.status === 'sent-away' ? booking : undefined;
      // Not every box office tells where to pay (reference 6); this page may still know.
      const callout = transaction.pendingCallout ?? known?.callout;
      if (!callout || memory.value.isFromAddress) {
        return isKnown && booking.status === 'uncertain' ? booking : { status: 'uncertain', transactionUuid };
      }
      const isSame = known?.isBack && known.callout.returnToken === callout.returnToken;
      return isSame ? known : { status: 'sent-away', transactionUuid, callout, isBack: true };
    }
    case 'released':
      // Whoever has confirmed wants to know that nothing was bought, more than why.
      return desk.memory.value.isPurchaseSent ? outcomeOf(transaction) : { status: 'expired' };
    case 'reserved': {
      const answer = await desk.client.getReservation({ transactionUuid }, options);
      if (answer.outcome === 'failed') return undefined;
      // The archive has what checkout needs to know, such as who takes the money, the status what is true now.
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
        hold: startHold(minutesLeft, desk.clock.monotonic()),
        differences,
        isAccepted: differences.length === 0 || desk.memory.value.isAccepted === true,
      };
    }
  }
}

/** A transaction that the box office does not know (any more) leaves the trolley as the way on. */
async function lookUp(desk: Desk, trolley: Trolley, options: ActionOptions): Promise<Booking> {
  const { transactionUuid, hasExpired } = desk.memory.value;
  const withoutReservation: Booking =
    trolley.orderCount === 0 ? { status: 'idle' } : { status: hasExpired ? 'expired' : 'building' };
  if (transactionUuid === undefined) return withoutReservation;
  try {
    return (await bookingOf(desk, transactionUuid, trolley, options)) ?? withoutReservation;
  } catch (cause) {
    if (!isUnknownThere(asTswError(cause))) throw cause;
    return withoutReservation;
  }
}

/** A trolley that the box office cannot read (any more) is an empty one. */
async function trolleyOf(desk: Desk, options: ActionOptions): Promise<Trolley> {
  const { token, sendCodes = {} } = desk.memory.value;
  const { trolley } = desk;
  if (token === undefined) return EMPTY_TROLLEY;
  if (token === trolley.token && JSON.stringify(sendCodes) === JSON.stringify(trolley.sendCodes))
    return trolley.trolley;
  try {
    return (await desk.client.getTrolley({ token, sendCodes: { ...sendCodes } }, options)).trolley;
  } catch (cause) {
    if (!isUnknownThere(asTswError(cause))) throw cause;
    return EMPTY_TROLLEY;
  }
}

/**
 * Learns what other tabs have done, and corrects the time left: a computer that slept, or a tab that was frozen, has a
 * clock of its own.
 */
export async function resynchronise(desk: Desk): Promise<void> {
  // What could not even be read is begun again from the start.
  if (desk.booking.status === 'restoring' && desk.booking.error) return restore(desk, {});
  try {
    await desk.tabs?.askOthers();
    await desk.queue(() => catchUp(desk));
    await correctTime(desk);
    await followPayment(desk);
  } catch (cause) {
    // Offline after waking up is usual: the countdown goes on by our own clock and the next return asks again.
    if (!isTswError(cause)) throw cause;
  }
  if (desk.memory.value.unreleased) desk.afterwards(async () => void (await releaseLeft(desk, {})));
}

/** Whoever comes back to this page from a payment page, by the back button or from another window, may have paid. */
async function followPayment(desk: Desk): Promise<void> {
  if (desk.booking.status !== 'sent-away' && desk.booking.status !== 'uncertain') return;
  await desk.turn(async () => {
    const { booking } = desk;
    if (booking.status === 'sent-away' || booking.status === 'uncertain') {
      await recover(desk, booking.transactionUuid, {});
    }
  });
}

async function correctTime(desk: Desk): Promise<void> {
  const { booking } = desk;
  if (booking.status !== 'reserved') return;
  const { transactionUuid } = booking.reservation;
  const transaction = await desk.client.getStatus({ transactionUuid });
  const now = desk.booking;
  if (now.status !== 'reserved' || now.reservation.transactionUuid !== transactionUuid) return;
  const { status, minutesLeft } = transaction;
  if (status !== 'reserved' || minutesLeft === undefined) {
    // Released or bought behind our back.
    desk.shown = undefined;
    await desk.turn(() => tidy(desk, {}));
    return;
  }
  desk.become({ ...now, hold: startHold(minutesLeft, desk.clock.monotonic()) });
}
