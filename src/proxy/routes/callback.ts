/**
 * The way back from a payment page: finishes or continues the payment with the token in the address and nothing else, so
 * that it works without cookies and storage, and when the API itself calls because the customer never came back.
 */
import { calloutAddress } from '../../net/callout-address.js';
import { calloutParameters } from '../../net/callout.js';
import { parseSecureUrl } from '../../net/secure-url.js';
import { languageHeader } from '../request/connection.js';
import { TIMEOUTS } from '../request/endpoints.js';
import { ProxyError } from '../errors.js';
import { fieldsOf, items, member, text, type Json } from '../json.js';
import type { Proxy } from '../setup.js';
import { calloutForm, linkPage } from './pages.js';
import { readCallbackParameters } from '../request/parameters.js';
import { purchaseOutcome } from '../purchase/outcome.js';
import { reportEndOfPayment } from '../purchase/purchase-end.js';
import { ownPage, withReturnToken } from '../privacy/return-token.js';
import type { UpstreamAnswer } from '../upstream.js';

/**
 * `GET/POST {base}/callback/{token}`: a browser comes back from a payment page. It goes on to the next payment page, or
 * to the page that the purchase was started from, which asks for the status itself. After an error it goes there too,
 * since that page can say more than this route.
 * @throws ProxyError `badReturnToken`
 */
export async function returnFromPayment(
  proxy: Proxy,
  request: Request,
  token: string,
  onProblem: (error: ProxyError) => void,
): Promise<Response> {
  const page = ownPage(proxy, await proxy.seal.open(token));
  if (page === undefined)
    return linkPage(410, 'This payment link can no longer be used.', [...proxy.origins][0] ?? '/');
  try {
    const parameters = await readCallbackParameters(request);
    const { body } = await nextStep(proxy, request, { token, page, parameters, onProblem });
    const callout = member(body, 'callout');
    if (callout !== undefined) return sendOn(callout);
  } catch (error) {
    if (!(error instanceof ProxyError)) throw error;
    onProblem(error);
  }
  return seeOther(page);
}

/**
 * `POST {base}/callback.v1/this.X/next.Y`: the page takes the same step itself, for payments that need no redirect. The
 * proxy ignores Y and makes a token of its own, which is in the callout of the answer.
 * @throws ProxyError
 */
export async function continueCallout(
  proxy: Proxy,
  request: Request,
  token: string,
  parameters: URLSearchParams,
  onProblem: (error: ProxyError) => void,
): Promise<UpstreamAnswer> {
  const page = ownPage(proxy, await proxy.seal.open(token));
  if (page === undefined) {
    const words = 'This is no return token of this proxy: take return_token from the callout it answered with.';
    throw new ProxyError(410, 'badReturnToken', words);
  }
  return nextStep(proxy, request, { token, page, parameters, onProblem });
}

interface Step {
  readonly token: string;
  readonly page: string;
  readonly parameters: URLSearchParams;
  /** Called with problems that the customer is not told of. */
  readonly onProblem: (error: ProxyError) => void;
}

/** A reload joins the step under way, since the first request has all that the payment page sent. */
function nextStep(
  proxy: Proxy,
  request: Request,
  { token, page, parameters, onProblem }: Step,
): Promise<UpstreamAnswer> {
  const step = async (): Promise<UpstreamAnswer> => {
    const next = await proxy.seal.seal(page);
    const referrer = request.headers.get('Referer');
    const answer = await purchaseOutcome(
      proxy.upstream.call({
        method: 'POST',
        path: `callback.v1/this.${token}/next.${next}`,
        parameters,
        headers: { ...languageHeader(request, new URLSearchParams()), ...(referrer !== null && { Referer: referrer }) },
        timeout: TIMEOUTS.purchase,
      }),
    );
    await reportEndOfPayment(proxy, answer, onProblem);
    return withReturnToken(answer, next);
  };
  return proxy.returns.run(token, step);
}

/** Sends the browser to the next payment page. */
function sendOn(callout: Json): Response {
  const destination = parseSecureUrl(text(member(callout, 'callout_destination_url')));
  if (!destination) throw new ProxyError(502, 'badAnswer', 'The next payment page has no address that is secure.');
  const order = items(member(callout, 'callout_parameters_order')).map(text);
  const parameters = calloutParameters(fieldsOf(member(callout, 'callout_parameters')), order);
  return member(callout, 'callout_type') === 'post'
    ? calloutForm(destination.href, parameters)
    : seeOther(calloutAddress(destination, parameters));
}

const seeOther = (location: string): Response =>
  new Response(null, {
    status: 303,
    headers: { Location: location, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  });
