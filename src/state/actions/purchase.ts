/** Buying what is held, once. */
import { type Booking, canPurchase, type PurchaseFailure } from '../../domain/booking/booking.js';
import type { PurchaseAnswer, Reservation } from '../../domain/booking/transaction.js';
import type { Customer } from '../../domain/customer/customer.js';
import { createError, isTswError, LEAVES_OPEN, type TswError } from '../../domain/error.js';
import { amountsOnCredit } from '../../domain/payment/payment.js';
import type { CardDetails } from '../../domain/payment/card-rules.js';
import { PAYMENT_NOT_TAKEN, reasonOfError } from '../../domain/payment/failure.js';
import { fail } from '../../domain/result.js';
import type { Money } from '../../domain/sale/money.js';
import { type ActionOptions, type ActionResult, refuse } from '../action.js';
import { asTswError } from '../as-tsw-error.js';
import type { SessionCore } from '../session-core.js';
import type { Turn } from '../shared/turn.js';
import { type AnswerCallout, answerCallouts } from './callouts.js';
import { afterLostAnswer, finish, type Held, type PurchaseOutcome } from './purchase-outcome.js';

/** What the partner's own payment has to take before an on-credit purchase. */
export interface PaymentRequest {
  /** Take money for it once: a page that is reloaded at the wrong moment asks again for the same reservation. */
  readonly transactionUuid: string;
  /** One for each currency, none of them zero. */
  readonly totals: readonly Money[];
  readonly customer: Customer;
}

/**
 * Not called again for a reservation that it gave a reference for, nor where nothing is to be paid.
 *
 * @returns the partner's reference of the payment, which the proxy's `authorizePurchase` checks
 * @throws an `AbortError` when the customer will not pay, anything else when the payment failed
 */
export type PaymentHandler = (request: PaymentRequest) => Promise<string>;

/** What the checkout knows when the customer confirms. */
export interface PurchaseDetails {
  readonly customer: Customer;
  readonly sendConfirmationEmail?: boolean;
  readonly privacyPolicyVersion?: string | undefined;
  readonly remoteSite?: string | undefined;
  readonly paymentHandler?: PaymentHandler | undefined;
  /** What a payment component gave for each supplier, by source code: `<source>_callback/<name>`. */
  readonly callbackVariables?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  /** For payments that need no other page. */
  readonly answerCallout?: AnswerCallout | undefined;
  /** Sent once, never stored, and passed to no other code. */
  readonly card?: CardDetails | undefined;
  /** The page to which a payment page sends the customer back; this one by default. */
  readonly returnUrl?: string | undefined;
}

/** Refused at once while a purchase is under way. Where another tab is busy, this waits and looks at what came of it. */
export async function purchase(
  core: SessionCore,
  details: PurchaseDetails,
  options: ActionOptions,
): Promise<ActionResult<PurchaseOutcome>> {
  const { booking } = core;
  if (booking.status !== 'reserved') return refuse('not-now');
  if (!canPurchase(booking)) return refuse('not-accepted');
  const { reservation } = booking;
  const waiting: Booking = { status: 'purchasing', reservation };
  core.become(waiting);
  const result = await core.actWhilePurchasing<PurchaseOutcome>(options, async (turn) => {
    const now = core.booking;
    if (now === waiting) return buy(core, turn, booking, details, options);
    if (now.status !== 'reserved' || now.reservation.transactionUuid !== reservation.transactionUuid) {
      return refuse('not-now');
    }
    if (!canPurchase(now)) return refuse('not-accepted');
    core.become({ status: 'purchasing', reservation: now.reservation });
    return buy(core, turn, now, details, options);
  });
  if (core.booking === waiting) {
    const failure = !result.ok && isTswError(result.error) && ({ kind: 'not-sent', error: result.error } as const);
    core.become(failure ? { ...booking, failure } : booking);
  }
  return result;
}

async function buy(
  core: SessionCore,
  turn: Turn,
  held: Held,
  details: PurchaseDetails,
  options: ActionOptions,
): Promise<ActionResult<PurchaseOutcome>> {
  const { reservation } = held;
  const backToForm = (failure: PurchaseFailure): ActionResult<PurchaseOutcome> => {
    core.become({ ...held, failure });
    const reason = failure.kind === 'payment' ? PAYMENT_NOT_TAKEN : reasonOfError(failure.error);
    core.tell('purchase-fail', { failure, reason }, options.origin);
    core.tellError(failure.error, options.origin);
    return fail(failure.error);
  };

  let paymentReference: string | undefined;
  try {
    paymentReference = await takePayment(core, turn, reservation, details);
  } catch (cause) {
    return backToForm({ kind: 'payment', error: paymentError(cause) });
  }

  core.share(turn, { isPurchaseSent: true });
  let answer: PurchaseAnswer;
  try {
    answer = await sendPurchase(core, reservation, details, paymentReference, options);
  } catch (cause) {
    const error = asTswError(cause);
    if (!LEAVES_OPEN.has(error.code)) {
      core.share(turn, { isPurchaseSent: undefined });
      return backToForm({ kind: 'rejected', error });
    }
    return afterLostAnswer(core, turn, held, error, options, (callout) =>
      answerCallouts(core, turn, held, callout, details.answerCallout, options),
    );
  }
  return answer.outcome === 'callout'
    ? answerCallouts(core, turn, held, answer.callout, details.answerCallout, options)
    : finish(core, turn, answer.transaction, options);
}

/** @throws TswError */
async function sendPurchase(
  core: SessionCore,
  { transactionUuid }: Reservation,
  details: PurchaseDetails,
  paymentReference: string | undefined,
  options: ActionOptions,
): Promise<PurchaseAnswer> {
  const { customer, card, sendConfirmationEmail = false, callbackVariables = {} } = details;
  const seller = await core.sellers.of(transactionUuid);
  return seller.makePurchase(
    {
      transactionUuid,
      customer,
      sendConfirmationEmail,
      privacyPolicyVersion: details.privacyPolicyVersion,
      remoteSite: details.remoteSite,
      ...(card && { card }),
      pageUrl: core.returnPath?.address(transactionUuid, details.returnUrl),
      callbackVariables,
      paymentReference,
    },
    options,
  );
}

/** Takes the money of on-credit bundles, once for a reservation: a rejected form does not charge again. */
async function takePayment(
  core: SessionCore,
  turn: Turn,
  reservation: Reservation,
  { paymentHandler, customer }: PurchaseDetails,
): Promise<string | undefined> {
  const totals = amountsOnCredit(reservation);
  if (!paymentHandler || totals.length === 0) return undefined;
  const known = core.saved.record.paymentReference;
  if (known !== undefined) return known;
  const { transactionUuid } = reservation;
  const given: unknown = await paymentHandler({ transactionUuid, totals, customer });
  if (typeof given !== 'string' || given.trim() === '') {
    throw createError('configuration', 'paymentHandler gave no reference of the payment: it has to return a string.');
  }
  core.share(turn, { paymentReference: given });
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
