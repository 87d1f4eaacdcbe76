/**
 * What the client sends and reads where the API's sources disagree: each X number is a heading of
 * docs/api/disagreements.md. X10, X21, X28 and X33 have no test here, because they are about another client's code, the
 * box office, tokens made elsewhere and test events.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Client } from '../../src/client/client.js';
import type { Reservation, Transaction } from '../../src/domain/booking/transaction.js';
import { allOrders, type Order, trolleyTotals } from '../../src/domain/trolley/trolley.js';
import { CUSTOMER } from '../support/customers.js';
import { clientOf, failureOf, recordingClient, type Sent } from './support.js';
import * as minimal from './minimal-answers.js';

async function sentBy(call: (client: Client) => Promise<unknown>): Promise<Sent> {
  const { client, sent } = recordingClient();
  await call(client).catch(() => undefined);
  return sent[0]!;
}

const statusOf = (fields: object): Promise<Transaction> =>
  clientOf(minimal.reserved({ ...fields })).getStatus({ transactionUuid: 'u' });

async function reservationOf(answer: object): Promise<Reservation | 'failed'> {
  const found = await clientOf(answer).makeReservation({ token: 'T' });
  return found.outcome === 'reserved' ? found.reservation : 'failed';
}

async function orderOf(orderFields: Record<string, unknown>, ticketFields?: Record<string, unknown>): Promise<Order> {
  const found = await reservationOf(minimal.withOrder(orderFields, ticketFields));
  assert.ok(found !== 'failed');
  return allOrders(found.trolley)[0]!;
}

async function eventOf(fields: Record<string, unknown>) {
  const page = await clientOf({
    results: { event: [minimal.event(fields)] },
    currency_details: minimal.GBP,
  }).listEvents();
  return page.events[0]!;
}

async function calloutOf(fields: object) {
  const callout = { callout_destination_url: 'https://pay.example.com/', callout_type: 'get', ...fields };
  const answer = await clientOf({ callout }).getPurchase({ transactionUuid: 'u' });
  assert.ok(answer.outcome === 'callout');
  return answer.callout;
}

const CASES: readonly [numbers: string, what: string, check: () => Promise<void>][] = [
  [
    'X1, X27',
    'what changes something is a POST with a form',
    async () => {
      for (const call of [
        (c: Client) => c.makeReservation({ token: 'T' }),
        (c: Client) => c.releaseReservation({ transactionUuid: 'u' }),
        (c: Client) => c.makePurchase({ transactionUuid: 'u', customer: CUSTOMER }),
        (c: Client) => c.cancelPurchase({ transactionUuid: 'u' }),
      ]) {
        const { method, request } = await sentBy(call);
        assert.equal(method, 'POST');
        assert.equal(new URL(request.url).search, '');
        assert.match(request.headers.get('Content-Type') ?? '', /^application\/x-www-form-urlencoded/);
      }
    },
  ],
  [
    'X2',
    'tracking is a parameter, the request’s ID a header of the answer',
    async () => {
      const { parameters } = await sentBy((c) => c.listEvents({}, { trackingId: 't' }));
      assert.equal(parameters['tsw_session_track_id'], 't');
      const client = clientOf({ error_code: 8 }, { headers: { 'X-Request-Id': 'r' } });
      assert.equal((await failureOf(client.listEvents())).requestId, 'r');
    },
  ],
  [
    'X3',
    'offers are asked for by the documentation’s names',
    async () => {
      const { parameters } = await sentBy((c) => c.listEvents({ bestValueOffer: true }));
      assert.deepEqual(Object.keys(parameters), ['req_cost_range', 'req_cost_range_best_value_offer']);
    },
  ],
  [
    'X4',
    'three event types, and any other as it comes',
    async () => {
      for (const type of ['simple_ticket', 'misc_item', 'hotel_room', 'use_last_perf']) {
        assert.equal((await eventOf({ event_type: type })).type, type);
      }
    },
  ],
  [
    'X5',
    'the United Kingdom is uk',
    async () => {
      for (const countryCode of ['gb', 'GB', 'uk', 'UK']) {
        assert.equal((await sentBy((c) => c.listEvents({ countryCode }))).parameters['country_code'], 'uk');
        const customer = { ...CUSTOMER, countryCode };
        const { parameters } = await sentBy((c) => c.makePurchase({ transactionUuid: 'u', customer }));
        assert.equal(parameters['country_code'], 'uk');
      }
      assert.equal((await eventOf({ country_code: 'uk' })).countryCode, 'uk');
    },
  ],
  [
    'X6',
    'is_add_on true is an add-on',
    async () => {
      assert.equal((await eventOf({ is_add_on: true })).isAddOn, true);
      assert.equal((await eventOf({ is_add_on: false })).isAddOn, false);
    },
  ],
  [
    'X7',
    'classes are a dictionary, once a list',
    async () => {
      assert.deepEqual((await eventOf({ classes: { theatre: 'Theatre' } })).classes, { theatre: 'Theatre' });
      assert.deepEqual((await eventOf({ class: [{ class_desc: 'Theatre' }] })).classes, { Theatre: 'Theatre' });
    },
  ],
  [
    'X8',
    'cached band codes lack their suffix unless the answer has it',
    async () => {
      const detail = { seatprice: 10, surcharge: 1, avail_currency_code: 'gbp' };
      const details = (fields: object) => ({
        ticket_type: [{ ticket_type_code: 'S', price_band: [{ price_band_code: 'A', avail_detail: [fields] }] }],
      });
      const plain = await eventOf({ avail_details: details(detail) });
      assert.equal(plain.availDetails?.[0]?.priceBandCode, 'A');
      const suffixed = await eventOf({ avail_details: details({ ...detail, suffixed_price_band_code: 'A/pool' }) });
      assert.equal(suffixed.availDetails?.[0]?.priceBandCode, 'A/pool');
    },
  ],
  [
    'X9',
    'the video’s URL under either name',
    async () => {
      for (const name of ['video_iframe_url_when_secure', 'video_iframe_secure_complete_url']) {
        const { video } = await eventOf({ video_iframe: { [name]: 'https://v.example.com/1' } });
        assert.equal(video?.url, 'https://v.example.com/1');
      }
    },
  ],
  [
    'X11',
    'permitted countries nested, and flat',
    async () => {
      const method = { send_code: 'POST', send_cost: 1 };
      for (const permitted of [
        { country: [{ country_code: 'uk', country_desc: 'United Kingdom' }] },
        [{ country_code: 'uk', country_description: 'United Kingdom' }],
      ]) {
        const { sendMethod } = await orderOf({ send_method: { ...method, permitted_countries: permitted } });
        assert.deepEqual(sendMethod?.permittedCountries, { uk: 'United Kingdom' });
      }
      assert.equal((await orderOf({ send_method: method })).sendMethod?.permittedCountries, undefined);
    },
  ],
  [
    'X12',
    'the trolley under each of its keys',
    async () => {
      for (const key of ['trolley_contents', 'reserved_trolley', 'trolley_token_contents', 'trolley']) {
        const answer = { transaction_status: 'reserved', [key]: minimal.trolley(), currency_details: minimal.GBP };
        const { trolley } = await clientOf(answer).getStatus({ transactionUuid: 'u' });
        assert.equal(allOrders(trolley).length, 1, key);
      }
      const both = await statusOf({ reserved_trolley: minimal.trolley({ transaction_uuid: 'older' }) });
      assert.equal(both.trolley.transactionUuid, 'uuid-1');
    },
  ],
  [
    'X13',
    'a debitor, or the first of its choices, with its data as it came',
    async () => {
      const debitor = (data: object) => ({
        debitor_type: 'stripe',
        debitor_name: 'Stripe',
        debitor_desc: '',
        debitor_integration_data: data,
      });
      for (const data of [{ publishable_key: 'pk_1' }, { stripe: { publishable_key: 'pk_1' } }]) {
        for (const fields of [{ debitor: debitor(data) }, { debitor_choices: [debitor(data)] }]) {
          const contents = minimal.trolley({ bundle: [minimal.bundle(fields)] });
          const { trolley } = await statusOf({ trolley_contents: contents });
          assert.equal(trolley.bundles[0]!.debitor?.type, 'stripe');
          assert.deepEqual(trolley.bundles[0]!.debitor.integrationData, data);
        }
      }
    },
  ],
  [
    'X14',
    'a callout’s data under either name',
    async () => {
      const data = { debitor_type: 'dummy', debit_base_amount: 100 };
      for (const fields of [
        { debitor_integration_data: data },
        { callout_integration_data: data },
        { debitor: { debitor_type: 'dummy', debitor_integration_data: data } },
      ]) {
        const callout = await calloutOf(fields);
        assert.equal(callout.debitorType, 'dummy');
        assert.deepEqual(callout.integrationData, data);
      }
    },
  ],
  [
    'X15',
    'consents by their new names, else by their old',
    async () => {
      const consents = async (customer: object) => {
        const found = (await statusOf({ customer })).customer!;
        return [found.supplierMayUseData, found.userMayUseData, found.worldMayUseData];
      };
      assert.deepEqual(await consents({ dp_supplier: true, dp_user: false, dp_world: true }), [true, false, true]);
      assert.deepEqual(await consents({ user_can_use_customer_data: true, dp_user: false }), [false, true, false]);
      assert.deepEqual(await consents({ user_can_use_customer_data: false, dp_user: true }), [false, false, false]);
    },
  ],
  [
    'X16',
    'dead events by the name that clients use',
    async () => {
      const { parameters } = await sentBy((c) => c.listEvents({ includeDead: true }));
      assert.deepEqual(parameters, { include_dead: 'true' });
    },
  ],
  [
    'X17, X18',
    'paging and search by the documentation’s names',
    async () => {
      const { parameters } = await sentBy((c) => c.listEvents({ keywords: ['a'], pageLength: 5, pageNumber: 2 }));
      assert.deepEqual(parameters, { keywords: 'a', page_length: '5', page_number: '2' });
    },
  ],
  [
    'X19',
    'tickets are no_of_seats',
    async () => {
      const { parameters } = await sentBy((c) => c.getAvailability({ performanceId: 'p', quantity: 2 }));
      assert.equal(parameters['no_of_seats'], '2');
    },
  ],
  [
    'X20',
    'the account at top level and under user_info',
    async () => {
      const user = { user_id: 'demo', real_name: 'Demonstration User', is_b2b: true };
      for (const answer of [user, { user_info: user, user_groups: [] }]) {
        const found = await clientOf(answer).test();
        assert.deepEqual(found, { userId: 'demo', name: 'Demonstration User', isB2b: true });
      }
    },
  ],
  [
    'X21',
    'suppliers with two currencies have two totals',
    async () => {
      const currency_details = {
        ...minimal.GBP,
        usd: { ...minimal.GBP.gbp, currency_code: 'usd', currency_pre_symbol: '$' },
      };
      const bundles = [minimal.bundle(), minimal.bundle({ bundle_source_code: 'other', currency_code: 'usd' })];
      const { trolley } = await statusOf({ trolley_contents: minimal.trolley({ bundle: bundles }), currency_details });
      assert.deepEqual(
        trolleyTotals(trolley).map(({ minor, currency }) => [minor, currency.preSymbol]),
        [
          [7950, '£'],
          [7950, '$'],
        ],
      );
    },
  ],
  [
    'X22',
    'a wholly failed reserve in both forms, and a part reserved',
    async () => {
      const unreserved = [minimal.order({ reserve_failure_comment: 'Sold' })];
      const short = { unreserved_orders: unreserved, input_contained_unavailable_order: false };
      assert.equal(await reservationOf(short), 'failed');
      const empty = minimal.trolley({ bundle: [minimal.bundle({ order: [] })] });
      assert.equal(await reservationOf(minimal.reserved({ ...short, trolley_contents: empty })), 'failed');
      const part = await reservationOf(minimal.reserved(short));
      assert.ok(part !== 'failed');
      assert.equal(part.unreservedOrders[0]?.reserveFailureComment, 'Sold');
    },
  ],
  [
    'X23',
    'the agent reference is sent long and read short',
    async () => {
      const customer = { ...CUSTOMER, agentReference: 'A1' };
      const { parameters } = await sentBy((c) => c.makePurchase({ transactionUuid: 'u', customer }));
      assert.equal(parameters['agent_reference'], 'A1');
      assert.equal('agent_ref' in parameters, false);
      assert.equal((await statusOf({ customer: { agent_ref: 'A1' } })).customer?.agentReference, 'A1');
    },
  ],
  [
    'X24',
    'cancelled items under either name',
    async () => {
      for (const name of ['cancelled_item_numbers', 'cancelled_items_list']) {
        const found = await clientOf({ [name]: [1, 3] }).cancelPurchase({ transactionUuid: 'u' });
        assert.deepEqual(found.cancelledItemNumbers, [1, 3]);
      }
    },
  ],
  [
    'X25',
    'got_some is got_partial',
    async () => {
      for (const status of ['got_partial', 'got_some']) {
        assert.equal((await orderOf({ seat_request_status: status })).seatRequestStatus, 'got_partial');
      }
    },
  ],
  [
    'X26',
    'bit 0 of a month is the 1st, bit 0 of a week Sunday',
    async () => {
      const month = { month: 'feb', year: 2028, month_dates_bitmask: 0b1 + 2 ** 28, month_weekdays_bitmask: 0b1000001 };
      const [found] = await clientOf({ results: { month: [month] } }).getMonths({ eventId: '1AA' });
      assert.deepEqual([found!.year, found!.month, found!.days, found!.weekdays], [2028, 2, [1, 29], [0, 6]]);
    },
  ],
  [
    'X29',
    'minutes left beside the trolley, else inside it',
    async () => {
      const inside = minimal.trolley({ minutes_left_on_reserve: 12.5 });
      const old = { transaction_status: 'reserved', trolley_contents: inside, currency_details: minimal.GBP };
      assert.equal((await clientOf(old).getStatus({ transactionUuid: 'u' })).minutesLeft, 12.5);
      const both = await statusOf({ trolley_contents: inside });
      assert.equal(both.minutesLeft, 14.5);
    },
  ],
  [
    'X30',
    'the number of orders is inside the trolley',
    async () => {
      const contents = minimal.trolley({ trolley_order_count: 1 });
      assert.equal((await statusOf({ trolley_contents: contents, trolley_order_count: 8 })).trolley.orderCount, 1);
      assert.equal((await statusOf({})).trolley.orderCount, 1);
    },
  ],
  [
    'X31',
    'valid quantities in every shape',
    async () => {
      for (const fields of [
        { valid_quantities: [1, 2, 3] },
        { quantity_options: [1, 2, 3] },
        { quantity_options: { valid_quantities: [1, 2, 3] } },
        { quantity_options: { valid_quantity_bitmask: 0b1110 } },
        { valid_quantity_bitmask: 0b1110 },
      ]) {
        const range = { min_seatprice: 1, min_surcharge: 0, max_seatprice: 2, max_surcharge: 0, ...fields };
        const { costRange } = await eventOf({ cost_range: { ...range, range_currency_code: 'gbp' } });
        assert.deepEqual(costRange?.validQuantities, [1, 2, 3], JSON.stringify(fields));
      }
    },
  ],
  [
    'X32',
    'wrong credentials are known by their code, in whatever words',
    async () => {
      for (const words of ['User authentication failure', 'User authorisation failure', '']) {
        await failureOf(clientOf({ error_code: 3, error_desc: words }, { status: 400 }).test(), 'unauthorised');
      }
    },
  ],
  [
    'X34',
    'seats that are next to each other are neighbours in their block, in both shapes',
    async () => {
      const ids = ['A10', 'A9', 'A8'];
      for (const blocks of [
        { blocks_by_row: { A: [ids] }, separators_by_row: { A: '' } },
        { seat_block: [{ block_length: 3, id_details: ids.map((id) => minimal.seat(id)) }] },
      ]) {
        const client = clientOf(minimal.availability({ free_seat_blocks: blocks }));
        const { ticketTypes } = await client.getAvailability({ performanceId: 'p' });
        const [block] = ticketTypes[0]!.priceBands[0]!.seatBlocks!;
        assert.equal(block!.row, 'A');
        assert.deepEqual(
          block!.seats.map(({ id }) => id),
          ids,
        );
        assert.deepEqual(
          block!.seats.map(({ column }) => column),
          ['10', '9', '8'],
        );
      }
    },
  ],
];

for (const [numbers, what, check] of CASES) {
  test(`docs/api/disagreements.md ${numbers}: ${what}`, check);
}
