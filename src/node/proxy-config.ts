/** Reads the settings of `tsw-proxy` from the environment, and says how to correct every wrong one at once. */
import { isIP } from 'node:net';
import { isSecureUrl } from '../net/secure-url.js';

export interface ProxyConfig {
  readonly upstream: string;
  readonly user: string;
  readonly password: string;
  readonly origins: readonly string[];
  readonly xmlCore: string | undefined;
  readonly base: string;
  readonly publicUrl: string | undefined;
  readonly callbackKey: string | undefined;
  /** Path of the module that exports `authorizePurchase`, and perhaps `purchaseEnded`. */
  readonly authorize: string | undefined;
  readonly hostname: string;
  readonly port: number;
  readonly trustedProxies: number;
}

/** Printed by `tsw-proxy --help` and after every complaint. */
export const USAGE = `Settings of tsw-proxy, from the environment:

  TSW_USER             user of the ticketing API (required)
  TSW_PASSWORD         its password (required)
  TSW_ORIGINS          origins of the pages that sell, separated by spaces or commas (required),
                       e.g. https://www.example.com
  TSW_UPSTREAM         the API; default https://api.ticketswitch.com
  TSW_XML_CORE         the XML core, for checkouts with purchase-api="xml-core"; https; default
                       /tickets/xml_core.exe at the API's host
  TSW_AUTHORIZE        path of a JavaScript module that exports authorizePurchase, and purchaseEnded
                       if it wants; without it purchases on credit are refused
  TSW_PUBLIC_URL       the proxy as browsers see it, e.g. https://tickets.example.com/f13; needed for
                       redirect payments, and for cards to the XML core, behind something that ends TLS
  TSW_CALLBACK_KEY     secret of at least 32 characters that seals return tokens, and the handles and
                       vouchers of the XML core; needed with more than one process, and for payments
                       and reservations under way to survive a restart
  TSW_TRUSTED_PROXIES  how many proxies of yours stand in front and add to X-Forwarded-For; default 0
  TSW_BASE             path of the proxy; default /f13
  TSW_HOST             address to listen on; default 127.0.0.1, 0.0.0.0 for all
  TSW_PORT             port to listen on; default 8080`;

/** @throws Error with one line for each problem */
export function readProxyConfig(env: Readonly<Record<string, string | undefined>>): ProxyConfig {
  const problems: string[] = [];
  const value = (name: string): string | undefined => env[name]?.trim() || undefined;
  const required = (name: string, what: string): string => {
    const found = value(name);
    if (found === undefined) problems.push(`${name} is not set: give ${what}.`);
    return found ?? '';
  };
  const whole = (name: string, fallback: number, most: number): number => {
    const found = value(name) ?? String(fallback);
    if (!/^\d{1,5}$/.test(found) || Number(found) > most) {
      problems.push(`${name} is "${found}": give a whole number from 0 to ${most}.`);
    }
    return Number(found);
  };
  const known = new Set(USAGE.match(/TSW_[A-Z_]+/g));
  for (const name of Object.keys(env)) {
    if (name.startsWith('TSW_') && !known.has(name)) problems.push(`${name} is no setting of tsw-proxy: misspelt?`);
  }
  const hostname = value('TSW_HOST') ?? '127.0.0.1';
  if (!isIP(hostname) && hostname !== 'localhost') problems.push(`TSW_HOST is "${hostname}": give an IP address.`);
  const config: ProxyConfig = {
    upstream: value('TSW_UPSTREAM') ?? 'https://api.ticketswitch.com',
    user: required('TSW_USER', 'the user of the ticketing API'),
    password: required('TSW_PASSWORD', 'the password of that user'),
    origins: required('TSW_ORIGINS', 'the origins of the pages that sell, e.g. https://www.example.com')
      .split(/[\s,]+/)
      .filter(Boolean),
    xmlCore: value('TSW_XML_CORE'),
    base: value('TSW_BASE') ?? '/f13',
    publicUrl: value('TSW_PUBLIC_URL'),
    callbackKey: value('TSW_CALLBACK_KEY'),
    authorize: value('TSW_AUTHORIZE'),
    hostname,
    port: whole('TSW_PORT', 8080, 65535),
    trustedProxies: whole('TSW_TRUSTED_PROXIES', 0, 20),
  };
  if (problems.length > 0) throw new Error(`tsw-proxy cannot start:\n- ${problems.join('\n- ')}\n\n${USAGE}`);
  return config;
}

/** Settings that work, but that the operator should know about. */
export function warnings(config: ProxyConfig): readonly string[] {
  const upstream = URL.canParse(config.upstream) ? new URL(config.upstream) : undefined;
  return [
    ...(config.authorize === undefined ? ['TSW_AUTHORIZE is not set: purchases on credit will be refused.'] : []),
    ...(config.callbackKey === undefined
      ? [
          'TSW_CALLBACK_KEY is not set: redirect payments under way, and reservations of the XML core, will not survive a restart.',
        ]
      : []),
    ...(upstream?.protocol === 'http:' && !isSecureUrl(upstream)
      ? ['TSW_UPSTREAM is plain http: the password travels in the clear.']
      : []),
  ];
}
