/**
 * Payments by Stripe through the API's payment engine (reference 6): swaps what the browser has confirmed with Stripe
 * for the single-use reference that buys. The engine's key is one a reservation, and never leaves the proxy.
 */
import { type Amount, bundlesOf, sourceOf, totalOf } from './authorize.js';
import { isEncrypted } from './connection.js';
import { ProxyError, refused } from './errors.js';
import { items, member, text, type Json } from './json.js';
import type { Proxy } from './options.js';
import { hiddenCause, hiding } from './private-values.js';
import { assertReserved } from './purchase.js';
import { requestIdOf } from './upstream.js';

export interface PaymentIntentWish {
  readonly transactionUuid: string;
  /** The supplier whose orders are paid for: `ext_test0`. */
  readonly sourceCode: string;
  /** What is to be authorised, as the API says. */
  readonly amount: Amount;
  /** Of the Stripe account that takes the money. */
  readonly publishableKey: string;
  /** The browser's request; its body has been read. */
  readonly request: Request;
}

export interface PaymentIntent {
  /** `pi_…_secret_…` */
  readonly clientSecret: string;
}

/**
 * Makes a payment intent for exactly this amount, with `capture_method: manual`. A page may ask again for the same
 * supplier: take `transactionUuid` and `sourceCode` as Stripe's idempotency key.
 */
export type CreatePaymentIntent = (wish: PaymentIntentWish) => PaymentIntent | Promise<PaymentIntent>;

/** Milliseconds. */
const TIMEOUT = 30_000;

const DAY = 86_400_000;

const INTENT = /^pi_\w{1,250}$/;

/** What it is called is not recorded (X13); its form is Stripe's own. */
const CLIENT_SECRET = /^(pi_\w+?)_secret_\w+$/;

/** `POST {base}/save-details`. @returns `{token}` @throws ProxyError */
export async function saveDetails(proxy: Proxy, request: Request, form: URLSearchParams): Promise<Json> {
  const { transactionUuid, source } = subject(form);
  const intent = form.get('stripe_payment_intent') ?? '';
  if (!INTENT.test(intent)) throw refused('stripe_payment_intent is missing, or no payment intent.');
  const bundle = await archivedBundle(proxy, transactionUuid, source);
  const data = integrationData(bundle);
  const expected = intentOf(data);
  if (expected !== undefined && expected !== intent) {
    throw refused('stripe_payment_intent is not the one of this reservation.');
  }
  const answer = await post(proxy, engineAddress(data), text(member(data, 'cider_api_token')), {
    stripe_payment_intent: intent,
    ...metadata(bundle, form.get('email_address'), proxy.clientAddress(request)),
  });
  const token = text(member(answer, 'token'));
  if (!/^\S{1,500}$/.test(token)) throw unreadable('no token');
  return { token };
}

/** `POST {base}/payment-intent`, for reservations without one. @returns `{client_secret}` @throws ProxyError */
export async function paymentIntent(proxy: Proxy, request: Request, form: URLSearchParams): Promise<Json> {
  const { transactionUuid, source } = subject(form);
  if (!proxy.createPaymentIntent) {
    const words =
      'This account’s payments by Stripe begin on your own server: give createProxy a createPaymentIntent function. ' +
      'Nothing was charged.';
    throw new ProxyError(403, 'noPaymentIntent', words);
  }
  const parameters = new URLSearchParams({ transaction_uuid: transactionUuid });
  const [status, archived] = await Promise.all([
    proxy.upstream.call({ method: 'GET', path: 'status.v1', parameters }),
    archivedBundle(proxy, transactionUuid, source),
  ]);
  if (status.status !== 200) throw unreadable(`status.v1 answered ${status.status}`, requestIdOf(status.headers));
  assertReserved(status.body);
  const bundle = bundlesOf(status.body).find((each) => sourceOf(each) === source);
  if (!bundle) throw refused('source is no supplier of this reservation.');
  const data = integrationData(archived);
  const wish = {
    transactionUuid,
    sourceCode: source,
    amount: totalOf(bundle, status.body),
    publishableKey: text(member(member(data, 'stripe'), 'publishable_key') ?? member(data, 'publishable_key')),
    request,
  };
  let made: PaymentIntent;
  try {
    made = await proxy.createPaymentIntent(wish);
  } catch (cause) {
    const words = 'The createPaymentIntent hook failed; see the log of the proxy. Nothing was charged.';
    throw new ProxyError(500, 'hookFailed', words, { cause });
  }
  if (!CLIENT_SECRET.test(made?.clientSecret ?? '')) {
    const words = 'The createPaymentIntent hook gave no clientSecret. Nothing was charged.';
    throw new ProxyError(500, 'hookFailed', words);
  }
  return { client_secret: made.clientSecret };
}

function subject(form: URLSearchParams): { transactionUuid: string; source: string } {
  const [transactionUuid, source] = [form.get('transaction_uuid'), form.get('source')];
  if (!transactionUuid) throw refused('transaction_uuid is missing.');
  if (!source) throw refused('source is missing.');
  return { transactionUuid, source };
}

/** As it was reserved: nobody but the API has a say in where the engine is. */
async function archivedBundle(proxy: Proxy, transactionUuid: string, source: string): Promise<Json> {
  const parameters = new URLSearchParams({ transaction_uuid: transactionUuid });
  const archive = await proxy.upstream.call({ method: 'GET', path: 'reserve_page_archive.v1', parameters });
  const bundle = bundlesOf(archive.body).find((each) => sourceOf(each) === source);
  if (archive.status === 200 && bundle) return bundle;
  throw refused('source is no supplier of a reservation with this transaction_uuid.');
}

const integrationData = (bundle: Json): Json =>
  member(member(bundle, 'debitor') ?? items(member(bundle, 'debitor_choices'))[0], 'debitor_integration_data') ?? {};

function intentOf(data: Json): string | undefined {
  const values = [data, member(data, 'stripe') ?? {}].flatMap((part) => Object.values(part ?? {}) as Json[]);
  return values.map((value) => CLIENT_SECRET.exec(text(value))?.[1]).find((intent) => intent !== undefined);
}

function engineAddress(data: Json): string {
  const address = text(member(data, 'cider_api_endpoint'));
  if (!address || !text(member(data, 'cider_api_token'))) {
    throw refused('This supplier is not paid through the payment engine.');
  }
  const url = URL.canParse(address) ? new URL(address) : undefined;
  // Only on the operator's own machine may the engine do without TLS.
  if (!url || !/^https?:$/.test(url.protocol) || !isEncrypted(url))
    throw unreadable('the address of the payment engine is not https');
  return `${address.replace(/\/+$/, '')}/save-details`;
}

/** For fraud checks. Names are documented, forms are not: texts, lists with commas (docs/decisions/014-stripe.md). */
function metadata(bundle: Json, email: string | null, address: string | undefined): Record<string, string> {
  const orders = items(member(bundle, 'order'));
  const distinct = (values: readonly Json[]): string => [...new Set(values.map(text).filter(Boolean))].join(',');
  const times = orders
    .map((order) => Date.parse(text(member(member(order, 'performance'), 'iso8601_date_and_time'))))
    .filter((time) => !Number.isNaN(time));
  const known = {
    stripe_meta_email_address: email,
    stripe_meta_event_ids: distinct(orders.map((order) => member(member(order, 'event'), 'event_id') ?? '')),
    stripe_meta_send_methods: distinct(orders.map((order) => member(member(order, 'send_method'), 'send_code') ?? '')),
    stripe_meta_days_to_performance:
      times.length > 0 ? String(Math.max(0, Math.floor((Math.min(...times) - Date.now()) / DAY))) : '',
    stripe_meta_ip_address: address,
  };
  return Object.fromEntries(Object.entries(known).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

async function post(proxy: Proxy, address: string, key: string, body: Record<string, string>): Promise<Json> {
  let status: number;
  let answer: string;
  try {
    const response = await proxy.fetch(
      new Request(address, {
        method: 'POST',
        headers: { Accept: 'application/json', 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
        body: JSON.stringify(body),
        // A redirect could lead the key to another host.
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT),
      }),
    );
    status = response.status;
    answer = await response.text();
  } catch (error) {
    const cause = hiddenCause(
      error,
      hiding(new URLSearchParams(body), () => true),
    );
    throw new ProxyError(502, 'unreachable', 'The payment engine cannot be reached. Nothing was bought.', { cause });
  }
  if (status >= 400 && status < 500) {
    const words = 'The payment engine did not accept this payment. Nothing was bought.';
    throw new ProxyError(422, 'detailsRefused', words, { cause: `it answered ${status}` });
  }
  if (status !== 200) throw unreadable(`the payment engine answered ${status}`);
  try {
    return JSON.parse(answer) as Json;
  } catch {
    throw unreadable('the payment engine’s answer is not JSON');
  }
}

const unreadable = (cause: string, requestId?: string): ProxyError =>
  new ProxyError(502, 'badAnswer', 'The payment could not be prepared. Nothing was bought.', { cause, requestId });
