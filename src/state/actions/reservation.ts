/** Holding tickets and giving them back. At most one reservation is live: these are the only ways in and out. */
import { canPurchase } from '../../domain/booking/booking.js';
import { type Difference, findDifferences } from '../../domain/booking/differences.js';
import type { TswError } from '../../domain/error.js';
import { startHold } from '../../domain/booking/hold.js';
import { fail, ok } from '../../domain/result.js';
import { apiOf, type Reservation, type ReserveAnswer, termsOf } from '../../domain/booking/transaction.js';
import type { Trolley } from '../../domain/trolley/trolley.js';
import { asTswError, isUnknownThere } from '../as-tsw-error.js';
import { type ActionOptions, type ActionResult, type Desk, refuse } from '../desk.js';
import type { ReleaseReason } from '../facts.js';
import type { SharedRecord } from '../shared/saved-state.js';

/** Milliseconds before each further try to give tickets back. */
const RELEASE_RETRIES = [500, 2_000] as const;

/**
 * Holds what is in the trolley. Call it inside a turn of the desk.
 *
 * @param held what was held a moment ago: seats other than those are a difference too
 */
export async function reserve(desk: Desk, options: ActionOptions, held?: Trolley): Promise<ActionResult<Reservation>> {
  const { token, trolley: shown, sendCodes } = desk.trolley;
  const { booking: before } = desk;
  // What was held for a purchase that failed was seen too: R12.
  const seen = held ?? (before.status === 'failed' ? before.transaction.trolley : undefined);
  if (token === undefined || !['building', 'expired', 'failed'].includes(desk.booking.status)) return refuse('not-now');
  // A failed purchase, or the end of a hold, is remembered until something else is done.
  const { transactionUuid: over, hasExpired } = desk.memory.value;
  if (over !== undefined || hasExpired) forgetReservation(desk);
  desk.become({ status: 'reserving' });
  let answer: ReserveAnswer;
  try {
    const unreleased = await releaseLeft(desk, options);
    if (unreleased) throw unreleased;
    answer = await desk.client.makeReservation({ token, sendCodes, sourceInfo: true }, options);
  } catch (cause) {
    const error = asTswError(cause);
    // An answer that could not be read may still have held tickets: give them back, or they are held for nobody.
    if (error.transactionUuid !== undefined) {
      desk.memory.remember({ unreleased: [...left(desk), error.transactionUuid] });
      await releaseLeft(desk, options);
    }
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
  const differences = findDifferences(shown, reservation, seen);
  desk.memory.remember({
    transactionUuid: reservation.transactionUuid,
    terms: apiOf(reservation.transactionUuid) === 'xml-core' ? termsOf(reservation) : undefined,
    isAccepted: differences.length === 0,
    hasExpired: undefined,
  });
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
  try {
    if (!(await releaseWithRetries(desk, transactionUuid, options))) {
      // Only what was bought cannot be released: a tab that this one knows nothing of has done it.
      desk.lookAgain();
      return refuse('not-now');
    }
  } catch (cause) {
    const error = asTswError(cause);
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

/** Starts the time again: gives the tickets back and holds the same trolley afresh. Seats may differ. */
export async function renewReservation(desk: Desk, options: ActionOptions): Promise<ActionResult<Reservation>> {
  const { booking } = desk;
  if (booking.status !== 'reserved') return refuse('not-now');
  desk.updateTrolley({ isBusy: true });
  try {
    const released = await release(desk, 'change', options);
    return released.ok ? await reserve(desk, options, booking.reservation.trolley) : released;
  } finally {
    desk.updateTrolley({ isBusy: false });
  }
}

/** The customer's yes to what changed. */
export function acceptDifferences(desk: Desk): ActionResult<void> {
  const { booking } = desk;
  if (booking.status !== 'reserved') return refuse('not-now');
  desk.become({ ...booking, isAccepted: true });
  desk.memory.note({ isAccepted: true });
  const { transactionUuid } = booking.reservation;
  desk.afterwards(() => {
    // The turn itself tells the others, unless one of them has changed something since.
    const { memory } = desk;
    if (memory.value.transactionUuid === transactionUuid && !memory.value.isAccepted) {
      memory.remember({ isAccepted: true });
    }
  });
  return canPurchase(desk.booking) ? ok(undefined) : refuse('not-accepted');
}

/** The hold has ended: the trolley stays, and can be reserved again. Every tab sees it end, one gives it back. */
export function expire(desk: Desk): void {
  const { booking } = desk;
  if (booking.status !== 'reserved') return;
  const { transactionUuid } = booking.reservation;
  desk.become({ status: 'expired' });
  desk.reads.invalidate('availability');
  desk.report('reservation-expire', { transactionUuid, secondsLeft: 0 }, undefined);
  desk.afterwards(async () => {
    if (desk.memory.value.transactionUuid !== transactionUuid) return;
    // Our clock may be a moment ahead of the box office's. Releasing twice is harmless, holding seats for nobody is not.
    forgetReservation(desk, { hasExpired: true, unreleased: [...left(desk), transactionUuid] });
    await releaseLeft(desk, {});
  });
}

/** The page is going and no other has the session: the call outlives it. If it fails, a page that returns repeats it. */
export function releaseOnLeaving(desk: Desk): void {
  const { booking } = desk;
  if (booking.status !== 'reserved' || desk.tabs?.areOthersThere) return;
  const { transactionUuid } = booking.reservation;
  desk.client.releaseReservation({ transactionUuid }, { keepalive: true }).catch(asTswError);
  forgetReservation(desk, { unreleased: [...left(desk), transactionUuid] });
  desk.report('release', { transactionUuid, reason: 'left-page' }, undefined);
}

/** What is remembered of a reservation that is over. */
export const NO_RESERVATION = {
  transactionUuid: undefined,
  terms: undefined,
  isAccepted: undefined,
  isPurchaseSent: undefined,
  isFromAddress: undefined,
  paymentReference: undefined,
  hasExpired: undefined,
};

/** @param more to be remembered with it: other tabs must not see one without the other */
export function forgetReservation(desk: Desk, more: Pick<SharedRecord, 'hasExpired' | 'unreleased'> = {}): void {
  desk.memory.remember({ ...NO_RESERVATION, ...more });
}

/**
 * Gives back what could not be given back before. Call it inside a turn of the desk.
 *
 * @returns why something may still be held
 */
export async function releaseLeft(desk: Desk, options: ActionOptions): Promise<TswError | undefined> {
  let problem: TswError | undefined;
  for (const transactionUuid of left(desk)) {
    try {
      await releaseWithRetries(desk, transactionUuid, options);
    } catch (cause) {
      const error = asTswError(cause);
      if (!isUnknownThere(error)) {
        problem = error;
        continue;
      }
    }
    const unreleased = left(desk).filter((other) => other !== transactionUuid);
    desk.memory.remember({ unreleased: unreleased.length > 0 ? unreleased : undefined });
  }
  return problem;
}

function left({ memory }: Desk): readonly string[] {
  return memory.value.unreleased ?? [];
}

/** @returns false when there was something bought @throws TswError */
async function releaseWithRetries(desk: Desk, transactionUuid: string, options: ActionOptions): Promise<boolean> {
  for (const pause of RELEASE_RETRIES) {
    try {
      return await desk.client.releaseReservation({ transactionUuid }, options);
    } catch (cause) {
      if (isUnknownThere(asTswError(cause))) throw cause;
      await desk.clock.wait(pause);
    }
  }
  return desk.client.releaseReservation({ transactionUuid }, options);
}

function changesOf(differences: readonly Difference[]): { seatsChanged: boolean; priceChanged: boolean } {
  return {
    seatsChanged: differences.some(({ kind }) => kind === 'seats'),
    priceChanged: differences.some(({ kind }) => kind === 'price' || kind === 'delivery'),
  };
}
