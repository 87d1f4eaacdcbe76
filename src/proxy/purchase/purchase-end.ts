/**
 * Tells the partner how a purchase on credit ended: the partner has the customer's money, and owes back what was paid for
 * tickets that were not bought.
 */
import { ProxyError } from '../errors.js';
import type { CreditBundle, PurchaseEnded } from '../hooks.js';
import { member, text } from '../json.js';
import type { Proxy } from '../setup.js';
import type { UpstreamAnswer } from '../upstream.js';
import { bundlesOf, creditBundles, sourceOf, totalsOf } from './credit.js';

/** A purchase that `authorizePurchase` has allowed. */
export interface AuthorisedPurchase {
  readonly transactionUuid: string;
  readonly paymentReference: string | undefined;
  readonly bundles: readonly CreditBundle[];
}

/** Whether a supplier sold, by its source code. */
export type IsSold = (sourceCode: string) => boolean;

/** @param isSold of a purchase that is over; undefined if its answer was lost */
export async function reportEnd(
  hook: PurchaseEnded | undefined,
  { transactionUuid, paymentReference, bundles }: AuthorisedPurchase,
  isSold: IsSold | undefined,
  onProblem: (error: ProxyError) => void,
): Promise<void> {
  if (!hook || bundles.length === 0) return;
  const ended = bundles.map((bundle) => ({ ...bundle, isBought: isSold?.(bundle.sourceCode) ?? false }));
  const bought = ended.filter((bundle) => bundle.isBought);
  const rest = ended.filter((bundle) => !bundle.isBought);
  const outcome = bought.length === 0 ? 'failed' : rest.length === 0 ? 'bought' : 'partly-bought';
  const end = { transactionUuid, paymentReference, bundles: ended };
  try {
    await hook(
      isSold
        ? { ...end, outcome, invoiced: totalsOf(bought), dueBack: totalsOf(rest) }
        : { ...end, outcome: 'unknown', invoiced: [], dueBack: [] },
    );
  } catch (cause) {
    onProblem(new ProxyError(500, 'hookFailed', `The purchaseEnded hook failed for ${transactionUuid}.`, { cause }));
  }
}

/** After a payment page: which bundles were on credit is read again from the answer to the reservation. */
export async function reportEndOfPayment(
  proxy: Proxy,
  answer: UpstreamAnswer,
  onProblem: (error: ProxyError) => void,
): Promise<void> {
  const hook = proxy.purchaseEnded;
  const isSold = soldSuppliers(answer);
  if (!hook || !isSold) return;
  const transactionUuid = text(member(member(answer.body, 'trolley_contents'), 'transaction_uuid'));
  try {
    const parameters = new URLSearchParams({ transaction_uuid: transactionUuid });
    const archive = await proxy.upstream.call({ method: 'GET', path: 'reserve_page_archive.v1', parameters });
    const bundles = creditBundles(archive.body, archive.body);
    await reportEnd(hook, { transactionUuid, paymentReference: undefined, bundles }, isSold, onProblem);
  } catch (cause) {
    if (!(cause instanceof ProxyError)) throw cause;
    const words = `The purchaseEnded hook could not be told of the end of ${transactionUuid}.`;
    onProblem(new ProxyError(500, 'hookFailed', words, { cause }));
  }
}

/**
 * @param answer to a purchase, or to the last step of its payment
 * @returns undefined while the purchase is not over: it was refused, which leaves the reservation as it was, or it waits
 *   for a payment page
 */
export function soldSuppliers({ status, body }: UpstreamAnswer): IsSold | undefined {
  const state = text(member(body, 'transaction_status'));
  if (status !== 200 || !['purchased', 'failed', 'released'].includes(state)) return undefined;
  return (sourceCode) => {
    const bundle = bundlesOf(body).find((each) => sourceOf(each) === sourceCode);
    return state === 'purchased' && member(member(bundle, 'purchase_result'), 'success') !== false;
  };
}
