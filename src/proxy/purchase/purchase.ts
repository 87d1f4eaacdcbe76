/**
 * `POST purchase.v1`. Asks the API first what is to be bought and who pays, the partner's hook if that is the partner,
 * and then sends the purchase once, however often it arrives.
 */
import { authorize, creditBundles, totalsOf } from './authorize.js';
import { languageHeader, setConnection } from '../request/connection.js';
import { TIMEOUTS } from '../request/endpoints.js';
import { ProxyError, refused } from '../errors.js';
import { member, text, type Json } from '../json.js';
import type { Once } from './once.js';
import type { Proxy } from '../options.js';
import { hiding, rejectHidden, withHiddenCause } from '../privacy/private-values.js';
import { type Authorised, type Sold, soldBy, tellEnd } from './purchase-end.js';
import { returnPage, returnUrl, withReturnToken } from '../privacy/return-token.js';
import { requestIdOf, type UpstreamAnswer } from '../upstream.js';

/** For the proxy alone. */
const NOT_FOR_UPSTREAM = ['return_token', 'return_url', 'page_url', 'payment_reference', 'lang'];

/** A purchase whose answer was lost may go on for minutes; meanwhile nobody may try again. Milliseconds. */
const UNKNOWN_STANDS = 180_000;

const UNDER_WAY = 'Another purchase of this reservation is under way. Ask status.v1 for its end.';

/**
 * @param onProblem hears of what the customer is not told
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
  // The API may well take one transaction by its ID in either case.
  return sendOnce(proxy, proxy.purchases, {
    key: transactionUuid.toLowerCase(),
    request: form.toString(),
    send: () => check(proxy, request, form, transactionUuid, onProblem),
  });
}

/**
 * Sends one purchase, however many ask for it; others of the same reservation have to wait for its end. `request` is
 * everything that makes two of them the same, kept as a fingerprint: it may hold a card.
 */
export async function sendOnce<T>(
  { platform }: Proxy,
  purchases: Once<T>,
  { key, request, send }: { readonly key: string; readonly request: string; send(): Promise<T> },
): Promise<T> {
  return purchases.run(key, send, {
    fingerprint: await platform.fingerprint(request),
    conflict: () => new ProxyError(409, 'purchaseUnderWay', UNDER_WAY),
    lingers: (error) => (error instanceof ProxyError && error.kind === 'outcomeUnknown' ? UNKNOWN_STANDS : 0),
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
  const authorised: Authorised = {
    ...{ transactionUuid, bundles },
    paymentReference: form.get('payment_reference') ?? undefined,
  };
  const hide = hiding(form);
  if (bundles.length > 0) {
    const asked = { ...authorised, totals: totalsOf(bundles), request };
    await authorize(proxy.authorizePurchase, asked).catch(rejectHidden(hide));
  }
  const tell = (sold: Sold | undefined): Promise<void> =>
    tellEnd(proxy.purchaseEnded, authorised, sold, (error) => onProblem(withHiddenCause(error, hide)));
  try {
    const answer = await send(proxy, request, form, page);
    const sold = soldBy(answer);
    if (sold) await tell(sold);
    return answer;
  } catch (error) {
    if (error instanceof ProxyError && error.kind === 'outcomeUnknown') await tell(undefined);
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
  // Sent even where no redirect is expected: an account with cards or tokens falls back on one (flows 6).
  const token = page === undefined ? undefined : await proxy.seal.seal(page);
  if (token !== undefined) {
    parameters.set('return_token', token);
    parameters.set('return_url', returnUrl(proxy, request, token));
  }
  const answer = await paying(
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

/**
 * Waits for a call that may have bought something. Any way of not getting its answer means that the outcome is unknown;
 * only the API's own 502 says that nothing was reached (reference 2).
 * @throws ProxyError `outcomeUnknown`, or `configuration`
 */
export async function paying(call: Promise<UpstreamAnswer>): Promise<UpstreamAnswer> {
  const unknown = (requestId: string | undefined, cause: unknown): ProxyError =>
    new ProxyError(
      504,
      'outcomeUnknown',
      'The purchase was sent, but its answer was lost, so the tickets may have been bought. Ask status.v1; do not repeat it.',
      { requestId, cause },
    );
  let answer: UpstreamAnswer;
  try {
    answer = await call;
  } catch (error) {
    if (!(error instanceof ProxyError) || error.kind === 'configuration') throw error;
    throw unknown(error.details.requestId, error);
  }
  if (answer.status >= 500 && answer.status !== 502) {
    throw unknown(requestIdOf(answer.headers), `status ${answer.status}: ${text(member(answer.body, 'error_desc'))}`);
  }
  return answer;
}

/**
 * The API's own answer to a second purchase is not documented, so a second one does not get that far.
 * @throws ProxyError `notReserved`
 */
export function assertReserved(status: Json): void {
  const state = text(member(status, 'transaction_status'));
  if (state === 'reserved') return;
  const words: Readonly<Record<string, string>> = {
    purchased: 'It has been purchased already: ask status.v1 or purchase_page_archive.v1.',
    attempting: 'Its payment is under way: status.v1 has its pending_callout.',
  };
  const next = words[state] ?? 'Reserve again.';
  throw new ProxyError(
    409,
    'notReserved',
    `This transaction is ${state || 'in no known state'}, not reserved. ${next}`,
  );
}
