/** A hand-written API for the proxy's tests, and short ways to call the proxy as a browser would. */
import {
  createProxy,
  type CreditPurchase,
  type LogEntry,
  type ProxyOptions,
  type Verdict,
} from '../../src/proxy/proxy.js';
import { CUSTOMER_PARAMETERS } from '../support/customers.js';

export const ORIGIN = 'https://www.example.com';
export const PASSWORD = 'swordfish-4711';
export const UUID = 'e18c20fc-042e-11e7-975c-002590326962';

type Body = Response | object;
type Answer = (request: Request, form: URLSearchParams) => Body | Promise<Body>;
export type Reply = Body | Answer;

export interface Seen {
  readonly method: string;
  /** Path and query, without the API's base. */
  readonly path: string;
  readonly headers: Headers;
  readonly form: URLSearchParams;
}

/** An API that answers what it is told and writes down what it was asked. `callback.v1` matches any token. */
export class FakeApi {
  readonly seen: Seen[] = [];

  constructor(readonly replies: Record<string, Reply>) {}

  readonly fetch = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const path = url.pathname.replace('/f13/', '');
    const form = new URLSearchParams(await request.text());
    this.seen.push({ method: request.method, path: path + url.search, headers: request.headers, form });
    const reply = this.replies[path.split('/')[0]!];
    if (reply === undefined)
      return Response.json({ error_code: 8, error_desc: `no reply for ${path}` }, { status: 404 });
    const answer = typeof reply === 'function' ? await (reply as Answer)(request, form) : reply;
    return answer instanceof Response ? answer.clone() : Response.json(answer);
  };

  calls(endpoint: string): Seen[] {
    return this.seen.filter(({ path }) => path.split(/[/?]/)[0] === endpoint);
  }
}

export function proxyFor(api: FakeApi, options: Partial<ProxyOptions> = {}) {
  const log: LogEntry[] = [];
  const handle = createProxy({
    upstream: 'https://api.test',
    user: 'acme',
    password: PASSWORD,
    origins: [ORIGIN, 'http://localhost:5173'],
    fetch: api.fetch,
    log: (entry) => log.push(entry),
    ...options,
  });
  const call = (path: string, init: RequestInit = {}) =>
    handle(new Request(`https://tickets.example.com/f13/${path}`, init));
  return {
    handle,
    log,
    get: (path: string, headers: Record<string, string> = { Origin: ORIGIN }) => call(path, { headers }),
    post: (path: string, form: Record<string, string> | string, headers: Record<string, string> = { Origin: ORIGIN }) =>
      call(path, { method: 'POST', headers, body: new URLSearchParams(form) }),
    call,
  };
}

interface ErrorBody {
  error_code: number;
  error_desc: string;
}

export const errorOf = async (response: Response): Promise<ErrorBody & { status: number }> => ({
  ...((await response.json()) as ErrorBody),
  status: response.status,
});

const GBP = { currency_code: 'gbp', currency_factor: 100, currency_places: 2 };
const JPY = { currency_code: 'jpy', currency_factor: 1, currency_places: 0 };

export interface BundleShape {
  source?: string;
  cost?: number;
  currency?: string;
  debitor?: object;
}

export const bundle = ({ source = 'ext_test0', cost = 62.5, currency = 'gbp', debitor }: BundleShape = {}) => ({
  bundle_source_code: source,
  bundle_source_desc: `Supplier ${source}`,
  bundle_total_cost: cost,
  currency_code: currency,
  order: [],
  ...(debitor && { debitor }),
});

export const statusAnswer = (bundles: object[], more: object = {}) => ({
  transaction_status: 'reserved',
  trolley_contents: { bundle: bundles, transaction_uuid: UUID },
  currency_details: { gbp: GBP, jpy: JPY },
  ...more,
});

export const purchased = {
  transaction_status: 'purchased',
  customer: { first_name: 'Ada', email_addr: 'ada@example.org' },
  trolley_contents: { purchase_result: { success: true } },
};

/** An API with one reservation: `bundles` as status shows them, `archive` on top of the reserve answer. */
export const sellingApi = (bundles: object[] = [bundle()], archive: object = {}, purchase: Reply = purchased) =>
  new FakeApi({
    'status.v1': statusAnswer(bundles),
    'reserve_page_archive.v1': { needs_payment_card: false, trolley_contents: { bundle: bundles }, ...archive },
    'purchase.v1': purchase,
  });

/** A purchase on credit, as a page sends it. */
export const PURCHASE = { transaction_uuid: UUID, ...CUSTOMER_PARAMETERS };

/** A hook that writes down what it was asked. */
export function hook(verdict: Verdict | (() => Promise<Verdict>)) {
  const asked: CreditPurchase[] = [];
  const authorizePurchase = (purchase: CreditPurchase) => {
    asked.push(purchase);
    return typeof verdict === 'function' ? verdict() : verdict;
  };
  return { asked, authorizePurchase };
}
