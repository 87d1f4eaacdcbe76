/** Finds the route of a request: refuses other origins and methods, and reads the parameters that the route allows. */
import { ProxyError } from '../errors.js';
import { languageHeader, setConnection } from '../request/connection.js';
import { checkOrigin, preflight } from '../request/cors.js';
import { ENDPOINTS, type Endpoint, ENGINE_ROUTES } from '../request/endpoints.js';
import type { RequestNotes } from '../request/notes.js';
import { readParameters, readStepParameters } from '../request/parameters.js';
import type { Proxy } from '../setup.js';
import type { UpstreamAnswer } from '../upstream.js';
import { answerWith, jsonResponse } from './answers.js';
import { continueCallout, returnFromPayment } from './callback.js';
import { paymentIntent, saveDetails } from './payment-engine.js';
import { purchase } from './purchase.js';
import { showVoucher } from './voucher.js';
import { answerXml } from './xml-core.js';

const STEP = /^callback\.v1\/this\.([\w.-]{1,4096})\/next\.[\w.-]{1,4096}$/;
const VOUCHER = /^voucher\/([\w-]{1,4096})$/;
const RETURN = /^callback\/([\w.-]{1,4096})$/;

/**
 * The route that a request asks for, and its answer.
 * @throws ProxyError
 */
export async function route(proxy: Proxy, request: Request, notes: RequestNotes): Promise<Response> {
  const { pathname } = new URL(request.url);
  const path = pathname.startsWith(`${proxy.base}/`) ? pathname.slice(proxy.base.length + 1).replace(/\/$/, '') : '';

  const onProblem = (error: ProxyError): void => notes.addError(error);

  const returnToken = RETURN.exec(path)?.[1];
  if (returnToken !== undefined) {
    // Sent by payment pages of any origin, as a navigation: there is no page whose origin could be checked.
    notes.route = 'callback';
    assertMethod(request, 'GET', 'POST');
    return returnFromPayment(proxy, request, returnToken, onProblem);
  }

  const voucherToken = VOUCHER.exec(path)?.[1];
  if (voucherToken !== undefined) {
    // A link that customers open, print and send on: no page either.
    notes.route = 'voucher';
    assertMethod(request, 'GET');
    return showVoucher(proxy, voucherToken, onProblem);
  }

  checkOrigin(request, proxy.origins);
  if (request.method === 'OPTIONS') return preflight();

  if (path === 'health') {
    notes.route = path;
    assertMethod(request, 'GET');
    return jsonResponse(200, { status: 'ok' });
  }
  const stepToken = STEP.exec(path)?.[1];
  if (stepToken !== undefined) {
    notes.route = 'callback.v1';
    assertMethod(request, 'POST');
    const parameters = await readStepParameters(request);
    const step = continueCallout(proxy, request, stepToken, parameters, onProblem);
    return answerWith(proxy, await step, notes);
  }
  if (path === 'save-details' || path === 'payment-intent') {
    notes.route = path;
    assertMethod(request, 'POST');
    const form = await readParameters(request, ENGINE_ROUTES[path]);
    return jsonResponse(200, await (path === 'save-details' ? saveDetails : paymentIntent)(proxy, request, form));
  }
  if (path === 'xml_core') {
    notes.route = path;
    assertMethod(request, 'POST');
    return answerXml(proxy, request, (problem) => (notes.problem = problem));
  }
  const endpoint = ENDPOINTS.get(path);
  if (!endpoint) throw new ProxyError(404, 'notFound', 'There is no such route, or the proxy does not let it through.');
  notes.route = path;
  assertMethod(request, endpoint.method);
  const parameters = await readParameters(request, endpoint);
  if (path === 'purchase.v1') {
    const answer = await purchase(proxy, request, parameters, onProblem);
    return answerWith(proxy, answer, notes, { keepCustomer: true });
  }
  return answerWith(proxy, await pass(proxy, request, path, endpoint, parameters), notes, endpoint);
}

function pass(
  proxy: Proxy,
  request: Request,
  path: string,
  { method, timeout }: Endpoint,
  parameters: URLSearchParams,
): Promise<UpstreamAnswer> {
  const headers = languageHeader(request, parameters);
  parameters.delete('lang');
  if (method === 'POST') setConnection(proxy, request, parameters);
  const signal = method === 'GET' ? request.signal : undefined;
  return proxy.upstream.call({ method, path, parameters, headers, timeout, signal });
}

function assertMethod(request: Request, ...allowed: readonly string[]): void {
  if (allowed.includes(request.method)) return;
  const words = `Use ${allowed.join(' or ')} here.`;
  throw new ProxyError(405, 'wrongMethod', words, { headers: { Allow: allowed.join(', ') } });
}
