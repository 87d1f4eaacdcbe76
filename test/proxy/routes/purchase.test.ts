import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { PROXY_ERRORS, type CreditPurchase, type Verdict } from '../../../src/proxy/proxy.js';
import {
  bundle,
  PURCHASE,
  errorOf,
  hook,
  ORIGIN,
  proxyFor,
  purchased,
  sellingApi,
  statusAnswer,
  UUID,
} from '../support.js';

const STRIPE = { debitor_type: 'stripe', debitor_integration_data: { publishable_key: 'pk' } };

describe('a purchase on credit', () => {
  it('is refused without a hook, in words that tell what to do, and never reaches the API', async () => {
    const api = sellingApi();
    const error = await errorOf(await proxyFor(api).post('purchase.v1', PURCHASE));
    assert.deepEqual([error.status, error.error_code], [403, PROXY_ERRORS.notAuthorised]);
    assert.match(error.error_desc, /authorizePurchase.*TSW_AUTHORIZE.*Nothing was bought/);
    assert.equal(api.calls('purchase.v1').length, 0);
  });

  it('goes on when the hook allows it, without what was meant for the hook', async () => {
    for (const verdict of [true, { allowed: true }]) {
      const api = sellingApi();
      const { asked, authorizePurchase } = hook(verdict);
      const { post } = proxyFor(api, { authorizePurchase });
      const response = await post('purchase.v1', {
        ...PURCHASE,
        payment_reference: 'PAY-1',
        send_confirmation_email: '1',
      });
      assert.deepEqual([response.status, await response.json()], [200, purchased]);
      assert.equal(asked[0]!.paymentReference, 'PAY-1');
      const { form } = api.calls('purchase.v1')[0]!;
      assert.equal(form.get('payment_reference'), null);
      assert.deepEqual([form.get('first_name'), form.get('send_confirmation_email')], ['Ada', '1']);
    }
  });

  const NOES: [string, unknown, string][] = [
    ['false', false, 'The payment was not accepted. Nothing was bought.'],
    ['a reason', { allowed: false, reason: 'PAY-1 has paid for something else' }, 'PAY-1 has paid for something else'],
    ['nothing', undefined, 'The payment was not accepted. Nothing was bought.'],
    ['null', null, 'The payment was not accepted. Nothing was bought.'],
    ['1', 1, 'The payment was not accepted. Nothing was bought.'],
    ['allowed: "yes"', { allowed: 'yes' }, 'The payment was not accepted. Nothing was bought.'],
  ];
  for (const [name, verdict, words] of NOES) {
    it(`is refused when the hook answers ${name}`, async () => {
      const api = sellingApi();
      const error = await errorOf(await proxyFor(api, hook(verdict as Verdict)).post('purchase.v1', PURCHASE));
      assert.deepEqual([error.status, error.error_code, error.error_desc], [403, PROXY_ERRORS.notAuthorised, words]);
      assert.equal(api.calls('purchase.v1').length, 0);
    });
  }

  it('is refused when the hook throws, and the words stay in the log', async () => {
    const api = sellingApi();
    const { post, log } = proxyFor(
      api,
      hook(() => Promise.reject(new Error('ledger is closed'))),
    );
    const error = await errorOf(await post('purchase.v1', PURCHASE));
    assert.deepEqual([error.status, error.error_code], [500, PROXY_ERRORS.hookFailed]);
    assert.ok(!error.error_desc.includes('ledger'));
    assert.match(log[0]!.problem!, /ledger is closed/);
    assert.equal(api.calls('purchase.v1').length, 0);
  });

  it('tells the hook exact totals, by currency, of several bundles', async () => {
    const bundles = [
      bundle({ cost: 62.5 }),
      bundle({ source: 'ext_test1', cost: 0.1 }),
      bundle({ source: 'ext_test2', cost: 0.2 }),
      bundle({ source: 'usj', cost: 9800, currency: 'jpy' }),
    ];
    const { asked, authorizePurchase } = hook(true);
    const { post } = proxyFor(sellingApi(bundles), { authorizePurchase });
    await post('purchase.v1', { ...PURCHASE, payment_reference: 'PAY-1' });
    const [{ request, ...rest }] = asked as [CreditPurchase];
    assert.deepEqual(rest, {
      transactionUuid: UUID,
      paymentReference: 'PAY-1',
      totals: [
        { currencyCode: 'gbp', minor: 6280 },
        { currencyCode: 'jpy', minor: 9800 },
      ],
      bundles: [
        { sourceCode: 'ext_test0', sourceName: 'Supplier ext_test0', total: { currencyCode: 'gbp', minor: 6250 } },
        { sourceCode: 'ext_test1', sourceName: 'Supplier ext_test1', total: { currencyCode: 'gbp', minor: 10 } },
        { sourceCode: 'ext_test2', sourceName: 'Supplier ext_test2', total: { currencyCode: 'gbp', minor: 20 } },
        { sourceCode: 'usj', sourceName: 'Supplier usj', total: { currencyCode: 'jpy', minor: 9800 } },
      ],
    });
    assert.equal(request.headers.get('Origin'), ORIGIN);
  });

  it('has totals that are exact for any amounts in pence', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 100_000_000 }), { minLength: 1, maxLength: 5 }),
        async (pence) => {
          const { asked, authorizePurchase } = hook(false);
          const bundles = pence.map((minor, index) => bundle({ source: `s${index}`, cost: minor / 100 }));
          await proxyFor(sellingApi(bundles), { authorizePurchase }).post('purchase.v1', PURCHASE);
          const total = pence.reduce((sum, each) => sum + each, 0);
          assert.deepEqual(asked[0]!.totals, [{ currencyCode: 'gbp', minor: total }]);
        },
      ),
    );
  });

  const UNCLEAR: [string, object][] = [
    ['no bundle', statusAnswer([])],
    ['half a penny', statusAnswer([bundle({ cost: 62.505 })])],
    ['a negative amount', statusAnswer([bundle({ cost: -1 })])],
    ['no amount', statusAnswer([{ ...bundle(), bundle_total_cost: undefined }])],
    ['an amount in words', statusAnswer([{ ...bundle(), bundle_total_cost: '62.5' }])],
    ['no currency details', statusAnswer([bundle({ currency: 'eur' })])],
  ];
  for (const [name, status] of UNCLEAR) {
    it(`is refused where the API leaves the cost open: ${name}`, async () => {
      const api = sellingApi();
      api.replies['status.v1'] = status;
      const { asked, authorizePurchase } = hook(true);
      const error = await errorOf(await proxyFor(api, { authorizePurchase }).post('purchase.v1', PURCHASE));
      assert.deepEqual([error.status, error.error_code], [502, PROXY_ERRORS.badAnswer]);
      assert.deepEqual([asked.length, api.calls('purchase.v1').length], [0, 0]);
    });
  }
});

describe("who pays is the API's word, not the browser's", () => {
  const DODGES: Record<string, string>[] = [
    { card_number: '4111111111111111', expiry_date: '0931', cv_two: '123' },
    { 'ext_test0_callback/stripeToken': 'tok_1' },
    { 'ext_test0_callback/cider_token': 'cider_1' },
    { return_token: 'abc', return_url: `${ORIGIN}/return/abc` },
    { payment_reference: 'PAY-1' },
  ];
  for (const extra of DODGES) {
    it(`asks the hook in spite of ${Object.keys(extra)[0]}`, async () => {
      const api = sellingApi();
      const response = await proxyFor(api).post('purchase.v1', { ...PURCHASE, ...extra });
      assert.equal((await errorOf(response)).error_code, PROXY_ERRORS.notAuthorised);
      assert.equal(api.calls('purchase.v1').length, 0);
    });
  }

  it('lets a bundle with a debitor through without the hook, whichever answer names it', async () => {
    for (const [inStatus, inArchive] of [
      [STRIPE, STRIPE],
      [STRIPE, undefined],
      [undefined, STRIPE],
    ]) {
      const with_ = (debitor: object | undefined) => [bundle({ ...(debitor && { debitor }) })];
      const api = sellingApi(with_(inStatus), { trolley_contents: { bundle: with_(inArchive) } });
      assert.equal((await proxyFor(api).post('purchase.v1', PURCHASE)).status, 200);
    }
  });

  it('lets a reservation that asks for a card through without the hook', async () => {
    const api = sellingApi([bundle()], { needs_payment_card: true });
    assert.equal((await proxyFor(api).post('purchase.v1', { ...PURCHASE, card_number: '4111' })).status, 200);
    assert.equal(api.calls('purchase.v1')[0]!.form.get('card_number'), '4111');
  });

  it('asks about the bundles without a debitor only', async () => {
    const bundles = [bundle({ debitor: STRIPE }), bundle({ source: 'ext_test1', cost: 10 })];
    const { asked, authorizePurchase } = hook(true);
    assert.equal(
      (await proxyFor(sellingApi(bundles), { authorizePurchase }).post('purchase.v1', PURCHASE)).status,
      200,
    );
    assert.deepEqual(asked[0]!.totals, [{ currencyCode: 'gbp', minor: 1000 }]);
    assert.deepEqual(
      asked[0]!.bundles.map(({ sourceCode }) => sourceCode),
      ['ext_test1'],
    );
  });

  it('treats an empty debitor, and an archive that cannot be had, as on credit', async () => {
    const empty = sellingApi([bundle({ debitor: {} })]);
    assert.equal((await proxyFor(empty).post('purchase.v1', PURCHASE)).status, 403);
    const old = sellingApi();
    old.replies['reserve_page_archive.v1'] = () =>
      Response.json({ error_code: 8, needs_payment_card: true }, { status: 410 });
    assert.equal((await proxyFor(old).post('purchase.v1', PURCHASE)).status, 403);
  });

  it('reads the trolley under its name of 2017 too', async () => {
    const api = sellingApi();
    const { trolley_contents, ...rest } = statusAnswer([bundle()]);
    api.replies['status.v1'] = { ...rest, trolley: trolley_contents };
    const { asked, authorizePurchase } = hook(true);
    await proxyFor(api, { authorizePurchase }).post('purchase.v1', PURCHASE);
    assert.deepEqual(asked[0]!.totals, [{ currencyCode: 'gbp', minor: 6250 }]);
  });
});

describe('only a live reservation is bought', () => {
  for (const state of ['purchased', 'attempting', 'released', 'failed', '']) {
    it(`refuses a transaction that is "${state}"`, async () => {
      const api = sellingApi();
      api.replies['status.v1'] = { ...statusAnswer([bundle()]), transaction_status: state };
      const { asked, authorizePurchase } = hook(true);
      const error = await errorOf(await proxyFor(api, { authorizePurchase }).post('purchase.v1', PURCHASE));
      assert.deepEqual([error.status, error.error_code], [409, PROXY_ERRORS.notReserved]);
      assert.deepEqual([asked.length, api.calls('purchase.v1').length], [0, 0]);
    });
  }

  it("passes on the API's error for an unknown one, and refuses a request without an ID itself", async () => {
    const api = sellingApi();
    api.replies['status.v1'] = () => Response.json({ error_code: 8, error_desc: 'Bad data supplied' }, { status: 400 });
    const { post } = proxyFor(api, hook(true));
    assert.deepEqual(await errorOf(await post('purchase.v1', PURCHASE)), {
      ...{ status: 400, error_code: 8, error_desc: 'Bad data supplied' },
    });
    assert.match(
      (await errorOf(await post('purchase.v1', { first_name: 'Ada' }))).error_desc,
      /transaction_uuid is missing/,
    );
    assert.equal(api.calls('purchase.v1').length, 0);
  });
});
