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
import { type ActionOptions, type ActionResult, refuse } from '../action.js';
import { asTswError } from '../as-tsw-error.js';
import type { MessageContent } from '../messages.js';
import type { SessionCore } from '../session-core.js';
import { EMPTY_TROLLEY, NO_TROLLEY } from '../session-state.js';
import type { Changes, SharedRecord } from '../shared/saved-record.js';
import type { Turn } from '../shared/turn.js';
import { forgetReservation, giveBack, hold } from './reservation.js';

export interface AddOptions extends ActionOptions {
  /** Refuses, and changes nothing, where other orders would be discarded. */
  readonly asksFirst?: boolean;
}

/** The members of the saved state that end with a trolley. */
export const NO_TOKEN = {
  token: undefined,
  sendCodes: undefined,
  before: undefined,
} as const satisfies Changes<SharedRecord>;

/** What adding an order would do, such as discard others. Holds and changes nothing. */
export async function previewOrder(
  core: SessionCore,
  order: OrderRequest,
  options: ActionOptions,
): Promise<ActionResult<TrolleyChange>> {
  try {
    const answer = await core.client.getTrolley({ ...currentTrolley(core), order }, options);
    if (isUnavailable(core, { order }, answer)) return refuse('unavailable');
    return ok(changeTo(core, answer, { order }));
  } catch (cause) {
    return fail(asTswError(cause));
  }
}

export function addOrder(
  core: SessionCore,
  order: OrderRequest,
  options: AddOptions,
): Promise<ActionResult<TrolleyChange>> {
  return change(core, options, () => ({ ...currentTrolley(core), order }));
}

/** One call that removes and adds, so that there is no moment with neither. */
export function changeOrder(
  core: SessionCore,
  itemNumber: number,
  order: OrderRequest,
  options: AddOptions,
): Promise<ActionResult<TrolleyChange>> {
  return change(core, options, () => {
    const isThere = allOrders(core.trolley.trolley).some((one) => one.itemNumber === itemNumber);
    return isThere ? { ...currentTrolley(core), order, removeItems: [itemNumber] } : undefined;
  });
}

export function removeOrders(
  core: SessionCore,
  itemNumbers: readonly number[],
  options: ActionOptions,
): Promise<ActionResult<TrolleyChange>> {
  return change(core, options, () => ({ ...currentTrolley(core), removeItems: itemNumbers }));
}

/** Chooses how a supplier's tickets are delivered. */
export function chooseSendMethod(
  core: SessionCore,
  sourceCode: string,
  sendCode: string,
  options: ActionOptions,
): Promise<ActionResult<TrolleyChange>> {
  return change(core, options, () => {
    const { token, sendCodes } = currentTrolley(core);
    return { token, sendCodes: { ...sendCodes, [sourceCode]: sendCode } };
  });
}

/** Goes back to the trolley before the last change: a token is its content, so an older one brings it back. */
export function undoChange(core: SessionCore, options: ActionOptions): Promise<ActionResult<TrolleyChange>> {
  return change(core, options, () => core.saved.record.before, { kind: 'change-undone' });
}

export function emptyTrolley(core: SessionCore, options: ActionOptions): Promise<ActionResult<TrolleyChange>> {
  return core.act(options, async (turn) => {
    if (!canChangeTrolley(core.booking)) return refuse('not-now');
    if (core.booking.status === 'reserved') {
      const released = await giveBack(core, turn, 'emptied', options);
      if (!released.ok) return released;
    }
    const made = changeTo(core, { trolley: EMPTY_TROLLEY, discardedOrders: [] });
    commit(core, turn, { trolley: EMPTY_TROLLEY }, made, {}, options);
    core.say({ kind: 'trolley-changed', change: made }, options.origin);
    return ok(made);
  });
}

/** After a purchase. What some suppliers did not sell can be reserved again (`reserveRest`). */
export function clearBought(core: SessionCore, turn: Turn, { status }: Booking): void {
  const { token, sendCodes = {} } = core.saved.record;
  const rest = status === 'partly-purchased' && token !== undefined ? { token, sendCodes } : undefined;
  clearTrolley(core, turn);
  core.share(turn, { rest });
}

/** For good: it cannot be undone. */
export function clearTrolley(core: SessionCore, turn: Turn): void {
  core.updateTrolley({ ...NO_TROLLEY, error: undefined });
  core.share(turn, NO_TOKEN);
}

/** The trolley that a change asks the box office for. */
type ChangeRequest = Pick<TrolleyRequest, 'token' | 'order' | 'removeItems'> & {
  readonly sendCodes: Readonly<Record<string, string>>;
};

function currentTrolley({ trolley: { token, sendCodes } }: SessionCore): Pick<ChangeRequest, 'token' | 'sendCodes'> {
  return { token, sendCodes };
}

/**
 * @param requestFor gives the request, once it is clear what is in the trolley; undefined when there is none to make
 * @param message said when all is done, instead of the change itself
 */
function change(
  core: SessionCore,
  { asksFirst = false, ...options }: AddOptions,
  requestFor: () => ChangeRequest | undefined,
  message?: MessageContent,
): Promise<ActionResult<TrolleyChange>> {
  return core.act(options, async (turn) => {
    const request = requestFor();
    if (!request || !canChangeTrolley(core.booking)) return refuse('not-now');
    core.updateTrolley({ isBusy: true, error: undefined });
    try {
      // Asks for the new trolley first, so that the reservation stays where the box office refuses it.
      const answer = await core.client.getTrolley({ ...request, sendCodes: { ...request.sendCodes } }, options);
      if (isUnavailable(core, request, answer)) return refuse('unavailable');
      const made = changeTo(core, answer, request);
      if (asksFirst && made.discarded.length > 0) return fail({ refusal: 'would-discard', change: made });
      const { booking } = core;
      if (!canChangeTrolley(booking)) return refuse('not-now');
      if (booking.status === 'reserved') {
        const released = await giveBack(core, turn, 'change', options);
        if (!released.ok) return released;
      }
      commit(core, turn, answer, made, request.sendCodes, options);
      if (!message) core.say({ kind: 'trolley-changed', change: made }, options.origin);
      if (booking.status === 'reserved' && answer.trolley.orderCount > 0) {
        await hold(core, turn, options, booking.reservation.trolley);
      }
      if (message) core.say(message, options.origin);
      return ok(made);
    } catch (cause) {
      const error = asTswError(cause);
      core.updateTrolley({ error });
      core.tellError(error, options.origin);
      return fail(error);
    } finally {
      core.updateTrolley({ isBusy: false });
    }
  });
}

/** Such an answer lacks the new order, and also lacks the order that was to be removed for it. */
function isUnavailable(core: SessionCore, { order }: Pick<ChangeRequest, 'order'>, answer: TrolleyAnswer): boolean {
  if (!answer.inputContainedUnavailableOrder) return false;
  const { added, removed, discarded } = changeTo(core, answer);
  return added.length === 0 && (order !== undefined || removed.length + discarded.length === 0);
}

/** Compares an answer with the trolley on screen. */
function changeTo(
  core: SessionCore,
  { trolley, discardedOrders }: Pick<TrolleyAnswer, 'trolley' | 'discardedOrders'>,
  { order: asked, removeItems = [] }: Pick<ChangeRequest, 'order' | 'removeItems'> = {},
): TrolleyChange {
  const before = allOrders(core.trolley.trolley);
  const after = allOrders(trolley);
  const missing = (orders: readonly Order[], from: readonly Order[]): Order[] =>
    orders.filter((order) => !from.some(({ itemNumber }) => itemNumber === order.itemNumber));
  const discarded = discardedOrders
    .filter(({ itemNumber }) => !removeItems.includes(itemNumber))
    // Outside their bundle the answer does not say their currency. The trolley knows it.
    .map((order) => before.find(({ itemNumber }) => itemNumber === order.itemNumber) ?? order);
  const added = missing(after, before);
  return {
    added,
    removed: missing(missing(before, after), discarded),
    discarded,
    altered: added.filter((order) => !hasDiscounts(order, asked?.discounts ?? [])),
  };
}

/** Shows and saves a trolley. Only the box office's answer changes what is shown. */
export function commit(
  core: SessionCore,
  turn: Turn,
  { trolley, token: newToken }: Pick<TrolleyAnswer, 'trolley'> & Partial<Pick<TrolleyAnswer, 'token'>>,
  made: TrolleyChange,
  sendCodes: Readonly<Record<string, string>>,
  options: ActionOptions,
): void {
  const isEmpty = trolley.orderCount === 0;
  const { token, sendCodes: codesBefore } = core.trolley;
  const before = token === undefined ? undefined : { token, sendCodes: codesBefore };
  const next = isEmpty ? NO_TROLLEY : { token: newToken, trolley, sendCodes };
  core.updateTrolley({ ...next, canUndo: before !== undefined, lastChange: made, error: undefined });
  if (core.saved.record.transactionUuid !== undefined) forgetReservation(core, turn);
  core.share(turn, { token: next.token, sendCodes: next.sendCodes, before, hasExpired: undefined });
  if (core.booking.status !== 'idle' || !isEmpty) core.become({ status: isEmpty ? 'idle' : 'building' });
  core.tell('trolley-change', { trolley, ...made }, options.origin);
}
