/** The client's options. The constructor checks them, so that a mistake is reported where it was made. */
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
  /** For servers that call the API directly. Refused in a page, because every visitor could buy with it. */
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
  if (username || password) return 'holds credentials, which belong in the proxy';
  return search || hash ? 'has a query or fragment' : undefined;
}

/** Leaves out credentials, which must not be in a message either. */
const shown = (endpoint: string): string => endpoint.replace(/\/\/[^/@]*@/, '//…@');

/** @returns the HTTP Basic header, encoded as UTF-8 */
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
 * Sends `en_GB` as `en-GB`. Text that is not a language tag is not sent: a page with a broken `lang` still sells, in
 * the API's own language. No tag needs a CORS preflight.
 */
export function languageHeader(language = ''): { 'Accept-Language'?: string } {
  const tag = language.replaceAll('_', '-');
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) ? { 'Accept-Language': tag } : {};
}
