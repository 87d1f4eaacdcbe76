/**
 * Stands between pages and the API (contract 7): adds the credentials, lets through what is on the allow list, and keeps
 * the partner's business out of answers.
 */
import { comeBack, continueCallout } from './routes/callback.js';
import { languageHeader, setConnection } from './request/connection.js';
import { addCors, checkOrigin, preflight } from './request/cors.js';
import { ENDPOINTS, type Endpoint, ENGINE_ROUTES } from './request/endpoints.js';
import { ProxyError } from './errors.js';
import { prepare, type Proxy, type ProxyOptions } from './options.js';
import { readParameters, readStepParameters } from './request/parameters.js';
import { paymentIntent, saveDetails } from './routes/payment-engine.js';
import type { Platform } from './platform.js';
import { purchase } from './purchase/purchase.js';
import { redact } from './privacy/redact.js';
import { requestIdOf, type UpstreamAnswer } from './upstream.js';
import { answerXml } from './xml/calls.js';
import { showVoucher } from './xml/voucher.js';

/**
 * As `createProxy`, on any platform.
 * @throws Error that lists every setting at fault
 */
export function createHandler(options: ProxyOptions, platform: Platform): (request: Request) => Promise<Response> {
  const proxy = prepare(options, platform);
  return async (request) => {
    const started = Date.now();
    const visit: Visit = { route: '', requestId: undefined, problem: undefined };
    let response: Response;
    try {
      response = await route(proxy, request, visit);
    } catch (error) {
      response = failure(error, visit);
    }
    addCors(response, request, proxy.origins);
    proxy.log({
      method: request.method,
      status: response.status,
      milliseconds: Date.now() - started,
      ...visit,
      problem: proxy.upstream.withoutSecrets(visit.problem),
    });
    return response;
  };
}

/** What the log is told of a request, gathered on its way. */
interface Visit {
  route: string;
  requestId: string | undefined;
  problem: string | undefined;
}

const STEP = /^callback\.v1\/this\.([\w.-]{1,4096})\/next\.[\w.-]{1,4096}$/;
const VOUCHER = /^voucher\/([\w-]{1,4096})$/;
const RETURN = /^callback\/([\w.-]{1,4096})$/;

async function route(proxy: Proxy, request: Request, visit: Visit): Promise<Response> {
  const { pathname } = new URL(request.url);
  const path = pathname.startsWith(`${proxy.base}/`) ? pathname.slice(proxy.base.length + 1).replace(/\/$/, '') : '';

  const returnToken = RETURN.exec(path)?.[1];
  if (returnToken !== undefined) {
    // Sent by payment pages of any origin, as a navigation: there is no page whose origin could be checked.
    visit.route = 'callback';
    assertMethod(request, 'GET', 'POST');
    return comeBack(proxy, request, returnToken, (error) => note(error, visit));
  }

  const voucherToken = VOUCHER.exec(path)?.[1];
  if (voucherToken !== undefined) {
    // A link to be opened, printed, sent on: of no page either.
    visit.route = 'voucher';
    assertMethod(request, 'GET');
    return showVoucher(proxy, voucherToken, (error) => note(error, visit));
  }

  checkOrigin(request, proxy.origins);
  if (request.method === 'OPTIONS') return preflight();

  if (path === 'health') {
    visit.route = path;
    assertMethod(request, 'GET');
    return json(200, { status: 'ok' });
  }
  const stepToken = STEP.exec(path)?.[1];
  if (stepToken !== undefined) {
    visit.route = 'callback.v1';
    assertMethod(request, 'POST');
    const parameters = await readStepParameters(request);
    const step = continueCallout(proxy, request, stepToken, parameters, (error) => note(error, visit));
    return answerOf(proxy, await step, visit);
  }
  if (path === 'save-details' || path === 'payment-intent') {
    visit.route = path;
    assertMethod(request, 'POST');
    const form = await readParameters(request, ENGINE_ROUTES[path]);
    return json(200, await (path === 'save-details' ? saveDetails : paymentIntent)(proxy, request, form));
  }
  if (path === 'xml_core') {
    visit.route = path;
    assertMethod(request, 'POST');
    return answerXml(proxy, request, (problem) => (visit.problem = problem));
  }
  const endpoint = ENDPOINTS.get(path);
  if (!endpoint) throw new ProxyError(404, 'notFound', 'There is no such route, or the proxy does not let it through.');
  visit.route = path;
  assertMethod(request, endpoint.method);
  const parameters = await readParameters(request, endpoint);
  if (path === 'purchase.v1') {
    const answer = await purchase(proxy, request, parameters, (error) => note(error, visit));
    return answerOf(proxy, answer, visit, { keepCustomer: true });
  }
  return answerOf(proxy, await pass(proxy, request, path, endpoint, parameters), visit, endpoint);
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

interface AnswerRules {
  readonly cacheable?: boolean;
  readonly keepCustomer?: boolean;
}

function answerOf(proxy: Proxy, answer: UpstreamAnswer, visit: Visit, rules: AnswerRules = {}): Response {
  visit.requestId = requestIdOf(answer.headers);
  const body = redact(answer.body, { keepCustomer: rules.keepCustomer ?? false, secrets: proxy.upstream.secrets });
  const response = json(answer.status, body);
  for (const name of ['X-Request-Id', 'Retry-After', 'Content-Language']) copyHeader(answer, response, name);
  if (rules.cacheable && answer.status === 200) {
    copyHeader(answer, response, 'Cache-Control');
    response.headers.append('Vary', 'Accept-Language');
  }
  return response;
}

function copyHeader(from: UpstreamAnswer, to: Response, name: string): void {
  const value = from.headers.get(name);
  if (value !== null) to.headers.set(name, value);
}

function failure(error: unknown, visit: Visit): Response {
  const known =
    error instanceof ProxyError ? error : new ProxyError(500, 'defect', 'The proxy broke.', { cause: error });
  note(known, visit);
  const response = json(known.status, known.body);
  if (visit.requestId !== undefined) response.headers.set('X-Request-Id', visit.requestId);
  for (const [name, value] of Object.entries(known.details.headers ?? {})) response.headers.set(name, value);
  return response;
}

function note(error: ProxyError, visit: Visit): void {
  visit.requestId = error.details.requestId;
  visit.problem = describe(error);
}

/** A chain of causes in one line. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${describe(error.cause)})`;
}

function assertMethod(request: Request, ...allowed: readonly string[]): void {
  if (allowed.includes(request.method)) return;
  const words = `Use ${allowed.join(' or ')} here.`;
  throw new ProxyError(405, 'wrongMethod', words, { headers: { Allow: allowed.join(', ') } });
}

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
