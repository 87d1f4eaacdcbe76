/** What the proxy knows of a customer's connection, and says to the API in the customer's stead. */
import { SET_BY_PROXY } from './endpoints.js';
import type { Proxy } from '../setup.js';

/** Longer headers than that are nobody's browser. */
const MAX_LENGTH = 500;

/** Puts what is known of the customer's connection in place of whatever the browser said of it. */
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

/** The language a call asks for: its own parameter, else the browser's header. */
export function languageHeader(request: Request, parameters: URLSearchParams): Record<string, string> {
  const language = parameters.get('lang') ?? request.headers.get('Accept-Language');
  return language ? { 'Accept-Language': language.slice(0, MAX_LENGTH) } : {};
}

export const hostOf = (origin: string | null): string | undefined =>
  origin !== null && URL.canParse(origin) ? new URL(origin).host : undefined;
