import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PROXY_ERRORS, type CreditPurchaseEnd } from '../../../src/proxy/proxy.js';
import { bundle, PURCHASE, errorOf, ORIGIN, proxyFor, type Reply, sellingApi, statusAnswer, UUID } from '../support.js';

const DUMMY = { debitor_type: 'dummy' };
const GBP = (minor: number) => ({ currencyCode: 'gbp', minor });
const SOLD = { purchase_result: { success: true } };
const UNSOLD = { purchase_result: { success: false, failure_reason: 'no' } };

/** How things stand after a purchase of bundles of £62.50 and £10.00, on credit. */
const ended = (status: string, first: object, second: object) =>
  statusAnswer(
    [
      { ...bundle(), ...first },
      { ...bundle({ source: 'ext_test1', cost: 10 }), ...second },
    ],
    { transaction_status: status },
  );

async function bought(answer: Reply, bundles = [bundle(), bundle({ source: 'ext_test1', cost: 10 })], archive = {}) {
  const ends: CreditPurchaseEnd[] = [];
  const api = sellingApi(bundles, archive, answer);
  const proxy = proxyFor(api, { authorizePurchase: () => true, purchaseEnded: (end) => void ends.push(end) });
  const response = await proxy.post('purchase.v1', { ...PURCHASE, payment_reference: 'PAY-1', page_url: `${ORIGIN}/` });
  return { api, ends, response, ...proxy };
}

describe('the end of a purchase on credit', () => {
  const ENDS: [string, object, Pick<CreditPurchaseEnd, 'outcome' | 'invoiced' | 'dueBack'>][] = [
    ['bought', ended('purchased', SOLD, SOLD), { outcome: 'bought', invoiced: [GBP(7250)], dueBack: [] }],
    [
      ...(['partly bought', ended('purchased', SOLD, UNSOLD)] as const),
      { outcome: 'partly-bought', invoiced: [GBP(6250)], dueBack: [GBP(1000)] },
    ],
    ['failed', ended('failed', UNSOLD, UNSOLD), { outcome: 'failed', invoiced: [], dueBack: [GBP(7250)] }],
    // A word of success on a transaction that failed as a whole is none.
    ['failed as a whole', ended('failed', SOLD, SOLD), { outcome: 'failed', invoiced: [], dueBack: [GBP(7250)] }],
    ['over before', ended('released', {}, {}), { outcome: 'failed', invoiced: [], dueBack: [GBP(7250)] }],
  ];
  for (const [name, answer, expected] of ENDS) {
    it(`is reported once, with the sums invoiced and due back: ${name}`, async () => {
      const { ends, response } = await bought(answer);
      assert.equal(response.status, 200);
      const [{ bundles, ...end }, ...others] = ends as [CreditPurchaseEnd];
      assert.deepEqual([end, others], [{ transactionUuid: UUID, paymentReference: 'PAY-1', ...expected }, []]);
      assert.deepEqual(
        bundles.map(({ sourceCode }) => sourceCode),
        ['ext_test0', 'ext_test1'],
      );
    });
  }

  const STANDING: [string, Reply][] = [
    ['a refused address', () => Response.json({ error_code: 460, error_desc: 'bad email' }, { status: 400 })],
    ['a box office that was not reached', () => Response.json({ error_code: 4 }, { status: 502 })],
    ['a payment page to come', { callout: { callout_destination_url: 'https://pay.example/', callout_type: 'get' } }],
  ];
  for (const [name, answer] of STANDING) {
    it(`has not come with ${name}`, async () => {
      assert.deepEqual((await bought(answer)).ends, []);
    });
  }

  it('is unknown when the answer is lost: nothing is due back yet', async () => {
    const { ends, response } = await bought(() => Promise.reject(new Error('socket hang up')));
    assert.equal((await errorOf(response)).error_code, PROXY_ERRORS.outcomeUnknown);
    assert.deepEqual(
      ends.map(({ outcome, invoiced, dueBack, bundles }) => [
        outcome,
        invoiced,
        dueBack,
        bundles.map((one) => one.isBought),
      ]),
      [['unknown', [], [], [false, false]]],
    );
  });

  it('is of what is on credit alone', async () => {
    const own = [bundle({ debitor: DUMMY }), bundle({ source: 'ext_test1', cost: 10 })];
    const { ends } = await bought(ended('purchased', UNSOLD, SOLD), own);
    assert.deepEqual([ends[0]!.outcome, ends[0]!.invoiced, ends[0]!.dueBack], ['bought', [GBP(1000)], []]);
    const others = await bought(ended('purchased', SOLD, SOLD), [bundle({ debitor: DUMMY })]);
    assert.deepEqual(others.ends, []);
  });

  it('after a payment page is reported by transaction, with the bundles that the reserve answer had on credit', async () => {
    const bundles = [bundle({ debitor: DUMMY }), bundle({ source: 'ext_test1', cost: 10 })];
    const away = { callout: { callout_destination_url: 'https://pay.example/', callout_type: 'get' } };
    const { api, ends, call, post } = await bought(away, bundles, statusAnswer(bundles));
    const token = api.calls('purchase.v1')[0]!.form.get('return_token')!;
    api.replies['callback.v1'] = away;
    await call(`callback/${token}?success=yes`);
    assert.equal(ends.length, 0);
    const next = /next\.([\w.-]+)$/.exec(api.calls('callback.v1')[0]!.path)![1]!;
    api.replies['callback.v1'] = ended('failed', UNSOLD, UNSOLD);
    await post(`callback.v1/this.${next}/next.x`, {});
    const [end, ...others] = ends;
    assert.deepEqual(others, []);
    assert.deepEqual([end!.transactionUuid, end!.paymentReference], [UUID, undefined]);
    assert.deepEqual([end!.outcome, end!.invoiced, end!.dueBack], ['failed', [], [GBP(1000)]]);
  });

  it('is reported before the browser is answered; an error of the hook goes into the log only', async () => {
    const order: string[] = [];
    const api = sellingApi([bundle()], {}, ended('purchased', SOLD, SOLD));
    const { post, log } = proxyFor(api, {
      authorizePurchase: () => true,
      async purchaseEnded() {
        await Promise.resolve();
        order.push('told');
        throw new Error('ledger is closed');
      },
    });
    const response = await post('purchase.v1', PURCHASE);
    order.push('answered');
    assert.deepEqual(order, ['told', 'answered']);
    assert.equal(response.status, 200);
    assert.ok(!(await response.text()).includes('ledger'));
    assert.match(log[0]!.problem!, /purchaseEnded.*ledger is closed/);
  });
});
