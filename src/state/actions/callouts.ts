/** Callouts: a payment that goes on at a payment page, or that the page itself can answer (docs/api/payments.md). */
import type { PurchaseAnswer } from '../../domain/booking/transaction.js';
import type { Callout } from '../../domain/payment/callout.js';
import { fail, ok } from '../../domain/result.js';
import { type ActionOptions, type ActionResult, refuse } from '../action.js';
import { asTswError } from '../as-tsw-error.js';
import type { SessionCore } from '../session-core.js';
import type { Turn } from '../shared/turn.js';
import { afterLostAnswer, finish, type Held, type PurchaseOutcome, sendAway } from './purchase-outcome.js';
import { recover } from './recovery.js';

/**
 * Gives the variables that answer a callout in the page, or undefined where the customer has to go to the payment page.
 * Called once for each supplier.
 */
export type AnswerCallout = (callout: Callout) => Promise<Readonly<Record<string, string>> | undefined>;

/** Answers callouts in the page, supplier by supplier. The first that needs a payment page sends the customer away. */
export async function answerCallouts(
  core: SessionCore,
  turn: Turn,
  held: Held,
  first: Callout,
  answer: AnswerCallout | undefined,
  options: ActionOptions,
): Promise<ActionResult<PurchaseOutcome>> {
  const { transactionUuid } = held.reservation;
  const answered = new Set<string | undefined>();
  let callout = first;
  for (;;) {
    const { returnToken, sourceCode } = callout;
    const isNew = returnToken !== undefined && !answered.has(sourceCode);
    const parameters = isNew ? await parametersFor(core, callout, answer, options) : undefined;
    if (!isNew || !parameters) return sendAway(core, transactionUuid, callout);
    answered.add(sourceCode);
    let next: PurchaseAnswer;
    try {
      const step = { thisToken: returnToken, nextToken: freshToken(), parameters };
      next = await core.client.nextCallout(step, options);
    } catch (cause) {
      return afterLostAnswer(core, turn, held, asTswError(cause), options, (pending) =>
        sendAway(core, transactionUuid, pending),
      );
    }
    if (next.outcome === 'status') return finish(core, turn, next.transaction, options);
    callout = next.callout;
  }
}

/** A payment that fails in the page can still be made at the payment page. */
async function parametersFor(
  core: SessionCore,
  callout: Callout,
  answer: AnswerCallout | undefined,
  options: ActionOptions,
): Promise<Readonly<Record<string, string>> | undefined> {
  try {
    return await answer?.(callout);
  } catch (cause) {
    core.tellError(asTswError(cause), options.origin);
    return undefined;
  }
}

/** The API wants a token for the next step. The proxy replaces this one with its own. */
const freshToken = (): string => Math.random().toString(36).slice(2);

/** The customer asks again about a purchase whose outcome is unknown, or whose payment is under way. */
export function askAgain(core: SessionCore, options: ActionOptions): Promise<ActionResult<void>> {
  return core.act(options, async (turn) => {
    const { booking } = core;
    if (booking.status !== 'uncertain' && booking.status !== 'sent-away') return refuse('not-now');
    try {
      await recover(core, turn, booking.transactionUuid, options);
      return ok(undefined);
    } catch (cause) {
      return fail(asTswError(cause));
    }
  });
}

/**
 * Ends a payment that the customer will not make, so that the tickets can be reserved again. The box office does the
 * same for customers who never come back: a return without variables (docs/api/payments.md#redirect-flow).
 */
export function abandonPayment(core: SessionCore, options: ActionOptions): Promise<ActionResult<PurchaseOutcome>> {
  return core.act(options, async (turn) => {
    const { booking } = core;
    if (booking.status !== 'sent-away' || booking.callout.returnToken === undefined) return refuse('not-now');
    const { transactionUuid } = booking;
    try {
      const step = { thisToken: booking.callout.returnToken, nextToken: freshToken(), parameters: {} };
      const answer = await core.client.nextCallout(step, options);
      return answer.outcome === 'callout'
        ? sendAway(core, transactionUuid, answer.callout)
        : finish(core, turn, answer.transaction, options);
    } catch (cause) {
      const error = asTswError(cause);
      core.tellError(error, options.origin);
      // It may have been paid, or ended, by now.
      await recover(core, turn, transactionUuid, options).catch(asTswError);
      return fail(error);
    }
  });
}
