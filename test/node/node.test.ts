import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clientAddress } from '../../src/node/client-address.js';
import { readProxyConfig, warnings } from '../../src/node/proxy-config.js';
import { connectionAddress, serve } from '../../src/node/serve.js';
import { createProxy } from '../../src/proxy/proxy.js';
import { createSeal } from '../../src/proxy/privacy/seal.js';
import { PURCHASE, ORIGIN } from '../proxy/support.js';

describe('serve', () => {
  it('serves a handler, knows who called, and closes', async () => {
    const served = await serve((request) => Response.json({ from: connectionAddress(request) }), { port: 0 });
    assert.equal(served.url, `http://127.0.0.1:${served.port}`);
    assert.deepEqual(await (await fetch(served.url)).json(), { from: '127.0.0.1' });
    await served.close();
    await assert.rejects(fetch(served.url));
  });

  it('answers what is under way before it has closed', async () => {
    const arrived = withResolve<void>();
    const answer = withResolve<Response>();
    const served = await serve(
      () => {
        arrived.resolve();
        return answer.promise;
      },
      { port: 0 },
    );
    const response = fetch(served.url);
    await arrived.promise;
    const closing = served.close();
    answer.resolve(new Response('late'));
    assert.equal(await (await response).text(), 'late');
    await closing;
  });

  it('says that a port is taken, and what to do', async () => {
    const first = await serve(() => new Response(), { port: 0 });
    const { port } = first;
    const words = `Port ${port} on 127.0.0.1 is taken by another program. End that program, or choose another port: set X.`;
    await assert.rejects(
      serve(() => new Response(), { port, portHint: 'set X' }),
      { message: words },
    );
    await first.close();
  });
});

describe('the proxy over HTTP', () => {
  it('sends credentials, form and connection to the API, and reads its compressed answers', async () => {
    const seen: { url: string; headers: Headers; form: URLSearchParams }[] = [];
    const api = await serve(
      async (request) => {
        seen.push({ url: request.url, headers: request.headers, form: new URLSearchParams(await request.text()) });
        const gzip = new Response(JSON.stringify({ released_ok: true })).body!.pipeThrough(
          new CompressionStream('gzip'),
        );
        return new Response(gzip, { headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' } });
      },
      { port: 0 },
    );
    const proxy = await serve(
      createProxy({
        ...{ upstream: api.url, user: 'acme', password: 'secret-pass', origins: [ORIGIN] },
        clientAddress: connectionAddress,
      }),
      { port: 0 },
    );
    const response = await fetch(`${proxy.url}/f13/release.v1`, {
      method: 'POST',
      headers: { Origin: ORIGIN, 'User-Agent': 'Browser/1', Accept: 'text/html' },
      body: new URLSearchParams({ transaction_uuid: PURCHASE.transaction_uuid }),
    });
    assert.deepEqual([response.status, await response.json()], [200, { released_ok: true }]);
    assert.deepEqual(
      seen.map(({ url }) => url),
      [`${api.url}/f13/release.v1`],
    );
    assert.equal(seen[0]!.headers.get('Authorization'), `Basic ${btoa('acme:secret-pass')}`);
    assert.match(seen[0]!.headers.get('Accept-Encoding')!, /gzip/);
    assert.deepEqual(Object.fromEntries(seen[0]!.form), {
      transaction_uuid: PURCHASE.transaction_uuid,
      ...{ remote_ip: '127.0.0.1', remote_site: 'www.example.com' },
      ...{ client_http_user_agent: 'Browser/1', client_http_accept: 'text/html' },
    });
    await Promise.all([proxy.close(), api.close()]);
    const events = await createProxy({ upstream: api.url, user: 'a', password: 'b', origins: [ORIGIN] })(
      new Request('http://127.0.0.1/f13/events.v1'),
    );
    assert.equal(events.status, 502);
  });
});

describe('a payment return over HTTP', () => {
  it('tells the API the payment page as Referer, and sends the browser on', async (t) => {
    const key = 'a secret of more than thirty-two characters';
    let referrer: string | null = null;
    const api = await serve(
      (request) => {
        referrer = request.headers.get('Referer');
        return Response.json({ transaction_status: 'purchased' });
      },
      { port: 0 },
    );
    const options = { upstream: api.url, user: 'acme', password: 'secret-pass', origins: [ORIGIN], callbackKey: key };
    const proxy = await serve(createProxy(options), { port: 0 });
    t.after(() => Promise.all([api.close(), proxy.close()]));
    const token = await createSeal(key, 'return token').seal(`${ORIGIN}/pay`);
    const headers = { Referer: 'https://pay.example/form' };
    const response = await fetch(`${proxy.url}/f13/callback/${token}`, { headers, redirect: 'manual' });
    assert.deepEqual([response.status, response.headers.get('Location')], [303, `${ORIGIN}/pay`]);
    assert.equal(referrer, 'https://pay.example/form');
  });
});

describe('an API that redirects', () => {
  it('is not followed, so that the credentials go nowhere else', async (t) => {
    let visits = 0;
    const elsewhere = await serve(() => Response.json({ visits: (visits += 1) }), { port: 0 });
    const api = await serve(() => new Response(null, { status: 302, headers: { Location: elsewhere.url } }), {
      port: 0,
    });
    const proxy = createProxy({ upstream: api.url, user: 'acme', password: 'secret-pass', origins: [ORIGIN] });
    const response = await proxy(new Request('http://127.0.0.1/f13/events.v1'));
    t.after(() => Promise.all([api.close(), elsewhere.close()]));
    assert.deepEqual([response.status, visits], [502, 0]);
  });
});

describe('clientAddress', () => {
  const cases: [string | null, number, string | undefined][] = [
    [null, 0, '10.0.0.1'],
    ['6.6.6.6', 0, '10.0.0.1'],
    ['6.6.6.6, 203.0.113.9', 1, '203.0.113.9'],
    ['6.6.6.6, 203.0.113.9 , 10.0.0.7', 2, '203.0.113.9'],
    ['2001:db8::1', 1, '2001:db8::1'],
    ['203.0.113.9', 2, undefined],
    [null, 1, undefined],
    ['<script>', 1, undefined],
  ];
  for (const [header, proxies, expected] of cases) {
    it(`is ${expected} for "${header}" behind ${proxies} proxies`, () => {
      assert.equal(clientAddress(header, '10.0.0.1', proxies), expected);
    });
  }
});

describe('settings of tsw-proxy', () => {
  const env = {
    TSW_USER: 'acme',
    TSW_PASSWORD: 'p',
    TSW_ORIGINS: 'https://a.example, https://b.example\nhttps://c.example',
  };

  it('have defaults, and origins separated by spaces or commas', () => {
    const config = readProxyConfig({ ...env, HOME: '/root' });
    assert.deepEqual(config, {
      ...{ upstream: 'https://api.ticketswitch.com', user: 'acme', password: 'p', base: '/f13', port: 8080 },
      origins: ['https://a.example', 'https://b.example', 'https://c.example'],
      ...{
        publicUrl: undefined,
        xmlCore: undefined,
        callbackKey: undefined,
        authorize: undefined,
        hostname: '127.0.0.1',
        trustedProxies: 0,
      },
    });
    assert.equal(warnings(config).length, 2);
    assert.match(warnings({ ...config, upstream: 'http://api.test' })[2]!, /in the clear/);
    for (const upstream of ['http://127.0.0.1:1', 'http://localhost:1', 'http://api.localhost:1', 'http://[::1]:1']) {
      assert.deepEqual(warnings({ ...config, authorize: 'a.js', callbackKey: 'k', upstream }), []);
    }
  });

  it('that are wrong are all named, with what to set', () => {
    const wrong = { TSW_PORT: '80800', TSW_TRUSTED_PROXIES: '-1', TSW_HOST: 'here', TSW_ORIGIN: 'https://a.example' };
    assert.throws(
      () => readProxyConfig(wrong),
      (error: Error) => {
        for (const part of [
          ...['TSW_USER is not set', 'TSW_PASSWORD is not set', 'TSW_ORIGINS is not set', 'TSW_PORT is "80800"'],
          ...['TSW_TRUSTED_PROXIES is "-1"', 'TSW_HOST is "here"', 'TSW_ORIGIN is no setting', 'TSW_AUTHORIZE  '],
        ]) {
          assert.ok(error.message.includes(part), `${part} in ${error.message}`);
        }
        return true;
      },
    );
  });
});

function withResolve<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}
