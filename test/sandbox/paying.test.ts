/** How demo users pay who do not buy on credit: redirects, Stripe, cards. And cancelling afterwards. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CUSTOMER_PARAMETERS } from '../support/customers.js';
import { type Answer, NOON, basic, openBox, ordersOf, type TestBox, type Values } from './helper.js';

const RETURN: Values = { return_token: 'first-token', return_url: 'https://shop.example/back/first-token/' };

/** 7AB and 7AA: two suppliers, so two payments. */
async function hold(box: TestBox, user: string, both = true): Promise<{ uuid: string; answer: Answer }> {
  const cat = { perf_id: '7AB-D', ticket_type_code: 'STALLS', price_band_code: 'A/pool', no_of_seats: 2 };
  const { body } = await box.get('trolley', cat, { user });
  const opera = { ...cat, perf_id: '7AA-D', trolley_token: body.trolley_token };
  const answer = await box.post('reserve', both ? opera : cat, { user });
  return { uuid: answer.body.trolley_contents.transaction_uuid, answer };
}

describe('redirect', () => {
  const user = 'demo-redirect';

  it('sends the customer away once a supplier and buys when all are paid', async () => {
    const box = openBox();
    const { uuid } = await hold(box, user);
    const first = await box.post('purchase', { transaction_uuid: uuid, ...CUSTOMER_PARAMETERS, ...RETURN }, { user });
    assert.equal(first.body.transaction_status, undefined);
    const callout = first.body.callout!;
    assert.equal(callout.callout_type, 'get');
    assert.equal(callout.callout_destination_url, 'https://box.example/base/tickets/dummy_redirect.buy/demo-redirect');
    assert.equal(callout.callout_parameters['return_url'], RETURN['return_url']);
    assert.deepEqual(
      [callout.bundle_source_code, callout.debitor_integration_data.debit_base_amount],
      ['ext_test1', 11000],
    );
    const waiting = await box.get('status', { transaction_uuid: uuid }, { user });
    assert.equal(waiting.body.transaction_status, 'attempting');
    assert.equal(waiting.body.pending_callout?.return_token, 'first-token');

    const second = await box.post('callback', { success: 'yes' }, { user, path: '/this.first-token/next.second' });
    assert.equal(second.body.callout?.bundle_source_code, 'ext_test0');
    assert.equal(second.body.callout?.callout_parameters['return_url'], 'https://shop.example/back/second/');
    const again = await box.post('callback', { success: 'yes' }, { user, path: '/this.first-token/next.third' });
    assert.equal(again.body.callout?.return_token, 'second');
    const done = await box.post('callback', { success: '1', ref: 'abc' }, { user, path: '/this.second/next.last' });
    assert.equal(done.body.transaction_status, 'purchased');
    assert.equal(done.body.customer['last_name'], 'Tester');
  });

  it('fails when the customer does not pay, and when nobody comes back', async () => {
    const box = openBox();
    const returns: Values[] = [{ success: 'no' }, {}, { is_tsw_callout_timeout_callback: 1 }];
    for (const back of returns) {
      const { uuid } = await hold(box, user, false);
      await box.post('purchase', { transaction_uuid: uuid, ...CUSTOMER_PARAMETERS, ...RETURN }, { user });
      const failed = await box.post('callback', back, { user, path: '/this.first-token/next.x' });
      assert.equal(failed.body.transaction_status, 'failed');
      assert.equal(failed.body.trolley_contents.purchase_result.success, false);
    }
    const { uuid } = await hold(box, user, false);
    await box.post('purchase', { transaction_uuid: uuid, ...CUSTOMER_PARAMETERS, ...RETURN }, { user });
    box.wait(16);
    assert.equal((await box.get('status', { transaction_uuid: uuid }, { user })).body.transaction_status, 'failed');
    const late = await box.post('callback', { success: 'yes' }, { user, path: '/this.first-token/next.x' });
    assert.equal(late.status, 410);
  });

  it('asks for a token and a return address that fit', async () => {
    const box = openBox();
    const { uuid } = await hold(box, user, false);
    const buy = (values: Values) =>
      box.post('purchase', { transaction_uuid: uuid, ...CUSTOMER_PARAMETERS, ...values }, { user });
    assert.equal((await buy({})).status, 400);
    assert.equal((await buy({ return_token: 'a', return_url: 'https://shop.example/?t=a' })).status, 460);
    assert.equal((await buy({ return_token: 'a', return_url: 'javascript:a' })).status, 460);
    assert.ok((await buy(RETURN)).body.callout);
  });

  it('has a page that leads back with yes or no, and only to http and https addresses', async () => {
    const box = openBox();
    const page = async (url: string): Promise<string> => {
      const query = new URLSearchParams({ return_url: url, title: 'A <b>title</b>' });
      const request = new Request(`https://box.example/tickets/dummy_redirect.buy/demo-redirect?${query.toString()}`);
      return (await box.sandbox.handle(request)).text();
    };
    const html = await page('https://shop.example/back/t/');
    assert.match(html, /action="https:\/\/shop\.example\/back\/t\/"/);
    assert.match(html, /name="success" value="yes"/);
    assert.doesNotMatch(html, /<b>title/);
    assert.doesNotMatch(await page('javascript:alert(1)'), /javascript/);
  });
});

describe('Stripe', () => {
  const user = 'demo-stripe';

  it('tells pages how the account takes Stripe payments', async () => {
    const flows: Record<string, [hasIntent: boolean, hasEngine: boolean]> = {
      'demo-stripe': [true, true],
      'demo-stripe-engine': [false, true],
      'demo-stripe-token': [false, false],
    };
    for (const [account, expected] of Object.entries(flows)) {
      const { answer } = await hold(openBox(), account);
      for (const { debitor } of answer.body.trolley_contents.bundle) {
        const data = debitor!.debitor_integration_data as Record<string, unknown>;
        assert.match(String(data.publishable_key), /^pk_test_/);
        assert.deepEqual(['stripe' in data, 'cider_api_token' in data], expected, account);
      }
    }
  });

  it('takes no payment for what costs nothing', async () => {
    const box = openBox();
    const free = { perf_id: '3CVE-U0Q', ticket_type_code: 'FREE', price_band_code: 'A/pool', no_of_seats: 1 };
    const { body } = await box.post('reserve', { ...free, ingresso_one_test_send_code: 'VOUCH' }, { user });
    const { transaction_uuid, bundle } = body.trolley_contents;
    assert.equal(bundle[0].bundle_total_cost, 0);
    const answer = await box.post('purchase', { transaction_uuid, ...CUSTOMER_PARAMETERS, ...RETURN }, { user });
    assert.equal(answer.body.transaction_status, 'purchased');
  });

  it('buys with one token a supplier and calls out for a missing one', async () => {
    const box = openBox();
    const { uuid, answer } = await hold(box, user);
    assert.equal(answer.body.trolley_contents.bundle[0].debitor?.debitor_type, 'stripe');
    const tokens = { 'ext_test0_callback/stripeToken': 'tok_one' };
    const bare = await box.post('purchase', { transaction_uuid: uuid, ...CUSTOMER_PARAMETERS, ...tokens }, { user });
    assert.equal(bare.status, 400);
    const { body } = await box.post(
      'purchase',
      { transaction_uuid: uuid, ...CUSTOMER_PARAMETERS, ...tokens, ...RETURN },
      { user },
    );
    assert.deepEqual([body.callout?.callout_type, body.callout?.bundle_source_code], ['post', 'ext_test1']);
    const form = new URLSearchParams(body.callout?.callout_parameters);
    const page = await box.sandbox.handle(
      new Request(body.callout?.callout_destination_url ?? '', { method: 'POST', body: form }),
    );
    assert.match(await page.text(), /name="stripeToken"/);
    const path = '/this.first-token/next.second';
    const done = await box.post('callback', { stripeToken: 'tok_two' }, { user, path });
    assert.equal(done.body.transaction_status, 'purchased');
  });

  it('declines a token that was used before', async () => {
    const box = openBox();
    const { uuid } = await hold(box, user);
    const same = { 'ext_test0_callback/stripeToken': 'tok_one', 'ext_test1_callback/stripeToken': 'tok_one' };
    const { body } = await box.post('purchase', { transaction_uuid: uuid, ...CUSTOMER_PARAMETERS, ...same }, { user });
    assert.equal(body.transaction_status, 'failed');
    assert.equal(body.trolley_contents.bundle[0].purchase_result.purchase_error, 'card_declined');
  });

  it('swaps a payment intent for one single-use token that serves all suppliers', async () => {
    const box = openBox();
    const { uuid, answer } = await hold(box, user);
    const data = answer.body.trolley_contents.bundle[0].debitor!.debitor_integration_data;
    const save = (key: string, body: unknown): Promise<Response> =>
      box.sandbox.handle(
        new Request(`${data['cider_api_endpoint']}/save-details`, {
          method: 'POST',
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      );
    assert.equal((await save('cak_wrong.00', { stripe_payment_intent: 'pi_1' })).status, 401);
    assert.equal((await save(data['cider_api_token']!, {})).status, 400);
    const saved = await save(data['cider_api_token']!, { stripe_payment_intent: data.stripe['payment_intent_id'] });
    const { token } = (await saved.json()) as { token: string };
    assert.match(token, /^cider_/);
    const tokens = { 'ext_test0_callback/cider_token': token, 'ext_test1_callback/cider_token': token };
    const { body } = await box.post(
      'purchase',
      { transaction_uuid: uuid, ...CUSTOMER_PARAMETERS, ...tokens },
      { user },
    );
    assert.equal(body.transaction_status, 'purchased');
    const other = await hold(box, user);
    const reused = await box.post(
      'purchase',
      { transaction_uuid: other.uuid, ...CUSTOMER_PARAMETERS, ...tokens },
      { user },
    );
    assert.equal(reused.body.transaction_status, 'failed');
  });
});

describe('cards', () => {
  const user = 'demo-creditcard';
  const VISA = { card_number: '4111 1111 1111 1111', expiry_date: '1230', cv_two: '123' };

  it('says that a card is needed, and lists the accepted types', async () => {
    const { answer } = await hold(openBox(), user);
    assert.equal(answer.body.needs_payment_card, true);
    assert.deepEqual(Object.keys(answer.body.accepted_payment_cards).sort(), ['amex', 'maestro', 'mastercard', 'visa']);
  });

  it('checks number, type, dates and CV2, and leaves the reservation usable', async () => {
    const box = openBox();
    const { uuid } = await hold(box, user, false);
    const code = async (card: Values): Promise<[number, number]> => {
      const { status, body } = await box.post(
        'purchase',
        { transaction_uuid: uuid, ...CUSTOMER_PARAMETERS, ...card },
        { user },
      );
      return [status, body.error_code];
    };
    assert.deepEqual(await code({}), [400, 8]);
    const nonsense = await box.post(
      'purchase',
      { transaction_uuid: uuid, ...CUSTOMER_PARAMETERS, ...VISA, card_number: 'foobar' },
      { user },
    );
    assert.equal(nonsense.body.error_desc, 'Unknown cards are not accepted');
    assert.deepEqual(await code({ ...VISA, card_number: '6011111111111117' }), [460, 3001]);
    assert.deepEqual(await code({ ...VISA, card_number: '4111111111111112' }), [460, 3002]);
    assert.deepEqual(await code({ ...VISA, expiry_date: '0226' }), [460, 3003]);
    assert.deepEqual(await code({ ...VISA, expiry_date: '1326' }), [460, 3003]);
    assert.deepEqual(await code({ ...VISA, cv_two: '12' }), [460, 3004]);
    const solo = { card_number: '6767622222222222222', expiry_date: '1230', cv_two: '' };
    assert.deepEqual(await code(solo), [460, 3005]);
    assert.deepEqual(await code({ ...solo, issue_number: '123' }), [460, 3006]);
    assert.deepEqual(await code({ ...solo, issue_number: '1' }), [460, 3007]);
    assert.deepEqual(await code({ ...solo, issue_number: '1', start_date: '0130' }), [460, 3008]);
    const { body } = await box.post(
      'purchase',
      { transaction_uuid: uuid, ...CUSTOMER_PARAMETERS, ...VISA, expiry_date: '0326' },
      { user },
    );
    assert.equal(body.transaction_status, 'purchased');
  });

  it('does 3-D Secure where the client can, and fails with auth_failure where it cannot', async () => {
    const box = openBox();
    const secure = { ...VISA, card_number: '4000000000003220' };
    const one = await hold(box, user, false);
    const refused = await box.post(
      'purchase',
      { transaction_uuid: one.uuid, ...CUSTOMER_PARAMETERS, ...secure },
      { user },
    );
    const result = refused.body.trolley_contents.bundle[0].purchase_result;
    assert.deepEqual([result.success, result.failed_3d_secure, result.purchase_error], [false, true, 'auth_failure']);
    const two = await hold(box, user);
    const { body } = await box.post(
      'purchase',
      { transaction_uuid: two.uuid, ...CUSTOMER_PARAMETERS, ...secure, ...RETURN },
      { user },
    );
    assert.match(body.callout?.callout_parameters['title'] ?? '', /3-D Secure/);
    const done = await box.post('callback', { success: 'yes' }, { user, path: '/this.first-token/next.n' });
    assert.equal(done.body.transaction_status, 'purchased');
  });
});

describe('cancelling', () => {
  async function buy(box: TestBox, ...orders: Values[]): Promise<string> {
    let values: Values = {};
    for (const order of orders.slice(0, -1)) {
      const { body } = await box.get('trolley', { ...values, ...order });
      values = { trolley_token: body.trolley_token };
    }
    const { body } = await box.post('reserve', { ...values, ...orders.at(-1) });
    const uuid = body.trolley_contents.transaction_uuid;
    assert.equal(
      (await box.post('purchase', { transaction_uuid: uuid, ...CUSTOMER_PARAMETERS })).body.transaction_status,
      'purchased',
    );
    return uuid;
  }

  it('cancels what can be cancelled, once, and sells the seats again', async () => {
    const box = openBox();
    const cat = {
      perf_id: '7AB-D',
      ticket_type_code: 'STALLS',
      price_band_code: 'A/pool',
      no_of_seats: 1,
      seat0: 'B2',
    };
    const uuid = await buy(box, cat);
    const { body } = await box.post('cancel', { transaction_uuid: uuid });
    assert.deepEqual(body.cancelled_item_numbers, [1]);
    const [order] = ordersOf(body.trolley_contents);
    assert.deepEqual(
      [order.cancellation_status, order.backend_cancellation_reference.slice(0, 8)],
      ['cancelled', 'ATTEMPT-'],
    );
    assert.deepEqual((await box.post('cancel', { transaction_uuid: uuid })).body.cancelled_item_numbers, []);
    assert.equal((await box.get('status', { transaction_uuid: uuid })).body.transaction_status, 'purchased');
    const { body: again } = await box.post('reserve', cat);
    assert.equal(ordersOf(again.trolley_contents)[0].seat_request_status, 'got_all');
  });

  it('cancels the rest of a bundle too, is not permitted, or fails at the supplier', async () => {
    const box = openBox();
    const dinner = { ticket_type_code: 'CANCAN', price_band_code: 'A/pool', no_of_seats: 1 };
    const { body: list } = await box.get('performances', { event_id: 'DBZ' });
    const [one, two] = [list.results.performance[0], list.results.performance[1]];
    const souvenir = {
      perf_id: await box.firstPerformance('GVA'),
      ticket_type_code: 'ITEM',
      price_band_code: 'A/pool',
      no_of_seats: 1,
    };
    const uuid = await buy(box, { ...dinner, perf_id: one.perf_id }, { ...dinner, perf_id: two.perf_id }, souvenir);
    const must = await box.post('cancel', { transaction_uuid: uuid, cancel_items_list: '1' });
    assert.deepEqual(
      must.body.must_also_cancel?.map((order) => order.item_number),
      [2],
    );
    assert.equal(must.body.trolley_contents, undefined);
    const both = await box.post('cancel', { transaction_uuid: uuid, cancel_items_list: '1,2,3' });
    assert.deepEqual(both.body.cancelled_item_numbers, [1, 2]);
    assert.equal(ordersOf(both.body.trolley_contents)[2].cancellation_status, 'not_permitted');

    const { body: days } = await box.get('performances', { event_id: '9XY', page_length: 1, page_number: 20 });
    const park = {
      perf_id: days.results.performance[0].perf_id,
      ticket_type_code: 'ADULT',
      price_band_code: 'A/pool',
      no_of_seats: 1,
    };
    const failing = await buy(box, park);
    const tried = await box.post('cancel', { transaction_uuid: failing });
    assert.deepEqual(tried.body.cancelled_item_numbers, []);
    assert.equal(ordersOf(tried.body.trolley_contents)[0].cancellation_status, 'tried_and_failed');
  });
});

it('keeps a half-paid transaction over a reload', async () => {
  const user = 'demo-redirect';
  const box = openBox();
  const { uuid } = await hold(box, user, false);
  await box.post('purchase', { transaction_uuid: uuid, ...CUSTOMER_PARAMETERS, ...RETURN }, { user });
  const later = openBox({ state: box.sandbox.snapshot() }, NOON + 60_000);
  const done = await later.post(
    'callback',
    { success: 'yes' },
    { headers: { authorization: basic(user) }, user, path: '/this.first-token/next.x' },
  );
  assert.equal(done.body.transaction_status, 'purchased');
});
