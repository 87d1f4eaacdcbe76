import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PROXY_ERRORS } from '../../../src/proxy/proxy.js';
import { errorOf, FakeApi, ORIGIN, proxyFor } from '../support.js';

const api = () => new FakeApi({ 'events.v1': { results: {} }, 'release.v1': { released_ok: true } });
const FOREIGN = ['https://evil.example', 'http://www.example.com', 'https://www.example.com:8443', 'null'];

describe('pages of the configured origins', () => {
  for (const origin of [ORIGIN, 'http://localhost:5173']) {
    it(`lets ${origin} read answers and errors, without credentials`, async () => {
      const { get } = proxyFor(api());
      for (const path of ['events.v1', 'nothing.v1', 'health']) {
        const { headers } = await get(path, { Origin: origin });
        assert.equal(headers.get('Access-Control-Allow-Origin'), origin);
        assert.equal(headers.get('Access-Control-Expose-Headers'), 'X-Request-Id, Retry-After');
        assert.equal(headers.get('Access-Control-Allow-Credentials'), null);
        assert.match(headers.get('Vary')!, /\bOrigin\b/);
      }
    });
  }

  it('answers preflights', async () => {
    const upstream = api();
    const response = await proxyFor(upstream).call('purchase.v1', {
      method: 'OPTIONS',
      headers: { Origin: ORIGIN, 'Access-Control-Request-Method': 'POST' },
    });
    assert.equal(response.status, 204);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), ORIGIN);
    assert.equal(response.headers.get('Access-Control-Allow-Methods'), 'GET, POST');
    assert.equal(response.headers.get('Access-Control-Allow-Headers'), 'Content-Type, Accept-Language');
    assert.equal(upstream.seen.length, 0);
  });
});

describe('all other pages', () => {
  for (const origin of FOREIGN) {
    it(`refuses ${origin}, preflight, read and write`, async () => {
      const upstream = api();
      const { get, post, call } = proxyFor(upstream);
      const headers = { Origin: origin };
      for (const response of [
        await get('events.v1', headers),
        await post('release.v1', { transaction_uuid: 'abcdefgh' }, headers),
        await call('release.v1', { method: 'OPTIONS', headers }),
      ]) {
        assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
        const error = await errorOf(response);
        assert.deepEqual([error.status, error.error_code], [403, PROXY_ERRORS.foreignOrigin]);
      }
      assert.equal(upstream.seen.length, 0);
    });
  }

  it('answers a request without Origin, which no page can send across origins, and marks the answer as varying', async () => {
    const response = await proxyFor(api()).get('events.v1', {});
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
    assert.match(response.headers.get('Vary')!, /\bOrigin\b/);
  });
});
