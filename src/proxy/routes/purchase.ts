/**
 * `POST {base}/purchase.v1`: asks the API what is bought and who pays, asks the partner's hook if the partner pays, and
 * sends the purchase once, however often it arrives.
 */
import { authorize } from '../purchase/authorize.js';
import { creditBundles, totalsOf } from '../purchase/credit.js';
import { assertReserved, purchaseOutcome } from '../purchase/outcome.js';
import { sendOnce } from '../purchase/send-once.js';
import { languageHeader, setConnection } from '../request/connection.js';
import { TIMEOUTS } from '../request/endpoints.js';
import { ProxyError, refused } from '../errors.js';
import type { Proxy } from '../setup.js';
import { hiding, rejectHidden, withHiddenCause } from '../privacy/private-values.js';
import { type AuthorisedPurchase, type IsSold, reportEnd, soldSuppliers } from '../purchase/purchase-end.js';
import { returnPage, returnUrl, withReturnToken } from '../privacy/return-token.js';
import type { UpstreamAnswer } from '../upstream.js';

/** Parameters that the proxy keeps to itself. */
const NOT_FOR_UPSTREAM = ['return_token', 'return_url', 'page_url', 'payment_reference', 'lang'];

/**
 * @param onProblem called with problems that the customer is not told of
 * @throws ProxyError
 */
export async function purchase(
  proxy: Proxy,
  request: Request,
  form: URLSearchParams,
  onProblem: (error: ProxyError) => void,
): Promise<UpstreamAnswer> {
  const transactionUuid = form.get('transaction_uuid');
  if (!transactionUuid) throw refused('transaction_uuid is missing.');
  // The API may take upper and lower case in an ID for the same transaction.
  return sendOnce(proxy, proxy.purchases, {
    key: transactionUuid.toLowerCase(),
    request: form.toString(),
    send: () => check(proxy, request, form, transactionUuid, onProblem),
  });
}

async function check(
  proxy: Proxy,
  request: Request,
  form: URLSearchParams,
  transactionUuid: string,
  onProblem: (error: ProxyError) => void,
): Promise<UpstreamAnswer> {
  const page = returnPage(proxy, request, form);
  const parameters = new URLSearchParams({ transaction_uuid: transactionUuid });
  const [status, archive] = await Promise.all([
    proxy.upstream.call({ method: 'GET', path: 'status.v1', parameters }),
    proxy.upstream.call({ method: 'GET', path: 'reserve_page_archive.v1', parameters }),
  ]);
  if (status.status !== 200) return status;
  assertReserved(status.body);
  const bundles = creditBundles(status.body, archive.status === 200 ? archive.body : undefined);
  const paymentReference = form.get('payment_reference') ?? undefined;
  const authorised: AuthorisedPurchase = { transactionUuid, bundles, paymentReference };
  const hide = hiding(form);
  if (bundles.length > 0) {
    const asked = { ...authorised, totals: totalsOf(bundles), request };
    await authorize(proxy.authorizePurchase, asked).catch(rejectHidden(hide));
  }
  const report = (isSold: IsSold | undefined): Promise<void> =>
    reportEnd(proxy.purchaseEnded, authorised, isSold, (error) => onProblem(withHiddenCause(error, hide)));
  try {
    const answer = await send(proxy, request, form, page);
    const isSold = soldSuppliers(answer);
    if (isSold) await report(isSold);
    return answer;
  } catch (error) {
    if (error instanceof ProxyError && error.kind === 'outcomeUnknown') await report(undefined);
    throw error;
  }
}

async function send(
  proxy: Proxy,
  request: Request,
  form: URLSearchParams,
  page: string | undefined,
): Promise<UpstreamAnswer> {
  const parameters = new URLSearchParams(form);
  for (const name of NOT_FOR_UPSTREAM) parameters.delete(name);
  setConnection(proxy, request, parameters);
  // Sent even where no redirect is expected: an account with cards or tokens falls back on one
  // (docs/api/payments.md#redirect-flow).
  const token = page === undefined ? undefined : await proxy.seal.seal(page);
  if (token !== undefined) {
    parameters.set('return_token', token);
    parameters.set('return_url', returnUrl(proxy, request, token));
  }
  const answer = await purchaseOutcome(
    proxy.upstream.call({
      method: 'POST',
      path: 'purchase.v1',
      parameters,
      headers: languageHeader(request, form),
      timeout: TIMEOUTS.purchase,
    }),
  );
  return token === undefined ? answer : withReturnToken(answer, token);
}
