/** The XML route: which calls pass, what the proxy adds to them, and handles of reservations. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createProxy } from '../../../src/proxy/proxy.js';
import { ORIGIN } from '../support.js';
import { purchaseOf, SECRETS, valueOf, XmlProxy } from './support.js';

describe('the XML route', () => {
  it('reserves, looks up, buys and releases, and sends the page no secret', async () => {
    const proxy = new XmlProxy();
    const { handle, xml } = await proxy.reserve();
    assert.match(handle, /^U000-[\w-]+\.[\w-]+$/);
    const info = await proxy.answerTo(`<transaction_info><handle>${handle}</handle></transaction_info>`);
    assert.equal(valueOf(info, 'transaction_status'), 'reserved');
    const bought = await proxy.answerTo(purchaseOf(handle));
    assert.equal(valueOf(bought, 'success'), 'yes');
    const released = await proxy.answerTo(`<release_reservation><handle>${handle}</handle></release_reservation>`);
    assert.equal(valueOf(released, 'released_ok'), 'yes');
    for (const answer of [xml, info, bought, released]) assert.doesNotMatch(answer, SECRETS);
  });

  it('adds the account, the crypto block and the connection to a call', async () => {
    const proxy = new XmlProxy({ clientAddress: () => '192.0.2.7' });
    const { handle } = await proxy.reserve();
    await proxy.answerTo(purchaseOf(handle, '<send_confirmation_email>no</send_confirmation_email>'));
    const [made = '', , bought = ''] = proxy.core;
    assert.match(made, /^<make_reservation><user_id>demo<\/user_id><crypto_block>k5--/);
    for (const body of [made, bought]) {
      assert.match(body, /<self_print_mode>html<\/self_print_mode>/);
      assert.match(body, /<remote_ip>192\.0\.2\.7<\/remote_ip><remote_site>www\.example\.com<\/remote_site>/);
      assert.doesNotMatch(body, /handle|payment_reference/);
    }
    // A flag is true when its element is present, whatever text a page writes into it.
    assert.match(bought, /<send_confirmation_email\/>/);
    assert.match(bought, /<last_name>O'Hara &amp; Lund<\/last_name>/);
  });

  it('passes the send method on to the reservation', async () => {
    const proxy = new XmlProxy();
    const token = await proxy.trolleyToken();
    const method = (code: string): string =>
      `<send_method><source_code>ext_test0</source_code><send_code>${code}</send_code></send_method>`;
    const asked: string[] = [];
    proxy.instead = (_, request) => void asked.push(request.url);
    await proxy.answerTo(
      `<make_reservation><trolley_token>${token}</trolley_token>${method('COBO')}</make_reservation>`,
    );
    assert.ok(asked.some((url) => url.includes('trolley.v1') && url.includes('ext_test0_send_code=COBO')));
    const odd = '<make_reservation><send_method><source_code>a&amp;b=c</source_code></send_method></make_reservation>';
    assert.equal((await proxy.refusalOf(odd)).code, 9003);
  });

  for (const [name, body, code] of [
    ['another call', '<trolley_describe><trolley_token>x</trolley_token></trolley_describe>', 9003],
    ['the name of a property that objects inherit', '<constructor/>', 9003],
    ['an account', '<release_reservation><user_id>rich</user_id></release_reservation>', 9003],
    ['a crypto block', '<release_reservation><crypto_block>k5--x</crypto_block></release_reservation>', 9003],
    ['a password', '<transaction_info><user_passwd>x</user_passwd></transaction_info>', 9003],
    [
      'the ID of a transaction',
      '<transaction_info><transaction_id>U000-0000-0000-LDNX</transaction_id></transaction_info>',
      9003,
    ],
    [
      'an unknown element of the customer',
      purchaseOf('x', '', '<customer_data><sub_id>x</sub_id></customer_data>'),
      9003,
    ],
    [
      'elements in a text',
      purchaseOf('x', '', '<customer_data><town><user_id>x</user_id></town></customer_data>'),
      9003,
    ],
    ['an element twice', purchaseOf('x', '<handle>y</handle>'), 9003],
    ['a very long text', purchaseOf('x', '', `<customer_data><town>${'x'.repeat(501)}</town></customer_data>`), 9004],
    ['a DTD', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><release_reservation/>', 9003],
    ['no XML', 'handle=1', 9003],
    [
      'a handle that the proxy did not make',
      '<release_reservation><handle>U000-0001-AAAA-LDNX.abcdefghijklmnopqrstuvwxyz</handle></release_reservation>',
      9003,
    ],
    ['no handle', '<release_reservation/>', 9003],
  ] as const) {
    it(`refuses ${name}, and sends the core nothing`, async () => {
      const proxy = new XmlProxy();
      assert.equal((await proxy.refusalOf(body)).code, code);
      assert.deepEqual(proxy.core, []);
    });
  }

  it('refuses other content types, methods and origins', async () => {
    const proxy = new XmlProxy();
    assert.equal((await proxy.refusalOf('<release_reservation/>', { type: 'application/json' })).code, 9006);
    const get = await proxy.handle(new Request('https://tickets.example.com/f13/xml_core'));
    assert.equal(get.status, 405);
    const foreign = {
      method: 'POST',
      headers: { Origin: 'https://evil.example', 'Content-Type': 'text/xml' },
      body: '',
    };
    assert.equal((await proxy.handle(new Request('https://tickets.example.com/f13/xml_core', foreign))).status, 403);
  });

  it('refuses to start with a core that is not https', () => {
    assert.throws(() => new XmlProxy({ xmlCore: 'http://core.example/xml_core.exe' }), /xmlCore is not https/);
    for (const host of ['127.0.0.1', 'localhost', 'core.localhost']) {
      assert.doesNotThrow(() => new XmlProxy({ xmlCore: `http://${host}:8080/xml_core.exe` }));
    }
  });
});

describe('handles', () => {
  const released = (handle: string): string => `<release_reservation><handle>${handle}</handle></release_reservation>`;

  it('are valid for their own reservation only, and cannot be forged', async () => {
    const proxy = new XmlProxy();
    const [first, second] = [await proxy.reserve(), await proxy.reserve()];
    const [id = '', sealed = ''] = first.handle.split('.');
    const [otherId = ''] = second.handle.split('.');
    const flipped = sealed.slice(0, 20) + (sealed[20] === 'A' ? 'B' : 'A') + sealed.slice(21);
    for (const forged of [`${otherId}.${sealed}`, `${id}.${flipped}`, sealed, `${id}.`, id]) {
      assert.equal((await proxy.refusalOf(released(forged))).code, 9003, forged);
    }
    const another = new XmlProxy();
    assert.equal((await another.refusalOf(released(first.handle))).code, 9003);
  });

  it('are valid at no other route', async () => {
    const key = 'k'.repeat(32);
    const proxy = new XmlProxy({ callbackKey: key });
    const [, sealed = ''] = (await proxy.reserve()).handle.split('.');
    for (const route of ['callback', 'voucher']) {
      const response = await proxy.handle(new Request(`https://tickets.example.com/f13/${route}/${sealed}`));
      assert.equal(response.status, 410, route);
      assert.equal(response.headers.get('Location'), null);
    }
  });

  it('are valid after a restart with the same key', async () => {
    const options = { callbackKey: 'k'.repeat(32) };
    const proxy = new XmlProxy(options);
    const { handle } = await proxy.reserve();
    const again = createProxy({
      ...{ upstream: 'https://api.test', user: 'demo', password: 'demopass', origins: [ORIGIN], ...options },
      fetch: (request) => proxy.sandbox.handle(request),
    });
    const init = { method: 'POST', headers: { 'Content-Type': 'text/xml' }, body: released(handle) };
    assert.equal((await again(new Request('https://tickets.example.com/f13/xml_core', init))).status, 200);
  });
});
