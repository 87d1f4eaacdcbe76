/** Vouchers of the XML core as pages of the proxy. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { purchaseOf, valueOf, XmlProxy } from './support.js';

describe('vouchers of the XML core', () => {
  it('are fetched by the proxy and shown as sandboxed pages', async () => {
    const proxy = new XmlProxy();
    const bought = await proxy.answerTo(purchaseOf((await proxy.reserve()).handle));
    const address = valueOf(bought, 'page_url');
    assert.match(address, /^https:\/\/tickets\.example\.com\/f13\/voucher\/[\w-]+$/);
    const page = await proxy.handle(new Request(address));
    assert.equal(page.status, 200);
    const html = await page.text();
    assert.match(html, /Reference: PURCHASE-/);
    assert.match(html, /<base href="https:\/\/api\.test\/tickets\/web_self_print\.buy\/demo">/);
    assert.doesNotMatch(html, /crypto_block/);
    const policy = page.headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /^sandbox; default-src 'none'; /);
    assert.equal(page.headers.get('Cache-Control'), 'no-store');
    assert.equal(page.headers.get('Referrer-Policy'), 'no-referrer');
  });

  const pages: Readonly<Record<string, () => Response>> = {
    'leads to another host': () => new Response(null, { status: 302, headers: { Location: 'https://evil.example/' } }),
    'is not HTML': () => new Response('%PDF', { headers: { 'Content-Type': 'application/pdf' } }),
    'is too large': () => new Response('x'.repeat(2_000_001), { headers: { 'Content-Type': 'text/html' } }),
    'does not exist': () => new Response('', { status: 404, headers: { 'Content-Type': 'text/html' } }),
    'redirects without end': () => new Response(null, { status: 302, headers: { Location: '/tickets/again' } }),
  };
  for (const [name, reply] of Object.entries(pages)) {
    it(`are not shown when the page ${name}`, async () => {
      const proxy = new XmlProxy();
      const address = valueOf(await proxy.answerTo(purchaseOf((await proxy.reserve()).handle)), 'page_url');
      proxy.instead = (_, request) => (request.url.includes('/tickets/') ? reply() : undefined);
      const page = await proxy.handle(new Request(address));
      assert.equal(page.status, 502);
      assert.match(await page.text(), /cannot be shown right now/);
    });
  }

  it('have no address on another host, and none that the core did not send', async () => {
    const proxy = new XmlProxy();
    const { handle } = await proxy.reserve();
    proxy.instead = async (body, request) =>
      body.startsWith('<purchase_reservation>')
        ? new Response(
            (await (await proxy.sandbox.handle(request)).text()).replace(
              /<page_url>[^<]*/,
              '<page_url>https://evil.example/x',
            ),
          )
        : (undefined as never);
    assert.equal(valueOf(await proxy.answerTo(purchaseOf(handle)), 'page_url'), '');
    const made = await proxy.handle(new Request('https://tickets.example.com/f13/voucher/abcdefghijklmnopqrstuvwx'));
    assert.equal(made.status, 410);
  });
});
