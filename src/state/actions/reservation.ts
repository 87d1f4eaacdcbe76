/** Holding tickets and giving them back. At most one reservation is live, and only these functions make or end one. */
import { canPurchase } from '../../domain/booking/booking.js';
import { type Difference, findDifferences } from '../../domain/booking/differences.js';
import { startHold } from '../../domain/booking/hold.js';
import { apiOf, asHandle, type ReservationHandle } from '../../domain/booking/reservation-handle.js';
import { type Reservation, type ReserveAnswer, termsOf } from '../../domain/booking/transaction.js';
import type { TswError } from '../../domain/error.js';
import { fail, ok } from '../../domain/result.js';
import type { Trolley } from '../../domain/trolley/trolley.js';
import { type ActionOptions, type ActionResult, refuse } from '../action.js';
import { asTswError, isUnknownThere } from '../as-tsw-error.js';
import type { SessionCore } from '../session-core.js';
import type { ReleaseReason } from '../session-events.js';
import type { Changes, SharedRecord } from '../shared/saved-record.js';
import type { Turn } from '../shared/turn.js';

/** Milliseconds before each further try to give tickets back. */
const RELEASE_RETRIES = [500, 2_000] as const;

/** The members of the saved state that end with a reservation. */
export const NO_RESERVATION = {
  transactionUuid: undefined,
  terms: undefined,
  isAccepted: undefined,
  isPurchaseSent: undefined,
  isFromAddress: undefined,
  paymentReference: undefined,
  hasExpired: undefined,
} as const satisfies Changes<SharedRecord>;

/** The customer reserves what is in the trolley. */
export function reserve(core: SessionCore, options: ActionOptions): Promise<ActionResult<Reservation>> {
  return core.act(options, (turn) => {
    // The customer has moved on from the last change.
    core.updateTrolley({ lastChange: undefined });
    return hold(core, turn, options);
  });
}

/** Starts the time again: gives the tickets back and holds the same trolley afresh. Seats may differ. */
export function renewReservation(core: SessionCore, options: ActionOptions): Promise<ActionResult<Reservation>> {
  return core.act(options, async (turn) => {
    const result = await holdAfresh(core, turn, options);
    if (result.ok) core.say({ kind: 'kept-longer' }, options.origin);
    return result;
  });
}

/** The customer gives the tickets back. */
export function release(core: SessionCore, reason: ReleaseReason, options: ActionOptions): Promise<ActionResult<void>> {
  return core.act(options, async (turn) => {
    const result = await giveBack(core, turn, reason, options);
    if (result.ok) core.say({ kind: 'released' }, options.origin);
    return result;
  });
}

/** The customer accepts what changed with the reserve. */
export function acceptDifferences(core: SessionCore, options: ActionOptions): ActionResult<void> {
  const { booking } = core;
  if (booking.status !== 'reserved') return refuse('not-now');
  core.become({ ...booking, isAccepted: true });
  core.saved.note({ isAccepted: true });
  core.say({ kind: 'differences-accepted' }, options.origin);
  const { transactionUuid } = booking.reservation;
  core.turnLater((turn) => {
    // The turn itself tells the others, unless one of them has changed something since.
    const { record } = core.saved;
    if (record.transactionUuid === transactionUuid && !record.isAccepted) core.share(turn, { isAccepted: true });
  });
  return canPurchase(core.booking) ? ok(undefined) : refuse('not-accepted');
}

/** The hold has ended: the trolley stays, and can be reserved again. Every tab sees it end, one gives it back. */
export function expire(core: SessionCore): void {
  const { booking } = core;
  if (booking.status !== 'reserved') return;
  const { transactionUuid } = booking.reservation;
  core.become({ status: 'expired' });
  core.reads.invalidate('availability');
  core.tell('reservation-expire', { transactionUuid, secondsLeft: 0 }, undefined);
  core.turnLater(async (turn) => {
    if (core.saved.record.transactionUuid !== transactionUuid) return;
    // This page's clock may be a moment ahead of the box office's. Releasing twice is harmless, leaving seats held is not.
    forgetReservation(core, turn, { hasExpired: true, unreleased: [...unreleased(core), transactionUuid] });
    await releaseRemembered(core, turn, {});
  });
}

/**
 * The customer leaves for another site, and no other tab has the session. The call outlives the page, and the next page
 * that opens repeats it in case it failed.
 */
export function releaseOnLeaving(core: SessionCore): void {
  const { booking } = core;
  if (booking.status !== 'reserved' || core.tabs?.areOthersThere) return;
  const { transactionUuid } = booking.reservation;
  core.sellers
    .of(transactionUuid)
    .then((seller) => seller.releaseReservation({ transactionUuid }, { keepalive: true }))
    .catch(asTswError);
  // There is no time for a turn.
  core.saved.note({ ...NO_RESERVATION, unreleased: [...unreleased(core), transactionUuid] });
  core.tell('release', { transactionUuid, reason: 'left-page' }, undefined);
}

/**
 * Holds what is in the trolley.
 *
 * @param held the trolley that was held a moment ago: seats other than those are a difference too
 */
export async function hold(
  core: SessionCore,
  turn: Turn,
  options: ActionOptions,
  held?: Trolley,
): Promise<ActionResult<Reservation>> {
  const { token, trolley: shown, sendCodes } = core.trolley;
  const { booking: before } = core;
  // The customer saw what was held for a purchase that failed, so that counts too (docs/api/certification.md, R12).
  const seen = held ?? (before.status === 'failed' ? before.transaction.trolley : undefined);
  if (token === undefined || !['building', 'expired', 'failed'].includes(before.status)) return refuse('not-now');
  // A failed purchase, or the end of a hold, is remembered until the customer does something else.
  const { transactionUuid: over, hasExpired } = core.saved.record;
  if (over !== undefined || hasExpired) forgetReservation(core, turn);
  core.become({ status: 'reserving' });
  let answer: ReserveAnswer;
  try {
    const problem = await releaseRemembered(core, turn, options);
    if (problem) throw problem;
    const seller = await core.sellers.through(core.purchaseApi);
    answer = await seller.makeReservation({ token, sendCodes, sourceInfo: true }, options);
  } catch (cause) {
    return notReserved(core, turn, asTswError(cause), options);
  }
  // Availability has changed, whatever the outcome.
  core.reads.invalidate('availability');
  if (answer.outcome === 'failed') {
    const failure = { kind: 'not-reserved', orders: answer.failure.unreservedOrders } as const;
    core.become({ status: 'building', failure });
    core.tell('reserve-fail', { error: failure }, options.origin);
    return refuse('unavailable');
  }
  const { reservation } = answer;
  const { transactionUuid } = reservation;
  const differences = findDifferences(shown, reservation, seen);
  core.share(turn, {
    transactionUuid,
    terms: apiOf(transactionUuid) === 'xml-core' ? termsOf(reservation) : undefined,
    isAccepted: differences.length === 0,
    hasExpired: undefined,
  });
  core.become({
    status: 'reserved',
    reservation,
    hold: startHold(reservation.minutesLeft, core.clock.monotonic()),
    differences,
    isAccepted: differences.length === 0,
  });
  sayReserved(core, reservation, differences.length === 0, options.origin);
  core.tell('reserve', { reservation, ...changesOf(differences) }, options.origin);
  return ok(reservation);
}

/** Also where another tab has reserved. */
export function sayReserved(core: SessionCore, reservation: Reservation, isAsAsked: boolean, origin: unknown): void {
  core.say({ kind: 'reserved', minutesLeft: Math.floor(reservation.minutesLeft), isAsAsked }, origin);
}

/** An answer that could not be read may still have held tickets, which are released so that they can be sold again. */
async function notReserved(
  core: SessionCore,
  turn: Turn,
  error: TswError,
  options: ActionOptions,
): Promise<ActionResult<Reservation>> {
  if (error.transactionUuid !== undefined) {
    core.share(turn, { unreleased: [...unreleased(core), asHandle(error.transactionUuid)] });
    await releaseRemembered(core, turn, options);
  }
  const failure = { kind: 'error', error } as const;
  core.become({ status: 'building', failure });
  core.tell('reserve-fail', { error: failure }, options.origin);
  core.tellError(error, options.origin);
  return fail(error);
}

/** Gives the tickets back and holds the same trolley again. */
export async function holdAfresh(
  core: SessionCore,
  turn: Turn,
  options: ActionOptions,
): Promise<ActionResult<Reservation>> {
  const { booking } = core;
  if (booking.status !== 'reserved') return refuse('not-now');
  core.updateTrolley({ isBusy: true });
  try {
    const released = await giveBack(core, turn, 'change', options);
    return released.ok ? await hold(core, turn, options, booking.reservation.trolley) : released;
  } finally {
    core.updateTrolley({ isBusy: false });
  }
}

/**
 * Gives the tickets back; safe to repeat. The booking is `building` afterwards, or `reserved` as before when the box
 * office could not be reached: a reservation is never forgotten while it may be live.
 */
export async function giveBack(
  core: SessionCore,
  turn: Turn,
  reason: ReleaseReason,
  options: ActionOptions,
): Promise<ActionResult<void>> {
  const { booking } = core;
  if (booking.status !== 'reserved') return refuse('not-now');
  const { transactionUuid } = booking.reservation;
  core.become({ status: 'releasing', transactionUuid });
  try {
    if (!(await releaseWithRetries(core, transactionUuid, options))) {
      // Only bought tickets cannot be released, so a tab that this one knows nothing of has bought them.
      core.readAgain();
      return refuse('not-now');
    }
  } catch (cause) {
    const error = asTswError(cause);
    core.become(booking);
    core.tellError(error, options.origin);
    return fail(error);
  }
  forgetReservation(core, turn);
  core.become({ status: 'building' });
  core.reads.invalidate('availability');
  core.tell('release', { transactionUuid, reason }, options.origin);
  return ok(undefined);
}

/** @param more saved with it: other tabs must not see one without the other */
export function forgetReservation(
  core: SessionCore,
  turn: Turn,
  more: Pick<SharedRecord, 'hasExpired' | 'unreleased'> = {},
): void {
  core.share(turn, { ...NO_RESERVATION, ...more });
}

/**
 * Gives back the reservations that could not be given back before.
 *
 * @returns why something may still be held
 */
export async function releaseRemembered(
  core: SessionCore,
  turn: Turn,
  options: ActionOptions,
): Promise<TswError | undefined> {
  let problem: TswError | undefined;
  for (const transactionUuid of unreleased(core)) {
    try {
      await releaseWithRetries(core, transactionUuid, options);
    } catch (cause) {
      const error = asTswError(cause);
      if (!isUnknownThere(error)) {
        problem = error;
        continue;
      }
    }
    const left = unreleased(core).filter((other) => other !== transactionUuid);
    core.share(turn, { unreleased: left.length > 0 ? left : undefined });
  }
  return problem;
}

function unreleased({ saved }: SessionCore): readonly ReservationHandle[] {
  return saved.record.unreleased ?? [];
}

/** @returns false where the tickets had been bought @throws TswError */
async function releaseWithRetries(
  core: SessionCore,
  transactionUuid: ReservationHandle,
  options: ActionOptions,
): Promise<boolean> {
  const seller = await core.sellers.of(transactionUuid);
  for (const pause of RELEASE_RETRIES) {
    try {
      return await seller.releaseReservation({ transactionUuid }, options);
    } catch (cause) {
      if (isUnknownThere(asTswError(cause))) throw cause;
      await core.clock.wait(pause);
    }
  }
  return seller.releaseReservation({ transactionUuid }, options);
}

function changesOf(differences: readonly Difference[]): { seatsChanged: boolean; priceChanged: boolean } {
  return {
    seatsChanged: differences.some(({ kind }) => kind === 'seats'),
    priceChanged: differences.some(({ kind }) => kind === 'price' || kind === 'delivery'),
  };
}
