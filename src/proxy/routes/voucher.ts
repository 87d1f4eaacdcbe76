/**
 * `GET {base}/voucher/{token}`: tickets to print at home. The XML core has them as web pages whose address holds a crypto
 * block, so the proxy fetches them and shows them without scripts or forms.
 */
import { ProxyError } from '../errors.js';
import type { Proxy } from '../setup.js';
import { linkPage } from './pages.js';
import type { XmlCore } from '../xml/core.js';

/** Milliseconds, bytes and redirects. */
const TIMEOUT = 30_000;
const LARGEST = 2_000_000;
const MOST_REDIRECTS = 3;

export async function showVoucher(
  proxy: Proxy,
  token: string,
  onProblem: (error: ProxyError) => void,
): Promise<Response> {
  const shop = [...proxy.origins][0] ?? '/';
  const address = await proxy.xml.voucherSeal.open(token);
  if (address === undefined) return linkPage(410, 'These tickets cannot be shown with this link.', shop);
  try {
    return await fetchVoucher(proxy.xml, new URL(address));
  } catch (error) {
    if (!(error instanceof ProxyError)) throw error;
    onProblem(error);
    return linkPage(error.status, 'Your tickets cannot be shown right now. Please try again in a moment.', shop);
  }
}

async function fetchVoucher(core: XmlCore, first: URL): Promise<Response> {
  let address = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    let response: Response;
    let html: string;
    try {
      const request = new Request(address, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT) });
      response = await core.fetch(request);
      html = await readText(response);
    } catch (cause) {
      if (cause instanceof ProxyError) throw cause;
      throw new ProxyError(502, 'unreachable', 'The voucher cannot be fetched.', { cause });
    }
    const location = response.headers.get('Location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      const next = URL.canParse(location, address) ? new URL(location, address) : undefined;
      if (next?.origin !== core.url.origin) throw unfit('it leads to another host');
      address = next;
      continue;
    }
    if (!response.ok) throw unfit(`status ${response.status}`);
    if (!/^text\/html\b/i.test(response.headers.get('Content-Type') ?? '')) throw unfit('it is no HTML');
    return voucherPage(html, address);
  }
  throw unfit('it leads nowhere');
}

function voucherPage(html: string, { origin, pathname }: URL): Response {
  // Its pictures are named by paths of their own host. The path alone: what follows it may hold a crypto block.
  const base = `<base href="${origin}${pathname.replaceAll('"', '%22')}">`;
  return new Response(/<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `sandbox; default-src 'none'; img-src data: ${origin}; style-src 'unsafe-inline' ${origin}; font-src data: ${origin}; form-action 'none'; frame-ancestors 'none'`,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

async function readText(response: Response): Promise<string> {
  if (Number(response.headers.get('Content-Length')) > LARGEST) throw unfit('it is too large');
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength > LARGEST) throw unfit('it is too large');
  return new TextDecoder().decode(bytes);
}

const unfit = (cause: string): ProxyError =>
  new ProxyError(502, 'badAnswer', 'The voucher cannot be shown.', { cause: `the page of the voucher: ${cause}` });
