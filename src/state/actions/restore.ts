/** Restores the step of the booking from the box office after a reload, a crash or another tab's change. */
import { type Booking, outcomeOf } from '../../domain/booking/booking.js';
import { startHold } from '../../domain/booking/hold.js';
import { apiOf } from '../../domain/booking/reservation-handle.js';
import { isTswError } from '../../domain/error.js';
import type { Trolley } from '../../domain/trolley/trolley.js';
import type { ActionOptions } from '../action.js';
import { asTswError, isUnknownThere } from '../as-tsw-error.js';
import type { SessionCore } from '../session-core.js';
import { EMPTY_TROLLEY, type TrolleyState } from '../session-state.js';
import type { Turn } from '../shared/turn.js';
import { bookingOf, recover, tidy } from './recovery.js';
import { releaseRemembered, sayReserved } from './reservation.js';

/** Begins the session from the saved state. A box office that cannot be reached leaves it `restoring`. */
export async function restore(core: SessionCore, options: ActionOptions): Promise<void> {
  if (core.booking.status !== 'restoring') return;
  core.become({ status: 'restoring' });
  try {
    await core.queue(() => catchUp(core, options));
    await core.turn(async (turn) => {
      await showReturnedPayment(core, turn, options);
      await tidy(core, turn, options);
    });
  } catch (cause) {
    core.failToRead(cause);
  }
}

/**
 * Shows what the saved state holds, if the snapshot does not yet: after a reload, and after another tab has changed it.
 * It only reads, so it needs no turn. It goes through `restoring` within one update, which no element sees.
 *
 * @throws TswError when the box office cannot be asked; what was shown stays
 */
export async function catchUp(core: SessionCore, options: ActionOptions = {}): Promise<void> {
  const { saved } = core;
  while (core.shownVersion !== saved.version) {
    const { version } = saved;
    const { token, sendCodes = {}, before, isPurchaseSent } = saved.record;
    const trolley = await savedTrolley(core, options);
    const booking = await savedBooking(core, trolley, options);
    // Another tab may know more by now.
    if (saved.version !== version) continue;
    core.shownVersion = version;
    const isOver = booking.status === 'purchased' || booking.status === 'partly-purchased';
    show(core, booking, {
      token: trolley.orderCount > 0 && !isOver ? token : undefined,
      trolley: isOver ? EMPTY_TROLLEY : trolley,
      sendCodes,
      canUndo: before !== undefined,
      lastChange: undefined,
    });
    if (isPurchaseSent && booking.status === 'reserved') {
      // The tab that sent it has the turn, if it is still alive: this tab's turn comes after it.
      core.become({ status: 'purchasing', reservation: booking.reservation });
      core.turnLater((turn) => tidy(core, turn, options));
    }
  }
}

function show(core: SessionCore, booking: Booking, trolley: Partial<TrolleyState>): void {
  const before = core.booking;
  if (before.status !== 'restoring') core.become({ status: 'restoring' });
  core.become(booking);
  core.updateTrolley(trolley);
  // Whatever is changed is held again through the API that holds it now.
  if (booking.status === 'reserved' && apiOf(booking.reservation.transactionUuid) === 'xml-core') {
    core.purchaseApi = 'xml-core';
  }
  if (booking.status === 'reserved' && before.status !== 'reserved' && before.status !== 'restoring') {
    sayReserved(core, booking.reservation, booking.differences.length === 0, undefined);
  }
  if (before.status === 'reserved' && booking.status === 'expired') {
    const { transactionUuid } = before.reservation;
    core.tell('reservation-expire', { transactionUuid, secondsLeft: 0 }, undefined);
  }
}

/**
 * A payment came back to a browser that knows nothing of it: its storage is blocked or was emptied, or it is another
 * browser. The address may show how a purchase ended, but starts nothing, because anybody can write an address.
 */
async function showReturnedPayment(core: SessionCore, turn: Turn, options: ActionOptions): Promise<void> {
  const transactionUuid = core.returnPath?.returned;
  if (transactionUuid === undefined || core.saved.record.transactionUuid !== undefined) return;
  if (core.booking.status !== 'idle') return;
  try {
    const seller = await core.sellers.of(transactionUuid);
    const transaction = await seller.getStatus({ transactionUuid }, options);
    const { status } = transaction;
    if (status !== 'purchased' && status !== 'failed' && status !== 'attempting') return;
    core.share(turn, { transactionUuid, isPurchaseSent: true, isFromAddress: true });
    show(core, status === 'attempting' ? { status: 'uncertain', transactionUuid } : outcomeOf(transaction), {});
  } catch (cause) {
    if (!isUnknownThere(asTswError(cause))) throw cause;
  }
}

/** Where the box office does not know the transaction (any more), the trolley is the way on. */
async function savedBooking(core: SessionCore, trolley: Trolley, options: ActionOptions): Promise<Booking> {
  const { transactionUuid, hasExpired } = core.saved.record;
  const withoutReservation: Booking =
    trolley.orderCount === 0 ? { status: 'idle' } : { status: hasExpired ? 'expired' : 'building' };
  if (transactionUuid === undefined) return withoutReservation;
  try {
    return (await bookingOf(core, transactionUuid, trolley, options)) ?? withoutReservation;
  } catch (cause) {
    if (!isUnknownThere(asTswError(cause))) throw cause;
    return withoutReservation;
  }
}

/** A trolley that the box office cannot read (any more) is an empty one. */
async function savedTrolley(core: SessionCore, options: ActionOptions): Promise<Trolley> {
  const { token, sendCodes = {} } = core.saved.record;
  const { trolley } = core;
  if (token === undefined) return EMPTY_TROLLEY;
  if (token === trolley.token && JSON.stringify(sendCodes) === JSON.stringify(trolley.sendCodes))
    return trolley.trolley;
  try {
    return (await core.client.getTrolley({ token, sendCodes: { ...sendCodes } }, options)).trolley;
  } catch (cause) {
    if (!isUnknownThere(asTswError(cause))) throw cause;
    return EMPTY_TROLLEY;
  }
}

/**
 * Learns what other tabs have done, and corrects the time left: the clock of a computer that slept, or of a tab that was
 * frozen, is wrong.
 */
export async function resynchronise(core: SessionCore): Promise<void> {
  // A session that could not be read begins again from the start.
  if (core.booking.status === 'restoring' && core.booking.error) return restore(core, {});
  try {
    await core.tabs?.askOthers();
    await core.queue(() => catchUp(core));
    await correctTime(core);
    await followPayment(core);
  } catch (cause) {
    // Offline after waking up is usual. The countdown goes on by this page's clock, and the next return asks again.
    if (!isTswError(cause)) throw cause;
  }
  if (core.saved.record.unreleased) core.turnLater(async (turn) => void (await releaseRemembered(core, turn, {})));
}

/** A customer who comes back from a payment page, by the back button or another window, may have paid. */
async function followPayment(core: SessionCore): Promise<void> {
  if (core.booking.status !== 'sent-away' && core.booking.status !== 'uncertain') return;
  await core.turn(async (turn) => {
    const { booking } = core;
    if (booking.status === 'sent-away' || booking.status === 'uncertain') {
      await recover(core, turn, booking.transactionUuid, {});
    }
  });
}

async function correctTime(core: SessionCore): Promise<void> {
  const { booking } = core;
  if (booking.status !== 'reserved') return;
  const { transactionUuid } = booking.reservation;
  const seller = await core.sellers.of(transactionUuid);
  const { status, minutesLeft } = await seller.getStatus({ transactionUuid });
  const now = core.booking;
  if (now.status !== 'reserved' || now.reservation.transactionUuid !== transactionUuid) return;
  if (status !== 'reserved' || minutesLeft === undefined) {
    // Released or bought elsewhere.
    core.shownVersion = undefined;
    await core.turn((turn) => tidy(core, turn, {}));
    return;
  }
  core.become({ ...now, hold: startHold(minutesLeft, core.clock.monotonic()) });
}
