/** Reads the parameters of a request, within limits, and refuses those that the route's allow list does not name. */
import { SET_BY_PROXY, type Endpoint } from './endpoints.js';
import { ProxyError, refused } from '../errors.js';

/** Characters, or bytes for the body. */
const LIMITS = {
  query: 16_384,
  body: 65_536,
  /** A payment page may post whole signed documents (3-D Secure). */
  callbackBody: 524_288,
  parameters: 250,
  value: 500,
} as const;

/** Values that may be longer than others: tokens, lists and addresses of pages. */
const LONG_VALUE = 6000;
const LONG = /^(trolley_token|event_id_list|perf_id_list|return_url|page_url|.+_callback\/.+)$/;

const TRANSACTION_UUID = /^[A-Za-z0-9-]{8,64}$/;
const LANGUAGE_TAG = /^[A-Za-z0-9-]{2,35}$/;

const FORM = 'application/x-www-form-urlencoded';

/**
 * The parameters of a call: the query of a read, the body of a write.
 * @throws ProxyError naming the parameter at fault
 */
export async function readParameters(request: Request, endpoint: Endpoint): Promise<URLSearchParams> {
  const query = queryOf(request);
  const { allows } = endpoint;
  if (endpoint.method === 'GET') return check(query, { allows });
  const [stray] = query.keys();
  if (stray !== undefined)
    throw refused(`Parameter ${shown(stray)} belongs in the body of a POST, not in the address.`);
  return check(await readForm(request, LIMITS.body), { allows });
}

/**
 * What a page passes on from a payment component. Its names are the payment provider's, so any are allowed but those of
 * the proxy and of the API account.
 * @throws ProxyError
 */
export async function readStepParameters(request: Request): Promise<URLSearchParams> {
  return check(await readForm(request, LIMITS.callbackBody), {
    allows: (name) => !SET_BY_PROXY.has(name) && !/^(user_|sub_id|crypto_block|add_|req_predicted)/.test(name),
    longest: LIMITS.callbackBody,
  });
}

/** Everything a payment page sent back, query first, unchanged and in order. @throws ProxyError */
export async function readCallbackParameters(request: Request): Promise<URLSearchParams> {
  const parameters = queryOf(request);
  if (request.method !== 'POST') return parameters;
  const type = mediaType(request);
  if (type === FORM) {
    for (const [name, value] of await readForm(request, LIMITS.callbackBody)) parameters.append(name, value);
  } else if (type === 'multipart/form-data') {
    for (const [name, value] of await readMultipart(request)) {
      if (typeof value === 'string') parameters.append(name, value);
    }
  }
  return parameters;
}

interface Rules {
  allows(parameter: string): boolean;
  /** Characters that any value may have. */
  readonly longest?: number;
}

function check(parameters: URLSearchParams, { allows, longest = LIMITS.value }: Rules): URLSearchParams {
  if (parameters.size > LIMITS.parameters) throw refused(`More than ${LIMITS.parameters} parameters.`);
  const seen = new Set<string>();
  for (const [name, value] of parameters) {
    if (!allows(name)) throw refused(`Parameter ${shown(name)} is not allowed here.`);
    // Two readers of one name may pick different values, and the proxy must check the one that the API uses.
    if (seen.has(name)) throw refused(`Parameter ${shown(name)} is given twice.`);
    seen.add(name);
    if (value.length > (LONG.test(name) ? Math.max(longest, LONG_VALUE) : longest)) {
      throw new ProxyError(400, 'tooLarge', `Parameter ${shown(name)} is too long.`);
    }
    if (name === 'transaction_uuid' && !TRANSACTION_UUID.test(value)) throw refused('transaction_uuid is malformed.');
    if (name === 'lang' && !LANGUAGE_TAG.test(value)) throw refused('lang is not a language tag.');
  }
  return parameters;
}

function queryOf(request: Request): URLSearchParams {
  const { search, searchParams } = new URL(request.url);
  if (search.length > LIMITS.query) throw new ProxyError(414, 'tooLarge', 'The query is too long.');
  return new URLSearchParams(searchParams);
}

async function readForm(request: Request, limit: number): Promise<URLSearchParams> {
  const bytes = await readBytes(request, limit);
  if (bytes.length > 0 && mediaType(request) !== FORM) {
    throw new ProxyError(415, 'wrongBodyType', `Send the body as ${FORM}.`);
  }
  return new URLSearchParams(new TextDecoder().decode(bytes));
}

/** The text of an XML call: pages send it as plain text, which needs no CORS preflight. @throws ProxyError */
export async function readXmlBody(request: Request): Promise<string> {
  const [stray] = queryOf(request).keys();
  if (stray !== undefined) throw refused(`Parameter ${shown(stray)} belongs in the body, as an element.`);
  if (!/^(text\/plain|(text|application)\/xml)$/.test(mediaType(request))) {
    throw new ProxyError(415, 'wrongBodyType', 'Send the body as text/plain or text/xml.');
  }
  return new TextDecoder().decode(await readBytes(request, LIMITS.body));
}

async function readMultipart(request: Request): Promise<FormData> {
  const body = await readBytes(request, LIMITS.callbackBody);
  const headers = { 'Content-Type': request.headers.get('Content-Type') ?? '' };
  return new Response(body, { headers }).formData().catch((cause: unknown) => {
    throw new ProxyError(400, 'badParameter', 'The body is not what its Content-Type says.', { cause });
  });
}

const mediaType = (request: Request): string =>
  (request.headers.get('Content-Type') ?? '').split(';', 1)[0]!.trim().toLowerCase();

/** Stops reading at the limit, even where `Content-Length` promised less. */
async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new ProxyError(413, 'tooLarge', `The body is larger than ${limit} bytes.`);
  if (Number(request.headers.get('Content-Length')) > limit) throw tooLarge();
  // Some browsers' requests have no stream. In a browser the proxy serves its own page only.
  if (request.body === undefined) return new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    const chunk = part.value as Uint8Array;
    length += chunk.length;
    if (length > limit) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** A parameter's name as it may be repeated in an answer: short, and nothing but plain characters. */
export const shown = (name: string): string => `"${name.slice(0, 60).replace(/[^\w/.-]/g, '?')}"`;
