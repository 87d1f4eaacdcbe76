/** What a client is told when it is made, checked at once so that a mistake is told where it was made. */
import { ConfigurationError } from '../domain/error.js';
import type { Fetch } from './http.js';

export interface ClientOptions {
  /** Base URL of the proxy, such as `https://tickets.example.com/f13`; in a page it may be relative to it. */
  readonly endpoint: string;
  /** IETF tag of the language to answer in. */
  readonly language?: string | undefined;
  /** Sent as `tsw_session_track_id` with every call. */
  readonly trackingId?: string | undefined;
  /** The platform's own unless given. */
  readonly fetch?: Fetch | undefined;
  /** For servers that call the API itself. Refused in a page: whoever reads the page could buy with it. */
  readonly auth?: { readonly user: string; readonly password: string } | undefined;
}

const HINT = 'Set it to the base URL of your proxy, such as https://tickets.example.com/f13.';

/** @returns the endpoint as an absolute URL without a slash at its end */
export function checkEndpoint(endpoint: string): string {
  if (!endpoint?.trim()) throw new ConfigurationError('configuration', `The endpoint is missing. ${HINT}`);
  const base = typeof document === 'undefined' ? undefined : document.baseURI;
  const url = URL.canParse(endpoint, base) ? new URL(endpoint, base) : undefined;
  const fault = url ? faultOf(url) : 'is not a URL';
  if (!url || fault)
    throw new ConfigurationError('configuration', `The endpoint "${shown(endpoint)}" ${fault}. ${HINT}`);
  return url.href.replace(/\/+$/, '');
}

function faultOf({ protocol, username, password, search, hash }: URL): string | undefined {
  if (protocol === 'sandbox:') return 'is the simulated box office, which needs a client with its own `fetch`';
  if (protocol !== 'https:' && protocol !== 'http:') return 'is not a web address';
  if (username || password) return 'holds credentials, which belong into the proxy';
  return search || hash ? 'has a query or fragment' : undefined;
}

/** A password has no place in a message either. */
const shown = (endpoint: string): string => endpoint.replace(/\/\/[^/@]*@/, '//…@');

/** @returns the header of HTTP Basic, its text in UTF-8 */
export function basicAuth({ user, password }: NonNullable<ClientOptions['auth']>): { Authorization: string } {
  if (typeof document !== 'undefined') {
    throw new ConfigurationError(
      'configuration',
      'Credentials must never be in a page, where every visitor can read them. Run the proxy, and give its endpoint.',
    );
  }
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return { Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}

/**
 * `en_GB` is sent as `en-GB`; text that is no language tag at all is not sent, so that a page whose `lang` is broken
 * still sells, in the API's own language. No tag needs a CORS preflight.
 */
export function languageHeader(language = ''): { 'Accept-Language'?: string } {
  const tag = language.replaceAll('_', '-');
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) ? { 'Accept-Language': tag } : {};
}
