/** Trolley, reserve, release, purchase and archives, called over HTTP as a client does. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CUSTOMER_PARAMETERS } from '../support/customers.js';
import { CAT_A, openBox, ordersOf, seatsOf, type TestBox, type Values } from './helper.js';

describe('trolley', () => {
  it('has the same token for the same content, and never uses an item number twice', async () => {
    const box = openBox();
    const one = (await box.get('trolley', { ...CAT_A, no_of_seats: 2, seat0: 'A1', seat1: 'A2' })).body;
    const again = (await box.get('trolley', { ...CAT_A, no_of_seats: 2, seat0: 'A1', seat1: 'A2' })).body;
    assert.equal(one.trolley_token, again.trolley_token);
    assert.match(one.trolley_token, /^[A-Za-z0-9_-]+$/);
    const perf = await box.firstPerformance('6IF');
    const two = (
      await box.get('trolley', {
        trolley_token: one.trolley_token,
        perf_id: perf,
        ticket_type_code: 'CIRCLE',
        price_band_code: 'C/pool',
        no_of_seats: 3,
        disc0: 'ADULT',
        disc1: 'CHILD',
        disc2: 'CHILD',
      })
    ).body;
    assert.deepEqual(
      [two.trolley_token_contents.trolley_bundle_count, two.trolley_token_contents.trolley_order_count],
      [2, 2],
    );
    assert.equal(two.trolley_token_contents.bundle[1].bundle_total_cost, 62.5);
    const rest = (await box.get('trolley', { trolley_token: two.trolley_token, remove_items_list: 1 })).body;
    assert.deepEqual(
      ordersOf(rest.trolley_token_contents).map((order) => order.item_number),
      [2],
    );
    const elsewhere = openBox({ seed: 9 });
    assert.deepEqual((await elsewhere.get('trolley', { trolley_token: two.trolley_token })).body, two);
  });

  it('reports an order that cannot be added and discards orders that clash with a new one', async () => {
    const box = openBox();
    const bad = (await box.get('trolley', { ...CAT_A, no_of_seats: 9 })).body;
    assert.equal(bad.input_contained_unavailable_order, true);
    assert.equal(bad.trolley_token_contents.trolley_order_count, 0);
    const one = (await box.get('trolley', { ...CAT_A, no_of_seats: 2 })).body;
    const same = (await box.get('trolley', { trolley_token: one.trolley_token, ...CAT_A, no_of_seats: 1 })).body;
    assert.deepEqual(
      same.discarded_orders.map((order) => order.item_number),
      [1],
    );
    const yen = await box.firstPerformance('AG8');
    const other = (
      await box.get('trolley', {
        trolley_token: one.trolley_token,
        perf_id: yen,
        ticket_type_code: 'ADULT',
        price_band_code: 'A/pool',
        no_of_seats: 1,
      })
    ).body;
    assert.equal(other.discarded_orders.length, 1);
    assert.equal(other.trolley_token_contents.bundle[0].currency_code, 'jpy');
    assert.equal((await box.get('trolley', { trolley_token: 'nonsense' })).status, 400);
  });

  it('mixes at most three discounts on 6IF', async () => {
    const box = openBox();
    const perf = await box.firstPerformance('6IF');
    const { body } = await box.get('trolley', {
      perf_id: perf,
      ticket_type_code: 'CIRCLE',
      price_band_code: 'A/pool',
      no_of_seats: 4,
      disc0: 'ADULT',
      disc1: 'CHILD',
      disc2: 'STUDENT',
      disc3: 'OAP',
    });
    const [order] = ordersOf(body.trolley_token_contents);
    assert.deepEqual(
      order.ticket_orders.ticket_order.map((line) => [line.discount_code, line.no_of_seats]),
      [
        ['ADULT', 2],
        ['CHILD', 1],
        ['STUDENT', 1],
      ],
    );
  });

  it('sells as many lunchboxes as 7AB tickets, and none without 7AB', async () => {
    const box = openBox();
    const perf = await box.firstPerformance('7AC');
    const lunch = { perf_id: perf, ticket_type_code: 'GENERAL', price_band_code: 'A/pool', no_of_seats: 1 };
    const alone = (await box.get('trolley', lunch)).body;
    assert.equal(alone.input_contained_unavailable_order, true);
    const cat = (await box.get('trolley', { ...CAT_A, no_of_seats: 3 })).body;
    const both = (await box.get('trolley', { trolley_token: cat.trolley_token, ...lunch })).body;
    assert.deepEqual(
      ordersOf(both.trolley_token_contents).map((order) => order.total_no_of_seats),
      [3, 3],
    );
    const gone = (await box.get('trolley', { trolley_token: both.trolley_token, remove_items_list: '1' })).body;
    assert.equal(gone.trolley_token_contents.trolley_order_count, 0);
    assert.deepEqual(
      (await box.get('add_ons', { trolley_token: cat.trolley_token })).body.results.event.map(
        (event) => event.event_id,
      ),
      ['7AC'],
    );
    assert.deepEqual(
      (await box.get('upsells', { trolley_token: cat.trolley_token })).body.results.event.map(
        (event) => event.event_id,
      ),
      ['6IF', '7AA'],
    );
  });
});

describe('reserve and hold', () => {
  it('never holds a seat for two customers, and gives the second one others', async () => {
    const box = openBox();
    const first = await box.post('reserve', { ...CAT_A, no_of_seats: 2, seat0: 'A5', seat1: 'A6' });
    const second = await box.post('reserve', { ...CAT_A, no_of_seats: 2, seat0: 'A6', seat1: 'A7' });
    assert.deepEqual(seatsOf(ordersOf(first.body.trolley_contents)[0]), ['A5', 'A6']);
    const [order] = ordersOf(second.body.trolley_contents);
    assert.equal(order.seat_request_status, 'got_partial');
    assert.ok(!seatsOf(order).includes('A6'));
  });

  it('ends after fifteen minutes, with the seats free again', async () => {
    const box = openBox();
    const { body } = await box.post('reserve', {
      ...CAT_A,
      no_of_seats: 4,
      seat0: 'A3',
      seat1: 'A4',
      seat2: 'A5',
      seat3: 'A6',
    });
    const uuid = body.trolley_contents.transaction_uuid;
    assert.equal(body.minutes_left_on_reserve, 15);
    box.wait(2.5);
    assert.equal((await box.get('status', { transaction_uuid: uuid })).body.minutes_left_on_reserve, 12.5);
    box.wait(12.5);
    const { body: late } = await box.get('status', { transaction_uuid: uuid });
    assert.deepEqual([late.transaction_status, late.minutes_left_on_reserve], ['released', undefined]);
    const purchase = await box.post('purchase', { transaction_uuid: uuid, ...CUSTOMER_PARAMETERS });
    assert.equal(purchase.status, 200);
    assert.equal(purchase.body.transaction_status, 'released');
    assert.equal(purchase.body.trolley_contents.purchase_result.success, false);
    const again = await box.post('reserve', { ...CAT_A, no_of_seats: 1, seat0: 'A4' });
    assert.deepEqual(seatsOf(ordersOf(again.body.trolley_contents)[0]), ['A4']);
  });

  it('counts 6IF down to nothing and never repeats a seat', async () => {
    const box = openBox();
    const perf = await box.firstPerformance('6IF');
    const band = { perf_id: perf, ticket_type_code: 'CIRCLE', price_band_code: 'B/pool' };
    const seen = new Set<string>();
    for (const count of [6, 3]) {
      const { body } = await box.post('reserve', { ...band, no_of_seats: count });
      for (const seat of seatsOf(ordersOf(body.trolley_contents)[0])) seen.add(seat);
    }
    assert.equal(seen.size, 9);
    const { body } = await box.post('reserve', { ...band, no_of_seats: 1 });
    assert.deepEqual(body, { unreserved_orders: [], input_contained_unavailable_order: true });
    const { body: left } = await box.get('availability', { perf_id: perf });
    const circle = left.availability.ticket_type.find((type) => type.ticket_type_code === 'CIRCLE');
    assert.deepEqual(
      circle?.price_band.map((one) => one.price_band_code),
      ['A/pool', 'C/pool'],
    );
  });

  it('has the reserve page in the snapshot that follows a reservation', async () => {
    const snapshots: string[] = [];
    const box = openBox({ onChange: () => void snapshots.push(JSON.stringify(box.sandbox.snapshot())) });
    const { body } = await box.post('reserve', { ...CAT_A, no_of_seats: 1, seat0: 'A4' });
    const later = openBox({ state: JSON.parse(snapshots.at(-1)!) as ReturnType<typeof box.sandbox.snapshot> });
    const { transaction_uuid } = body.trolley_contents;
    const page = await later.get('reserve_page_archive', { transaction_uuid });
    assert.deepEqual(page.body, body);
  });

  it('keeps holds over a reload', async () => {
    const box = openBox();
    await box.post('reserve', { ...CAT_A, no_of_seats: 1, seat0: 'A4' });
    const state = JSON.parse(JSON.stringify(box.sandbox.snapshot())) as ReturnType<typeof box.sandbox.snapshot>;
    const later = openBox({ state });
    const { body } = await later.post('reserve', { ...CAT_A, no_of_seats: 1, seat0: 'A4' });
    assert.equal(ordersOf(body.trolley_contents)[0].seat_request_status, 'got_none');
  });
});

describe('purchase on credit', () => {
  it('echoes the customer and keeps the answer', async () => {
    const box = openBox();
    const perf = await box.firstPerformance('6IF');
    const { body: held } = await box.post('reserve', {
      perf_id: perf,
      ticket_type_code: 'CIRCLE',
      price_band_code: 'A/pool',
      no_of_seats: 2,
    });
    const uuid = held.trolley_contents.transaction_uuid;
    const { body } = await box.post('purchase', {
      transaction_uuid: uuid,
      ...CUSTOMER_PARAMETERS,
      user_can_use_customer_data: 'true',
    });
    assert.equal(body.transaction_status, 'purchased');
    assert.equal(body.customer.home_phone, '0203 137 7420');
    assert.equal(body.customer.user_can_use_customer_data, true);
    const [order] = ordersOf(body.trolley_contents);
    assert.match(order.backend_purchase_reference, /^PURCHASE-[0-9A-F]+-1$/);
    assert.equal(order.cancellation_status, 'possible');
    assert.deepEqual((await box.get('purchase_page_archive', { transaction_uuid: uuid })).body, body);
    assert.deepEqual((await box.get('reserve_page_archive', { transaction_uuid: uuid })).body, held);
    const again = await box.post('purchase', { transaction_uuid: uuid, ...CUSTOMER_PARAMETERS });
    assert.equal(again.body.trolley_contents.transaction_id, body.trolley_contents.transaction_id);
    const byId = await box.get('trans_id_status', { transaction_id: body.trolley_contents.transaction_id });
    assert.equal(byId.body.transaction_status, 'purchased');
    box.wait(60 * 24 + 1);
    assert.equal((await box.get('reserve_page_archive', { transaction_uuid: uuid })).status, 410);
    assert.equal((await box.get('purchase_page_archive', { transaction_uuid: uuid })).status, 200);
  });

  it('refuses bad customer data and leaves the reservation usable', async () => {
    const box = openBox();
    const { body: held } = await box.post('reserve', { ...CAT_A, no_of_seats: 1 });
    const uuid = held.trolley_contents.transaction_uuid;
    const buy = (more: Record<string, string>) =>
      box.post('purchase', { transaction_uuid: uuid, ...CUSTOMER_PARAMETERS, ...more });
    const country = await buy({ country_code: 'foobar', phone: '' });
    assert.deepEqual(
      [country.status, country.body.error_desc],
      [460, "Country code 'foobar' in customer data is invalid"],
    );
    assert.equal((await buy({ last_name: ' ' })).status, 400);
    const email = await buy({ email_address: 'ada.example.org' });
    assert.deepEqual([email.status, email.body.error_code, email.body.error_key], [460, 2000, 'addr_missing_at']);
    assert.equal((await box.get('status', { transaction_uuid: uuid })).body.transaction_status, 'reserved');
    assert.equal((await buy({ country_code: 'GB' })).body.transaction_status, 'purchased');
  });

  it('knows nothing of other users’ transactions', async () => {
    const box = openBox();
    const { body: held } = await box.post('reserve', { ...CAT_A, no_of_seats: 1 });
    const uuid = held.trolley_contents.transaction_uuid;
    const other = await box.get('status', { transaction_uuid: uuid }, { user: 'demo-stripe' });
    assert.deepEqual([other.status, other.body], [400, { error_code: 8, error_desc: 'Bad data supplied' }]);
  });
});

describe('a promo code', () => {
  const bandsOf = async (box: TestBox, values: Values) => {
    const { body } = await box.get('availability', { add_discounts: 1, ...values });
    return body.availability.ticket_type.flatMap(({ price_band: bands }) => bands);
  };

  it('opens a price on the events that have it, and the trolley and the reservation keep it', async () => {
    const box = openBox();
    const perf_id = await box.firstPerformance('3CVB');
    const [plain] = await bandsOf(box, { perf_id });
    const [opened] = await bandsOf(box, { perf_id, promo_code: 'friends' });
    assert.deepEqual([plain?.sale_seatprice, plain?.possible_discounts?.discount.length], [60, 1]);
    assert.deepEqual([opened?.sale_seatprice, opened?.non_offer_sale_seatprice, opened?.is_offer], [48, 60, true]);
    assert.deepEqual(
      opened?.possible_discounts?.discount.map(({ discount_code: code }) => code),
      ['FRIENDS', 'RED/RED/1'],
    );
    const order = { perf_id, ticket_type_code: 'STA', price_band_code: 'A/pool', no_of_seats: 2 };
    const { body } = await box.get('trolley', { ...order, promo_code: 'FRIENDS' });
    const reserved = await box.post('reserve', { trolley_token: body.trolley_token });
    const [line] = reserved.body.trolley_contents.bundle[0].order[0].ticket_orders.ticket_order;
    assert.deepEqual([line?.discount_code, line?.sale_seatprice], ['FRIENDS', 48]);
  });

  it('changes nothing if it is wrong or for another event, and nobody gets its discount without it', async () => {
    const box = openBox();
    const perf_id = await box.firstPerformance('3CVB');
    assert.deepEqual(await bandsOf(box, { perf_id, promo_code: 'OTHER' }), await bandsOf(box, { perf_id }));
    const other = await box.firstPerformance('6IF');
    assert.deepEqual(
      await bandsOf(box, { perf_id: other, promo_code: 'FRIENDS' }),
      await bandsOf(box, { perf_id: other }),
    );
    const order = { perf_id, ticket_type_code: 'STA', price_band_code: 'A/pool', no_of_seats: 1, disc0: 'FRIENDS' };
    const { body } = await box.get('trolley', order);
    const [line] = body.trolley_token_contents.bundle[0].order[0].ticket_orders.ticket_order;
    assert.equal(line?.discount_code, 'RED/RED/1');
  });
});
