import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ENDPOINTS } from '../../../src/proxy/request/endpoints.js';
import { PROXY_ERRORS } from '../../../src/proxy/proxy.js';
import { PURCHASE, errorOf, FakeApi, ORIGIN, proxyFor, sellingApi, UUID } from '../support.js';

const anyApi = () => new FakeApi(Object.fromEntries([...ENDPOINTS.keys()].map((name) => [name, { fine: true }])));

describe('endpoints', () => {
  it('lets every read that docs/proxy.md allows through, with and without a slash at the end', async () => {
    const reads = [...ENDPOINTS].filter(([, { method }]) => method === 'GET').map(([name]) => name);
    assert.deepEqual(reads.sort(), [
      ...[
        'add_ons.v1',
        'availability.v1',
        'discounts.v1',
        'events.v1',
        'events_by_id.v1',
        'months.v1',
        'performances.v1',
      ],
      ...[
        'performances_by_id.v1',
        'purchase_page_archive.v1',
        'reserve_page_archive.v1',
        'send_methods.v1',
        'status.v1',
      ],
      ...['trolley.v1', 'upsells.v1'],
    ]);
    for (const name of reads) {
      const api = anyApi();
      for (const path of [name, `${name}/`]) {
        const response = await proxyFor(api).get(path);
        assert.deepEqual([response.status, await response.json()], [200, { fine: true }], path);
      }
      assert.deepEqual(
        api.seen.map(({ path }) => path),
        [name, name],
      );
    }
  });

  for (const path of [
    ...['cancel.v1', 'test.v1', 'sources.v1', 'trans_id_status.v1', 'orders_sold.v1', 'orders_supplied.v1', 'times.v1'],
    ...['events.v1/demo', 'events.v1/demo/demosub/nl', 'events.v1/-/-/nl', 'events.v2', 'EVENTS.v1', 'callback.v1'],
    ...[
      '',
      'constructor',
      '__proto__',
      'events.v1%2F..%2Ftest.v1',
      'callback/',
      'health/x',
      '../test.v1',
      '//events.v1',
    ],
  ]) {
    it(`does not know ${path || 'its own base'}`, async () => {
      const api = anyApi();
      const response = await proxyFor(api).get(path);
      assert.equal((await errorOf(response)).error_code, PROXY_ERRORS.notFound);
      assert.equal(response.status, 404);
      assert.equal(api.seen.length, 0);
    });
  }

  it('is reached under its base only, which may be any prefix', async () => {
    const api = anyApi();
    const { handle } = proxyFor(api, { base: '/tickets/box-office/' });
    const status = async (path: string) => (await handle(new Request(`https://www.example.com${path}`))).status;
    assert.equal(await status('/tickets/box-office/events.v1'), 200);
    assert.equal(await status('/f13/events.v1'), 404);
    assert.equal(await status('/tickets/box-officeevents.v1'), 404);
  });

  it('refuses the wrong method with the right one in Allow', async () => {
    const api = anyApi();
    const { call, get } = proxyFor(api);
    const post = await call('events.v1', { method: 'POST', headers: { Origin: ORIGIN } });
    assert.deepEqual([post.status, post.headers.get('Allow')], [405, 'GET']);
    const read = await get('purchase.v1');
    assert.deepEqual([read.status, read.headers.get('Allow')], [405, 'POST']);
    assert.equal((await call('events.v1', { method: 'DELETE' })).status, 405);
    assert.equal(api.seen.length, 0);
  });

  it('says that it is alive without asking the API', async () => {
    const api = anyApi();
    const response = await proxyFor(api).get('health', {});
    assert.deepEqual([response.status, await response.json()], [200, { status: 'ok' }]);
    assert.equal(api.seen.length, 0);
  });
});

describe('parameters', () => {
  const accepted: [string, string][] = [
    ['events.v1', 'keywords=swan&country_code=uk&circle=51.5:-0.1:5&page_length=10&sort_order=recent&req_cost_range'],
    ['events.v1', 'req_media_triplet_five_wide&req_media_seating_plan&req_cost_range_no_singles_data&req_extra_info'],
    ['events_by_id.v1', 'event_id_list=6IF,6IE&add_add_ons&add_upsells&req_reviews&req_avail_details_with_perfs'],
    ['availability.v1', 'perf_id=7AB-5&no_of_seats=2&add_seat_blocks&add_discounts&add_example_seats&promo_code=X'],
    ['trolley.v1', 'trolley_token=s2--a&perf_id=7AB-5&disc0=ADULT&disc12=CHILD&seat0=A1&ext_test0_send_code=POST'],
    ['trolley.v1', 'remove_items_list=1,2&departure_date=20300101&duration=3&tsw_session_track_id=abc'],
    ['status.v1', `transaction_uuid=${UUID}&req_src_info`],
  ];
  for (const [endpoint, query] of accepted) {
    it(`passes ${endpoint}?${query}`, async () => {
      const api = anyApi();
      assert.equal((await proxyFor(api).get(`${endpoint}?${query}`)).status, 200);
      const sent = new URLSearchParams(api.seen[0]!.path.split('?')[1]);
      assert.deepEqual([...sent], [...new URLSearchParams(query)]);
    });
  }

  const forbidden: [string, string][] = [
    ...[
      'req_predicted_commission',
      'user_id',
      'user_passwd',
      'sub_id',
      'crypto_block',
      'custom_tracking_id',
      '__proto__',
    ].map((name): [string, string] => ['events.v1', name]),
    ['availability.v1', 'req_predicted_commission'],
    ['status.v1', 'add_customer'],
    ['status.v1', 'add_external_sale_page'],
    ['trolley.v1', 'add_crypto_block'],
    ['trolley.v1', 'seat1234'],
    ['trolley.v1', 'xseat1'],
    ['events.v1', 'req_media_../x'],
    ['events.v1', 'Keywords'],
    ['events.v1', 'remote_ip'],
    ['send_methods.v1', 'event_id'],
  ];
  for (const [endpoint, name] of forbidden) {
    it(`refuses ${name} at ${endpoint} and names it`, async () => {
      const api = anyApi();
      const error = await errorOf(await proxyFor(api).get(`${endpoint}?${encodeURIComponent(name)}=1`));
      assert.deepEqual([error.status, error.error_code], [400, PROXY_ERRORS.badParameter]);
      assert.ok(error.error_desc.includes(name.replace(/[^\w/.-]/g, '?')), error.error_desc);
      assert.equal(api.seen.length, 0);
    });
  }

  it('refuses what the API and the proxy might read differently', async () => {
    const api = sellingApi();
    const { post, call, get } = proxyFor(api, { authorizePurchase: () => true });
    const twice = await post('purchase.v1', `${new URLSearchParams(PURCHASE)}&transaction_uuid=another-0001`);
    assert.equal((await errorOf(twice)).error_desc, 'Parameter "transaction_uuid" is given twice.');
    const inQuery = await post(`purchase.v1?transaction_uuid=another-0001`, PURCHASE);
    assert.equal(inQuery.status, 400);
    const asJson = await call('purchase.v1', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(PURCHASE),
    });
    assert.deepEqual([asJson.status, (await errorOf(asJson)).error_code], [415, PROXY_ERRORS.wrongBodyType]);
    assert.equal((await get('status.v1?transaction_uuid=..%2F..%2Ftest.v1')).status, 400);
    assert.equal(api.seen.length, 0);
  });

  it('has no endpoint that takes what belongs to the account', () => {
    const never = [
      ...['add_customer', 'add_external_sale_page', 'add_crypto_block', 'include_non_live'],
      ...['req_predicted_commission', 'user_id', 'user_passwd', 'sub_id', 'crypto_block', 'cancel_items_list'],
      ...['ext_test0_callback/../x', 'a/b_callback/x', '_callback/x', 'x_callback/y/z', 'x_callback/', ''],
    ];
    for (const [endpoint, { allows }] of ENDPOINTS) {
      assert.deepEqual(never.filter(allows), [], endpoint);
      const fuzzy = fc.tuple(fc.constantFrom(...never.slice(0, 10)), fc.string({ minLength: 1, maxLength: 3 }));
      fc.assert(
        fc.property(fuzzy, ([name, more]) => {
          assert.ok(!allows(name + more) && !allows(more + name), `${endpoint}: ${name} with ${more}`);
        }),
      );
    }
    assert.ok(ENDPOINTS.get('purchase.v1')!.allows('ext_test0_callback/cider_token'));
  });

  it('limits the length of a value, the query, the number of parameters and the body', async () => {
    const api = anyApi();
    const { get, post, call } = proxyFor(api);
    const tooLong = await errorOf(await get(`events.v1?keywords=${'x'.repeat(501)}`));
    assert.deepEqual([tooLong.status, tooLong.error_code], [400, PROXY_ERRORS.tooLarge]);
    assert.equal((await get(`events.v1?keywords=${'x'.repeat(20_000)}`)).status, 414);
    assert.equal((await get(`trolley.v1?trolley_token=${'x'.repeat(5000)}`)).status, 200);
    const seats = Object.fromEntries(Array.from({ length: 260 }, (_, index) => [`seat${index}`, 'A1']));
    assert.equal((await post('reserve.v1', seats)).status, 400);
    assert.equal((await post('reserve.v1', { trolley_token: 'x'.repeat(70_000) })).status, 413);
    // Without Content-Length it is the reading that has to stop.
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(10_000).fill(97));
      },
    });
    const streamed = await call('reserve.v1', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    assert.deepEqual([streamed.status, (await errorOf(streamed)).error_code], [413, PROXY_ERRORS.tooLarge]);
    assert.ok(pulled < 12, `${pulled} chunks were read`);
    assert.deepEqual(
      api.seen.map(({ path }) => path.split('?')[0]),
      ['trolley.v1'],
    );
  });
});
