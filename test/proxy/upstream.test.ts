import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PROXY_ERRORS } from '../../src/proxy/proxy.js';
import { PURCHASE, errorOf, FakeApi, proxyFor, sellingApi, type Reply, UUID } from './support.js';

const never = () => new Promise<Response>(() => undefined);
const down: Reply = () => Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') }));

describe('an API that does not do what it should', () => {
  it('is down: 502, worth another try', async () => {
    const { get, log } = proxyFor(new FakeApi({ 'events.v1': down }));
    const response = await get('events.v1');
    assert.equal(response.headers.get('Retry-After'), '5');
    const error = await errorOf(response);
    assert.deepEqual([error.status, error.error_code], [502, PROXY_ERRORS.unreachable]);
    assert.ok(!error.error_desc.includes('ECONNREFUSED'));
    assert.match(log[0]!.problem!, /fetch failed \(connect ECONNREFUSED\)/);
  });

  it('refuses the credentials: 502, so that no browser shows a password box', async () => {
    const refusal = () => {
      const headers = { 'WWW-Authenticate': 'Basic realm="TicketSwitch_Core_User"', 'X-Request-Id': 'rq-7' };
      return Response.json({ error_code: 3, error_desc: 'User authorisation failure' }, { status: 401, headers });
    };
    const api = new FakeApi({ 'events.v1': refusal, 'status.v1': refusal, 'reserve_page_archive.v1': refusal });
    const { get, post } = proxyFor(api);
    for (const response of [await get('events.v1'), await post('purchase.v1', PURCHASE)]) {
      assert.equal(response.headers.get('WWW-Authenticate'), null);
      assert.equal(response.headers.get('X-Request-Id'), 'rq-7');
      const error = await errorOf(response);
      assert.deepEqual([error.status, error.error_code], [502, PROXY_ERRORS.configuration]);
    }
  });

  it('sends something else than JSON, or elsewhere: 502', async () => {
    for (const reply of [
      () => new Response('<html>Bad gateway</html>', { status: 200 }),
      () => new Response('<html>Bad gateway</html>', { status: 503 }),
      () => new Response('{}', { status: 302, headers: { Location: 'https://elsewhere.test/' } }),
      () => new Response(''),
    ]) {
      const error = await errorOf(await proxyFor(new FakeApi({ 'events.v1': reply })).get('events.v1'));
      assert.deepEqual([error.status, error.error_code], [502, PROXY_ERRORS.badAnswer]);
    }
  });

  it('answers with an error of its own, which is passed on with its status', async () => {
    for (const [status, code] of [
      [400, 8],
      [403, 5],
      [410, 8],
      [460, 2000],
      [502, 4],
      [500, 6],
    ] as const) {
      const body = { error_code: code, error_desc: 'words', error_key: 'addr_missing_at' };
      const response = await proxyFor(new FakeApi({ 'events.v1': () => Response.json(body, { status }) })).get(
        'events.v1',
      );
      assert.deepEqual([response.status, await response.json()], [status, body]);
    }
  });
});

describe('an API that is slow', () => {
  const LIMITS = [
    ['events.v1', 30_000],
    ['availability.v1', 30_000],
    ['reserve.v1', 90_000],
    ['release.v1', 90_000],
  ] as const;
  for (const [endpoint, limit] of LIMITS) {
    it(`has ${limit / 1000} s for ${endpoint}, though it takes no notice of being stopped`, async (t) => {
      t.mock.timers.enable({ apis: ['setTimeout'] });
      const api = new FakeApi({ [endpoint]: never });
      const { get, post } = proxyFor(api);
      let ended = false;
      const call = limit === 30_000 ? get(endpoint) : post(endpoint, {});
      void call.then(() => (ended = true));
      await until(() => api.seen.length === 1);
      t.mock.timers.tick(limit - 1);
      await settle();
      assert.equal(ended, false);
      t.mock.timers.tick(1);
      const error = await errorOf(await call);
      assert.deepEqual([error.status, error.error_code], [504, PROXY_ERRORS.timedOut]);
    });
  }

  it('has more than three minutes for a purchase, and then the outcome is unknown', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const api = sellingApi(undefined, {}, never);
    const { post } = proxyFor(api, { authorizePurchase: () => true });
    let ended = false;
    const call = post('purchase.v1', PURCHASE);
    void call.then(() => (ended = true));
    await until(() => api.calls('purchase.v1').length === 1);
    t.mock.timers.tick(180_000);
    await settle();
    assert.equal(ended, false);
    t.mock.timers.tick(90_000);
    const error = await errorOf(await call);
    assert.deepEqual([error.status, error.error_code], [504, PROXY_ERRORS.outcomeUnknown]);
    assert.match(error.error_desc, /Ask status\.v1; do not repeat/);
  });

  it('stops a read when the browser goes away, and never a write', async () => {
    const asked: { signal: AbortSignal; answer: (response: Response) => void }[] = [];
    const slow: Reply = (request) => new Promise((answer) => asked.push({ signal: request.signal, answer }));
    const { call } = proxyFor(new FakeApi({ 'events.v1': slow, 'release.v1': slow }));
    const gone = new AbortController();
    const read = call('events.v1', { signal: gone.signal });
    await until(() => asked.length === 1);
    const body = new URLSearchParams({ transaction_uuid: UUID });
    const write = call('release.v1', { signal: gone.signal, method: 'POST', body });
    await until(() => asked.length === 2);
    gone.abort();
    assert.equal((await read).status, 502);
    assert.deepEqual(
      asked.map(({ signal }) => signal.aborted),
      [true, false],
    );
    asked[1]!.answer(Response.json({ released_ok: true }));
    assert.deepEqual(await (await write).json(), { released_ok: true });
  });
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

/** Lets everything that is ready happen. */
async function settle(): Promise<void> {
  for (let count = 0; count < 20; count += 1) await turn();
}
