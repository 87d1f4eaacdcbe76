import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { redact } from '../../src/proxy/privacy/redact.js';
import {
  bundle,
  PURCHASE,
  FakeApi,
  ORIGIN,
  PASSWORD,
  proxyFor,
  purchased,
  sellingApi,
  statusAnswer,
  UUID,
} from './support.js';

const TOKEN = btoa(`acme:${PASSWORD}`);

describe('what is added to a call', () => {
  it('is Basic auth, in UTF-8', async () => {
    const api = new FakeApi({ 'events.v1': {} });
    await proxyFor(api).get('events.v1');
    assert.equal(api.seen[0]!.headers.get('Authorization'), `Basic ${TOKEN}`);
    await proxyFor(api, { password: 'pässwörd€' }).get('events.v1');
    const sent = api.seen[1]!.headers.get('Authorization')!.replace('Basic ', '');
    assert.equal(Buffer.from(sent, 'base64').toString('utf8'), 'acme:pässwörd€');
  });

  it('never comes from the browser: its credentials, cookies and forwarding headers stay behind', async () => {
    const api = new FakeApi({ 'events.v1': {} });
    await proxyFor(api).get('events.v1', {
      ...{ Origin: ORIGIN, Authorization: 'Basic ZXZpbDpldmls', Cookie: 'a=b', 'X-Forwarded-For': '6.6.6.6' },
    });
    const { headers } = api.seen[0]!;
    assert.equal(headers.get('Authorization'), `Basic ${TOKEN}`);
    assert.deepEqual([headers.get('Cookie'), headers.get('X-Forwarded-For')], [null, null]);
  });

  it('is the language: the header, or the parameter, which wins and is not passed on', async () => {
    const api = new FakeApi({ 'events.v1': {} });
    const { get } = proxyFor(api);
    await get('events.v1', { 'Accept-Language': 'de-AT' });
    await get('events.v1?lang=nl&keywords=a', { 'Accept-Language': 'de-AT' });
    assert.deepEqual(
      api.seen.map(({ headers, path }) => [headers.get('Accept-Language'), path]),
      [
        ['de-AT', 'events.v1'],
        ['nl', 'events.v1?keywords=a'],
      ],
    );
  });

  it('is what the proxy knows of the customer, and never what the browser says of it', async () => {
    const claims = {
      remote_ip: '6.6.6.6',
      remote_site: 'evil.example',
      client_http_user_agent: 'x',
      client_http_accept: 'x',
    };
    const headers = { Origin: ORIGIN, 'User-Agent': 'Browser/1', Accept: 'text/html', 'X-Forwarded-For': '6.6.6.6' };
    const api = new FakeApi({ 'reserve.v1': {}, 'release.v1': {} });
    const known = {
      remote_site: 'www.example.com',
      client_http_user_agent: 'Browser/1',
      client_http_accept: 'text/html',
    };
    await proxyFor(api).post('reserve.v1', { trolley_token: 't', ...claims }, headers);
    assert.deepEqual(Object.fromEntries(api.seen[0]!.form), { trolley_token: 't', ...known });
    await proxyFor(api, { clientAddress: () => '203.0.113.9' }).post(
      'release.v1',
      { transaction_uuid: UUID, ...claims },
      headers,
    );
    assert.deepEqual(Object.fromEntries(api.seen[1]!.form), {
      transaction_uuid: UUID,
      ...known,
      remote_ip: '203.0.113.9',
    });
  });
});

describe('what is taken out of an answer', () => {
  const secretFields = {
    user_commission: { amount_including_vat: 2.63, commission_currency_code: 'gbp' },
    gross_commission: { amount_including_vat: 5.85 },
    predicted_user_commission: { amount_including_vat: 2 },
    predicted_gross_commission: { amount_including_vat: 5 },
    commission_currency: { currency_code: 'gbp' },
    commision_currency_code: 'gbp',
    agent_cost: { currency_code: 'gbp', total_agent_cost: 58.1 },
    total_agent_cost: 58.1,
    ...{ supplier_fee: 1, supplier_uplift: 1, user_uplift: 1, processing_fee: 1, moneyflow_channel_code: 'demo' },
    ...{ reserve_user: { user_id: 'acme' }, purchase_user: { user_id: 'acme' }, sub_user: 'x', user_id: 'acme' },
    ...{ crypto_block: 'k', internal_reserve_sub_ref: 'r', internal_error_comment: 'e', failure_reason: 'f' },
    ...{ backend_group: 'g', external_sale_page: {}, customers_by_system: {}, remote_site: 'x' },
  };

  it('is commission, margin and account, at every depth, and nothing else', async () => {
    const kept = {
      ...{ sale_seatprice: 35, sale_surcharge: 4, user_review_percent: 80, is_user_review: false },
      ...{ purchase_error: 'auth_failure', failed_avs: true, backend_purchase_reference: 'P-1', send_cost: 1.5 },
      ...{
        reserve_failure_comment: 'Seat H10 causes failure.',
        needs_agent_reference: false,
        backend_is_broken: false,
      },
    };
    const level = { ...kept, ...secretFields };
    const answer = { ...level, list: [[level], { deep: { deeper: level } }] };
    const clean = { ...kept, list: [[kept], { deep: { deeper: kept } }] };
    const api = new FakeApi({ 'availability.v1': answer, 'trolley.v1': answer, 'reserve.v1': answer });
    const { get, post } = proxyFor(api);
    for (const response of [await get('availability.v1'), await get('trolley.v1'), await post('reserve.v1', {})]) {
      assert.deepEqual(await response.json(), clean);
    }
  });

  it('is found at random depths and places too', () => {
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue(),
        fc.array(tie('tree')),
        fc.dictionary(fc.string(), tie('tree')),
        tie('secret'),
      ),
      secret: fc.constantFrom(...Object.entries(secretFields)).map(([key, value]) => ({ [key]: value, kept: 1 })),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const out = JSON.stringify(redact(value as never)) ?? '';
        for (const key of Object.keys(secretFields)) assert.ok(!out.includes(`"${key}":`), `${key} in ${out}`);
      }),
    );
  });

  it('is nothing of what a payment page has to be sent', () => {
    const callout = { callout_parameters: { user_id: 'acme', crypto_block: 'U1', customer: 'x' }, user_id: 'acme' };
    const expected = { callout_parameters: callout.callout_parameters };
    assert.deepEqual(redact({ callout, pending_callout: callout }), { callout: expected, pending_callout: expected });
  });

  it('is the customer, except in the answer to the purchase that brought it', async () => {
    const api = sellingApi([bundle()]);
    api.replies['purchase_page_archive.v1'] = purchased;
    api.replies['status.v1'] = statusAnswer([bundle()], { customer: purchased.customer });
    const { get, post } = proxyFor(api, { authorizePurchase: () => true });
    for (const endpoint of ['status.v1', 'purchase_page_archive.v1']) {
      const body = await (await get(`${endpoint}?transaction_uuid=${UUID}`)).text();
      assert.ok(!body.includes('ada@example.org'), body);
    }
    assert.deepEqual(await (await post('purchase.v1', PURCHASE)).json(), purchased);
  });

  it('is any trace of the credentials, in bodies, errors, headers and the log', async () => {
    const leaks = { error_code: 8, error_desc: `no user acme:${PASSWORD} / Basic ${TOKEN}`, list: [{ x: PASSWORD }] };
    const api = new FakeApi({
      'events.v1': leaks,
      'availability.v1': () => Response.json(leaks, { status: 400 }),
      'months.v1': () => new Response(`<html>${PASSWORD}`, { status: 200 }),
      'discounts.v1': () => Promise.reject(new Error(`cannot reach with Basic ${TOKEN} ${PASSWORD}`)),
      'send_methods.v1': () =>
        Response.json(leaks, { status: 401, headers: { 'WWW-Authenticate': `Basic realm="${PASSWORD}"` } }),
      'performances.v1': () =>
        Response.json(leaks, { headers: { 'Set-Cookie': PASSWORD, Server: PASSWORD, 'X-Other': PASSWORD } }),
    });
    const { get, log } = proxyFor(api);
    for (const endpoint of Object.keys(api.replies)) {
      const response = await get(endpoint);
      const everything = JSON.stringify([response.status, [...response.headers], await response.text()]);
      for (const secret of [PASSWORD, TOKEN]) assert.ok(!everything.includes(secret), everything);
    }
    assert.equal(api.seen.length, 6);
    const logged = JSON.stringify(log);
    for (const secret of [PASSWORD, TOKEN]) assert.ok(!logged.includes(secret), logged);
    assert.match(logged, /cannot reach with Basic \[removed\] \[removed\]/);
  });
});

describe('headers of an answer', () => {
  const upstreamHeaders = {
    ...{
      'X-Request-Id': 'rq-1',
      'Retry-After': '9',
      'Cache-Control': 'max-age=3600, must-revalidate',
      'Set-Cookie': 'a=b',
    },
    ...{ 'WWW-Authenticate': 'Basic realm="x"', 'Access-Control-Allow-Origin': '*', 'Content-Language': 'nl' },
  };
  const api = new FakeApi({});
  for (const name of ['events.v1', 'events_by_id.v1', 'performances.v1', 'performances_by_id.v1', 'months.v1']) {
    api.replies[name] = () => Response.json({}, { headers: upstreamHeaders });
  }
  for (const name of ['availability.v1', 'trolley.v1', 'status.v1', 'send_methods.v1', 'discounts.v1']) {
    api.replies[name] = () => Response.json({}, { headers: upstreamHeaders });
  }

  it('keeps request ID, wait and language, drops all others, and caches the catalogue only', async () => {
    for (const name of Object.keys(api.replies)) {
      const { headers } = await proxyFor(api).get(name);
      assert.equal(headers.get('X-Request-Id'), 'rq-1');
      assert.equal(headers.get('Retry-After'), '9');
      assert.equal(headers.get('Content-Language'), 'nl');
      assert.deepEqual([headers.get('Set-Cookie'), headers.get('WWW-Authenticate')], [null, null]);
      assert.equal(headers.get('Access-Control-Allow-Origin'), ORIGIN);
      assert.equal(headers.get('Content-Type'), 'application/json; charset=utf-8');
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
      const catalogue = /^(events|performances|months)/.test(name);
      assert.equal(headers.get('Cache-Control'), catalogue ? upstreamHeaders['Cache-Control'] : 'no-store', name);
    }
  });

  it('does not let an error be cached, even where the API does', async () => {
    const failing = new FakeApi({ 'events.v1': () => Response.json({}, { status: 400, headers: upstreamHeaders }) });
    assert.equal((await proxyFor(failing).get('events.v1')).headers.get('Cache-Control'), 'no-store');
  });
});
