/** What a purchase through the XML core keeps private: card data and the customer's data. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { purchaseOf, valueOf, VISA, XmlProxy } from './support.js';

describe('the customer’s data', () => {
  const ECHO = 'Zoë O&apos;Hara of Bristol, 0117 496 0000';
  const VALUES = 'Zoë of Bristol, 0117 496 0000, pay_secret';
  for (const [name, breakCore] of [
    [
      'an error message of the core',
      (proxy: XmlProxy) => {
        proxy.instead = (body) =>
          body.startsWith('<purchase_reservation>')
            ? new Response(
                `<purchase_reservation_result><fail_code>1108</fail_code><fail_desc>${ECHO}</fail_desc></purchase_reservation_result>`,
              )
            : undefined;
      },
    ],
    [
      'a call that cannot be sent',
      (proxy: XmlProxy) => {
        proxy.instead = (body) => {
          if (body.startsWith('<purchase_reservation>')) throw new TypeError(`cannot send ${VALUES}`);
          return undefined;
        };
      },
    ],
  ] as const) {
    it(`stays out of the log when it is repeated by ${name}`, async () => {
      const proxy = new XmlProxy();
      const { handle } = await proxy.reserve();
      breakCore(proxy);
      const answer = await (
        await proxy.send(purchaseOf(handle, '<payment_reference>pay_secret</payment_reference>'))
      ).text();
      const log = JSON.stringify(proxy.log.at(-1));
      assert.match(log, /\[removed\]/);
      for (const text of [log, answer]) assert.doesNotMatch(text, /Zoë|Bristol|496 0000|pay_secret/);
    });
  }

  it('stays out of the log when it is repeated by a hook', async () => {
    for (const hook of ['authorizePurchase', 'purchaseEnded'] as const) {
      const proxy = new XmlProxy({
        [hook]: () => {
          throw new Error(`no such payment: ${VALUES}`);
        },
      });
      const { handle } = await proxy.reserve();
      await proxy.send(purchaseOf(handle, '<payment_reference>pay_secret</payment_reference>'));
      const log = JSON.stringify(proxy.log.at(-1));
      assert.match(log, /no such payment: \[removed\]/, hook);
      assert.doesNotMatch(log, /Zoë|Bristol|496 0000|pay_secret/);
    }
  });
});

describe('cards', () => {
  it('reach the core over encrypted connections only', async () => {
    const proxy = new XmlProxy({ user: 'demo-creditcard' });
    const { handle } = await proxy.reserve();
    const unencrypted = await proxy.send(purchaseOf(handle, VISA), { host: 'http://tickets.example.com' });
    assert.equal(valueOf(await unencrypted.text(), 'fail_code'), '1125');
    assert.ok(proxy.core.every((body) => !body.includes('4111')));
    assert.equal(valueOf(await proxy.answerTo(purchaseOf(handle, VISA)), 'success'), 'yes');
    assert.ok(proxy.log.every((entry) => !JSON.stringify(entry).includes('4111')));
  });

  it('need no hook, because nothing is on credit', async () => {
    const proxy = new XmlProxy({ user: 'demo-creditcard', authorizePurchase: undefined });
    assert.equal(valueOf(await proxy.answerTo(purchaseOf((await proxy.reserve()).handle, VISA)), 'success'), 'yes');
  });

  it('refused by a fraud rule give no reason to the page, only to the log', async () => {
    const proxy = new XmlProxy({ user: 'demo-creditcard' });
    const { handle } = await proxy.reserve();
    const answer = await proxy.answerTo(purchaseOf(handle, VISA.replace('4111111111111111', '4100000000000019')));
    assert.equal(valueOf(answer, 'purchase_fail_code'), '0');
    assert.match(proxy.log.at(-1)?.problem ?? '', /purchase_fail_code 1,/);
  });
});
