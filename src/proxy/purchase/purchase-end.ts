/**
 * Tells the partner what became of a purchase on credit: it has the customer's money, and owes back what pays for tickets
 * that were not bought. A hook beside `authorizePurchase`, which is asked before.
 */
import { type Amount, bundlesOf, type CreditBundle, creditBundles, sourceOf, totalsOf } from './authorize.js';
import { ProxyError } from '../errors.js';
import { member, text } from '../json.js';
import type { Proxy } from '../options.js';
import type { UpstreamAnswer } from '../upstream.js';

/** Orders of one supplier on credit, and whether they were bought. */
export interface EndedBundle extends CreditBundle {
  readonly isBought: boolean;
}

export interface CreditPurchaseEnd {
  readonly transactionUuid: string;
  /** As `authorizePurchase` was given it; undefined where the customer has been on a payment page since. */
  readonly paymentReference: string | undefined;
  /**
   * `unknown`: the answer was lost. The tickets may have been bought, so give nothing back before `status.v1` has told;
   * the hook is not called again.
   */
  readonly outcome: 'bought' | 'partly-bought' | 'failed' | 'unknown';
  /** What the partner is invoiced for, one amount a currency; none while it is unknown. */
  readonly invoiced: readonly Amount[];
  /** What was paid for nothing and is the customer's; none while it is unknown. */
  readonly dueBack: readonly Amount[];
  /** Those on credit alone. */
  readonly bundles: readonly EndedBundle[];
}

/**
 * Called once when a purchase with something on credit is over, before the browser is answered. Not called while the
 * reservation stands: a refused address leaves it as it was, and the same reference comes again. What it throws is logged
 * and changes nothing for the customer.
 */
export type PurchaseEnded = (end: CreditPurchaseEnd) => void | Promise<void>;

/** What was authorised. */
export interface Authorised {
  readonly transactionUuid: string;
  readonly paymentReference: string | undefined;
  readonly bundles: readonly CreditBundle[];
}

/** Whether a supplier sold, by its source code. */
export type Sold = (sourceCode: string) => boolean;

/** @param sold of a purchase that is over; undefined if its answer was lost */
export async function tellEnd(
  hook: PurchaseEnded | undefined,
  { transactionUuid, paymentReference, bundles }: Authorised,
  sold: Sold | undefined,
  onProblem: (error: ProxyError) => void,
): Promise<void> {
  if (!hook || bundles.length === 0) return;
  const ended = bundles.map((bundle) => ({ ...bundle, isBought: sold?.(bundle.sourceCode) ?? false }));
  const bought = ended.filter((bundle) => bundle.isBought);
  const rest = ended.filter((bundle) => !bundle.isBought);
  const outcome = bought.length === 0 ? 'failed' : rest.length === 0 ? 'bought' : 'partly-bought';
  const end = { transactionUuid, paymentReference, bundles: ended };
  try {
    await hook(
      sold
        ? { ...end, outcome, invoiced: totalsOf(bought), dueBack: totalsOf(rest) }
        : { ...end, outcome: 'unknown', invoiced: [], dueBack: [] },
    );
  } catch (cause) {
    onProblem(new ProxyError(500, 'hookFailed', `The purchaseEnded hook failed for ${transactionUuid}.`, { cause }));
  }
}

/** After a payment page nobody remembers what was on credit: the reserve answer tells. */
export async function tellEndOfPayment(
  proxy: Proxy,
  answer: UpstreamAnswer,
  onProblem: (error: ProxyError) => void,
): Promise<void> {
  const hook = proxy.purchaseEnded;
  const sold = soldBy(answer);
  if (!hook || !sold) return;
  const transactionUuid = text(member(member(answer.body, 'trolley_contents'), 'transaction_uuid'));
  try {
    const parameters = new URLSearchParams({ transaction_uuid: transactionUuid });
    const archive = await proxy.upstream.call({ method: 'GET', path: 'reserve_page_archive.v1', parameters });
    const bundles = creditBundles(archive.body, archive.body);
    await tellEnd(hook, { transactionUuid, paymentReference: undefined, bundles }, sold, onProblem);
  } catch (cause) {
    if (!(cause instanceof ProxyError)) throw cause;
    const words = `The purchaseEnded hook could not be told of the end of ${transactionUuid}.`;
    onProblem(new ProxyError(500, 'hookFailed', words, { cause }));
  }
}

/**
 * @param answer to a purchase, or to the last step of its payment
 * @returns undefined while it is not over: refused, which leaves the reservation as it was, or waiting for a payment page
 */
export function soldBy({ status, body }: UpstreamAnswer): Sold | undefined {
  const state = text(member(body, 'transaction_status'));
  if (status !== 200 || !['purchased', 'failed', 'released'].includes(state)) return undefined;
  return (sourceCode) => {
    const bundle = bundlesOf(body).find((each) => sourceOf(each) === sourceCode);
    return state === 'purchased' && member(member(bundle, 'purchase_result'), 'success') !== false;
  };
}
