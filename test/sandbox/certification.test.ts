/** The certification tests R1 to R13 and S1 to S7 (docs/api/certification.md), as far as they concern the box office. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Performance, type PriceBand } from './answers.js';
import { CUSTOMER_PARAMETERS } from '../support/customers.js';
import { openBox, ordersOf, reserve, seats, seatsOf, STALLS_A } from './helper.js';

const CIRCLE_B = { ticket_type_code: 'CIRCLE', price_band_code: 'B/pool' };

describe('required tests', () => {
  it('R1: 7AB plays on the next two New Year’s Days', async () => {
    const box = openBox();
    const { body } = await box.get('performances', { event_id: '7AB' });
    assert.deepEqual(
      body.results.performance.map((one) => [one.perf_id, one.iso8601_date_and_time, one.date_desc, one.time_desc]),
      [
        ['7AB-D', '2027-01-01T15:30:00Z', 'Fri, 1st January 2027', '3.30 PM'],
        ['7AB-E', '2028-01-01T15:30:00Z', 'Sat, 1st January 2028', '3.30 PM'],
      ],
    );
  });

  it('R3: three best-available tickets in band B of 6IF’s stalls', async () => {
    const box = openBox();
    const perf = await box.firstPerformance('6IF');
    const body = await reserve(box, {
      perf_id: perf,
      ticket_type_code: 'STALLS',
      price_band_code: 'B/pool',
      no_of_seats: 3,
    });
    const [order] = ordersOf(body.trolley_contents);
    assert.equal(seatsOf(order).length, 3);
    assert.equal(order.total_sale_combined, 63);
    assert.equal(order.seat_request_status, 'not_requested');
  });

  it('R4: seat B4 of 7AB costs 50 and 5', async () => {
    const box = openBox();
    const body = await reserve(box, { perf_id: '7AB-D', ...STALLS_A, ...seats('B4') });
    const [bundle] = body.trolley_contents.bundle;
    assert.deepEqual(
      [
        bundle.bundle_total_seatprice,
        bundle.bundle_total_surcharge,
        bundle.bundle_total_send_cost,
        bundle.bundle_total_cost,
      ],
      [50, 5, 0, 55],
    );
    assert.equal(bundle.order[0].seat_request_status, 'got_all');
  });

  it('R5: 7AA is sent as a printable eTicket or by post worldwide', async () => {
    const box = openBox();
    const { body } = await box.get('send_methods', { perf_id: '7AA-D' });
    assert.deepEqual(
      body.send_methods.send_method.map((method) => method.send_desc),
      ['Printable eTicket', 'Post worldwide'],
    );
  });

  it('R6: bought 7AB tickets have a voucher and barcodes, 7AA tickets a voucher only', async () => {
    const box = openBox();
    for (const [perf, hasBarcode] of [
      ['7AB-D', true],
      ['7AA-D', false],
    ] as const) {
      const body = await reserve(box, { perf_id: perf, ...STALLS_A, no_of_seats: 2 });
      const bought = await box.post('purchase', {
        transaction_uuid: body.trolley_contents.transaction_uuid,
        ...CUSTOMER_PARAMETERS,
      });
      assert.equal(bought.body.transaction_status, 'purchased');
      const [order] = ordersOf(bought.body.trolley_contents);
      assert.match(
        order.send_method.self_print_voucher_url,
        /^https:\/\/box\.example\/base\/tickets\/web_self_print\.buy\/demo\?crypto_block=/,
      );
      assert.equal(typeof order.ticket_orders.ticket_order[0].seats?.[0]?.barcode === 'string', hasBarcode);
    }
  });

  it('R7: tickets 2 and 3 of 6IE have a restricted view on Thursdays', async () => {
    const box = openBox();
    const restricted = async (weekday: number): Promise<boolean[]> => {
      const perf = await box.performanceOn('6IE', weekday);
      const body = await reserve(box, { perf_id: perf, ...STALLS_A, no_of_seats: 4 });
      return ordersOf(body.trolley_contents)[0].ticket_orders.ticket_order[0].seats!.map(
        (seat) => seat.is_restricted_view,
      );
    };
    assert.deepEqual(await restricted(4), [false, true, true, false]);
    assert.deepEqual(await restricted(5), [false, false, false, false]);
  });

  it('R8, S1: seat blocks of 7AB say what is wrong with C5 and C6', async () => {
    const box = openBox();
    const { body } = await box.get('availability', { perf_id: '7AB-D', add_seat_blocks: '' });
    const blocks = body.availability.ticket_type[0].price_band[1].free_seat_blocks;
    assert.deepEqual(blocks, {
      blocks_by_row: { C: [['C3', 'C4', 'C5', 'C6']], D: [['D2', 'D3', 'D4', 'D5', 'D6', 'D7']] },
      restricted_view_seats: ['C5', 'C6'],
      seats_by_text_message: { 'Haunted seat': ['C6'] },
      separators_by_row: { C: '', D: '' },
    });
  });

  it('R9: released seats are free again', async () => {
    const box = openBox();
    const first = await reserve(box, { perf_id: '7AB-D', ...STALLS_A, ...seats('B3', 'B4') });
    const uuid = first.trolley_contents.transaction_uuid;
    assert.deepEqual((await box.post('release', { transaction_uuid: uuid })).body, { released_ok: true });
    assert.deepEqual((await box.post('release', { transaction_uuid: uuid })).body, { released_ok: true });
    const second = await reserve(box, { perf_id: '7AB-D', ...STALLS_A, ...seats('B3', 'B4') });
    assert.deepEqual(seatsOf(ordersOf(second.trolley_contents)[0]), ['B3', 'B4']);
  });

  it('R10: H10 makes reserving fail, alone or with others', async () => {
    const box = openBox();
    for (const perf of ['7AA-D', '7AB-D']) {
      const body = await reserve(box, { perf_id: perf, ...CIRCLE_B, ...seats('H9', 'H10') });
      assert.deepEqual(Object.keys(body).sort(), ['input_contained_unavailable_order', 'unreserved_orders']);
      const [order] = body.unreserved_orders;
      assert.equal(order.reserve_failure_comment, 'Seat H10 causes failure.');
      assert.equal(order.seat_request_status, 'got_none');
      assert.deepEqual(order.requested_seat_ids, ['H9', 'H10']);
    }
  });

  it('R11: D7 gives other seats of its block', async () => {
    const box = openBox();
    for (const perf of ['7AA-D', '7AB-D']) {
      const body = await reserve(box, {
        perf_id: perf,
        ticket_type_code: 'STALLS',
        price_band_code: 'B/pool',
        ...seats('D6', 'D7'),
      });
      const [order] = ordersOf(body.trolley_contents);
      assert.deepEqual(seatsOf(order), ['D2', 'D3']);
      assert.equal(order.seat_request_status, 'got_none');
    }
  });

  it('R12: "fail part one" fails a purchase of 6IE and frees its tickets', async () => {
    const box = openBox();
    const perf = await box.performanceOn('6IE', 5);
    const body = await reserve(box, { perf_id: perf, ...STALLS_A, no_of_seats: 2 });
    const uuid = body.trolley_contents.transaction_uuid;
    const failed = await box.post('purchase', {
      transaction_uuid: uuid,
      ...CUSTOMER_PARAMETERS,
      address_line_two: 'fail part one',
    });
    assert.equal(failed.status, 200);
    assert.equal(failed.body.transaction_status, 'failed');
    assert.equal(failed.body.trolley_contents.purchase_result.success, false);
    assert.equal(failed.body.trolley_contents.bundle[0].purchase_result.success, false);
    const { body: after } = await box.get('status', { transaction_uuid: uuid });
    assert.equal(after.transaction_status, 'failed');
  });
});

describe('recommended tests', () => {
  it('S2: 7AA refuses to leave B2 alone, 7AB does not', async () => {
    const box = openBox();
    const refused = await reserve(box, { perf_id: '7AA-D', ...STALLS_A, ...seats('B3', 'B4') });
    assert.equal(refused.trolley_contents, undefined);
    assert.equal(refused.unreserved_orders[0].reserve_failure_comment, 'Seats must not leave a single seat.');
    const held = await reserve(box, { perf_id: '7AB-D', ...STALLS_A, ...seats('B3', 'B4') });
    assert.deepEqual(seatsOf(ordersOf(held.trolley_contents)[0]), ['B3', 'B4']);
  });

  it('S3, S4: B3 with B5 breaks contiguity on 7AA only', async () => {
    const box = openBox();
    const { body } = await box.get('availability', { perf_id: '7AA-D' });
    assert.equal(body.contiguous_seat_selection_only, true);
    const refused = await reserve(box, { perf_id: '7AA-D', ...STALLS_A, ...seats('B3', 'B5') });
    assert.equal(refused.unreserved_orders[0].reserve_failure_comment, 'Seats must be next to each other.');
    const held = await reserve(box, { perf_id: '7AB-D', ...STALLS_A, ...seats('B3', 'B5') });
    assert.equal(ordersOf(held.trolley_contents)[0].seat_request_status, 'got_all');
  });

  it('S5: 7AB has 8% off the front circle and no fees in the rear stalls', async () => {
    const box = openBox();
    const { body } = await box.get('availability', { perf_id: '7AB-D' });
    const [stalls, circle] = body.availability.ticket_type;
    const offer = (band: PriceBand): unknown[] => [
      band.is_offer,
      band.sale_seatprice,
      band.sale_surcharge,
      band.absolute_saving,
      band.percentage_saving,
    ];
    assert.deepEqual(offer(stalls.price_band[0]), [false, 50, 5, 0, 0]);
    assert.deepEqual(offer(stalls.price_band[1]), [true, 40, 0, 5, 11]);
    assert.deepEqual(offer(circle.price_band[0]), [true, 32, 5, 3, 8]);
  });

  it('S6: discounts of 6IF, none in the stalls on the 1st', async () => {
    const box = openBox();
    const { body: list } = await box.get('performances', { event_id: '6IF', page_length: 200 });
    const codes = async (perf: Performance | undefined): Promise<string[]> => {
      const { body } = await box.get('discounts', { perf_id: perf?.perf_id ?? '', ...STALLS_A });
      return body.discounts.discount.map((one) => `${one.discount_code} ${one.sale_seatprice}+${one.sale_surcharge}`);
    };
    const first = list.results.performance.find((one) => / 1st /.test(one.date_desc));
    const other = list.results.performance.find((one) => / 2nd /.test(one.date_desc));
    assert.deepEqual(await codes(other), ['ADULT 21+3', 'CHILD 11+2', 'STUDENT 16+2', 'OAP 17+2']);
    assert.deepEqual(await codes(first), ['ADULT 21+3']);
  });

  it('S7: 6IF comes with text, pictures, reviews and a video when asked for', async () => {
    const box = openBox();
    const plain = (await box.get('events_by_id', { event_id_list: '6IF' })).body.events_by_id['6IF']!.event;
    assert.equal(plain.media ?? plain.reviews ?? plain.structured_info ?? plain.video_iframe, undefined);
    const { body } = await box.get('events_by_id', {
      event_id_list: '6IF',
      req_extra_info: '',
      req_reviews: 'True',
      req_video_iframe: 1,
      req_media_seating_plan: '',
      req_media_triplet_three: '',
    });
    const { event } = body.events_by_id['6IF']!;
    assert.equal(Object.keys(event.structured_info).length, 10);
    assert.equal(event.reviews.review.length, 2);
    assert.deepEqual(
      event.media.media_asset.map((asset) => asset.name),
      ['seating_plan'],
    );
    assert.match(event.video_iframe.video_iframe_url_when_secure, /^https:\/\/www\.youtube\.com\/embed\/[\w-]{11}\?/);
  });
});
