/** What a proxy is made with, and the checks that make a wrong setting fail at the start instead of at a sale. */
import type { AuthorizePurchase } from './purchase/authorize.js';
import { isSecureUrl } from '../net/secure-url.js';
import type { CreatePaymentIntent } from './routes/payment-engine.js';
import type { PurchaseEnded } from './purchase/purchase-end.js';
import type { Seal } from './privacy/seal.js';
import { Once } from './purchase/once.js';
import type { Platform } from './platform.js';
import { Upstream, type UpstreamAnswer } from './upstream.js';
import { XmlCore } from './xml/core.js';

export interface ProxyOptions {
  /** The API, e.g. `https://api.ticketswitch.com`; `/f13` is added where there is no path. */
  readonly upstream: string;
  readonly user: string;
  readonly password: string;
  /** Origins of the pages that may use this proxy, e.g. `https://www.example.com`. */
  readonly origins: readonly string[];
  /**
   * The XML core, for checkouts with `purchase-api="xml-core"`: https only, but on this machine. Default:
   * `/tickets/xml_core.exe` at the API's host.
   */
  readonly xmlCore?: string | undefined;
  /** Path under which the proxy is reached. Default `/f13`. */
  readonly base?: string | undefined;
  /**
   * The same as browsers see it, e.g. `https://tickets.example.com/f13`. Needed for redirect payments where something in
   * front of the proxy ends TLS or rewrites paths. Default: taken from each request.
   */
  readonly publicUrl?: string | undefined;
  /** Asked before every on-credit purchase. Without it those are refused. */
  readonly authorizePurchase?: AuthorizePurchase | undefined;
  /** Told what became of it: what to keep of the customer's money, and what to give back. */
  readonly purchaseEnded?: PurchaseEnded | undefined;
  /**
   * Begins a payment by Stripe where the reservation has no payment intent of its own (older accounts). Without it
   * those cannot be paid in the page.
   */
  readonly createPaymentIntent?: CreatePaymentIntent | undefined;
  /**
   * The customer's IP address, passed on as `remote_ip`. Default: none. Do not simply return `X-Forwarded-For`: anybody
   * can send it; count from its right end as many entries as you run proxies.
   */
  readonly clientAddress?: ((request: Request) => string | undefined) | undefined;
  /**
   * Secret of at least 32 characters that seals return tokens. Default: a random one, which is fine for one process
   * until it restarts; with several, or on edge workers, payments would come back to a process that cannot read them.
   */
  readonly callbackKey?: string | undefined;
  /** How the API is reached; default `globalThis.fetch`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** One entry a request. Holds no parameters, tokens or credentials. */
  readonly log?: ((entry: LogEntry) => void) | undefined;
}

export interface LogEntry {
  readonly method: string;
  /** `events.v1`, `callback`, `health`, or empty where no route matched. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  /** The API's `X-Request-Id`: what its support asks for. */
  readonly requestId?: string | undefined;
  /** What went wrong, for the operator. */
  readonly problem?: string | undefined;
}

/** The options, checked and made ready. */
export interface Proxy {
  readonly base: string;
  readonly publicUrl: string | undefined;
  readonly origins: ReadonlySet<string>;
  readonly upstream: Upstream;
  readonly authorizePurchase: AuthorizePurchase | undefined;
  readonly purchaseEnded: PurchaseEnded | undefined;
  readonly createPaymentIntent: CreatePaymentIntent | undefined;
  /** For what is not the API. */
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
export function prepare(options: ProxyOptions, platform: Platform): Proxy {
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
  const origins = new Set(options.origins.map((origin) => checkedOrigin(origin, problems)));
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
