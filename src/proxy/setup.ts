/** Makes a proxy's parts from its options, and checks them, so that a wrong setting fails at the start and not at a sale. */
import { isSecureUrl } from '../net/secure-url.js';
import type { AuthorizePurchase, CreatePaymentIntent, PurchaseEnded } from './hooks.js';
import type { LogEntry, ProxyOptions } from './options.js';
import type { Platform } from './platform.js';
import type { Seal } from './privacy/seal.js';
import { Once } from './purchase/once.js';
import { Upstream, type UpstreamAnswer } from './upstream.js';
import { XmlCore } from './xml/core.js';

/** The options, checked and made ready. */
export interface Proxy {
  readonly base: string;
  readonly publicUrl: string | undefined;
  readonly origins: ReadonlySet<string>;
  readonly upstream: Upstream;
  readonly authorizePurchase: AuthorizePurchase | undefined;
  readonly purchaseEnded: PurchaseEnded | undefined;
  readonly createPaymentIntent: CreatePaymentIntent | undefined;
  /** For calls to other hosts than the API's. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly clientAddress: (request: Request) => string | undefined;
  readonly platform: Platform;
  readonly seal: Seal;
  readonly xml: XmlCore;
  readonly purchases: Once<UpstreamAnswer>;
  readonly returns: Once<UpstreamAnswer>;
  readonly log: (entry: LogEntry) => void;
}

/** @throws Error that lists every setting at fault */
export function prepareProxy(options: ProxyOptions, platform: Platform): Proxy {
  const problems: string[] = [];
  const required = (name: 'user' | 'password') => {
    if (!options[name]) problems.push(`${name} is missing: the API's Basic auth needs it`);
    if (name === 'user' && options.user?.includes(':')) problems.push('user may not contain a colon');
  };
  required('user');
  required('password');
  const upstream = url('upstream', options.upstream, problems);
  const publicUrl = options.publicUrl === undefined ? undefined : url('publicUrl', options.publicUrl, problems);
  const base = `/${(options.base ?? '/f13').replace(/^\/+|\/+$/g, '')}`;
  if (!/^(\/[\w.~-]+)+$/.test(base)) problems.push(`base is ${base}: give a path such as /f13`);
  const origins = new Set((options.origins ?? []).map((origin) => checkedOrigin(origin, problems)));
  for (const name of ['authorizePurchase', 'purchaseEnded', 'createPaymentIntent', 'clientAddress'] as const) {
    if (options[name] != null && typeof options[name] !== 'function') problems.push(`${name} is not a function`);
  }
  if (origins.size === 0) problems.push('origins is empty: list the pages that sell, e.g. https://www.example.com');
  if (options.callbackKey !== undefined && options.callbackKey.length < 32) {
    problems.push('callbackKey is shorter than 32 characters');
  }
  const xmlCore = options.xmlCore === undefined ? undefined : url('xmlCore', options.xmlCore, problems);
  if (xmlCore && !isSecureUrl(xmlCore)) problems.push('xmlCore is not https');
  if (!upstream || problems.length > 0) throw new Error(`The proxy cannot start: ${problems.join('; ')}.`);
  if (upstream.pathname === '/') upstream.pathname = '/f13';
  const reach = options.fetch ?? ((request: Request) => fetch(request));
  return {
    base,
    publicUrl: publicUrl?.href.replace(/\/+$/, ''),
    origins,
    upstream: new Upstream({
      url: upstream.href.replace(/\/+$/, ''),
      user: options.user,
      password: options.password,
      fetch: reach,
    }),
    fetch: reach,
    authorizePurchase: options.authorizePurchase,
    purchaseEnded: options.purchaseEnded,
    createPaymentIntent: options.createPaymentIntent,
    clientAddress: options.clientAddress ?? (() => undefined),
    platform,
    seal: platform.createSeal(options.callbackKey, 'return token'),
    xml: new XmlCore({
      url: xmlCore ?? new URL('/tickets/xml_core.exe', upstream),
      user: options.user,
      password: options.password,
      fetch: reach,
      tools: platform.xml,
      handleSeal: platform.createSeal(options.callbackKey, 'reservation handle'),
      voucherSeal: platform.createSeal(options.callbackKey, 'voucher'),
    }),
    purchases: new Once(),
    returns: new Once(),
    log: options.log ?? (() => undefined),
  };
}

function url(name: string, value: string, problems: string[]): URL | undefined {
  if (URL.canParse(value)) {
    const parsed = new URL(value);
    if (parsed.username || parsed.password) {
      problems.push(`${name} may not hold credentials: give them as user and password`);
      return undefined;
    }
    if (['http:', 'https:'].includes(parsed.protocol) && !parsed.search && !parsed.hash) return parsed;
  }
  problems.push(`${name} is ${JSON.stringify(value)}: give an http(s) address without a query`);
  return undefined;
}

function checkedOrigin(origin: string, problems: string[]): string {
  const parsed = URL.canParse(origin) ? new URL(origin) : undefined;
  // A URL's host may hold a star, but no browser sends one: a wildcard would match nothing and look as if it did.
  const plain = parsed && /^https?:$/.test(parsed.protocol) && !parsed.host.includes('*');
  if (plain && parsed.href === `${parsed.origin}/`) return parsed.origin;
  problems.push(
    `origin ${JSON.stringify(origin)} is not one: write scheme and host only, e.g. https://www.example.com`,
  );
  return origin;
}
