import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PROXY_ERRORS } from '../../../src/proxy/proxy.js';
import { createSeal } from '../../../src/proxy/privacy/seal.js';
import { bundle, PURCHASE, errorOf, ORIGIN, proxyFor, purchased, sellingApi } from '../support.js';

const PAGE = `${ORIGIN}/shows/swan-lake?step=pay#checkout`;
const KEY = 'a secret of more than thirty-two characters';
const DUMMY = { debitor_type: 'dummy' };
const calloutTo = (type: string, more: object = {}) => ({
  callout: {
    callout_destination_url: 'https://pay.example/form?a=1',
    callout_type: type,
    callout_parameters: { zeta: 'x y&z', return_url: 'https://t/r', alpha: '<"\'&>' },
    callout_parameters_order: [],
    ...more,
  },
});

/** Starts a purchase that needs a redirect; gives the token in the return URL that the API was told. */
async function started(form: Record<string, string>, headers?: Record<string, string>, options = {}) {
  const api = sellingApi([bundle({ debitor: DUMMY })], {}, calloutTo('get'));
  const proxy = proxyFor(api, { callbackKey: KEY, ...options });
  const response = await proxy.post('purchase.v1', { ...PURCHASE, ...form }, headers);
  const sent = api.calls('purchase.v1')[0]?.form;
  const token = sent?.get('return_token') ?? '';
  return { api, ...proxy, response, sent, token, returnUrl: sent?.get('return_url') ?? '' };
}

describe('a purchase that may send the customer away', () => {
  it('gives the API a return URL of the proxy with a fresh token in its path, and the page the token', async () => {
    const { returnUrl, token, response, sent } = await started({ page_url: PAGE, return_token: 'mine' });
    assert.match(token, /^[\w.-]{40,}$/);
    assert.equal(returnUrl, `https://tickets.example.com/f13/callback/${token}`);
    assert.deepEqual([sent!.get('page_url'), sent!.get('payment_reference')], [null, null]);
    const { callout } = (await response.json()) as { callout: Record<string, unknown> };
    assert.equal(callout.return_token, token);
    assert.notEqual((await started({ page_url: PAGE })).token, token);
  });

  it('uses the address that browsers know, where that is another one', async () => {
    const publicUrl = 'https://shop.example.com/box-office/';
    const { returnUrl, token } = await started({ page_url: PAGE }, undefined, { publicUrl });
    assert.equal(returnUrl, `https://shop.example.com/box-office/callback/${token}`);
    const own = { return_url: 'https://shop.example.com/box-office/callback/mine', return_token: 'mine' };
    const other = await started(own, undefined, { publicUrl });
    assert.equal(other.response.status, 200);
    assert.equal(await createSeal(KEY, 'return token').open(other.token), `${ORIGIN}/`);
  });

  const PAGES: [string, Record<string, string>, Record<string, string>, string][] = [
    ['page_url', { page_url: PAGE, return_url: `${ORIGIN}/other` }, {}, PAGE],
    ['return_url, if it is a page', { return_url: PAGE }, {}, PAGE],
    [
      'the Referer, if return_url is the callback route',
      { return_url: 'https://tickets.example.com/f13/callback/x' },
      { Referer: PAGE },
      PAGE,
    ],
    ['the Origin, if the Referer is hidden', {}, {}, `${ORIGIN}/`],
    ['the Origin, if the Referer is foreign', {}, { Referer: 'https://evil.example/x' }, `${ORIGIN}/`],
  ];
  for (const [name, form, headers, page] of PAGES) {
    it(`comes back to ${name}`, async () => {
      const { token } = await started(form, { Origin: ORIGIN, ...headers });
      assert.equal(await createSeal(KEY, 'return token').open(token), page);
    });
  }

  for (const value of [
    ...['https://evil.example/', 'http://www.example.com/', 'javascript:alert(1)', '//evil.example', '/relative', ''],
    ...[
      'https://www.example.com@evil.example/',
      'https://www.example.com.evil.example/',
      `${ORIGIN}/${'x'.repeat(1600)}`,
    ],
  ]) {
    it(`refuses to come back to ${value.slice(0, 50) || 'nothing'}`, async () => {
      for (const name of ['page_url', 'return_url']) {
        const { response, api } = await started({ [name]: value });
        const error = await errorOf(response);
        assert.deepEqual([error.status, error.error_code], [400, PROXY_ERRORS.badParameter]);
        assert.ok(error.error_desc.startsWith(name));
        assert.equal(api.seen.length, 0);
      }
    });
  }

  it('has no return token where the page is unknown', async () => {
    const { sent } = await started({}, {});
    assert.deepEqual([sent!.get('return_token'), sent!.get('return_url')], [null, null]);
  });
});

describe('the way back', () => {
  const back = async (reply: object, init: RequestInit = {}, query = '?success=yes&ref=1') => {
    const start = await started({ page_url: PAGE });
    start.api.replies['callback.v1'] = reply;
    // Another process with the same key: nothing is remembered.
    const proxy = proxyFor(start.api, { callbackKey: KEY });
    const response = await proxy.call(`callback/${start.token}${query}`, init);
    return { ...start, ...proxy, response, step: start.api.calls('callback.v1')[0]! };
  };

  it('takes GET parameters to the API unchanged, with the payment page as Referer, and returns to the page', async () => {
    const { response, step, token } = await back(purchased, { headers: { Referer: 'https://pay.example/form' } });
    assert.deepEqual([response.status, response.headers.get('Location')], [303, PAGE]);
    assert.equal(step.method, 'POST');
    const [, current, next] = /^callback\.v1\/this\.([\w.-]+)\/next\.([\w.-]+)$/.exec(step.path)!;
    assert.equal(current, token);
    assert.equal(await createSeal(KEY, 'return token').open(next!), PAGE);
    assert.notEqual(next, token);
    assert.deepEqual(
      [...step.form],
      [
        ['success', 'yes'],
        ['ref', '1'],
      ],
    );
    assert.equal(step.headers.get('Referer'), 'https://pay.example/form');
    assert.match(step.headers.get('Authorization')!, /^Basic /);
  });

  it('takes POST, from any origin, with query and body together, repeated names included', async () => {
    const { response, step } = await back(purchased, {
      method: 'POST',
      headers: { Origin: 'https://pay.example' },
      body: new URLSearchParams([
        ['PaRes', 'a+b/c=\n'],
        ['ref', '2'],
        ['commission', 'x'],
        ['remote_ip', '1.1.1.1'],
      ]),
    });
    assert.deepEqual([response.status, response.headers.get('Location')], [303, PAGE]);
    assert.deepEqual(
      [...step.form],
      [
        ...[
          ['success', 'yes'],
          ['ref', '1'],
          ['PaRes', 'a+b/c=\n'],
          ['ref', '2'],
          ['commission', 'x'],
          ['remote_ip', '1.1.1.1'],
        ],
      ],
    );
  });

  it('takes multipart forms, and bodies of no form at all', async () => {
    const body = new FormData();
    body.set('MD', 'é');
    const { step } = await back(purchased, { method: 'POST', body }, '');
    assert.deepEqual([...step.form], [['MD', 'é']]);
    const plain = await back(
      purchased,
      { method: 'POST', body: 'hello', headers: { 'Content-Type': 'text/plain' } },
      '?a=1',
    );
    assert.deepEqual([...plain.step.form], [['a', '1']]);
  });

  it('works without any parameter, when the API itself cleans up', async () => {
    const { response, step } = await back({ transaction_status: 'failed' }, {}, '');
    assert.deepEqual([...step.form], []);
    assert.deepEqual([response.status, response.headers.get('Location')], [303, PAGE]);
  });

  it('goes on to the next payment page with GET, parameters in the order asked for', async () => {
    const { response } = await back(calloutTo('get', { callout_parameters_order: ['alpha', 'unknown', 'zeta'] }));
    assert.equal(response.status, 303);
    const url = new URL(response.headers.get('Location')!);
    assert.equal(url.origin + url.pathname, 'https://pay.example/form');
    assert.deepEqual(
      [...url.searchParams],
      [
        ['a', '1'],
        ['alpha', '<"\'&>'],
        ['zeta', 'x y&z'],
        ['return_url', 'https://t/r'],
      ],
    );
  });

  it("leaves the payment page's own query as it was written, since a signature may cover it", async () => {
    const { response } = await back(
      calloutTo('get', { callout_destination_url: 'https://pay.example/?sig=a%20b+c', callout_parameters: { z: 1 } }),
    );
    assert.equal(response.headers.get('Location'), 'https://pay.example/?sig=a%20b+c&z=1');
  });

  it('goes on with POST by a form that sends itself, under a strict policy and with everything escaped', async () => {
    const { response } = await back(calloutTo('post'));
    const html = await response.text();
    assert.equal(response.status, 200);
    assert.ok(html.includes('<form method="post" action="https://pay.example/form?a=1">'), html);
    assert.ok(html.includes('name="alpha" value="&lt;&quot;&#39;&amp;&gt;"'), html);
    assert.ok(html.includes('name="zeta" value="x y&amp;z"'), html);
    const policy = response.headers.get('Content-Security-Policy')!;
    assert.match(policy, /^default-src 'none'; base-uri 'none'; frame-ancestors 'none'; script-src 'nonce-[\w-]+'$/);
    assert.ok(html.includes(`<script nonce="${/nonce-([\w-]+)/.exec(policy)![1]}">`));
    assert.equal(response.headers.get('Referrer-Policy'), 'origin');
  });

  it('returns to the page after any error, since the page asks for the status, and logs the error', async () => {
    const troubles: (object | (() => Promise<Response>))[] = [
      () => Promise.reject(new TypeError('fetch failed')),
      () => Promise.resolve(Response.json({ error_code: 8, error_desc: 'gone' }, { status: 410 })),
      () => Promise.resolve(new Response('<html>')),
      calloutTo('get', { callout_destination_url: 'javascript:alert(1)' }),
      calloutTo('get', { callout_destination_url: 'http://pay.example/form' }),
      calloutTo('get', { callout_destination_url: 'https://user:secret@pay.example/form' }),
    ];
    for (const trouble of troubles) {
      const { response, log } = await back(trouble);
      assert.deepEqual([response.status, response.headers.get('Location')], [303, PAGE]);
      assert.equal(log[0]!.route, 'callback');
      assert.ok(!JSON.stringify(log).includes('success'));
    }
  });

  it('takes the step once when the customer reloads', async () => {
    const start = await started({ page_url: PAGE });
    let answer: (response: Response) => void = () => undefined;
    start.api.replies['callback.v1'] = () => new Promise<Response>((resolve) => (answer = resolve));
    const calls = ['?success=yes', ''].map((query) => start.call(`callback/${start.token}${query}`));
    while (start.api.calls('callback.v1').length === 0) await new Promise((resolve) => setImmediate(resolve));
    answer(Response.json(purchased));
    for (const response of await Promise.all(calls)) assert.equal(response.headers.get('Location'), PAGE);
    assert.equal(start.api.calls('callback.v1').length, 1);
  });

  it('shows a page with a way out for tokens it did not make, and asks the API nothing', async () => {
    const { token, api } = await started({ page_url: PAGE });
    const proxy = proxyFor(api, { callbackKey: KEY });
    const others = proxyFor(api, { callbackKey: `${KEY}!` });
    const moved = await createSeal(KEY, 'return token').seal('https://evil.example/');
    const changed = token.slice(0, -2) + (token.endsWith('AA') ? 'BB' : 'AA');
    for (const response of [
      await proxy.call(`callback/${changed}`),
      await proxy.call('callback/abc'),
      await proxy.call('callback/a'),
      await proxy.call('callback/a.b'),
      await proxy.call(`callback/${moved}`),
      await others.call(`callback/${token}`),
    ]) {
      assert.equal(response.status, 410);
      assert.match(await response.text(), /<a href="https:\/\/www\.example\.com">/);
    }
    assert.equal(api.calls('callback.v1').length, 0);
    assert.equal((await proxy.call(`callback/${token}`, { method: 'PUT' })).status, 405);
  });
});

describe('a step that the page takes itself', () => {
  const step = async (reply: object, path?: string, form: Record<string, string> = { stripeToken: 'tok_1' }) => {
    const start = await started({ page_url: PAGE });
    start.api.replies['callback.v1'] = reply;
    const response = await start.post(path ?? `callback.v1/this.${start.token}/next.whatever`, form);
    return { ...start, response };
  };

  it('is passed on and answered as JSON, without the customer', async () => {
    const { response, api } = await step(purchased);
    const { transaction_status, trolley_contents } = purchased;
    assert.deepEqual([response.status, await response.json()], [200, { transaction_status, trolley_contents }]);
    assert.deepEqual([...api.calls('callback.v1')[0]!.form], [['stripeToken', 'tok_1']]);
  });

  it('may carry long values', async () => {
    const { response, api } = await step(purchased, undefined, { PaRes: 'x'.repeat(20_000) });
    assert.equal(response.status, 200);
    assert.equal(api.calls('callback.v1')[0]!.form.get('PaRes')!.length, 20_000);
  });

  it('answers with a token of its own for the next step', async () => {
    const { response, api } = await step(calloutTo('post'));
    const { callout } = (await response.json()) as { callout: { return_token: string } };
    assert.ok(api.calls('callback.v1')[0]!.path.endsWith(`/next.${callout.return_token}`));
    assert.equal(await createSeal(KEY, 'return token').open(callout.return_token), PAGE);
  });

  it('is refused with a token of another, a forbidden parameter, or from a foreign page', async () => {
    const foreign = await step(purchased, 'callback.v1/this.abc/next.def');
    assert.deepEqual(
      [foreign.response.status, (await errorOf(foreign.response)).error_code],
      [410, PROXY_ERRORS.badReturnToken],
    );
    for (const name of ['remote_ip', 'user_passwd', 'crypto_block', 'add_customer', 'req_predicted_commission']) {
      assert.equal((await step(purchased, undefined, { [name]: '1' })).response.status, 400);
    }
    const { post, token, api } = await started({ page_url: PAGE });
    const evil = await post(`callback.v1/this.${token}/next.b`, {}, { Origin: 'https://evil.example' });
    assert.equal(evil.status, 403);
    assert.equal(api.calls('callback.v1').length, 0);
  });
});
