/** What each request becomes on the wire: method, path and every parameter, read from the request itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Client } from '../../src/client/client.js';
import { CUSTOMER, failureOf, recordingClient, type Sent } from './support.js';

async function send(call: (client: Client) => Promise<unknown>): Promise<Sent> {
  const { client, sent } = recordingClient();
  // Most empty answers cannot be parsed, which is not what is tested here.
  await call(client).catch(() => undefined);
  assert.equal(sent.length, 1);
  return sent[0]!;
}

const CUSTOMER_ON_WIRE = {
  first_name: 'Test',
  last_name: 'Tester',
  address_line_one: 'Metro Building',
  town: 'London',
  postcode: 'W6 8DL',
  country_code: 'uk',
  email_address: 'test@example.com',
  phone: '0203 137 7420',
};

type Case = [
  name: string,
  call: (client: Client) => Promise<unknown>,
  line: string,
  parameters: Record<string, string>,
];

const CASES: readonly Case[] = [
  ['all events', (c) => c.listEvents(), 'GET events.v1', {}],
  [
    'a search with every filter',
    (c) =>
      c.listEvents({
        keywords: ['matthew bourne', 'nutcracker'],
        countryCode: 'GB',
        cityCode: 'london-uk',
        airportCode: 'LHR',
        circle: { latitude: 51.5, longitude: -0.15, radiusKm: 5 },
        from: '2026-12-24',
        to: '2027-01-06',
        offersOnly: true,
        includeDead: true,
        sourceCode: 'ext_test0',
        sortOrder: 'cost_ascending',
        pageLength: 10,
        pageNumber: 0,
      }),
    'GET events.v1',
    {
      keywords: 'matthew,bourne,nutcracker',
      country_code: 'uk',
      city_code: 'london-uk',
      airport_code: 'LHR',
      circle: '51.5:-0.15:5',
      date_range: '20261224:20270106',
      offers_only: 'true',
      include_dead: 'true',
      s_src: 'ext_test0',
      sort_order: 'cost_ascending',
      page_length: '10',
      page_number: '0',
    },
  ],
  [
    'a range open at its end',
    (c) => c.listEvents({ from: '2026-12-24' }),
    'GET events.v1',
    { date_range: '20261224:' },
  ],
  [
    'a range open at its start',
    (c) => c.listEvents({ to: '2026-12-24' }),
    'GET events.v1',
    { date_range: ':20261224' },
  ],
  ['filters that are off', (c) => c.listEvents({ keywords: [], offersOnly: false, cityCode: '' }), 'GET events.v1', {}],
  [
    'offers, which bring their cost range',
    (c) => c.listEvents({ bestValueOffer: true, maxSavingOffer: true, minCostOffer: true, topPriceOffer: true }),
    'GET events.v1',
    {
      req_cost_range: 'true',
      req_cost_range_best_value_offer: 'true',
      req_cost_range_max_saving_offer: 'true',
      req_cost_range_min_cost_offer: 'true',
      req_cost_range_top_price_offer: 'true',
    },
  ],
  [
    'cost ranges in all detail',
    (c) => c.listEvents({ costRange: true, noSinglesData: true, costRangeDetails: true, costRangeDiscounts: true }),
    'GET events.v1',
    {
      req_cost_range: 'true',
      req_cost_range_no_singles_data: 'true',
      req_cost_range_details: 'true',
      req_cost_range_discounts: 'true',
    },
  ],
  [
    'avail details, which the flags about them bring',
    (c) => c.getMonths({ eventId: '6IF', availDetailsWithPerformances: true, availDetailDiscounts: true }),
    'GET months.v1',
    {
      event_id: '6IF',
      req_avail_details: 'true',
      req_avail_details_with_perfs: 'true',
      req_avail_detail_discounts: 'true',
    },
  ],
  [
    'events by ID with all that describes them',
    (c) =>
      c.getEvents({
        eventIds: ['6IF', '6KS'],
        addOns: true,
        upsells: true,
        extraInfo: true,
        reviews: true,
        video: true,
        media: ['square', 'triplet_one'],
        metaComponents: true,
        sourceInfo: true,
      }),
    'GET events_by_id.v1',
    {
      event_id_list: '6IF,6KS',
      add_add_ons: 'true',
      add_upsells: 'true',
      req_extra_info: 'true',
      req_reviews: 'true',
      req_video_iframe: 'true',
      req_media_square: 'true',
      req_media_triplet_one: 'true',
      req_meta_components: 'true',
      req_src_info: 'true',
    },
  ],
  [
    'performances',
    (c) => c.listPerformances({ eventId: '6IF', from: '2026-12-01', to: '2026-12-31', pageLength: 200, pageNumber: 1 }),
    'GET performances.v1',
    { event_id: '6IF', date_range: '20261201:20261231', page_length: '200', page_number: '1' },
  ],
  [
    'performances by ID',
    (c) => c.getPerformances({ performanceIds: ['6IF-B2E', '6IF-B2F'], availDetails: true }),
    'GET performances_by_id.v1',
    { perf_id_list: '6IF-B2E,6IF-B2F', req_avail_details: 'true' },
  ],
  ['availability', (c) => c.getAvailability({ performanceId: '7AB-5' }), 'GET availability.v1', { perf_id: '7AB-5' }],
  [
    'availability with everything',
    (c) =>
      c.getAvailability({
        performanceId: '7AB-5',
        quantity: 3,
        promoCode: 'XMAS',
        discounts: true,
        exampleSeats: true,
        seatBlocks: true,
        predictedCommission: true,
      }),
    'GET availability.v1',
    {
      perf_id: '7AB-5',
      no_of_seats: '3',
      promo_code: 'XMAS',
      add_discounts: 'true',
      add_example_seats: 'true',
      add_seat_blocks: 'true',
      req_predicted_commission: 'true',
    },
  ],
  [
    'discounts, commission asked for only when it is',
    (c) =>
      c.getDiscounts({
        performanceId: '6IF-B0I',
        ticketTypeCode: 'CIRCLE',
        priceBandCode: 'A/pool',
        quantity: 2,
        predictedCommission: false,
      }),
    'GET discounts.v1',
    { perf_id: '6IF-B0I', ticket_type_code: 'CIRCLE', price_band_code: 'A/pool', no_of_seats: '2' },
  ],
  [
    'send methods',
    (c) => c.getSendMethods({ performanceId: '6IF-B0I' }),
    'GET send_methods.v1',
    { perf_id: '6IF-B0I' },
  ],
  ['a trolley viewed', (c) => c.getTrolley({ token: 'M2--6T' }), 'GET trolley.v1', { trolley_token: 'M2--6T' }],
  [
    'an order added with a discount for each ticket, another removed',
    (c) =>
      c.getTrolley({
        token: 'M2--6T',
        order: {
          performanceId: '6IF-B1S',
          ticketTypeCode: 'CIRCLE',
          priceBandCode: 'C/pool',
          quantity: 3,
          discounts: ['ADULT', 'CHILD', 'CHILD'],
        },
        removeItems: [1, 3],
        sendCodes: { ext_test0: 'POST', ext_test1: 'COBO' },
        cryptoBlock: true,
      }),
    'GET trolley.v1',
    {
      trolley_token: 'M2--6T',
      perf_id: '6IF-B1S',
      ticket_type_code: 'CIRCLE',
      price_band_code: 'C/pool',
      no_of_seats: '3',
      disc0: 'ADULT',
      disc1: 'CHILD',
      disc2: 'CHILD',
      remove_items_list: '1,3',
      ext_test0_send_code: 'POST',
      ext_test1_send_code: 'COBO',
      add_crypto_block: 'true',
    },
  ],
  [
    'seats reserved',
    (c) =>
      c.makeReservation({
        order: {
          performanceId: '7AB-5',
          ticketTypeCode: 'STALLS',
          priceBandCode: 'A/pool',
          quantity: 2,
          seats: ['A1', 'A2'],
        },
      }),
    'POST reserve.v1',
    {
      perf_id: '7AB-5',
      ticket_type_code: 'STALLS',
      price_band_code: 'A/pool',
      no_of_seats: '2',
      seat0: 'A1',
      seat1: 'A2',
    },
  ],
  [
    'a hotel with its dates',
    (c) =>
      c.getTrolley({
        order: {
          performanceId: '9XW-1',
          ticketTypeCode: 'ROOM',
          priceBandCode: 'A/pool',
          quantity: 1,
          departureDate: '2026-12-24',
          duration: 3,
          promoCode: 'XMAS',
        },
      }),
    'GET trolley.v1',
    {
      perf_id: '9XW-1',
      ticket_type_code: 'ROOM',
      price_band_code: 'A/pool',
      no_of_seats: '1',
      departure_date: '20261224',
      duration: '3',
      promo_code: 'XMAS',
    },
  ],
  ['upsells', (c) => c.getUpsells({ token: 'M2--6T' }), 'GET upsells.v1', { trolley_token: 'M2--6T' }],
  [
    'add-ons with prices',
    (c) => c.getAddOns({ token: 'M2--6T', costRange: true }),
    'GET add_ons.v1',
    { trolley_token: 'M2--6T', req_cost_range: 'true' },
  ],
  ['a release', (c) => c.releaseReservation({ transactionUuid: 'u' }), 'POST release.v1', { transaction_uuid: 'u' }],
  [
    'the reserve answer again',
    (c) => c.getReservation({ transactionUuid: 'u' }),
    'GET reserve_page_archive.v1',
    { transaction_uuid: 'u' },
  ],
  [
    'the purchase answer again',
    (c) => c.getPurchase({ transactionUuid: 'u' }),
    'GET purchase_page_archive.v1',
    { transaction_uuid: 'u' },
  ],
  [
    'a status with its customer',
    (c) => c.getStatus({ transactionUuid: 'u', customer: true, extraInfo: true }),
    'GET status.v1',
    { transaction_uuid: 'u', add_customer: 'true', req_extra_info: 'true' },
  ],
  [
    'a status by the older ID',
    (c) => c.getStatus({ transactionId: 'T000-0000-8RGW-3619' }),
    'GET trans_id_status.v1',
    { transaction_id: 'T000-0000-8RGW-3619' },
  ],
  [
    'a purchase on credit',
    (c) => c.makePurchase({ transactionUuid: 'u', customer: CUSTOMER }),
    'POST purchase.v1',
    { transaction_uuid: 'u', ...CUSTOMER_ON_WIRE },
  ],
  [
    'a purchase by everybody and with everything',
    (c) =>
      c.makePurchase({
        transactionUuid: 'u',
        customer: {
          ...CUSTOMER,
          title: 'Dr',
          initials: 'T T',
          suffix: 'PhD',
          addressLineTwo: '1 Butterwick',
          county: 'London',
          countryCode: 'GB',
          workPhone: '1',
          homePhone: '2',
          agentReference: 'the customer’s',
          supplierMayUseData: true,
          userMayUseData: true,
          worldMayUseData: true,
        },
        sendConfirmationEmail: true,
        agentReference: 'the page’s',
        privacyPolicyVersion: '2.2.1',
        remoteSite: 'www.example.com',
        paymentReference: 'pay-1',
        pageUrl: 'https://www.example.com/book',
        returnDetails: { returnToken: 'a.b-c_1', returnUrl: 'https://tickets.example.com/f13/callback/a.b-c_1' },
        connection: { ipAddress: '192.0.2.1', userAgent: 'Browser/1', accept: 'text/html' },
        callbackVariables: { ext_test0: { cider_token: 'cider_1' }, ext_test1: { cider_token: 'cider_1' } },
        costRange: true,
      }),
    'POST purchase.v1',
    {
      transaction_uuid: 'u',
      ...CUSTOMER_ON_WIRE,
      title: 'Dr',
      initials: 'T T',
      suffix: 'PhD',
      address_line_two: '1 Butterwick',
      county: 'London',
      work_phone: '1',
      home_phone: '2',
      agent_reference: 'the page’s',
      supplier_can_use_customer_data: 'true',
      user_can_use_customer_data: 'true',
      world_can_use_customer_data: 'true',
      send_confirmation_email: 'true',
      privacy_policy_version: '2.2.1',
      remote_site: 'www.example.com',
      payment_reference: 'pay-1',
      page_url: 'https://www.example.com/book',
      return_token: 'a.b-c_1',
      return_url: 'https://tickets.example.com/f13/callback/a.b-c_1',
      remote_ip: '192.0.2.1',
      client_http_user_agent: 'Browser/1',
      client_http_accept: 'text/html',
      'ext_test0_callback/cider_token': 'cider_1',
      'ext_test1_callback/cider_token': 'cider_1',
      req_cost_range: 'true',
    },
  ],
  [
    'a purchase by card',
    (c) =>
      c.makePurchase({
        transactionUuid: 'u',
        customer: CUSTOMER,
        card: {
          number: '4111111111111111',
          expiryDate: '1229',
          cvTwo: '123',
          startDate: '0120',
          issueNumber: '1',
          billingAddress: {
            addressLineOne: '1 Road',
            addressLineTwo: 'Flat 2',
            town: 'Ely',
            county: 'Cambs',
            postcode: 'CB7',
            countryCode: 'gb',
          },
        },
      }),
    'POST purchase.v1',
    {
      transaction_uuid: 'u',
      ...CUSTOMER_ON_WIRE,
      card_number: '4111111111111111',
      expiry_date: '1229',
      cv_two: '123',
      start_date: '0120',
      issue_number: '1',
      billing_address_line_one: '1 Road',
      billing_address_line_two: 'Flat 2',
      billing_town: 'Ely',
      billing_county: 'Cambs',
      billing_postcode: 'CB7',
      billing_country_code: 'uk',
    },
  ],
  [
    'a return from a payment page, unchanged',
    (c) =>
      c.nextCallout({ thisToken: 'T.1', nextToken: 'T.2', parameters: { success: 'yes', empty: '', PaRes: 'a+b/=' } }),
    'POST callback.v1/this.T.1/next.T.2',
    { success: 'yes', empty: '', PaRes: 'a+b/=' },
  ],
  [
    'a part cancelled',
    (c) => c.cancelPurchase({ transactionUuid: 'u', itemNumbers: [1, 3] }),
    'POST cancel.v1',
    { transaction_uuid: 'u', cancel_items_list: '1,3' },
  ],
  ['all cancelled', (c) => c.cancelPurchase({ transactionUuid: 'u' }), 'POST cancel.v1', { transaction_uuid: 'u' }],
  ['the account', (c) => c.test(), 'GET test.v1', {}],
];

for (const [name, call, line, parameters] of CASES) {
  test(name, async () => {
    const sent = await send(call);
    assert.equal(`${sent.method} ${sent.path}`, line);
    assert.deepEqual(sent.parameters, parameters);
  });
}

test('one phone of the two kinds is sent as the phone, two as they are', async () => {
  const phones = async (numbers: { phone?: string; workPhone?: string; homePhone?: string }) => {
    const customer = { ...CUSTOMER, phone: '', ...numbers };
    const { parameters } = await send((c) => c.makePurchase({ transactionUuid: 'u', customer }));
    return [parameters['phone'], parameters['work_phone'], parameters['home_phone']];
  };
  assert.deepEqual(await phones({ workPhone: '1' }), ['1', undefined, undefined]);
  assert.deepEqual(await phones({ homePhone: '2' }), ['2', undefined, undefined]);
  assert.deepEqual(await phones({ workPhone: '1', homePhone: '2' }), [undefined, '1', '2']);
  assert.deepEqual(await phones({ phone: '3', homePhone: '2' }), ['3', undefined, '2']);
});

test('the customer’s own agent reference counts where the page gives none', async () => {
  const customer = { ...CUSTOMER, agentReference: 'A1' };
  const { parameters } = await send((c) => c.makePurchase({ transactionUuid: 'u', customer }));
  assert.equal(parameters['agent_reference'], 'A1');
});

test('nothing is asked for no events and no performances', async () => {
  const { client, sent } = recordingClient();
  assert.equal((await client.getEvents({ eventIds: [] })).size, 0);
  assert.equal((await client.getPerformances({ performanceIds: [] })).size, 0);
  assert.deepEqual(sent, []);
});

test('a date that is none and a token that is none are refused before anything is sent', async () => {
  const { client, sent } = recordingClient();
  await failureOf(client.listEvents({ from: '24/12/2026' }), 'bad-request');
  await failureOf(client.nextCallout({ thisToken: 'a/../b', nextToken: 'c', parameters: {} }), 'bad-request');
  await failureOf(client.nextCallout({ thisToken: 'a', nextToken: '', parameters: {} }), 'bad-request');
  assert.deepEqual(sent, []);
});

test('tracking and language go with every call, and a call’s own win', async () => {
  const { client, sent } = recordingClient({ trackingId: 'visit-1', language: 'en_GB' });
  await client.listEvents();
  await client.releaseReservation({ transactionUuid: 'u' }).catch(() => undefined);
  await client.listEvents({}, { trackingId: 'visit-2', language: 'nl' });
  assert.deepEqual(
    sent.map(({ parameters, headers }) => [parameters['tsw_session_track_id'], headers.get('Accept-Language')]),
    [
      ['visit-1', 'en-GB'],
      ['visit-1', 'en-GB'],
      ['visit-2', 'nl'],
    ],
  );
});

test('a broken language is left out', async () => {
  const { client, sent } = recordingClient({ language: 'english please' });
  await client.listEvents();
  assert.equal(sent[0]!.headers.get('Accept-Language'), null);
});

test('a page’s calls need no CORS preflight', async () => {
  const { client, sent } = recordingClient({ language: 'nl' });
  await client.getAvailability({ performanceId: '7AB-5' });
  await client.makeReservation({ token: 'T' });
  const safelisted = ['accept', 'accept-language', 'content-type'];
  for (const { headers } of sent) {
    assert.deepEqual(
      [...headers.keys()].filter((name) => !safelisted.includes(name)),
      [],
    );
  }
  assert.match(sent[1]!.headers.get('Content-Type') ?? '', /^application\/x-www-form-urlencoded/);
});

test('what changes is never read from a cache, what is browsed may be', async () => {
  const { client, sent } = recordingClient();
  await client.listEvents();
  await client.getAvailability({ performanceId: '7AB-5' });
  await client.getStatus({ transactionUuid: 'u' }).catch(() => undefined);
  assert.deepEqual(
    sent.map(({ request }) => request.cache),
    ['default', 'no-store', 'no-store'],
  );
});

test('a release may outlive the page, and a payment page is named to the callback', async () => {
  const { client, sent } = recordingClient();
  await client.releaseReservation({ transactionUuid: 'u' }, { keepalive: true }).catch(() => undefined);
  await client
    .nextCallout({ thisToken: 'a', nextToken: 'b', parameters: {}, referrer: 'https://pay.example.com/' })
    .catch(() => undefined);
  assert.equal(sent[0]!.request.keepalive, true);
  assert.equal(sent[1]!.headers.get('Referer'), 'https://pay.example.com/');
});
