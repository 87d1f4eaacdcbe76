/** Handles each request from its arrival to its entry in the log. Called by `createProxy`, and by pages that have the simulated box office inside. */
import { ProxyError } from './errors.js';
import type { ProxyOptions } from './options.js';
import type { Platform } from './platform.js';
import { addCors } from './request/cors.js';
import { RequestNotes } from './request/notes.js';
import { jsonResponse } from './routes/answers.js';
import { route } from './routes/router.js';
import { prepareProxy } from './setup.js';

/**
 * As `createProxy`, on any platform.
 * @throws Error that lists every setting at fault
 */
export function createHandler(options: ProxyOptions, platform: Platform): (request: Request) => Promise<Response> {
  const proxy = prepareProxy(options, platform);
  return async (request) => {
    const started = Date.now();
    const notes = new RequestNotes();
    let response: Response;
    try {
      response = await route(proxy, request, notes);
    } catch (error) {
      response = failure(error, notes);
    }
    addCors(response, request, proxy.origins);
    proxy.log({
      method: request.method,
      route: notes.route,
      status: response.status,
      milliseconds: Date.now() - started,
      requestId: notes.requestId,
      problem: proxy.upstream.withoutSecrets(notes.problem),
    });
    return response;
  };
}

function failure(error: unknown, notes: RequestNotes): Response {
  const known =
    error instanceof ProxyError ? error : new ProxyError(500, 'defect', 'The proxy broke.', { cause: error });
  notes.addError(known);
  const response = jsonResponse(known.status, known.body);
  if (notes.requestId !== undefined) response.headers.set('X-Request-Id', notes.requestId);
  for (const [name, value] of Object.entries(known.details.headers ?? {})) response.headers.set(name, value);
  return response;
}
