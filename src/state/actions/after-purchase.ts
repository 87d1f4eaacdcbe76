/** The actions after a purchase: reserving what was not sold, and starting a new booking. */
import { hasSold } from '../../domain/booking/booking.js';
import { referenceOf } from '../../domain/booking/reservation-handle.js';
import type { Reservation } from '../../domain/booking/transaction.js';
import { fail, ok } from '../../domain/result.js';
import { allOrders } from '../../domain/trolley/trolley.js';
import { type ActionOptions, type ActionResult, refuse } from '../action.js';
import { asTswError } from '../as-tsw-error.js';
import type { SessionCore } from '../session-core.js';
import { NO_TROLLEY } from '../session-state.js';
import { hold, NO_RESERVATION } from './reservation.js';
import { commit, NO_TOKEN } from './trolley.js';

/** Holds again what the suppliers did not sell. The customer has to accept other seats or prices than before. */
export function reserveRest(core: SessionCore, options: ActionOptions): Promise<ActionResult<Reservation>> {
  return core.act(options, async (turn) => {
    const { booking, saved } = core;
    const { rest } = saved.record;
    if (booking.status !== 'partly-purchased' || !rest) return refuse('not-now');
    const { trolley } = booking.transaction;
    const removeItems = trolley.bundles
      .filter(hasSold)
      .flatMap(({ orders }) => orders.map((order) => order.itemNumber));
    try {
      const answer = await core.client.getTrolley({ ...rest, sendCodes: { ...rest.sendCodes }, removeItems }, options);
      if (answer.trolley.orderCount === 0) return refuse('unavailable');
      const boughtBefore = referenceOf(trolley);
      core.share(turn, { rest: undefined, boughtBefore });
      core.store.update({ boughtBefore });
      const made = { added: allOrders(answer.trolley), removed: [], discarded: [], altered: [] };
      commit(core, turn, answer, made, rest.sendCodes, options);
    } catch (cause) {
      const error = asTswError(cause);
      core.tellError(error, options.origin);
      return fail(error);
    }
    return hold(core, turn, options, trolley);
  });
}

/** Leaves a finished booking behind and begins a new one. */
export function startAgain(core: SessionCore): ActionResult<void> {
  const { status } = core.booking;
  if (status !== 'purchased' && status !== 'partly-purchased' && status !== 'failed' && status !== 'expired') {
    return refuse('not-now');
  }
  core.become({ status: 'idle' });
  core.updateTrolley({ ...NO_TROLLEY, error: undefined });
  // At once for this tab, whose page may go any moment. The next turn tells the other tabs.
  core.saved.note({ ...NO_RESERVATION, ...NO_TOKEN, rest: undefined, boughtBefore: undefined });
  core.store.update({ boughtBefore: undefined });
  core.turnLater(() => undefined);
  return ok(undefined);
}
