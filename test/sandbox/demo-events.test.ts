/** Conditions of the demo events that certification does not cover (docs/api/demo-events.md#conditions). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBox, ordersOf, reserve, seats, seatsOf, STALLS_A } from './helper.js';

describe('other demo conditions', () => {
  it('best available takes B2 to B4 and D2 to D4', async () => {
    for (const perf of ['7AA-D', '7AB-D']) {
      const box = openBox();
      const a = await reserve(box, { perf_id: perf, ...STALLS_A, no_of_seats: 3 });
      assert.deepEqual(seatsOf(ordersOf(a.trolley_contents)[0]), ['B2', 'B3', 'B4']);
      const b = await reserve(box, {
        perf_id: perf,
        ticket_type_code: 'STALLS',
        price_band_code: 'B/pool',
        no_of_seats: 3,
      });
      assert.deepEqual(seatsOf(ordersOf(b.trolley_contents)[0]), ['D2', 'D3', 'D4']);
    }
  });

  it('6IE cannot be reserved on Tuesdays', async () => {
    const box = openBox();
    const body = await reserve(box, { perf_id: await box.performanceOn('6IE', 2), ...STALLS_A, no_of_seats: 1 });
    assert.equal(body.trolley_contents, undefined);
    assert.equal(body.unreserved_orders.length, 1);
  });

  it('6IF does not play on Saturdays, and its Tuesdays have a name', async () => {
    const box = openBox();
    const { body } = await box.get('performances', { event_id: '6IF', page_length: 200 });
    const days = body.results.performance.map((one) => one.date_desc.slice(0, 3));
    assert.ok(!days.includes('Sat'));
    assert.equal(body.results.has_perf_names, true);
    for (const one of body.results.performance) {
      assert.equal(one.perf_name, one.date_desc.startsWith('Tue') ? 'Including back stage pass' : undefined);
    }
  });

  it('IDs of 6IF follow the recorded numbering', async () => {
    const box = openBox({}, Date.UTC(2017, 2, 8, 12));
    const { body } = await box.get('performances', { event_id: '6IF', page_length: 10 });
    assert.deepEqual(
      body.results.performance.map((one) => one.perf_id),
      ['6IF-A94', '6IF-A95', '6IF-A97', '6IF-A98', '6IF-A99', '6IF-A9A', '6IF-A9B', '6IF-A9C', '6IF-A9E', '6IF-A9F'],
    );
  });

  it('6KF has one dummy performance that is selected for the customer', async () => {
    const box = openBox();
    const { body } = await box.get('performances', { event_id: '6KF' });
    assert.equal(body.autoselect_this_performance, true);
    assert.equal(body.results.performance.length, 1);
    assert.equal(body.results.performance[0].iso8601_date_and_time, undefined);
  });

  it('AG8 keeps its Japanese text, in yen without decimals', async () => {
    const box = openBox();
    const perf = await box.firstPerformance('AG8');
    const { body } = await box.get('availability', { perf_id: perf });
    assert.equal(body.currency_details['jpy']?.currency_places, 0);
    const { body: found } = await box.get('events', { country_code: 'jp' });
    assert.equal(found.results.event[0].event_desc, '1デーパスポート (One Day Passport)');
  });

  it('unknown seats are replaced by seats of the same band', async () => {
    const box = openBox();
    const body = await reserve(box, { perf_id: '7AA-D', ...STALLS_A, ...seats('foo', 'bar') });
    const [order] = ordersOf(body.trolley_contents);
    assert.equal(order.seat_request_status, 'got_none');
    assert.equal(seatsOf(order).length, 2);
  });

  it('posts nothing within a week to California', async () => {
    const box = openBox();
    const { body } = await box.get('performances', { event_id: '9XW', page_length: 10 });
    const codes = await Promise.all(
      [0, 9].map(async (index) => {
        const perf = body.results.performance[index]?.perf_id ?? '';
        return (await box.get('send_methods', { perf_id: perf })).body.send_methods.send_method.length;
      }),
    );
    assert.deepEqual(codes, [0, 1]);
  });

  it('refuses Mondays as departure date of 6KS', async () => {
    const box = openBox();
    const order = {
      perf_id: await box.firstPerformance('6KS'),
      ticket_type_code: 'TICKET',
      price_band_code: 'A/pool',
      no_of_seats: 1,
    };
    const monday = await box.get('trolley', { ...order, departure_date: '20260309' });
    assert.equal(monday.body.input_contained_unavailable_order, true);
    const tuesday = await box.get('trolley', { ...order, departure_date: '20260310' });
    assert.equal(tuesday.body.input_contained_unavailable_order, false);
  });

  it('charges hotel rooms by the night', async () => {
    const box = openBox();
    const order = {
      perf_id: await box.firstPerformance('I3T'),
      ticket_type_code: 'DOUBLE',
      price_band_code: 'A/pool',
      no_of_seats: 1,
      duration: 3,
    };
    const { body } = await box.get('trolley', order);
    assert.equal(body.trolley_token_contents.bundle[0].bundle_total_cost, 380);
  });

  it('gives a whole La Femme order one rate', async () => {
    const box = openBox();
    const order = {
      perf_id: await box.firstPerformance('6L9'),
      ticket_type_code: 'PREF',
      price_band_code: 'A/pool',
      no_of_seats: 2,
    };
    const { body } = await box.get('trolley', { ...order, disc0: 'BSGR', disc1: 'ADLT' });
    assert.deepEqual(
      body.trolley_token_contents.bundle[0].order[0].ticket_orders.ticket_order.map((line) => [
        line.discount_code,
        line.no_of_seats,
      ]),
      [['BSGR', 2]],
    );
  });

  it('sells tables of 3CVC whole, and bands of 3CVB side by side', async () => {
    const box = openBox();
    const tables = await box.firstPerformance('3CVC');
    const table = { perf_id: tables, ticket_type_code: 'TABLES', price_band_code: 'A/pool' };
    const { body: shown } = await box.get('availability', { perf_id: tables });
    assert.deepEqual(shown.valid_quantities, [2, 4]);
    const part = await reserve(box, { ...table, ...seats('T1', 'T2') });
    assert.equal(part.unreserved_orders[0].reserve_failure_comment, 'A block of seats can only be taken whole.');
    const whole = await reserve(box, { ...table, ...seats('T9', 'T10') });
    assert.equal(ordersOf(whole.trolley_contents)[0].seat_request_status, 'got_all');
    const best = await reserve(box, { ...table, no_of_seats: 4 });
    assert.deepEqual(seatsOf(ordersOf(best.trolley_contents)[0]), ['T1', 'T2', 'T3', 'T4']);

    const hall = await box.firstPerformance('3CVB');
    const stalls = { perf_id: hall, ticket_type_code: 'STA', price_band_code: 'A/pool', no_of_seats: 2 };
    const { body: one } = await box.get('trolley', stalls);
    const circle = { ...stalls, ticket_type_code: 'DC', price_band_code: 'B/pool', trolley_token: one.trolley_token };
    const { body: two } = await box.get('trolley', circle);
    assert.deepEqual([two.discarded_orders.length, two.trolley_token_contents.trolley_order_count], [0, 2]);
  });

  it('lets 3CVB leave singles only where nothing else is possible', async () => {
    const box = openBox();
    const hall = await box.firstPerformance('3CVB');
    const order = { perf_id: hall, ticket_type_code: 'STA', price_band_code: 'A/pool' };
    const avoidable = await reserve(box, { ...order, ...seats('A2', 'A3') });
    assert.equal(avoidable.unreserved_orders[0].reserve_failure_comment, 'Seats must not leave a single seat.');
    await reserve(box, { ...order, ...seats('A1', 'A2', 'A3', 'A4') });
    await reserve(box, { ...order, ...seats('A8', 'A9', 'A10') });
    const unavoidable = await reserve(box, { ...order, ...seats('A5', 'A6') });
    assert.equal(ordersOf(unavoidable.trolley_contents)[0].seat_request_status, 'got_all');
  });
});
