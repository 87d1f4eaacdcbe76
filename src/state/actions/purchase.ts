/**
 * Buying what is held, once. A purchase is never repeated blindly: after a lost answer the box office is asked what
 * became of it (flows 5), and only its word that nothing was bought leads back to the form.
 */
import {
  amountsOnCredit,
  type Booking,
  canPurchase,
  hasSold,
  outcomeOf,
  type PurchaseFailure,
} from '../../domain/booking/booking.js';
import type { CardDetails } from '../../domain/payment/card-rules.js';
import type { Customer } from '../../domain/customer/customer.js';
import { createError, isTswError, LEAVES_OPEN, type TswError } from '../../domain/error.js';
import { PAYMENT_NOT_TAKEN, reasonOf, reasonOfError } from '../../domain/payment/failure.js';
import type { Money } from '../../domain/sale/money.js';
import { fail, ok } from '../../domain/result.js';
import {
  type Callout,
  type PurchaseAnswer,
  referenceOf,
  type Reservation,
  type Transaction,
} from '../../domain/booking/transaction.js';
import { allOrders } from '../../domain/trolley/trolley.js';
import { asTswError } from '../as-tsw-error.js';
import { type ActionOptions, type ActionResult, type Desk, refuse } from '../desk.js';
import { forgetReservation, NO_RESERVATION, reserve } from './reservation.js';
import { recover } from './restore.js';
import { clearBought, commit, NO_TOKEN, NO_TROLLEY } from './trolley.js';

/** What the partner's own payment is asked to take before an on-credit purchase. */
export interface PaymentRequest {
  /** Pay for it once: a page that is reloaded at the wrong moment asks again for the same reservation. */
  readonly transactionUuid: string;
  /** One for each currency, none of them zero. */
  readonly totals: readonly Money[];
  readonly customer: Customer;
}

/**
 * Not called again for a reservation that it gave a reference for, nor where nothing is to be paid.
 *
 * @returns the partner's reference of the payment, which the proxy's `authorizePurchase` is given to check
 * @throws an `AbortError` when the customer will not pay, anything else when the payment failed
 */
export type PaymentHandler = (request: PaymentRequest) => Promise<string>;

export interface PurchaseWish {
  readonly customer: Customer;
  readonly sendConfirmationEmail?: boolean;
  readonly privacyPolicyVersion?: string | undefined;
  readonly remoteSite?: string | undefined;
  readonly paymentHandler?: PaymentHandler | undefined;
  /** What a payment component gave for each supplier, by source code: `<source>_callback/<name>`. */
  readonly callbackVariables?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  /**
   * For payments that need no other page: what answers a callout, or undefined where the customer has to go there. Asked
   * once for a supplier.
   */
  readonly answerCallout?: ((callout: Callout) => Promise<Readonly<Record<string, string>> | undefined>) | undefined;
  /** Sent once, and neither kept nor told to anybody else. */
  readonly card?: CardDetails | undefined;
  /** The page to which a payment page sends the customer back; this one by default. */
  readonly returnUrl?: string | undefined;
}

type Held = Extract<Booking, { status: 'reserved' }>;

/** Milliseconds before each further question after a lost answer. The status call itself waits for a purchase under way. */
const STATUS_RETRIES = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;

/** Refused at once while one is under way; where another tab is at something, this waits and sees what came of it. */
export async function purchase(
  desk: Desk,
  wish: PurchaseWish,
  options: ActionOptions,
): Promise<ActionResult<Transaction>> {
  const { booking } = desk;
  if (booking.status !== 'reserved') return refuse('not-now');
  if (!canPurchase(booking)) return refuse('not-accepted');
  const { reservation } = booking;
  const waiting: Booking = { status: 'purchasing', reservation };
  desk.become(waiting);
  const result = await desk.turnOf(async () => {
    const now = desk.booking;
    if (now === waiting) return buy(desk, booking, wish, options);
    if (now.status !== 'reserved' || now.reservation.transactionUuid !== reservation.transactionUuid) {
      return refuse('not-now');
    }
    if (!canPurchase(now)) return refuse('not-accepted');
    desk.become({ status: 'purchasing', reservation: now.reservation });
    return buy(desk, now, wish, options);
  }, options);
  if (desk.booking === waiting) {
    const failure = !result.ok && isTswError(result.error) && ({ kind: 'not-sent', error: result.error } as const);
    desk.become(failure ? { ...booking, failure } : booking);
  }
  return result;
}

async function buy(
  desk: Desk,
  booking: Held,
  wish: PurchaseWish,
  options: ActionOptions,
): Promise<ActionResult<Transaction>> {
  const { reservation } = booking;
  const backToForm = (failure: PurchaseFailure): ActionResult<Transaction> => {
    desk.become({ ...booking, failure });
    const reason = failure.kind === 'payment' ? PAYMENT_NOT_TAKEN : reasonOfError(failure.error);
    desk.report('purchase-fail', { failure, reason }, options.origin);
    desk.reportError(failure.error, options.origin);
    return fail(failure.error);
  };

  let paymentReference: string | undefined;
  try {
    paymentReference = await takePayment(desk, reservation, wish);
  } catch (cause) {
    return backToForm({ kind: 'payment', error: paymentError(cause) });
  }

  desk.memory.remember({ isPurchaseSent: true });
  let answer: PurchaseAnswer;
  try {
    const { transactionUuid } = reservation;
    const { customer, sendConfirmationEmail = false, privacyPolicyVersion, remoteSite } = wish;
    const pageUrl = desk.returnPath?.address(transactionUuid, wish.returnUrl);
    const { callbackVariables = {} } = wish;
    const card = wish.card && { card: wish.card };
    const own = { customer, sendConfirmationEmail, privacyPolicyVersion, remoteSite };
    const details = { ...own, ...card, pageUrl, callbackVariables };
    answer = await desk.client.makePurchase({ ...details, transactionUuid, paymentReference }, options);
  } catch (cause) {
    const error = asTswError(cause);
    if (!LEAVES_OPEN.has(error.code)) {
      desk.memory.remember({ isPurchaseSent: undefined });
      return backToForm({ kind: 'rejected', error });
    }
    return afterLostAnswer(desk, booking, error, options, (callout) => follow(desk, booking, callout, wish, options));
  }
  if (answer.outcome === 'callout') return follow(desk, booking, answer.callout, wish, options);
  return finish(desk, answer.transaction, options);
}

/** Answers what the page can answer itself, supplier by supplier; the first that it cannot sends the customer away. */
async function follow(
  desk: Desk,
  held: Held,
  first: Callout,
  wish: PurchaseWish,
  options: ActionOptions,
): Promise<ActionResult<Transaction>> {
  const { transactionUuid } = held.reservation;
  const answered = new Set<string | undefined>();
  let callout = first;
  for (;;) {
    const { returnToken, sourceCode } = callout;
    const isNew = returnToken !== undefined && !answered.has(sourceCode);
    const parameters = isNew ? await answerFor(desk, callout, wish, options) : undefined;
    if (!isNew || !parameters) return send(desk, transactionUuid, callout);
    answered.add(sourceCode);
    let answer: PurchaseAnswer;
    try {
      answer = await desk.client.nextCallout({ thisToken: returnToken, nextToken: freshToken(), parameters }, options);
    } catch (cause) {
      const there = (pending: Callout): ActionResult<Transaction> => send(desk, transactionUuid, pending);
      return afterLostAnswer(desk, held, asTswError(cause), options, there);
    }
    if (answer.outcome === 'status') return finish(desk, answer.transaction, options);
    callout = answer.callout;
  }
}

/** What fails here can still be paid on the payment page. */
async function answerFor(
  desk: Desk,
  callout: Callout,
  { answerCallout }: PurchaseWish,
  options: ActionOptions,
): Promise<Readonly<Record<string, string>> | undefined> {
  try {
    return await answerCallout?.(callout);
  } catch (cause) {
    desk.reportError(asTswError(cause), options.origin);
    return undefined;
  }
}

/** The proxy puts one of its own in its place. */
const freshToken = (): string => Math.random().toString(36).slice(2);

/** The payment goes on elsewhere. What became of it is the box office's to say, when the customer is back. */
function send(desk: Desk, transactionUuid: string, callout: Callout): ActionResult<Transaction> {
  desk.become({ status: 'sent-away', transactionUuid, callout, isBack: false });
  return refuse('not-now');
}

/** Takes the money of on-credit bundles, once for a reservation: a rejected form does not charge again. */
async function takePayment(desk: Desk, reservation: Reservation, wish: PurchaseWish): Promise<string | undefined> {
  const totals = amountsOnCredit(reservation).filter(({ minor }) => minor > 0);
  if (!wish.paymentHandler || totals.length === 0) return undefined;
  const known = desk.memory.value.paymentReference;
  if (known !== undefined) return known;
  const { transactionUuid } = reservation;
  const given: unknown = await wish.paymentHandler({ transactionUuid, totals, customer: wish.customer });
  if (typeof given !== 'string' || given.trim() === '') {
    throw createError('configuration', 'paymentHandler gave no reference of the payment: it has to return a string.');
  }
  desk.memory.remember({ paymentReference: given });
  return given;
}

/** `AbortError` is what browsers' own payment sheets throw when the customer closes them. */
function paymentError(cause: unknown): TswError {
  if (isTswError(cause)) {
    if (cause.code === 'configuration') console.error(`tsw-widgets: ${cause.message}`);
    return cause;
  }
  const { name, message } = cause instanceof Error ? cause : { name: '', message: String(cause) };
  const code = name === 'AbortError' ? 'aborted' : 'rejected';
  return createError(code, `The payment was not taken: ${message}`, { cause });
}

async function afterLostAnswer(
  desk: Desk,
  held: Held,
  error: TswError,
  options: ActionOptions,
  goOn: (callout: Callout) => ActionResult<Transaction> | Promise<ActionResult<Transaction>>,
): Promise<ActionResult<Transaction>> {
  const { transactionUuid } = held.reservation;
  const transaction = await askUntilAnswered(desk, transactionUuid, options);
  if (transaction?.status === 'attempting' && transaction.pendingCallout) return goOn(transaction.pendingCallout);
  if (!transaction || transaction.status === 'attempting') {
    desk.become({ status: 'uncertain', transactionUuid });
    desk.reportError(error, options.origin);
    return fail(error);
  }
  if (transaction.status === 'reserved') {
    desk.memory.remember({ isPurchaseSent: undefined });
    const failure = { kind: 'not-sent', error } as const;
    desk.become({ ...held, failure });
    desk.report('purchase-fail', { failure, reason: reasonOfError(failure.error) }, options.origin);
    desk.reportError(error, options.origin);
    return fail(error);
  }
  if (transaction.status === 'released') {
    forgetReservation(desk, { hasExpired: true });
    desk.become({ status: 'expired' });
    return fail(error);
  }
  return finish(desk, transaction, options);
}

/** @returns undefined when the box office cannot be asked */
async function askUntilAnswered(
  desk: Desk,
  transactionUuid: string,
  options: ActionOptions,
): Promise<Transaction | undefined> {
  for (const pause of [...STATUS_RETRIES, undefined]) {
    try {
      const transaction = await desk.client.getStatus({ transactionUuid }, options);
      const isUnderWay = transaction.status === 'attempting' && !transaction.pendingCallout;
      if (!isUnderWay || pause === undefined) return transaction;
    } catch (cause) {
      asTswError(cause);
    }
    if (pause !== undefined) await desk.clock.wait(pause);
  }
  return undefined;
}

/** Asks again about a purchase whose fate is unknown, or whose payment is under way, as the customer wishes. */
export async function askAgain(desk: Desk, options: ActionOptions): Promise<ActionResult<void>> {
  const { booking } = desk;
  if (booking.status !== 'uncertain' && booking.status !== 'sent-away') return refuse('not-now');
  try {
    await recover(desk, booking.transactionUuid, options);
    return ok(undefined);
  } catch (cause) {
    return fail(asTswError(cause));
  }
}

/**
 * Ends a payment that the customer will not make, as the box office does itself for customers who never come back: by
 * coming back with nothing (flows 6).
 */
export async function abandonPayment(desk: Desk, options: ActionOptions): Promise<ActionResult<Transaction>> {
  const { booking } = desk;
  if (booking.status !== 'sent-away' || booking.callout.returnToken === undefined) return refuse('not-now');
  const { transactionUuid } = booking;
  try {
    const step = { thisToken: booking.callout.returnToken, nextToken: freshToken(), parameters: {} };
    const answer = await desk.client.nextCallout(step, options);
    return answer.outcome === 'callout'
      ? send(desk, transactionUuid, answer.callout)
      : finish(desk, answer.transaction, options);
  } catch (cause) {
    const error = asTswError(cause);
    desk.reportError(error, options.origin);
    // It may have been paid, or ended, by now.
    await recover(desk, transactionUuid, options).catch(asTswError);
    return fail(error);
  }
}

function finish(desk: Desk, transaction: Transaction, options: ActionOptions): ActionResult<Transaction> {
  const outcome = outcomeOf(transaction);
  desk.become(outcome);
  desk.reads.invalidate('availability');
  if (outcome.status === 'failed') {
    // The box office has freed the tickets; the trolley stays for another try, which needs another payment.
    desk.memory.remember({ paymentReference: undefined });
    const failure = { kind: 'failed', transaction } as const;
    desk.report('purchase-fail', { failure, reason: reasonOf(transaction) }, options.origin);
    return ok(transaction);
  }
  desk.memory.remember({ isPurchaseSent: undefined });
  clearBought(desk, outcome);
  desk.report('purchase', { status: transaction }, options.origin);
  return ok(transaction);
}

/** Holds again what the suppliers did not sell of a purchase in part. Other seats or prices than before need a yes. */
export async function reserveRest(desk: Desk, options: ActionOptions): Promise<ActionResult<Reservation>> {
  const { booking, memory } = desk;
  const { rest } = memory.value;
  if (booking.status !== 'partly-purchased' || !rest) return refuse('not-now');
  const { trolley } = booking.transaction;
  const removeItems = trolley.bundles.filter(hasSold).flatMap(({ orders }) => orders.map((order) => order.itemNumber));
  try {
    const answer = await desk.client.getTrolley({ ...rest, sendCodes: { ...rest.sendCodes }, removeItems }, options);
    if (answer.trolley.orderCount === 0) return refuse('unavailable');
    const boughtBefore = referenceOf(trolley);
    memory.remember({ rest: undefined, boughtBefore });
    desk.store.update({ boughtBefore });
    const made = { added: allOrders(answer.trolley), removed: [], discarded: [], altered: [] };
    commit(desk, answer, made, rest.sendCodes, options);
  } catch (cause) {
    const error = asTswError(cause);
    desk.reportError(error, options.origin);
    return fail(error);
  }
  return reserve(desk, options, trolley);
}

/** Leaves a finished booking behind and begins a new one. */
export function startAgain(desk: Desk): ActionResult<void> {
  const { status } = desk.booking;
  if (status !== 'purchased' && status !== 'partly-purchased' && status !== 'failed' && status !== 'expired') {
    return refuse('not-now');
  }
  desk.become({ status: 'idle' });
  desk.updateTrolley({ ...NO_TROLLEY, error: undefined });
  // At once for this tab, whose page may go any moment; the others hear of it in a turn.
  desk.memory.note({ ...NO_RESERVATION, ...NO_TOKEN, rest: undefined, boughtBefore: undefined });
  desk.store.update({ boughtBefore: undefined });
  desk.afterwards(() => undefined);
  return ok(undefined);
}
