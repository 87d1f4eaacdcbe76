/** Filling the trolley and emptying it. A trolley that is reserved is given back, changed and reserved again. */
import { canChangeTrolley } from '../domain/booking.js';
import { fail, ok } from '../domain/result.js';
import { allOrders, type Order, type OrderRequest, type TrolleyAnswer } from '../domain/trolley.js';
import { asTswError } from './as-tsw-error.js';
import { type ActionOptions, type ActionResult, type Desk, EMPTY_TROLLEY, refuse } from './desk.js';
import { release, reserve } from './reservation-actions.js';

export interface TrolleyChange {
  readonly added: readonly Order[];
  readonly removed: readonly Order[];
  readonly discarded: readonly Order[];
}

export function addOrder(
  desk: Desk,
  order: OrderRequest,
  options: ActionOptions,
): Promise<ActionResult<TrolleyChange>> {
  return change(desk, options, () => desk.client.getTrolley({ ...current(desk), order }, options));
}

export function removeOrders(
  desk: Desk,
  itemNumbers: readonly number[],
  options: ActionOptions,
): Promise<ActionResult<TrolleyChange>> {
  return change(desk, options, () => desk.client.getTrolley({ ...current(desk), removeItems: itemNumbers }, options));
}

/** Chooses how a supplier's tickets are delivered. */
export function chooseSendMethod(
  desk: Desk,
  sourceCode: string,
  sendCode: string,
  options: ActionOptions,
): Promise<ActionResult<TrolleyChange>> {
  return change(desk, options, () => {
    const sendCodes = { ...desk.trolley.sendCodes, [sourceCode]: sendCode };
    desk.updateTrolley({ sendCodes });
    desk.memory.remember({ sendCodes });
    return desk.client.getTrolley(current(desk), options);
  });
}

export async function emptyTrolley(desk: Desk, options: ActionOptions): Promise<ActionResult<TrolleyChange>> {
  return desk.inTurn(async () => {
    if (!canChangeTrolley(desk.booking)) return refuse('not-now');
    const removed = allOrders(desk.trolley.trolley);
    if (desk.booking.status === 'reserved') {
      const released = await release(desk, 'emptied', options);
      if (!released.ok) return released;
    }
    clearTrolley(desk);
    if (desk.booking.status !== 'idle') desk.become({ status: 'idle' });
    const made = { added: [], removed, discarded: [] };
    desk.report('trolley-change', { trolley: EMPTY_TROLLEY, ...made }, options.origin);
    return ok(made);
  });
}

export function clearTrolley(desk: Desk): void {
  desk.updateTrolley({ token: undefined, trolley: EMPTY_TROLLEY, discarded: [], error: undefined, sendCodes: {} });
  desk.memory.remember({ token: undefined, sendCodes: undefined });
}

function current({ trolley: { token, sendCodes } }: Desk): {
  token: string | undefined;
  sendCodes: Record<string, string>;
} {
  return { token, sendCodes: { ...sendCodes } };
}

function change(
  desk: Desk,
  options: ActionOptions,
  call: () => Promise<TrolleyAnswer>,
): Promise<ActionResult<TrolleyChange>> {
  return desk.inTurn(async () => {
    if (!canChangeTrolley(desk.booking)) return refuse('not-now');
    desk.updateTrolley({ isBusy: true, error: undefined, discarded: [] });
    try {
      // The new trolley first: if it cannot be had, what is reserved stays reserved and nothing is lost.
      const answer = await call();
      if (answer.inputContainedUnavailableOrder && isUnchanged(desk, answer)) return refuse('unavailable');
      const { status } = desk.booking;
      if (!canChangeTrolley(desk.booking)) return refuse('not-now');
      if (status === 'reserved') {
        const released = await release(desk, 'change', options);
        if (!released.ok) return released;
      }
      const made = commit(desk, answer, options);
      if (status === 'reserved' && answer.trolley.orderCount > 0) await reserve(desk, options);
      return ok(made);
    } catch (cause) {
      const error = asTswError(cause);
      desk.updateTrolley({ error });
      desk.reportError(error, options.origin);
      return fail(error);
    } finally {
      desk.updateTrolley({ isBusy: false });
    }
  });
}

function isUnchanged(desk: Desk, answer: TrolleyAnswer): boolean {
  const before = allOrders(desk.trolley.trolley);
  const after = allOrders(answer.trolley);
  return after.length === before.length && answer.discardedOrders.length === 0;
}

/** Only the box office's answer changes what is shown. */
function commit(desk: Desk, answer: TrolleyAnswer, options: ActionOptions): TrolleyChange {
  const before = allOrders(desk.trolley.trolley);
  const after = allOrders(answer.trolley);
  const missing = (orders: readonly Order[], from: readonly Order[]): Order[] =>
    orders.filter((order) => !from.some(({ itemNumber }) => itemNumber === order.itemNumber));
  const discarded = answer.discardedOrders;
  const made = { added: missing(after, before), removed: missing(missing(before, after), discarded), discarded };

  const isEmpty = after.length === 0;
  desk.updateTrolley({ token: isEmpty ? undefined : answer.token, trolley: answer.trolley, discarded });
  desk.memory.remember({ token: isEmpty ? undefined : answer.token });
  if (desk.booking.status !== 'idle' || !isEmpty) desk.become({ status: isEmpty ? 'idle' : 'building' });
  desk.report('trolley-change', { trolley: answer.trolley, ...made }, options.origin);
  return made;
}
