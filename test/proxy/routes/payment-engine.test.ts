/** The proxy's part in payments by Stripe: it keeps the engine's key and address, and saves confirmed payments. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type PaymentIntentWish, PROXY_ERRORS } from '../../../src/proxy/proxy.js';
import { bundle, errorOf, FakeApi, PASSWORD, proxyFor, type Reply, statusAnswer, UUID } from '../support.js';

const KEY = 'cak_secret-of-this-reservation';
const ENGINE = 'https://engine.test/api';
const FORM = { transaction_uuid: UUID, source: 'ext_test0', stripe_payment_intent: 'pi_1' };

interface Seen {
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
}

const debitor = (data: object) => ({ debitor_type: 'stripe', debitor_integration_data: data });

const data = (more: object = {}) => ({
  publishable_key: 'pk_test_1',
  cider_api_endpoint: ENGINE,
  cider_api_token: KEY,
  ...more,
});

const ORDERS = [
  { event: { event_id: '7AB' }, send_method: { send_code: 'POST' }, performance: {} },
  {
    event: { event_id: '6IE' },
    send_method: { send_code: 'POST' },
    performance: { iso8601_date_and_time: new Date(Date.now() + 3.5 * 86_400_000).toISOString() },
  },
];

/** A proxy before an API with one reservation, and an engine that answers what it is told. */
function engineFor(integration: object = data(), reply: () => Response = () => Response.json({ token: 'cider_1' })) {
  const bundles = [{ ...bundle({ debitor: debitor(integration) }), order: ORDERS }, bundle({ source: 'ext_test1' })];
  const replies: Record<string, Reply> = {
    'status.v1': statusAnswer(bundles),
    'reserve_page_archive.v1': { trolley_contents: { bundle: bundles } },
  };
  const api = new FakeApi(replies);
  const saved: Seen[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    if (request.url.startsWith('https://api.test/')) return api.fetch(request);
    saved.push({ url: request.url, headers: request.headers, body: await request.json() });
    return reply();
  };
  return { api, saved, options: { fetch, clientAddress: () => '203.0.113.9' } };
}

describe('save-details', () => {
  it('sends the intent to the reservation’s own engine, with its key and what fraud checks ask for', async () => {
    const { api, saved, options } = engineFor();
    const response = await proxyFor(api, options).post('save-details', { ...FORM, email_address: 'ada@example.org' });
    assert.deepEqual([response.status, await response.json()], [200, { token: 'cider_1' }]);
    const [{ url, headers, body }] = saved as [Seen];
    assert.equal(url, 'https://engine.test/api/save-details');
    assert.equal(headers.get('Authorization'), `Bearer ${KEY}`);
    assert.equal(headers.get('Content-Type'), 'application/json');
    assert.deepEqual(body, {
      stripe_payment_intent: 'pi_1',
      stripe_meta_email_address: 'ada@example.org',
      stripe_meta_event_ids: '7AB,6IE',
      stripe_meta_send_methods: 'POST',
      stripe_meta_days_to_performance: '3',
      stripe_meta_ip_address: '203.0.113.9',
    });
  });

  it('takes the intent that the reservation has, and no other', async () => {
    const { api, saved, options } = engineFor(data({ stripe: { client_secret: 'pi_1_secret_2' } }));
    const { post } = proxyFor(api, options);
    assert.equal((await post('save-details', FORM)).status, 200);
    const error = await errorOf(await post('save-details', { ...FORM, stripe_payment_intent: 'pi_2' }));
    assert.deepEqual([error.status, error.error_code], [400, PROXY_ERRORS.badParameter]);
    assert.equal(saved.length, 1);
  });

  const WRONG: [string, Record<string, string>][] = [
    ['without a transaction', { source: 'ext_test0', stripe_payment_intent: 'pi_1' }],
    ['without a supplier', { transaction_uuid: UUID, stripe_payment_intent: 'pi_1' }],
    ['for a supplier that is not in it', { ...FORM, source: 'ext_test9' }],
    ['for a supplier that is paid in another way', { ...FORM, source: 'ext_test1' }],
    ['without an intent', { transaction_uuid: UUID, source: 'ext_test0' }],
    ['with something else for an intent', { ...FORM, stripe_payment_intent: 'tok_1' }],
    ['with an engine of the page’s choice', { ...FORM, cider_api_endpoint: 'https://evil.example' }],
    ['with an address of the page’s choice', { ...FORM, stripe_meta_ip_address: '6.6.6.6' }],
  ];
  for (const [name, form] of WRONG) {
    it(`is refused ${name}`, async () => {
      const { api, saved, options } = engineFor();
      const error = await errorOf(await proxyFor(api, options).post('save-details', form));
      assert.deepEqual([error.status, error.error_code], [400, PROXY_ERRORS.badParameter]);
      assert.equal(saved.length, 0);
    });
  }

  it('never sends the key where others could read it', async () => {
    const addresses = ['http://engine.test/api', 'ftp://engine.test', '//engine.test', 'http://127.0.0.1.engine.test'];
    for (const cider_api_endpoint of addresses) {
      const { api, saved, options } = engineFor(data({ cider_api_endpoint }));
      const error = await errorOf(await proxyFor(api, options).post('save-details', FORM));
      assert.deepEqual([error.status, error.error_code], [502, PROXY_ERRORS.badAnswer]);
      assert.equal(saved.length, 0, cider_api_endpoint);
    }
    const { api, saved, options } = engineFor(data({ cider_api_endpoint: 'http://127.0.0.1:8400/api/' }));
    assert.equal((await proxyFor(api, options).post('save-details', FORM)).status, 200);
    assert.equal(saved[0]!.url, 'http://127.0.0.1:8400/api/save-details');
  });

  const FAILURES: [string, () => Response, number, number][] = [
    ['refuses', () => Response.json({ error: KEY }, { status: 401 }), 422, PROXY_ERRORS.detailsRefused],
    ['breaks', () => new Response('', { status: 500 }), 502, PROXY_ERRORS.badAnswer],
    ['leads elsewhere', () => new Response('', { status: 302 }), 502, PROXY_ERRORS.badAnswer],
    ['is not understood', () => new Response('<html>'), 502, PROXY_ERRORS.badAnswer],
    ['gives no token', () => Response.json({}), 502, PROXY_ERRORS.badAnswer],
    [
      'cannot be reached',
      () => {
        throw new TypeError('fetch failed');
      },
      502,
      PROXY_ERRORS.unreachable,
    ],
  ];
  for (const [name, reply, status, code] of FAILURES) {
    it(`says that nothing was bought when the engine ${name}, and repeats no secret`, async () => {
      const { api, options } = engineFor(data(), reply);
      const { post, log } = proxyFor(api, options);
      const error = await errorOf(await post('save-details', FORM));
      assert.deepEqual([error.status, error.error_code], [status, code]);
      assert.match(error.error_desc, /Nothing was bought/);
      assert.doesNotMatch(JSON.stringify([error, log]), new RegExp(`${KEY}|${PASSWORD}`));
      assert.equal(log[0]!.route, 'save-details');
    });
  }

  it('is for the partner’s own pages, by POST', async () => {
    const { api, options } = engineFor();
    const { post, get } = proxyFor(api, options);
    const foreign = await errorOf(await post('save-details', FORM, { Origin: 'https://evil.example' }));
    assert.equal(foreign.error_code, PROXY_ERRORS.foreignOrigin);
    assert.equal((await get('save-details')).status, 405);
  });
});

describe('the engine’s key', () => {
  it('stays out of every answer, and its address too; that there is one does not', async () => {
    const { api, options } = engineFor(data({ stripe: { client_secret: 'pi_1_secret_2', publishable_key: 'pk' } }));
    const { get } = proxyFor(api, options);
    for (const path of ['status.v1', 'reserve_page_archive.v1']) {
      const text = await (await get(`${path}?transaction_uuid=${UUID}`)).text();
      assert.doesNotMatch(text, new RegExp(`${KEY}|cider_api_token|engine\\.test`));
      assert.match(text, /"cider_api_endpoint":""/);
      assert.match(text, /pi_1_secret_2/);
    }
  });
});

describe('payment-intent', () => {
  const ASKED = { transaction_uuid: UUID, source: 'ext_test0' };

  it('is refused without a hook, in words that tell what to do', async () => {
    const { api, options } = engineFor();
    const error = await errorOf(await proxyFor(api, options).post('payment-intent', ASKED));
    assert.deepEqual([error.status, error.error_code], [403, PROXY_ERRORS.noPaymentIntent]);
    assert.match(error.error_desc, /createPaymentIntent.*Nothing was charged/);
  });

  it('is made by the partner’s hook for what the API says it costs', async () => {
    const { api, options } = engineFor();
    const asked: Omit<PaymentIntentWish, 'request'>[] = [];
    const { post } = proxyFor(api, {
      ...options,
      createPaymentIntent: ({ request, ...wish }) => {
        asked.push(wish);
        assert.equal(request.method, 'POST');
        return { clientSecret: 'pi_9_secret_9' };
      },
    });
    const response = await post('payment-intent', ASKED);
    assert.deepEqual([response.status, await response.json()], [200, { client_secret: 'pi_9_secret_9' }]);
    const amount = { currencyCode: 'gbp', minor: 6250 };
    assert.deepEqual(asked, [{ transactionUuid: UUID, sourceCode: 'ext_test0', amount, publishableKey: 'pk_test_1' }]);
  });

  it('is not made for a reservation that is over, nor by a hook that throws or returns nothing', async () => {
    const { api, options } = engineFor();
    const hooks = [
      () => Promise.reject(new Error('no')),
      () => Promise.resolve({ clientSecret: '' }),
      () => Promise.resolve(undefined as never),
    ];
    for (const createPaymentIntent of hooks) {
      const { post } = proxyFor(api, { ...options, createPaymentIntent });
      const error = await errorOf(await post('payment-intent', ASKED));
      assert.deepEqual([error.status, error.error_code], [500, PROXY_ERRORS.hookFailed]);
    }
    api.replies['status.v1'] = statusAnswer([], { transaction_status: 'released' });
    const { post } = proxyFor(api, { ...options, createPaymentIntent: () => ({ clientSecret: 'pi_9_secret_9' }) });
    assert.equal((await errorOf(await post('payment-intent', ASKED))).error_code, PROXY_ERRORS.notReserved);
  });
});
