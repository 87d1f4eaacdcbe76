/** Purchases on credit through the XML core: authorisation, the sent-once rule and the report of the end. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CreditPurchaseEnd } from '../../../src/proxy/proxy.js';
import { purchaseOf, XmlProxy } from './support.js';

describe('a purchase on credit through the XML core', () => {
  it('is refused without a hook, and when the hook refuses it', async () => {
    for (const authorizePurchase of [undefined, () => false, () => undefined as never]) {
      const proxy = new XmlProxy({ authorizePurchase });
      const { handle } = await proxy.reserve();
      assert.deepEqual((({ status, code }) => [status, code])(await proxy.refusalOf(purchaseOf(handle))), [403, 9020]);
      assert.ok(proxy.core.every((body) => !body.startsWith('<purchase_reservation>')));
    }
  });

  it('gives the hook the core’s totals, the payment reference and the handle', async () => {
    const asked: unknown[] = [];
    const proxy = new XmlProxy({
      authorizePurchase: ({ totals, bundles, paymentReference, transactionUuid }) => {
        asked.push({ totals, bundles, paymentReference, transactionUuid });
        return true;
      },
    });
    const { handle } = await proxy.reserve();
    await proxy.answerTo(purchaseOf(handle, '<payment_reference>pay_1</payment_reference>'));
    const total = { currencyCode: 'gbp', minor: 11_000 };
    assert.deepEqual(asked, [
      {
        transactionUuid: handle,
        totals: [total],
        bundles: [{ sourceCode: 'ext_test1', sourceName: 'External Test Backend 1', total }],
        paymentReference: 'pay_1',
      },
    ]);
  });

  it('has one total for each currency', async () => {
    const asked: unknown[] = [];
    const proxy = new XmlProxy({
      authorizePurchase: ({ totals }) => {
        asked.push(...totals);
        return true;
      },
    });
    const bundle = (source: string, cost: string, code: string, places: string): string =>
      `<bundle><bundle_source_code>${source}</bundle_source_code><bundle_total_cost>${cost}</bundle_total_cost><currency><currency_code>${code}</currency_code><currency_places>${places}</currency_places></currency></bundle>`;
    const { handle } = await proxy.reserve();
    proxy.instead = (body) =>
      body.startsWith('<transaction_info>')
        ? new Response(
            `<transaction_info_result><transaction_status>reserved</transaction_status><trolley>${bundle('a', '1.15', 'gbp', '2')}${bundle('b', '7400', 'jpy', '0')}${bundle('c', '0.10', 'gbp', '2')}</trolley></transaction_info_result>`,
          )
        : undefined;
    await proxy.answerTo(purchaseOf(handle));
    assert.deepEqual(asked, [
      { currencyCode: 'gbp', minor: 125 },
      { currencyCode: 'jpy', minor: 7400 },
    ]);
  });

  it('is refused when the core does not state the cost', async () => {
    const proxy = new XmlProxy();
    const { handle } = await proxy.reserve();
    for (const trolley of [
      '',
      '<trolley/>',
      '<trolley><bundle><bundle_total_cost>about 5</bundle_total_cost></bundle></trolley>',
    ]) {
      proxy.instead = (body) =>
        body.startsWith('<transaction_info>')
          ? new Response(
              `<transaction_info_result><transaction_status>reserved</transaction_status>${trolley}</transaction_info_result>`,
            )
          : undefined;
      assert.equal((await proxy.refusalOf(purchaseOf(handle))).code, 9012);
    }
  });
});

describe('one purchase for a reservation', () => {
  it('is sent once for two equal requests, and not again afterwards', async () => {
    const proxy = new XmlProxy();
    const { handle } = await proxy.reserve();
    const answers = await Promise.all([proxy.answerTo(purchaseOf(handle)), proxy.answerTo(purchaseOf(handle))]);
    assert.equal(answers[0], answers[1]);
    assert.deepEqual((({ status, code }) => [status, code])(await proxy.refusalOf(purchaseOf(handle))), [409, 9023]);
    assert.equal(proxy.core.filter((body) => body.startsWith('<purchase_reservation>')).length, 1);
  });

  it('refuses a different request while one is in progress', async () => {
    const proxy = new XmlProxy();
    const { handle } = await proxy.reserve();
    const responses = await Promise.all([
      proxy.send(purchaseOf(handle)),
      proxy.send(purchaseOf(handle, '<payment_reference>2</payment_reference>')),
    ]);
    // Either may be first, because Web Crypto opens the two handles on its own threads.
    const [bought, refused] = responses.sort((one, other) => one.status - other.status);
    assert.equal(bought?.status, 200);
    assert.equal(((await refused?.json()) as { error_code: number }).error_code, 9022);
    assert.equal(proxy.core.filter((body) => body.startsWith('<purchase_reservation>')).length, 1);
  });

  const answers: Readonly<Record<string, () => Response | Promise<Response>>> = {
    nothing: () => Promise.reject(new TypeError('fetch failed')),
    'status 500': () => new Response('<script_error/>', { status: 500 }),
    'a page': () => new Response('<html><body>Sorry</body>'),
    'an error behind the core': () => new Response('<script_error><error_code>5</error_code></script_error>'),
    'no trolley': () => new Response('<purchase_reservation_result/>'),
  };
  for (const [name, reply] of Object.entries(answers)) {
    it(`has an unknown outcome when the core answers ${name}, and is not sent again`, async () => {
      const proxy = new XmlProxy();
      const { handle } = await proxy.reserve();
      let purchases = 0;
      proxy.instead = (body) => {
        if (!body.startsWith('<purchase_reservation>')) return undefined;
        purchases += 1;
        return reply();
      };
      assert.equal((await proxy.refusalOf(purchaseOf(handle))).code, 9014);
      assert.equal((await proxy.refusalOf(purchaseOf(handle))).code, 9014);
      assert.equal(purchases, 1);
    });
  }
});

describe('the end of a purchase on credit', () => {
  const GBP = (minor: number) => ({ currencyCode: 'gbp', minor });
  const result = (inside: string): string => `<purchase_reservation_result>${inside}</purchase_reservation_result>`;
  const trolley = (success: string): string =>
    result(
      `<trolley><purchase_result><success>${success}</success></purchase_result><bundle><bundle_source_code>ext_test1</bundle_source_code><purchase_result><success>${success}</success></purchase_result></bundle></trolley>`,
    );
  for (const [name, reply, expected] of [
    ['bought', trolley('yes'), ['bought', [GBP(11_000)], []]],
    ['not sold by any supplier', trolley('no'), ['failed', [], [GBP(11_000)]]],
    ['refused by the bank', result('<purchase_fail_code>2</purchase_fail_code>'), ['failed', [], [GBP(11_000)]]],
    ['too late', result('<fail_code>1101</fail_code>'), ['failed', [], [GBP(11_000)]]],
    ['bought before', result('<purchase_fail_code>4</purchase_fail_code>'), ['unknown', [], []]],
    ['broken', result('<purchase_fail_code>7</purchase_fail_code>'), ['unknown', [], []]],
    ['lost', 'Internal server error', ['unknown', [], []]],
    ['refused for its data, and still reserved', result('<fail_code>1107</fail_code>'), undefined],
    ['refused for the account', '<script_error><error_code>2</error_code></script_error>', undefined],
  ] as const) {
    it(`is reported to the partner: ${name}`, async () => {
      const ends: CreditPurchaseEnd[] = [];
      const proxy = new XmlProxy({ purchaseEnded: (end) => void ends.push(end) });
      const { handle } = await proxy.reserve();
      proxy.instead = (body) => (body.startsWith('<purchase_reservation>') ? new Response(reply) : undefined);
      await proxy.send(purchaseOf(handle, '<payment_reference>pay_1</payment_reference>'));
      assert.deepEqual(
        ends.map(({ outcome, invoiced, dueBack }) => [outcome, invoiced, dueBack]),
        expected ? [expected] : [],
      );
      for (const end of ends) assert.deepEqual([end.transactionUuid, end.paymentReference], [handle, 'pay_1']);
    });
  }
});
