import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PROXY_ERRORS, type CreditPurchase, type ProxyOptions } from '../../src/proxy/proxy.js';
import { createSandbox } from '../../src/sandbox/sandbox.js';
import { PURCHASE, FakeApi, ORIGIN, proxyFor } from './support.js';

/** The members of answers that these tests read. */
interface Answer {
  error_code: number;
  results: { performance: { perf_id: string }[]; event: { event_id: string }[] };
  trolley_token: string;
  trolley_contents: { transaction_uuid: string; bundle: { bundle_total_cost: number }[] };
  transaction_status: string;
  customer: { first_name: string };
  callout: { callout_destination_url: string; callout_parameters: Record<string, string>; return_token: string };
}

const answerOf = async (response: Response): Promise<Answer> => (await response.json()) as Answer;

/** The proxy before the simulated box office: what pages really get. */
function shop(options: Partial<ProxyOptions> = {}) {
  const sandbox = createSandbox({ clock: () => Date.parse('2026-11-02T10:00:00Z') });
  const upstream: string[] = [];
  const fetch = (request: Request): Promise<Response> => {
    upstream.push(new URL(request.url).pathname.replace('/f13/', ''));
    return sandbox.handle(request);
  };
  const proxy = proxyFor(new FakeApi({}), { user: 'demo', password: 'demopass', fetch, ...options });
  const json = async (response: Promise<Response>): Promise<Answer> => {
    const answer = await response;
    assert.equal(answer.status, 200, await answer.clone().text());
    return answerOf(answer);
  };
  return {
    ...proxy,
    upstream,
    read: (path: string) => json(proxy.get(path)),
    write: (path: string, form: Record<string, string>) => json(proxy.post(path, form)),
  };
}

/** Two bundles: three tickets of 6IF for collection, and B4 of 7AB. */
async function reserveTwoBundles({ read, write }: ReturnType<typeof shop>) {
  const performances = await read('performances.v1?event_id=6IF&page_length=1');
  const perfId = performances.results.performance[0]!.perf_id;
  const first = await read(
    `trolley.v1?perf_id=${perfId}&ticket_type_code=CIRCLE&price_band_code=C/pool&no_of_seats=3&ext_test0_send_code=COBO`,
  );
  const [cat] = (await read('performances.v1?event_id=7AB')).results.performance;
  const token = new URLSearchParams({ trolley_token: first.trolley_token });
  const both = await read(
    `trolley.v1?${token}&perf_id=${cat!.perf_id}&ticket_type_code=STALLS&price_band_code=A/pool&no_of_seats=1&seat0=B4`,
  );
  return write('reserve.v1', { trolley_token: both.trolley_token });
}

const uuidOf = (reservation: Answer): string => reservation.trolley_contents.transaction_uuid;

describe('before the simulated box office, the proxy', () => {
  it('lets every read through that the client makes, with its flags', async () => {
    const { read } = shop();
    const flags =
      'req_cost_range=true&req_extra_info=true&req_media_landscape=true&req_reviews=true&req_video_iframe=true';
    const { results } = await read(
      `events.v1?keywords=swan&${flags}&page_length=5&page_number=0&sort_order=most_popular`,
    );
    assert.equal(results.event[0]!.event_id, '6IE');
    await read(`events_by_id.v1?event_id_list=7AB&add_add_ons=true&add_upsells=true&${flags}`);
    await read('months.v1?event_id=6IF&req_cost_range=true');
  });

  it('sells on credit what its hook allows, for the total that the reservation has', async () => {
    const asked: CreditPurchase[] = [];
    const store = shop({ authorizePurchase: (purchase) => asked.push(purchase) > 0 });
    const reservation = await reserveTwoBundles(store);
    const bundles = reservation.trolley_contents.bundle;
    assert.equal(bundles.length, 2);
    const bought = await store.write('purchase.v1', {
      ...PURCHASE,
      transaction_uuid: uuidOf(reservation),
      payment_reference: 'PAY',
    });
    assert.equal(bought.transaction_status, 'purchased');
    assert.equal(bought.customer.first_name, 'Ada');
    const total = bundles.reduce((sum, { bundle_total_cost }) => sum + Math.round(bundle_total_cost * 100), 0);
    assert.deepEqual(asked[0]!.totals, [{ currencyCode: 'gbp', minor: total }]);
    assert.equal(asked[0]!.bundles.length, 2);
    assert.ok(!JSON.stringify(bought).includes('commission'));
    const again = await store.post('purchase.v1', { ...PURCHASE, transaction_uuid: uuidOf(reservation) });
    assert.equal((await answerOf(again)).error_code, PROXY_ERRORS.notReserved);
    assert.equal(store.upstream.filter((path) => path === 'purchase.v1').length, 1);
  });

  it('refuses on credit without a hook, and the tickets stay reserved and can be released', async () => {
    const store = shop();
    const transaction_uuid = uuidOf(await reserveTwoBundles(store));
    const refusal = await store.post('purchase.v1', { ...PURCHASE, transaction_uuid });
    assert.equal((await answerOf(refusal)).error_code, PROXY_ERRORS.notAuthorised);
    assert.equal((await store.read(`status.v1?transaction_uuid=${transaction_uuid}`)).transaction_status, 'reserved');
    assert.deepEqual(await store.write('release.v1', { transaction_uuid }), { released_ok: true });
    const late = await store.post('purchase.v1', { ...PURCHASE, transaction_uuid });
    assert.equal((await answerOf(late)).error_code, PROXY_ERRORS.notReserved);
  });

  it("asks for no card account's hook, and passes the card on", async () => {
    const store = shop({ user: 'demo-creditcard' });
    const transaction_uuid = uuidOf(await reserveTwoBundles(store));
    const card = { card_number: '4111111111111111', expiry_date: '1230', cv_two: '123' };
    await store.write('purchase.v1', { ...PURCHASE, ...card, transaction_uuid, email_address: 'ada@example.org' });
    assert.ok(store.upstream.includes('purchase.v1'));
  });

  for (const [success, status] of [
    ['yes', 'purchased'],
    ['no', 'failed'],
  ] as const) {
    it(`brings a customer back from one payment page a supplier, saying ${success}`, async () => {
      const store = shop({ user: 'demo-redirect' });
      const transaction_uuid = uuidOf(await reserveTwoBundles(store));
      const page = `${ORIGIN}/shows?step=pay`;
      const { callout } = await store.write('purchase.v1', { ...PURCHASE, transaction_uuid, page_url: page });
      const first = new URL(callout.callout_parameters.return_url!);
      assert.ok(first.pathname.endsWith(`/callback/${callout.return_token}`));
      const come = (url: URL) => store.handle(new Request(`${url.href}?success=${success}`));
      let response = await come(first);
      if (success === 'yes') {
        const second = new URL(response.headers.get('Location')!);
        assert.ok(second.pathname.endsWith('/tickets/dummy_redirect.buy/demo-redirect'), second.href);
        assert.equal(
          (await store.read(`status.v1?transaction_uuid=${transaction_uuid}`)).transaction_status,
          'attempting',
        );
        response = await come(new URL(second.searchParams.get('return_url')!));
      }
      assert.deepEqual([response.status, response.headers.get('Location')], [303, page]);
      assert.equal((await store.read(`status.v1?transaction_uuid=${transaction_uuid}`)).transaction_status, status);
      assert.equal((await come(first)).headers.get('Location'), page);
    });
  }

  it('takes Stripe tokens, and lets the page answer for a bundle that lacks one', async () => {
    const store = shop({ user: 'demo-stripe' });
    const transaction_uuid = uuidOf(await reserveTwoBundles(store));
    const form = { ...PURCHASE, transaction_uuid, 'ext_test0_callback/stripeToken': 'tok_1' };
    const { callout } = await store.write('purchase.v1', form);
    assert.ok(callout.callout_parameters.crypto_block);
    const step = await store.write(`callback.v1/this.${callout.return_token}/next.mine`, { stripeToken: 'tok_2' });
    assert.equal(step.transaction_status, 'purchased');
  });

  it('tells a wrong password from a broken connection', async () => {
    const { get, log } = shop({ password: 'wrong-password' });
    const response = await get('events.v1');
    assert.equal(response.status, 502);
    assert.equal((await answerOf(response)).error_code, PROXY_ERRORS.configuration);
    assert.match(log[0]!.requestId!, /./);
  });
});
