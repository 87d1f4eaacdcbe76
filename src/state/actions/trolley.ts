/** Filling the trolley and emptying it. A trolley that is reserved is given back, changed and reserved again. */
import { type Booking, canChangeTrolley } from '../../domain/booking/booking.js';
import { fail, ok } from '../../domain/result.js';
import type { TrolleyRequest } from '../../client/requests.js';
import {
  allOrders,
  hasDiscounts,
  type Order,
  type OrderRequest,
  type TrolleyAnswer,
  type TrolleyChange,
} from '../../domain/trolley/trolley.js';
import { asTswError } from '../as-tsw-error.js';
import { type ActionOptions, type ActionResult, type Desk, EMPTY_TROLLEY, refuse } from '../desk.js';
import { forgetReservation, release, reserve } from './reservation.js';

export const NO_TROLLEY = {
  token: undefined,
  trolley: EMPTY_TROLLEY,
  sendCodes: {},
  canUndo: false,
  lastChange: undefined,
};

export interface AddOptions extends ActionOptions {
  /** Refuses, and changes nothing, where others would be thrown out. */
  readonly asksFirst?: boolean;
}

/** What is remembered of a trolley that is gone for good. */
export const NO_TOKEN = { token: undefined, sendCodes: undefined, before: undefined };

/** What adding an order would do, before it is done: which orders it would throw out. Holds and changes nothing. */
export async function previewOrder(
  desk: Desk,
  order: OrderRequest,
  options: ActionOptions,
): Promise<ActionResult<TrolleyChange>> {
  try {
    const answer = await desk.client.getTrolley({ ...current(desk), order }, options);
    if (isInVain(desk, { order }, answer)) return refuse('unavailable');
    return ok(changeTo(desk, answer, { order }));
  } catch (cause) {
    return fail(asTswError(cause));
  }
}

export function addOrder(desk: Desk, order: OrderRequest, options: AddOptions): Promise<ActionResult<TrolleyChange>> {
  return change(desk, options, () => ({ ...current(desk), order }));
}

/** One call that removes and adds, so that there is no moment with neither. */
export function changeOrder(
  desk: Desk,
  itemNumber: number,
  order: OrderRequest,
  options: AddOptions,
): Promise<ActionResult<TrolleyChange>> {
  return change(desk, options, () => {
    const isThere = allOrders(desk.trolley.trolley).some((one) => one.itemNumber === itemNumber);
    return isThere ? { ...current(desk), order, removeItems: [itemNumber] } : undefined;
  });
}

export function removeOrders(
  desk: Desk,
  itemNumbers: readonly number[],
  options: ActionOptions,
): Promise<ActionResult<TrolleyChange>> {
  return change(desk, options, () => ({ ...current(desk), removeItems: itemNumbers }));
}

/** Chooses how a supplier's tickets are delivered. */
export function chooseSendMethod(
  desk: Desk,
  sourceCode: string,
  sendCode: string,
  options: ActionOptions,
): Promise<ActionResult<TrolleyChange>> {
  return change(desk, options, () => {
    const { token, sendCodes } = current(desk);
    return { token, sendCodes: { ...sendCodes, [sourceCode]: sendCode } };
  });
}

/** Goes back to the trolley before the last change: a token is its content, so an older one brings it back. */
export function undoChange(desk: Desk, options: ActionOptions): Promise<ActionResult<TrolleyChange>> {
  return change(desk, options, () => desk.memory.value.before);
}

export async function emptyTrolley(desk: Desk, options: ActionOptions): Promise<ActionResult<TrolleyChange>> {
  return desk.inTurn(async () => {
    if (!canChangeTrolley(desk.booking)) return refuse('not-now');
    if (desk.booking.status === 'reserved') {
      const released = await release(desk, 'emptied', options);
      if (!released.ok) return released;
    }
    const made = changeTo(desk, { trolley: EMPTY_TROLLEY, discardedOrders: [] });
    commit(desk, { trolley: EMPTY_TROLLEY }, made, {}, options);
    return ok(made);
  }, options);
}

/** After a purchase. Where some suppliers sold nothing, what they have can be reserved again (`reserveRest`). */
export function clearBought(desk: Desk, { status }: Booking): void {
  const { token, sendCodes = {} } = desk.memory.value;
  const rest = status === 'partly-purchased' && token !== undefined ? { token, sendCodes } : undefined;
  clearTrolley(desk);
  desk.memory.remember({ rest });
}

/** For good: it cannot be undone. */
export function clearTrolley(desk: Desk): void {
  desk.updateTrolley({ ...NO_TROLLEY, error: undefined });
  desk.memory.remember(NO_TOKEN);
}

type Wishes = Pick<TrolleyRequest, 'token' | 'order' | 'removeItems'> & {
  readonly sendCodes: Readonly<Record<string, string>>;
};

function current({ trolley: { token, sendCodes } }: Desk): Pick<Wishes, 'token' | 'sendCodes'> {
  return { token, sendCodes };
}

/** @param wish what to ask for, once it is clear what is in the trolley; undefined when there is nothing to ask */
function change(
  desk: Desk,
  { asksFirst = false, ...options }: AddOptions,
  wish: () => Wishes | undefined,
): Promise<ActionResult<TrolleyChange>> {
  return desk.inTurn(async () => {
    const wishes = wish();
    if (!wishes || !canChangeTrolley(desk.booking)) return refuse('not-now');
    desk.updateTrolley({ isBusy: true, error: undefined });
    try {
      // The new trolley first: if it cannot be had, what is reserved stays reserved and nothing is lost.
      const answer = await desk.client.getTrolley({ ...wishes, sendCodes: { ...wishes.sendCodes } }, options);
      if (isInVain(desk, wishes, answer)) return refuse('unavailable');
      const made = changeTo(desk, answer, wishes);
      if (asksFirst && made.discarded.length > 0) return fail({ refusal: 'would-discard', change: made });
      const { booking } = desk;
      if (!canChangeTrolley(booking)) return refuse('not-now');
      if (booking.status === 'reserved') {
        const released = await release(desk, 'change', options);
        if (!released.ok) return released;
      }
      commit(desk, answer, made, wishes.sendCodes, options);
      if (booking.status === 'reserved' && answer.trolley.orderCount > 0) {
        await reserve(desk, options, booking.reservation.trolley);
      }
      return ok(made);
    } catch (cause) {
      const error = asTswError(cause);
      desk.updateTrolley({ error });
      desk.reportError(error, options.origin);
      return fail(error);
    } finally {
      desk.updateTrolley({ isBusy: false });
    }
  }, options);
}

/** What was wanted cannot be had. An order to be removed for it is gone from such an answer all the same. */
function isInVain(desk: Desk, { order }: Pick<Wishes, 'order'>, answer: TrolleyAnswer): boolean {
  if (!answer.inputContainedUnavailableOrder) return false;
  const { added, removed, discarded } = changeTo(desk, answer);
  return added.length === 0 && (order !== undefined || removed.length + discarded.length === 0);
}

function changeTo(
  desk: Desk,
  { trolley, discardedOrders }: Pick<TrolleyAnswer, 'trolley' | 'discardedOrders'>,
  { order: asked, removeItems = [] }: Pick<Wishes, 'order' | 'removeItems'> = {},
): TrolleyChange {
  const before = allOrders(desk.trolley.trolley);
  const after = allOrders(trolley);
  const missing = (orders: readonly Order[], from: readonly Order[]): Order[] =>
    orders.filter((order) => !from.some(({ itemNumber }) => itemNumber === order.itemNumber));
  const discarded = discardedOrders
    .filter(({ itemNumber }) => !removeItems.includes(itemNumber))
    // Outside their bundle nothing says what currency they are in: the trolley knows.
    .map((order) => before.find(({ itemNumber }) => itemNumber === order.itemNumber) ?? order);
  const added = missing(after, before);
  return {
    ...{ added, removed: missing(missing(before, after), discarded), discarded },
    altered: added.filter((order) => !hasDiscounts(order, asked?.discounts ?? [])),
  };
}

/** Only the box office's answer changes what is shown. */
export function commit(
  desk: Desk,
  { trolley, token: newToken }: Pick<TrolleyAnswer, 'trolley'> & Partial<Pick<TrolleyAnswer, 'token'>>,
  made: TrolleyChange,
  sendCodes: Readonly<Record<string, string>>,
  options: ActionOptions,
): void {
  const isEmpty = trolley.orderCount === 0;
  const { token, sendCodes: codesBefore } = desk.trolley;
  const before = token === undefined ? undefined : { token, sendCodes: codesBefore };
  const next = isEmpty ? NO_TROLLEY : { token: newToken, trolley, sendCodes };
  desk.updateTrolley({ ...next, canUndo: before !== undefined, lastChange: made, error: undefined });
  if (desk.memory.value.transactionUuid !== undefined) forgetReservation(desk);
  desk.memory.remember({ token: next.token, sendCodes: next.sendCodes, before, hasExpired: undefined });
  if (desk.booking.status !== 'idle' || !isEmpty) desk.become({ status: isEmpty ? 'idle' : 'building' });
  desk.report('trolley-change', { trolley, ...made }, options.origin);
}
