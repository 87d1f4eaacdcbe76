/** One request to one answer: path, credentials, method, endpoint, and what every answer carries. */
import { type Box, type Call } from '../box.js';
import { uuid } from '../chance.js';
import { ENDPOINTS } from '../endpoints/table.js';
import { authenticate } from './accounts.js';
import { ApiError, unauthorised } from './errors.js';
import { Params } from './params.js';
import { sweep } from '../reservations.js';

/** `<base>/f13/<endpoint>[/USER[/SUBUSER[/LANG]]][/]`. */
interface Route {
  /** Path in front of `/f13/`. */
  readonly base: string;
  readonly endpoint: string;
  readonly rest: readonly string[];
}

function routeOf(url: URL): Route | undefined {
  const match = /^(.*?)\/f13\/([^/]+)(\/.*)?$/.exec(url.pathname);
  if (!match) return undefined;
  const rest = (match[3] ?? '').split('/').slice(1).map(decodeURIComponent);
  return { base: match[1] ?? '', endpoint: match[2] ?? '', rest };
}

/** `-` and nothing both mean "not given". */
const given = (part: string | undefined): string | undefined =>
  part === undefined || part === '' || part === '-' ? undefined : part;

function languagesOf(pathLanguage: string | undefined, header: string | null): string[] {
  if (pathLanguage !== undefined) return [pathLanguage];
  const listed = (header ?? '')
    .split(',')
    .map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '')
    .filter((tag) => tag !== '' && tag !== '*');
  return listed.length > 0 ? listed : ['en'];
}

const JSON_HEADERS = {
  'Content-Type': 'application/json; charset=UTF-8',
  Vary: 'Accept-Encoding,Cookie,User-Agent',
};

function errorResponse(error: ApiError, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(error.body()), {
    status: error.status,
    headers: {
      ...JSON_HEADERS,
      ...headers,
      ...(error.status === 401 && { 'WWW-Authenticate': 'Basic realm="TicketSwitch_Core_User"' }),
    },
  });
}

async function answer(
  box: Box,
  request: Request,
  now: number,
): Promise<{ status: number; body: string; mayBeCached: boolean }> {
  const url = new URL(request.url);
  const route = routeOf(url);
  const endpoint = route && ENDPOINTS.get(route.endpoint);
  if (!route || !endpoint) throw new ApiError(404, 8, 'No such endpoint');
  const params = await Params.read(request);
  const [pathUser, subUser, language] = route.rest.map(given);
  const account = authenticate(request.headers.get('authorization'), pathUser, params.get('user_passwd'));
  if (!account) throw unauthorised();
  if (endpoint.method !== request.method) throw new ApiError(405, 8, 'Method not allowed');
  const call: Call = {
    box,
    account,
    subUser: subUser ?? params.text('sub_id'),
    languages: languagesOf(language, request.headers.get('accept-language')),
    params,
    headers: request.headers,
    path: url.pathname,
    base: `${url.origin}${route.base}`,
    now,
  };
  const result = endpoint.answer(call);
  return 'page' in result
    ? { ...result.page, mayBeCached: false }
    : { status: 200, body: JSON.stringify(result.json), mayBeCached: endpoint.mayBeCached ?? false };
}

export async function route(box: Box, request: Request, now: number, requestNumber: number): Promise<Response> {
  const headers: Record<string, string> = { 'X-Request-Id': uuid(box.seed, 'request', requestNumber) };
  sweep(box, now);
  try {
    const { status, body, mayBeCached } = await answer(box, request, now);
    headers['Cache-Control'] = mayBeCached ? 'max-age=3600, must-revalidate' : 'no-store';
    return new Response(body, { status, headers: { ...JSON_HEADERS, ...headers } });
  } catch (error) {
    if (error instanceof ApiError) return errorResponse(error, headers);
    throw error;
  }
}
