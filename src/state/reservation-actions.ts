/** Holding tickets and giving them back. At most one reservation is live: these are the only ways in and out. */
import { canPurchase } from '../domain/booking.js';
import { type Difference, findDifferences } from '../domain/differences.js';
import type { TswError } from '../domain/error.js';
import { startHold } from '../domain/hold.js';
import { fail, ok } from '../domain/result.js';
import type { Reservation, ReserveAnswer } from '../domain/transaction.js';
import { asTswError } from './as-tsw-error.js';
import { type ActionOptions, type ActionResult, type Desk, refuse } from './desk.js';
import type { ReleaseReason } from './facts.js';

/** Milliseconds before each further try to give tickets back. */
const RELEASE_RETRIES = [500, 2_000] as const;

/** Holds what is in the trolley. Call it inside a turn of the desk. */
export async function reserve(desk: Desk, options: ActionOptions): Promise<ActionResult<Reservation>> {
  const { token, trolley: shown, sendCodes } = desk.trolley;
  if (token === undefined || !['building', 'expired', 'failed'].includes(desk.booking.status)) return refuse('not-now');
  desk.become({ status: 'reserving' });
  let answer: ReserveAnswer;
  try {
    answer = await desk.client.makeReservation({ token, sendCodes }, options);
  } catch (cause) {
    const error = asTswError(cause);
    // An answer that could not be read may still have held tickets: give them back, or they are held for nobody.
    if (error.transactionUuid !== undefined) await releaseWithRetries(desk, error.transactionUuid, options);
    desk.become({ status: 'building', failure: { kind: 'error', error } });
    desk.report('reserve-fail', { error: { kind: 'error', error } }, options.origin);
    desk.reportError(error, options.origin);
    return fail(error);
  }
  // Whatever it came to, seats have moved.
  desk.reads.invalidate('availability');
  if (answer.outcome === 'failed') {
    const failure = { kind: 'not-reserved', orders: answer.failure.unreservedOrders } as const;
    desk.become({ status: 'building', failure });
    desk.report('reserve-fail', { error: failure }, options.origin);
    return refuse('unavailable');
  }
  const { reservation } = answer;
  const differences = findDifferences(shown, reservation);
  desk.memory.remember({ transactionUuid: reservation.transactionUuid, isAccepted: differences.length === 0 });
  desk.become({
    status: 'reserved',
    reservation,
    hold: startHold(reservation.minutesLeft, desk.clock.monotonic()),
    differences,
    isAccepted: differences.length === 0,
  });
  desk.report('reserve', { reservation, ...changesOf(differences) }, options.origin);
  return ok(reservation);
}

/**
 * Gives the tickets back; safe to repeat. The booking is `building` afterwards, or `reserved` as before
 * when the box office could not be reached: a reservation is never forgotten while it may be live.
 */
export async function release(desk: Desk, reason: ReleaseReason, options: ActionOptions): Promise<ActionResult<void>> {
  const { booking } = desk;
  if (booking.status !== 'reserved') return refuse('not-now');
  const { transactionUuid } = booking.reservation;
  desk.become({ status: 'releasing', transactionUuid });
  const error = await releaseWithRetries(desk, transactionUuid, options);
  if (error) {
    desk.become(booking);
    desk.reportError(error, options.origin);
    return fail(error);
  }
  forgetReservation(desk);
  desk.become({ status: 'building' });
  desk.reads.invalidate('availability');
  desk.report('release', { transactionUuid, reason }, options.origin);
  return ok(undefined);
}

/** The customer's yes to what changed. */
export function acceptDifferences(desk: Desk): ActionResult<void> {
  const { booking } = desk;
  if (booking.status !== 'reserved') return refuse('not-now');
  desk.memory.remember({ isAccepted: true });
  desk.become({ ...booking, isAccepted: true });
  return canPurchase(desk.booking) ? ok(undefined) : refuse('not-accepted');
}

/** The hold has ended: the trolley stays, and can be reserved again. */
export async function expire(desk: Desk): Promise<void> {
  const { booking } = desk;
  if (booking.status !== 'reserved') return;
  const { transactionUuid } = booking.reservation;
  forgetReservation(desk);
  desk.become({ status: 'expired' });
  desk.reads.invalidate('availability');
  desk.report('reservation-expire', { transactionUuid, secondsLeft: 0 }, undefined);
  // Our clock may be a moment ahead of the box office's. Releasing twice is harmless, holding seats for nobody is not.
  await releaseWithRetries(desk, transactionUuid, {});
}

export function forgetReservation(desk: Desk): void {
  desk.memory.remember({
    transactionUuid: undefined,
    isAccepted: undefined,
    isPurchaseSent: undefined,
    paymentReference: undefined,
  });
}

async function releaseWithRetries(
  desk: Desk,
  transactionUuid: string,
  options: ActionOptions,
): Promise<TswError | undefined> {
  for (const pause of [...RELEASE_RETRIES, undefined]) {
    try {
      await desk.client.releaseReservation({ transactionUuid }, options);
      return undefined;
    } catch (cause) {
      const error = asTswError(cause);
      if (pause === undefined || !error.retryable) return error;
      await desk.clock.wait(pause);
    }
  }
  return undefined;
}

function changesOf(differences: readonly Difference[]): { seatsChanged: boolean; priceChanged: boolean } {
  return {
    seatsChanged: differences.some(({ kind }) => kind === 'seats'),
    priceChanged: differences.some(({ kind }) => kind === 'price' || kind === 'delivery'),
  };
}
