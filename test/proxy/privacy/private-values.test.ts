/**
 * When a purchase fails, what the customer has sent stays out of error messages and of the log, even where the API or a
 * hook repeats it.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hiding } from '../../../src/proxy/privacy/private-values.js';
import type { ProxyOptions } from '../../../src/proxy/proxy.js';
import { bundle, PURCHASE, FakeApi, ORIGIN, proxyFor, type Reply, sellingApi, statusAnswer, UUID } from '../support.js';

const CARD = '4929 0000 0000 6000';
const PRIVATE: Record<string, string> = {
  first_name: 'Perpetua',
  last_name: "O'Hara & Lund",
  address_line_one: '12 St James Square',
  town: 'Zürich',
  postcode: 'SW1Y 4JU',
  email_address: 'perpetua+tickets@example.org',
  phone: '+41 44 668 18 00',
  card_number: CARD,
  expiry_date: '1133',
  cv_two: '987',
  start_date: '0921',
  billing_address_line_one: '3 Bank Road',
  payment_reference: 'PAID-77-secret',
  'ext_test0_callback/stripeToken': 'tok_1AbcDEF',
  'ext_test1_callback/cider_token': 'cider_9zYx',
};
const FORM: Record<string, string> = { ...PURCHASE, ...PRIVATE, page_url: `${ORIGIN}/book?customer=4711-private` };

/** As it may be repeated: as it was sent, as forms, JSON and people write it. */
function echoOf(form: URLSearchParams): string {
  const values = [...form.values()];
  const number = (form.get('card_number') ?? '').replaceAll(' ', '');
  const ways = [
    String(form),
    JSON.stringify(Object.fromEntries(form)),
    values.join('; '),
    number,
    number.match(/.{4}/g)?.join('-'),
  ];
  return ways.join('\n');
}

const ECHO = echoOf(new URLSearchParams(FORM));

/** The values that are left in a text. */
function leaks(words: string): string[] {
  const digits = words.replace(/[\s+-]/g, '');
  const spellings = (value: string): string[] => [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)];
  const found = [...Object.values(PRIVATE), '4711-private'].filter((value) =>
    spellings(value).some((spelling) => new RegExp(`(?<!\\w)${escape(spelling)}(?!\\w)`, 'u').test(words)),
  );
  return digits.includes('4929000000006000') ? [...found, 'the card'] : found;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const failing: Reply = (_, form) => {
  const cause = new Error(`socket hang up after ${form}`);
  throw new TypeError(`fetch failed: ${echoOf(form)}`, { cause });
};

const echo =
  (status: number): Reply =>
  (_, form) =>
    Response.json({ error_code: 8, error_desc: `Bad data supplied: ${echoOf(form)}` }, { status });
const allowed: Partial<ProxyOptions> = { authorizePurchase: () => true };

/** How a purchase can fail: the answer to it, and what else is different. */
const WAYS: Readonly<Record<string, { api: FakeApi; options?: Partial<ProxyOptions> }>> = {
  'the API echoes the form with 400': { api: sellingApi(undefined, {}, echo(400)) },
  'the API echoes the form with 460': { api: sellingApi(undefined, {}, echo(460)) },
  'the API echoes the form with 500': { api: sellingApi(undefined, {}, echo(500)) },
  'the API echoes the form with 502': { api: sellingApi(undefined, {}, echo(502)) },
  'an error inside a 200 echoes the form': { api: sellingApi(undefined, {}, echo(200)) },
  'a gateway’s page echoes the form': {
    api: sellingApi(undefined, {}, new Response(`<h1>Bad gateway</h1>${ECHO}`, { status: 502 })),
  },
  'fetch throws what it sent': { api: sellingApi(undefined, {}, failing) },
  'fetch throws before anything is sent': {
    api: new FakeApi({ 'status.v1': failing, 'reserve_page_archive.v1': failing }),
  },
  'the hook throws what it knows': {
    api: sellingApi(),
    options: { authorizePurchase: () => Promise.reject(new Error(`no such payment: ${ECHO}`)) },
  },
  'the hook throws what is no error': {
    api: sellingApi(),
    options: {
      authorizePurchase: () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- as partners' code may
        throw ECHO;
      },
    },
  },
  'the second hook throws what it knows': {
    api: sellingApi(),
    options: { ...allowed, purchaseEnded: () => Promise.reject(new Error(`cannot book ${ECHO}`)) },
  },
  'there is no hook': { api: sellingApi(), options: { authorizePurchase: undefined } },
  'it is not held any more': {
    api: new FakeApi({
      'status.v1': statusAnswer([bundle()], { transaction_status: 'released' }),
      'reserve_page_archive.v1': {},
    }),
  },
};

describe('a purchase that fails', () => {
  for (const [what, { api, options = allowed }] of Object.entries(WAYS)) {
    it(`keeps the customer's data to itself when ${what}`, async () => {
      const { post, log } = proxyFor(api, options);
      const answer = await post('purchase.v1', FORM);
      const words = await answer.text();
      // The answer to a purchase that went through has the customer in it, for whoever sent it.
      if (answer.status !== 200 || words.includes('error_code')) assert.deepEqual(leaks(words), []);
      assert.equal(log.length, 1);
      assert.deepEqual(leaks(JSON.stringify(log)), []);
      assert.ok(log[0]!.problem ?? words.includes('error_desc'));
    });
  }

  for (const [what, body] of Object.entries({
    'a parameter that nobody knows': `${new URLSearchParams(FORM)}&of_another_version=${encodeURIComponent(CARD)}`,
    'a parameter given twice': `${new URLSearchParams(FORM)}&card_number=${encodeURIComponent(CARD)}`,
    'a parameter that is too long': `${new URLSearchParams(FORM)}&suffix=${'x'.repeat(501)}`,
  })) {
    it(`keeps the customer's data to itself when there is ${what}`, async () => {
      const { post, log } = proxyFor(sellingApi(), allowed);
      const words = await (await post('purchase.v1', body)).text();
      assert.match(words, /"error_desc":"Parameter/);
      assert.deepEqual([...leaks(words), ...leaks(JSON.stringify(log))], []);
    });
  }

  it("keeps the customer's data to itself when the body is no form", async () => {
    const { call, log } = proxyFor(sellingApi(), allowed);
    const headers = { Origin: ORIGIN, 'Content-Type': 'application/json' };
    const words = await (await call('purchase.v1', { method: 'POST', headers, body: ECHO })).text();
    assert.deepEqual([...leaks(words), ...leaks(JSON.stringify(log))], []);
  });

  it("keeps the customer's data to itself when the API does not answer in time", async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const api = sellingApi(undefined, {}, () => new Promise(() => undefined));
    const { post, log } = proxyFor(api, allowed);
    const answer = post('purchase.v1', FORM);
    while (api.calls('purchase.v1').length === 0) await new Promise((resolve) => setImmediate(resolve));
    t.mock.timers.tick(400_000);
    const words = await (await answer).text();
    assert.match(words, /its answer was lost/);
    assert.deepEqual([...leaks(words), ...leaks(JSON.stringify(log))], []);
  });

  it('that leaks a value fails this test', () => {
    assert.deepEqual(leaks(ECHO).sort(), [...Object.values(PRIVATE), '4711-private', 'the card'].sort());
  });
});

describe('a payment that comes back', () => {
  const RETURNED = { PaRes: 'eJzVWFmvo8oR-secret', MD: 'md-4242-secret', email: 'perpetua+tickets@example.org' };
  const echoed = `no such step: ${new URLSearchParams(RETURNED)} ${Object.values(RETURNED).join(' ')}`;
  const left = (words: string): string[] => Object.values(RETURNED).filter((value) => words.includes(value));

  for (const [what, reply] of Object.entries({
    'the API echoes it': Response.json({ error_code: 6, error_desc: echoed }, { status: 500 }),
    'fetch throws it': (() => Promise.reject(new TypeError(echoed))) satisfies Reply,
  } satisfies Record<string, Reply>)) {
    it(`leaves nothing of what it brings in the log when ${what}`, async () => {
      const debitor = { debitor_type: 'dummy' };
      const callout = { callout_destination_url: 'https://pay.example/', callout_type: 'get', callout_parameters: {} };
      const api = sellingApi([bundle({ debitor })], {}, { callout });
      api.replies['callback.v1'] = reply;
      const { post, call, log } = proxyFor(api, allowed);
      await post('purchase.v1', { ...PURCHASE, page_url: `${ORIGIN}/book` });
      const token = api.calls('purchase.v1')[0]!.form.get('return_token')!;
      const back = await call(`callback/${token}?${new URLSearchParams(RETURNED)}`);
      assert.equal(back.status, 303);
      assert.match(log[1]!.problem!, /removed/);
      assert.deepEqual(left(JSON.stringify(log) + [...back.headers].join()), []);
    });
  }

  it('leaves nothing of the payment in the log when the engine cannot be reached', async () => {
    const data = {
      publishable_key: 'pk_test_1',
      cider_api_endpoint: 'https://engine.test/api',
      cider_api_token: 'cak_secret-key',
    };
    const debitor = { debitor_type: 'stripe', debitor_integration_data: data };
    const api = sellingApi([bundle({ debitor })], {});
    const sent = {
      transaction_uuid: UUID,
      source: 'ext_test0',
      stripe_payment_intent: 'pi_3Secret',
      email_address: PRIVATE['email_address']!,
    };
    const { post, log } = proxyFor(api, {
      fetch: async (request) => {
        if (request.url.startsWith('https://api.test/')) return api.fetch(request);
        throw new TypeError(`fetch failed: ${await request.text()}`);
      },
    });
    const words = await (await post('save-details', sent)).text();
    const told = words + JSON.stringify(log);
    assert.match(told, /fetch failed/);
    assert.doesNotMatch(told, /pi_3Secret|perpetua/);
  });
});

describe('what is hidden', () => {
  it('is any value about a person, with any characters in it, in any text around it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3, unit: 'grapheme' }), fc.lorem(), (value, around) => {
        fc.pre(value.trim().length >= 3);
        const hide = hiding(new URLSearchParams({ last_name: value }));
        const words = hide(`${around} ${value.trim()} ${around}`);
        assert.ok(words.includes('[removed]'));
      }),
    );
  });

  it('is nothing else: an error still says what it is about', () => {
    const hide = hiding(new URLSearchParams({ ...PURCHASE, country_code: 'foobar', town: 'Bad' }));
    assert.equal(
      hide("Country code 'foobar' in customer data is invalid"),
      "Country code 'foobar' in customer data is invalid",
    );
    assert.equal(hide('Badly formed: first_name missing, status 400'), 'Badly formed: first_name missing, status 400');
  });
});
