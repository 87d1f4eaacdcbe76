/**
 * Which pages may read answers: those of the configured origins, without cookies or other credentials. A request that
 * carries any other origin is refused outright, so that no foreign page can reserve or buy in a visitor's name.
 */
import { ProxyError } from '../errors.js';

/** @throws ProxyError if the request comes from a page of another origin. A request without `Origin` comes from no page, so nothing can be forged. */
export function checkOrigin(request: Request, origins: ReadonlySet<string>): void {
  const origin = request.headers.get('Origin');
  if (origin !== null && !origins.has(origin)) {
    throw new ProxyError(
      403,
      'foreignOrigin',
      'This page may not use this proxy: its origin is not in the list of origins.',
    );
  }
}

/** The answer to `OPTIONS`, for an origin that is already checked. */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': 'Content-Type, Accept-Language',
      'Access-Control-Max-Age': '3600',
    },
  });
}

/** Adds the headers that say which page may read an answer. */
export function addCors(response: Response, request: Request, origins: ReadonlySet<string>): void {
  response.headers.append('Vary', 'Origin');
  const origin = request.headers.get('Origin');
  if (origin === null || !origins.has(origin)) return;
  response.headers.set('Access-Control-Allow-Origin', origin);
  response.headers.set('Access-Control-Expose-Headers', 'X-Request-Id, Retry-After');
}
