/** Sends each request to the part of the box office that answers it, and applies faults and compression. */
import { type BoxOffice, type RequestContext } from '../box-office.js';
import { uuid } from '../chance.js';
import { DroppedAnswer, type FaultBook, type Faults } from '../faults.js';
import { ticketsPage } from '../pages/tickets.js';
import { saveDetails } from '../payment/engine.js';
import { answerXml } from '../xml/core.js';
import { ApiError, errorResponse } from './errors.js';
import { answerF13 } from './f13.js';

export interface Server {
  readonly boxOffice: BoxOffice;
  readonly clock: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly faultBook: FaultBook;
  readonly gzip: boolean;
  /** Origin and base path at which browsers reach this box office. Undefined: those of the request. */
  readonly publicUrl: string | undefined;
}

const DEFAULT_LATENCY_MS = 2000;

/** The answer of a broken gateway, which does not look at the request. */
function brokenAnswer(status: number): Response {
  return errorResponse(
    status === 502
      ? new ApiError(502, 4, 'No connection to the backend system')
      : new ApiError(status, 6, 'No connection to the database'),
  );
}

function answer(server: Server, request: Request, faults: Faults): Promise<Response> {
  const { boxOffice, clock, publicUrl } = server;
  const { pathname, origin } = new URL(request.url);
  const context: RequestContext = { clock, faults, publicBase: (path) => publicUrl ?? `${origin}${path}` };
  if (/\/api\/save-details\/?$/.test(pathname)) return saveDetails(boxOffice, request);
  if (/\/(?:tickets|cgi-bin)\/xml_core\.exe\/?$/.test(pathname)) return answerXml(boxOffice, request, context);
  const page = /\/tickets\/(.+?)\/?$/.exec(pathname);
  if (page) return ticketsPage(boxOffice, request, page[1] ?? '', clock());
  return answerF13(boxOffice, request, context);
}

/** The first half of the body, which is no valid JSON. */
async function truncated(response: Response): Promise<Response> {
  const body = await response.text();
  return new Response(body.slice(0, Math.floor(body.length / 2)), response);
}

function zipped(request: Request, response: Response): Response {
  const wanted = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  if (!wanted || !response.body || typeof CompressionStream === 'undefined') return response;
  const headers = new Headers(response.headers);
  headers.set('Content-Encoding', 'gzip');
  return new Response(response.body.pipeThrough(new CompressionStream('gzip')), { status: response.status, headers });
}

/** Rejects with DroppedAnswer where a connection would break. */
export async function dispatch(server: Server, request: Request, requestNumber: number): Promise<Response> {
  const faults = server.faultBook.faultsOf(request, requestNumber);
  const latency = faults.value('latency', DEFAULT_LATENCY_MS);
  if (latency !== undefined) await server.sleep(latency);
  if (faults.has('drop')) throw new DroppedAnswer();
  const status = faults.value('error', 500);
  let response = status === undefined ? await answer(server, request, faults) : brokenAnswer(status);
  const slow = faults.value('slow_answer', DEFAULT_LATENCY_MS);
  if (slow !== undefined) await server.sleep(slow);
  if (faults.has('lost')) throw new DroppedAnswer();
  if (faults.has('truncate')) response = await truncated(response);
  response.headers.set('X-Request-Id', uuid(server.boxOffice.seed, 'request', server.clock(), requestNumber));
  return server.gzip ? zipped(request, response) : response;
}
