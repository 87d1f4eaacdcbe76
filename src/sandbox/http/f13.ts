/** Answers F13 requests: reads path, credentials and parameters, and calls the endpoint. Called by dispatch.ts. */
import { type BoxOffice, type Call, type RequestContext } from '../box-office.js';
import { ENDPOINTS } from '../endpoints/table.js';
import { expireTransactions } from '../model/transactions.js';
import { authenticate } from './authenticate.js';
import { ApiError, errorResponse, jsonResponse, unauthorised } from './errors.js';
import { Params } from './params.js';

/** `<base>/f13/<endpoint>[/USER[/SUBUSER[/LANG]]][/]`, and `/this.X/next.Y` for callbacks. */
interface Route {
  /** Path in front of `/f13/`. */
  readonly base: string;
  readonly endpoint: string;
  readonly rest: readonly string[];
  readonly tokens: Call['tokens'];
}

function routeOf(path: string): Route | undefined {
  const match = /^(.*?)\/f13\/([^/]+)(\/.*)?$/.exec(path);
  if (!match) return undefined;
  const parts = (match[3] ?? '').split('/').slice(1).map(decode);
  const token = (stem: string): string | undefined =>
    parts.find((part) => part.startsWith(stem))?.slice(stem.length) || undefined;
  return {
    base: match[1] ?? '',
    endpoint: match[2] ?? '',
    rest: parts.filter((part) => !/^(this|next)\./.test(part)),
    tokens: { thisToken: token('this.'), nextToken: token('next.') },
  };
}

/** Text that is not percent-encoded stays as it is. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
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

async function answer(
  boxOffice: BoxOffice,
  request: Request,
  { clock, faults, publicBase }: RequestContext,
): Promise<Response> {
  const route = routeOf(new URL(request.url).pathname);
  const endpoint = route && ENDPOINTS.get(route.endpoint);
  if (!route || !endpoint) throw new ApiError(404, 8, 'No such endpoint');
  const params = await Params.read(request);
  const [pathUser, subUser, language] = route.rest.map(given);
  const account = authenticate(request.headers.get('authorization'), pathUser, params.get('user_passwd'));
  if (!account) throw unauthorised();
  if (endpoint.method !== request.method) throw new ApiError(405, 8, 'Method not allowed');
  // Nothing below is asynchronous, so no other call can take a seat between this one's look-up and its own taking.
  const now = clock();
  expireTransactions(boxOffice, now);
  const result = endpoint.answer({
    boxOffice,
    account,
    subUser: subUser ?? params.text('sub_id'),
    languages: languagesOf(language, request.headers.get('accept-language')),
    params,
    tokens: route.tokens,
    base: publicBase(route.base),
    faults,
    now,
  });
  if ('page' in result) return jsonResponse(result.page.status, result.page.body, { 'Cache-Control': 'no-store' });
  const caching = endpoint.mayBeCached ? 'max-age=3600, must-revalidate' : 'no-store';
  return jsonResponse(200, JSON.stringify(result.json), { 'Cache-Control': caching });
}

export async function answerF13(boxOffice: BoxOffice, request: Request, context: RequestContext): Promise<Response> {
  try {
    return await answer(boxOffice, request, context);
  } catch (error) {
    if (error instanceof ApiError) return errorResponse(error);
    throw error;
  }
}
