import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PROXY_ERRORS } from '../../../src/proxy/proxy.js';
import { PURCHASE, errorOf, type FakeApi, hook, ORIGIN, proxyFor, purchased, sellingApi, UUID } from '../support.js';

describe('a purchase is sent once', () => {
  function slowApi() {
    let answer: (reply: Response) => void = () => undefined;
    const waiting = new Promise<Response>((resolve) => (answer = resolve));
    return { api: sellingApi(undefined, {}, () => waiting), answer: (reply: Response) => answer(reply) };
  }

  it('when the same request comes several times at once: all get the one answer, and the hook is asked once', async () => {
    const { api, answer } = slowApi();
    const { asked, authorizePurchase } = hook(true);
    const { post } = proxyFor(api, { authorizePurchase });
    const calls = [1, 2, 3].map(() => post('purchase.v1', PURCHASE));
    await turns();
    answer(Response.json(purchased));
    for (const response of await Promise.all(calls)) {
      assert.deepEqual([response.status, await response.json()], [200, purchased]);
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), ORIGIN);
    }
    assert.deepEqual([asked.length, api.calls('purchase.v1').length], [1, 1]);
  });

  it('while another request for the same reservation is refused, and one for another reservation is not', async () => {
    const { api, answer } = slowApi();
    const { post } = proxyFor(api, hook(true));
    const first = post('purchase.v1', PURCHASE);
    const error = await errorOf(await post('purchase.v1', { ...PURCHASE, last_name: 'Lovelace' }));
    assert.deepEqual([error.status, error.error_code], [409, PROXY_ERRORS.purchaseUnderWay]);
    const other = post('purchase.v1', { ...PURCHASE, transaction_uuid: 'another-0001' });
    await turns();
    answer(Response.json(purchased));
    assert.deepEqual([(await first).status, (await other).status], [200, 200]);
    assert.equal(api.calls('purchase.v1').length, 2);
  });

  it('whichever case its ID is written in', async () => {
    const { api, answer } = slowApi();
    const { post } = proxyFor(api, hook(true));
    const first = post('purchase.v1', PURCHASE);
    const error = await errorOf(await post('purchase.v1', { ...PURCHASE, transaction_uuid: UUID.toUpperCase() }));
    assert.equal(error.error_code, PROXY_ERRORS.purchaseUnderWay);
    answer(Response.json(purchased));
    assert.equal((await first).status, 200);
  });

  it('and again after the customer corrected something', async () => {
    let tries = 0;
    const wrong = { error_code: 8, error_desc: 'Bad data supplied' };
    const api = sellingApi(undefined, {}, () => (tries++ === 0 ? Response.json(wrong, { status: 460 }) : purchased));
    const { post } = proxyFor(api, hook(true));
    assert.equal((await post('purchase.v1', PURCHASE)).status, 460);
    assert.equal((await post('purchase.v1', { ...PURCHASE, country_code: 'us' })).status, 200);
  });

  it('and again after a refusal by the hook', async () => {
    const api = sellingApi();
    let paid = false;
    const { post } = proxyFor(api, { authorizePurchase: () => paid });
    assert.equal((await post('purchase.v1', PURCHASE)).status, 403);
    paid = true;
    assert.equal((await post('purchase.v1', PURCHASE)).status, 200);
  });

  const LOST: [string, () => Response | Promise<Response>][] = [
    ['the connection breaks', () => Promise.reject(new TypeError('terminated'))],
    ['something in between answers in HTML', () => new Response('<html>502', { status: 502 })],
    ['a success cannot be read', () => new Response('{"transaction_status": "purch', { status: 200 })],
    ['the API breaks', () => Response.json({ error_code: 6, error_desc: 'no database' }, { status: 500 })],
  ];
  for (const [name, reply] of LOST) {
    it(`and not again for three minutes when its answer is lost: ${name}`, async (t) => {
      t.mock.timers.enable({ apis: ['Date'] });
      const api = sellingApi(undefined, {}, reply);
      const { post } = proxyFor(api, hook(true));
      for (const form of [PURCHASE, PURCHASE, { ...PURCHASE, last_name: 'Lovelace' }]) {
        const error = await errorOf(await post('purchase.v1', form));
        assert.deepEqual([error.status, error.error_code], [504, PROXY_ERRORS.outcomeUnknown]);
        assert.match(error.error_desc, /Ask status\.v1/);
      }
      assert.equal(api.calls('purchase.v1').length, 1);
      t.mock.timers.tick(180_000);
      api.replies['purchase.v1'] = purchased;
      assert.equal((await post('purchase.v1', PURCHASE)).status, 200);
    });
  }

  it("and may be tried again after the API's own 502, which says that nothing was reached", async () => {
    const api = sellingApi(undefined, {}, () => Response.json({ error_code: 4, error_desc: 'no' }, { status: 502 }));
    const { post } = proxyFor(api, hook(true));
    assert.deepEqual(await errorOf(await post('purchase.v1', PURCHASE)), {
      status: 502,
      error_code: 4,
      error_desc: 'no',
    });
    api.replies['purchase.v1'] = purchased;
    assert.equal((await post('purchase.v1', PURCHASE)).status, 200);
  });

  it('and not at all when the questions before it fail', async () => {
    for (const endpoint of ['status.v1', 'reserve_page_archive.v1']) {
      const api: FakeApi = sellingApi();
      api.replies[endpoint] = () => Promise.reject(new TypeError('fetch failed'));
      const { asked, authorizePurchase } = hook(true);
      const error = await errorOf(await proxyFor(api, { authorizePurchase }).post('purchase.v1', PURCHASE));
      assert.deepEqual([error.status, error.error_code], [502, PROXY_ERRORS.unreachable]);
      assert.deepEqual([asked.length, api.calls('purchase.v1').length], [0, 0]);
    }
  });
});

async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
