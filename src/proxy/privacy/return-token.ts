/**
 * Where a payment provider sends the customer back to (the proxy's callback route, with a sealed token in its path), and
 * where the proxy then sends the customer (the page that the purchase was started from).
 */
import { refused } from '../errors.js';
import { fieldsOf, member } from '../json.js';
import type { Proxy } from '../setup.js';
import type { UpstreamAnswer } from '../upstream.js';

/** A longer one would make a token, and with it a path, that servers on the way refuse. Characters. */
const MAX_PAGE_URL = 1500;

/**
 * The page to come back to: `page_url`, else `return_url` where that is a page and not this proxy's callback route, else
 * what the browser says of the page it is on. Undefined if none of them is known.
 * @throws ProxyError if the page is outside the configured origins: the proxy redirects to no other site
 */
export function returnPage(proxy: Proxy, request: Request, form: URLSearchParams): string | undefined {
  for (const name of ['page_url', 'return_url']) {
    const value = form.get(name);
    if (value === null || (name === 'return_url' && isCallbackRoute(proxy, value))) continue;
    const page = ownPage(proxy, value);
    if (page === undefined) throw refused(`${name} is no page of the configured origins.`);
    return page;
  }
  return ownPage(proxy, request.headers.get('Referer')) ?? ownPage(proxy, request.headers.get('Origin'));
}

/** The API wants the token in the path, and no query (docs/api/payments.md#redirect-flow). */
export function returnUrl(proxy: Proxy, request: Request, token: string): string {
  return `${publicBase(proxy, request)}/callback/${token}`;
}

/** This proxy as browsers see it, without a slash at the end. */
export const publicBase = (proxy: Proxy, request: Request): string =>
  proxy.publicUrl ?? new URL(request.url).origin + proxy.base;

/** Gives the page the token of the next step, since the proxy has replaced the page's own. */
export function withReturnToken(answer: UpstreamAnswer, token: string): UpstreamAnswer {
  const callout = member(answer.body, 'callout');
  if (typeof callout !== 'object' || callout === null) return answer;
  return { ...answer, body: { ...fieldsOf(answer.body), callout: { ...fieldsOf(callout), return_token: token } } };
}

/** The address, as a browser would write it, if it is a page of the configured origins. */
export function ownPage(proxy: Proxy, value: string | null | undefined): string | undefined {
  if (value == null || value.length > MAX_PAGE_URL || !URL.canParse(value)) return undefined;
  const { href, origin } = new URL(value);
  return proxy.origins.has(origin) ? href : undefined;
}

const isCallbackRoute = ({ publicUrl, base }: Proxy, value: string): boolean =>
  (publicUrl !== undefined && value.startsWith(`${publicUrl}/callback/`)) ||
  (URL.canParse(value) && new URL(value).pathname.startsWith(`${base}/callback/`));
