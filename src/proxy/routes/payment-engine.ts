/**
 * Payments by Stripe through the API's payment engine (docs/api/payments.md#payment-intents): swaps the payment that the
 * browser has confirmed with Stripe for the single-use reference that buys. Each reservation has its own key to the
 * engine, which never leaves the proxy.
 */
import type { PaymentIntent } from '../hooks.js';
import { bundlesOf, sourceOf, totalOf } from '../purchase/credit.js';
import { parseSecureUrl } from '../../net/secure-url.js';
import { ProxyError, refused } from '../errors.js';
import { fieldsOf, items, member, text, type Json } from '../json.js';
import type { Proxy } from '../setup.js';
import { hiddenCause, hiding } from '../privacy/private-values.js';
import { assertReserved } from '../purchase/outcome.js';
import { requestIdOf } from '../upstream.js';

/** Milliseconds. */
const TIMEOUT = 30_000;

const DAY = 86_400_000;

const INTENT = /^pi_\w{1,250}$/;

/** No source names the field that holds it (docs/api/disagreements.md#x13), but its form is Stripe's own. */
const CLIENT_SECRET = /^(pi_\w+?)_secret_\w+$/;

/** `POST {base}/save-details`. @returns `{token}` @throws ProxyError */
export async function saveDetails(proxy: Proxy, request: Request, form: URLSearchParams): Promise<Json> {
  const { transactionUuid, source } = readSubject(form);
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
  const { transactionUuid, source } = readSubject(form);
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

function readSubject(form: URLSearchParams): { transactionUuid: string; source: string } {
  const [transactionUuid, source] = [form.get('transaction_uuid'), form.get('source')];
  if (!transactionUuid) throw refused('transaction_uuid is missing.');
  if (!source) throw refused('source is missing.');
  return { transactionUuid, source };
}

/** The bundle as it was reserved. Only the API decides where the engine is. */
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
  const values = [data, member(data, 'stripe')].flatMap((part) => Object.values(fieldsOf(part)));
  return values.map((value) => CLIENT_SECRET.exec(text(value))?.[1]).find((intent) => intent !== undefined);
}

function engineAddress(data: Json): string {
  const address = text(member(data, 'cider_api_endpoint'));
  if (!address || !text(member(data, 'cider_api_token'))) {
    throw refused('This supplier is not paid through the payment engine.');
  }
  if (!parseSecureUrl(address)) throw unreadable('the address of the payment engine is not https');
  return `${address.replace(/\/+$/, '')}/save-details`;
}

/** For fraud checks. The names are documented, the forms are not: texts, and lists with commas (docs/decisions/014-stripe.md). */
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
