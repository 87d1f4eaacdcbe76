/** What the proxy knows about a customer's connection and passes on to the API. */
import { SET_BY_PROXY } from './endpoints.js';
import type { Proxy } from '../setup.js';

/** Characters. No browser sends longer headers. */
const MAX_LENGTH = 500;

/** Replaces the connection parameters that the browser sent with what the proxy knows itself. */
export function setConnection(proxy: Proxy, request: Request, parameters: URLSearchParams): void {
  for (const name of SET_BY_PROXY) parameters.delete(name);
  const known = {
    remote_ip: proxy.clientAddress(request),
    remote_site: hostOf(request.headers.get('Origin')),
    client_http_user_agent: request.headers.get('User-Agent'),
    client_http_accept: request.headers.get('Accept'),
  };
  for (const [name, value] of Object.entries(known)) if (value) parameters.set(name, value.slice(0, MAX_LENGTH));
}

/** The language of a call: its `lang` parameter, else the browser's header. */
export function languageHeader(request: Request, parameters: URLSearchParams): Record<string, string> {
  const language = parameters.get('lang') ?? request.headers.get('Accept-Language');
  return language ? { 'Accept-Language': language.slice(0, MAX_LENGTH) } : {};
}

export const hostOf = (origin: string | null): string | undefined =>
  origin !== null && URL.canParse(origin) ? new URL(origin).host : undefined;
