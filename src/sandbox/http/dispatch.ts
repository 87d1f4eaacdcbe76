/** Sends a request to the part of the box office it is for, and does to the answer what faults and gzip ask for. */
import { type Box } from '../box-office.js';
import { uuid } from '../chance.js';
import { DroppedAnswer, type FaultBook, type Faults } from '../faults.js';
import { saveDetails } from '../payment/engine.js';
import { ticketsPage } from '../pages/tickets.js';
import { answerXml } from '../xml/core.js';
import { ApiError, errorResponse } from './errors.js';
import { answerF13 } from './f13.js';

export interface FrontDoor {
  readonly box: Box;
  readonly clock: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly faultBook: FaultBook;
  readonly gzip: boolean;
  /** Origin and base path that customers' browsers reach this box office at; the request's own when absent. */
  readonly publicUrl: string | undefined;
}

const DEFAULT_LATENCY_MS = 2000;

/** What a broken middle layer answers before anything is looked at. */
function brokenAnswer(status: number): Response {
  return errorResponse(
    status === 502
      ? new ApiError(502, 4, 'No connection to the backend system')
      : new ApiError(status, 6, 'No connection to the database'),
  );
}

async function answer(door: FrontDoor, request: Request, faults: Faults): Promise<Response> {
  const { box, clock, publicUrl } = door;
  const { pathname, origin } = new URL(request.url);
  const engine = /^(.*)\/api\/save-details\/?$/.exec(pathname);
  if (engine) return saveDetails(box, request);
  const xml = /^(.*)\/(?:tickets|cgi-bin)\/xml_core\.exe\/?$/.exec(pathname);
  if (xml) return answerXml(box, request, { clock, faults, base: publicUrl ?? `${origin}${xml[1] ?? ''}` });
  const page = /^(.*)\/tickets\/(.+?)\/?$/.exec(pathname);
  if (page) return ticketsPage(box, request, page[2] ?? '', clock());
  return answerF13(box, request, { clock, faults, base: (prefix) => publicUrl ?? `${origin}${prefix}` });
}

/** Half of a body is neither JSON nor an error anybody documented. */
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
export async function enter(door: FrontDoor, request: Request, requestNumber: number): Promise<Response> {
  const faults = door.faultBook.faultsOf(request, requestNumber);
  const latency = faults.value('latency', DEFAULT_LATENCY_MS);
  if (latency !== undefined) await door.sleep(latency);
  if (faults.has('drop')) throw new DroppedAnswer();
  const status = faults.value('error', 500);
  let response = status === undefined ? await answer(door, request, faults) : brokenAnswer(status);
  const slow = faults.value('slow_answer', DEFAULT_LATENCY_MS);
  if (slow !== undefined) await door.sleep(slow);
  if (faults.has('lost')) throw new DroppedAnswer();
  if (faults.has('truncate')) response = await truncated(response);
  response.headers.set('X-Request-Id', uuid(door.box.seed, 'request', door.clock(), requestNumber));
  return door.gzip ? zipped(request, response) : response;
}
