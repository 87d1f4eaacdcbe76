/**
 * Recorded answers through the calls that they answer. What holds for every answer is tested over every folder of
 * recordings; the values of particular ones are those of test/recordings. Ids such as X11 are of
 * docs/api/disagreements.md.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { offersSeatChoice, type SeatBlock } from '../../src/domain/sale/availability.js';
import { formatMoney } from '../../src/domain/sale/money.js';
import { localTime } from '../../src/domain/catalogue/performance.js';
import { allOrders, orderSeats, ticketCount, trolleyTotals } from '../../src/domain/trolley/trolley.js';
import { ALL_RECORDINGS, type Json, OWN_RECORDINGS, type Recordings } from '../support/recordings.js';
import { CUSTOMER } from '../support/customers.js';
import { CALLS, clientOf, failureOf } from './support.js';

/** Answers that lack what must not be guessed, such as a price, and where the client's error says that it is missing. */
const UNREADABLE: Readonly<Record<string, string>> = {
  'availability/band-without-price': 'availability.ticket_type[0].price_band[0].sale_seatprice',
  'purchase/callout-of-script': 'callout.callout_destination_url',
  'reserve/unreserved-order-without-event': 'unreserved_orders[0].event',
  'send_methods/without-cost': 'send_methods.send_method[0].send_cost',
  'status/without-status': 'transaction_status',
  // Inventions of the Python client's unit tests, and a callout of February 2017 that is a page of script.
  'availability/pytest-get-availability': 'availability.ticket_type[0].price_band[0].sale_seatprice',
  'callback/pytest-next-callout-with-additional-callout': 'callout.callout_destination_url',
  'discounts/pytest-get-discounts': 'discounts.discount[0].sale_seatprice',
  'purchase/hist-2017-02-callout-html': 'callout.callout_destination_url',
  'purchase/pytest-make-purchase-redirection': 'callout.callout_destination_url',
  'purchase/pytest-make-purchase-with-agent-reference': 'callout.callout_destination_url',
  'reserve/pytest-reserved-trolley': 'unreserved_orders[0].event',
  'send_methods/pytest-get-send-methods': 'send_methods.send_method[0].send_cost',
  'status/pytest-get-status': 'transaction_status',
  'trans_id_status/pytest-get-status-with-trans': 'transaction_status',
  'trolley/pytest-reserved-trolley': 'trolley_token',
  'trolley/pytest-trolley-contents': 'trolley_contents.bundle[0].currency_code',
};

/** By the API's code (docs/api/transport.md#error-codes). */
const ERRORS: Readonly<Record<number, string>> = {
  2: 'forbidden',
  3: 'unauthorised',
  4: 'upstream',
  8: 'bad-request',
  2000: 'invalid-email',
  3004: 'invalid-card',
};

for (const recordings of ALL_RECORDINGS) describe(recordings.title, () => holdForEveryAnswer(recordings));

function holdForEveryAnswer(recordings: Recordings): void {
  const clientFor = (name: string) => clientOf(recordings.read(name));
  const readable = (endpoint: string) => recordings.names(endpoint).filter((name) => UNREADABLE[name] === undefined);

  for (const [endpoint, call] of Object.entries(CALLS)) {
    for (const name of recordings.names(endpoint)) {
      it(`${name} can be read, or the error says what it lacks`, async () => {
        const answered = call(clientFor(name));
        const path = UNREADABLE[name];
        if (path === undefined) await answered;
        else assert.ok((await failureOf(answered, 'bad-response')).message.startsWith(`${path}: expected `));
      });
    }
  }

  it('error answers are errors', async () => {
    const names = recordings.names('_errors');
    assert.ok(names.length > 0);
    for (const name of names) {
      const { error_code: apiCode, error_key: apiKey } = recordings.read(name) as { [key: string]: Json };
      const error = await failureOf(clientFor(name).test());
      assert.equal(error.code, ERRORS[apiCode as number], name);
      assert.equal(error.apiKey, apiKey);
    }
  });

  it('free seats keep their rows, their order, restricted views and texts', async () => {
    let count = 0;
    for (const name of readable('availability')) {
      const { ticketTypes } = await clientFor(name).getAvailability({ performanceId: 'P' });
      const recorded = recordings.read(name);
      const blocks = find(recorded, 'free_seat_blocks').filter((found) => found['blocks_by_row']);
      const seats = ticketTypes.flatMap(({ priceBands }) =>
        priceBands.flatMap(({ seatBlocks = [] }) => seatBlocks.flatMap((block) => block.seats)),
      );
      if (blocks.length === 0) continue;
      count += 1;
      const ids = blocks.flatMap((found) => textsIn(found['blocks_by_row']!));
      assert.deepEqual(
        seats.map(({ id }) => id),
        ids,
      );
      assert.deepEqual(
        seats.filter(({ isRestrictedView }) => isRestrictedView).map(({ id }) => id),
        ids.filter((id) => blocks.some((found) => textsIn(found['restricted_view_seats']!).includes(id))),
      );
      for (const { id, texts } of seats) {
        const messages = find(recorded, 'seats_by_text_message').flatMap((found) => Object.entries(found));
        assert.deepEqual(
          texts,
          messages.filter(([, holders]) => textsIn(holders).includes(id)).map(([message]) => message),
        );
      }
    }
    assert.ok(count > 0);
  });

  it('purchases and statuses keep their state, IDs, references and totals', async () => {
    let count = 0;
    for (const name of ['status', 'trans_id_status', 'purchase', 'purchase_page_archive', 'callback'].flatMap(
      readable,
    )) {
      const recorded = recordings.read(name) as { [key: string]: Json };
      if (recorded['callout'] || !recorded['transaction_status']) continue;
      count += 1;
      const { status, trolley } = await clientFor(name).getStatus({ transactionUuid: 'u' });
      assert.equal(status, recorded['transaction_status']);
      const bundles = find(recorded, 'bundle').map((bundle) => bundle['bundle_total_cost']);
      assert.deepEqual(
        trolley.bundles.map(({ total }) => total.minor / total.currency.factor),
        bundles,
      );
      const orders = find(recorded, 'order');
      const field = (key: string) => orders.map((order) => order[key] || undefined);
      assert.deepEqual(
        allOrders(trolley).map((order) => order.backendPurchaseReference),
        field('backend_purchase_reference'),
      );
      assert.deepEqual(
        allOrders(trolley).map((order) => order.quantity),
        field('total_no_of_seats'),
      );
      const [contents] = ['trolley_contents', 'trolley', 'reserved_trolley'].flatMap((key) => find(recorded, key));
      assert.equal(trolley.transactionUuid, contents?.['transaction_uuid']);
    }
    assert.ok(count > 0);
  });

  it('the totals of a trolley are the sum of its bundles', async () => {
    let count = 0;
    for (const name of readable('trolley')) {
      const { trolley } = await clientFor(name).getTrolley({});
      if (trolley.bundles.length < 2) continue;
      count += 1;
      const total = trolley.bundles.reduce((sum, bundle) => sum + bundle.total.minor, 0);
      assert.deepEqual(
        trolleyTotals(trolley).map(({ minor }) => minor),
        [total],
      );
    }
    assert.ok(count > 0);
  });

  it('a page of a search says where it stands, and a circle how far away', async () => {
    for (const name of readable('events')) {
      const { events, paging } = await clientFor(name).listEvents();
      const { pageLength, pageNumber, resultsRemaining, totalResults } = paging;
      assert.equal(resultsRemaining, Math.max(0, totalResults - (pageNumber + 1) * pageLength), name);
      const recorded = find(recordings.read(name), 'event');
      assert.deepEqual(
        events.map(({ id, distanceKm }) => [id, distanceKm]),
        recorded.map((event) => [event['event_id'], event['search_distance_km']]),
      );
    }
  });

  it('days on sale begin and end where the answer says', async () => {
    let count = 0;
    for (const name of readable('events_by_id')) {
      for (const { event } of (await clientFor(name).getEvents({ eventIds: ['any'] })).values()) {
        for (const { dates, firstDate, lastDate, weekdaysBitmask } of event.availDetails ?? []) {
          if (!dates) continue;
          count += 1;
          assert.deepEqual([dates[0], dates.at(-1)], [firstDate, lastDate]);
          const weekdays = dates.map((date) => new Date(date).getUTCDay());
          if (weekdaysBitmask)
            assert.ok(
              weekdays.every((day) => (weekdaysBitmask >> day) % 2 === 1),
              name,
            );
        }
      }
    }
    assert.ok(count > 0);
  });
}

/** Every object under this key, in a list or on its own, in the order of the answer. */
function find(json: Json, key: string): { [key: string]: Json }[] {
  if (typeof json !== 'object' || json === null) return [];
  if (Array.isArray(json)) return json.flatMap((item) => find(item, key));
  return Object.entries(json).flatMap(([name, value]) => {
    if (name !== key) return find(value, key);
    return (Array.isArray(value) ? value : [value]).filter(isObject);
  });
}

const isObject = (json: Json): json is { [key: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** The texts of lists and objects, however deep. */
function textsIn(json: Json): string[] {
  if (typeof json === 'string') return [json];
  return Array.isArray(json) ? json.flatMap(textsIn) : isObject(json) ? Object.values(json).flatMap(textsIn) : [];
}

const own = (name: string) => clientOf(OWN_RECORDINGS.read(name));

/** Blocks as `row: first-last`. */
const outline = (blocks: readonly SeatBlock[] | undefined): string[] | undefined =>
  blocks?.map(({ row, seats }) => `${row}: ${seats[0]!.id}-${seats.at(-1)!.id}`);

describe('values of the project’s own recordings', () => {
  it('seat blocks keep order, restricted views and messages', async () => {
    const availability = await own('availability/seat-blocks').getAvailability({ performanceId: '9LH-A1' });
    assert.equal(availability.performanceId, '9LH-A1');
    assert.equal(availability.contiguousSeatSelectionOnly, false);
    assert.deepEqual(availability.validQuantities, [1, 2, 3, 4]);
    assert.ok(offersSeatChoice(availability));
    const [pit, gallery] = availability.ticketTypes;
    assert.deepEqual(outline(pit?.priceBands[0]?.seatBlocks), ['J: J1-J6', 'K: K2-K7']);
    assert.deepEqual(outline(pit?.priceBands[1]?.seatBlocks), ['L: L3-L6', 'M: M2-M5']);
    assert.deepEqual(outline(gallery?.priceBands[0]?.seatBlocks), ['P: P4-P5', 'P: P7-P9', 'Q: Q1-Q3']);
    const l = pit!.priceBands[1]!.seatBlocks![0]!.seats;
    const plain = { row: 'L', separator: '' };
    assert.deepEqual(l.slice(1), [
      { id: 'L4', column: '4', isRestrictedView: false, texts: [], ...plain },
      // Restricted without a message, and with one.
      { id: 'L5', column: '5', isRestrictedView: true, texts: [], ...plain },
      { id: 'L6', column: '6', isRestrictedView: true, texts: ['Behind the lamp'], ...plain },
    ]);
    assert.equal(formatMoney(pit!.priceBands[1]!.price.seatPrice, 'en-GB'), '£37.00');
    assert.equal(pit!.priceBands[1]!.singleSeats, 'always');
  });

  it('seat blocks of before 2017 keep the same of their whole seats', async () => {
    const { ticketTypes } = await own('availability/old-seat-blocks').getAvailability({ performanceId: '9LH-A1' });
    const plain = { row: 'J', separator: '' };
    assert.deepEqual(ticketTypes[0]?.priceBands[0]?.seatBlocks, [
      {
        row: 'J',
        seats: [
          { id: 'J1', column: '1', isRestrictedView: true, texts: [], ...plain },
          { id: 'J2', column: '2', isRestrictedView: false, texts: ['By the aisle'], ...plain },
        ],
      },
    ]);
  });

  it('example seats are the band’s', async () => {
    const { ticketTypes } = await own('availability/example-seats').getAvailability({ performanceId: '9LH-A1' });
    const bands = ticketTypes.map(({ priceBands }) => priceBands[0]!);
    assert.deepEqual(
      bands.map(({ exampleSeats, exampleSeatsAreReal }) => [exampleSeats.map(({ id }) => id), exampleSeatsAreReal]),
      [
        [[], true],
        [['P4', 'P5'], true],
      ],
    );
  });

  it('best available has no blocks, a limit of orders and an offer', async () => {
    const availability = await own('availability/best-available').getAvailability({ performanceId: '9LH-A1' });
    assert.equal(offersSeatChoice(availability), false);
    assert.equal(availability.maxBundleSize, 1);
    const [plain, offer] = availability.ticketTypes[0]!.priceBands;
    assert.deepEqual([plain!.isOffer, offer!.isOffer], [false, true]);
    assert.deepEqual([offer!.absoluteSaving.minor, offer!.percentageSaving], [500, 14]);
  });

  it('sold out has nothing, and needs no currency', async () => {
    const availability = await own('availability/sold-out').getAvailability({ performanceId: '9LH-A1' });
    assert.deepEqual(availability.ticketTypes, []);
    assert.equal(availability.currency.code, 'xxx');
  });

  it('the rules of 2016: one mask of quantities, one rule about single seats', async () => {
    const availability = await own('availability/old-quantities').getAvailability({ performanceId: '9LH-A1' });
    assert.deepEqual(availability.validQuantities, [1, 2, 3, 4]);
    assert.equal(availability.ticketTypes[0]!.priceBands[0]!.singleSeats, 'never');
    const page = await own('performances/old-quantity-mask').listPerformances({ eventId: '9LH' });
    assert.deepEqual(page.performances[0]!.costRange!.validQuantities, [1, 2, 3, 4]);
    const discounts = await own('discounts/old-disallowed-mask').getDiscounts({
      performanceId: '9LH-A1',
      ticketTypeCode: 'GALLERY',
      priceBandCode: 'A/pool',
    });
    assert.deepEqual(
      discounts.map(({ disallowedTickets }) => disallowedTickets),
      [[], [0, 3]],
    );
  });

  it('discounts come with their bands', async () => {
    const { ticketTypes } = await own('availability/four-discounts').getAvailability({ performanceId: '9LH-A1' });
    const band = ticketTypes[0]!.priceBands[0]!;
    assert.deepEqual(
      band.discounts.map(({ code, price }) => [code, formatMoney(price.seatPrice, 'en-GB')]),
      [
        ['FULL', '£31.00'],
        ['YOUNG', '£15.50'],
        ['APPR', '£22.00'],
        ['OVER65', '£26.00'],
      ],
    );
    assert.ok(band.discounts.every(({ validQuantities }) => validQuantities === undefined));
  });

  it('predicted commission is the band’s', async () => {
    const { ticketTypes } = await own('availability/predicted-commission').getAvailability({ performanceId: 'P' });
    assert.deepEqual(ticketTypes[0]!.priceBands[0]!.commission, {
      user: { includingVat: 2.4, excludingVat: 2, currencyCode: 'gbp' },
      gross: { includingVat: 4.8, excludingVat: 4, currencyCode: 'gbp' },
    });
  });

  it('a failed reserve keeps the box office’s words', async () => {
    const answer = await own('reserve/failed-seat').makeReservation({ token: 'T' });
    assert.ok(answer.outcome === 'failed');
    const order = answer.failure.unreservedOrders[0]!;
    assert.equal(order.reserveFailureComment, 'Seat M5 was sold a moment ago.');
    assert.equal(order.seatRequestStatus, 'got_none');
    assert.deepEqual(order.requestedSeatIds, ['M4', 'M5']);
    assert.equal(order.sendMethod?.type, 'selfprint');
    // The answer names no currency, so the price has no symbol.
    assert.equal(formatMoney(order.totalSeatPrice, 'en-GB'), '74.00');
  });

  it('a reserve that holds nothing has failed, though it has an ID (X22)', async () => {
    const answer = await own('reserve/failed-with-an-id').makeReservation({ token: 'T' });
    assert.ok(answer.outcome === 'failed');
    assert.equal(answer.failure.unreservedOrders.length, 1);
  });

  it('a reservation says what is held and what a purchase needs', async () => {
    const answer = await own('reserve/one-order').makeReservation({ token: 'T' });
    assert.ok(answer.outcome === 'reserved');
    const { reservation } = answer;
    assert.equal(reservation.status, 'reserved');
    assert.equal(reservation.minutesLeft, 12.5);
    assert.equal(reservation.transactionUuid, '4f0e9a52-0b6d-4c1e-9d2f-6a7b8c9d0e1f');
    assert.deepEqual(reservation.allowedCountries, { ie: 'Ireland', uk: 'United Kingdom' });
    assert.equal(reservation.needsEmailAddress, true);
    assert.deepEqual(reservation.prefilledAddress, { countryCode: 'uk' });
    const [bundle] = reservation.trolley.bundles;
    assert.equal(formatMoney(bundle!.total, 'en-GB'), '£103.25');
    assert.equal(formatMoney(bundle!.totalSendCost, 'en-GB'), '£1.25');
    const [order] = bundle!.orders;
    assert.equal(order!.performance.name, 'With a talk by the keeper');
    assert.equal(localTime(order!.performance), '19:45');
    assert.deepEqual(
      orderSeats(order!).map(({ row, column }) => row + column),
      ['GA12', 'GA13', 'GA14'],
    );
  });

  it('a reservation of 2016: its trolley by another name (X12), seats inside id_details, blank fields, which count as none', async () => {
    const answer = await own('reserve/old-reserved-trolley').makeReservation({ token: 'T' });
    assert.ok(answer.outcome === 'reserved');
    assert.deepEqual(Object.keys(answer.reservation.allowedCountries), ['fr', 'ie', 'uk']);
    assert.deepEqual(answer.reservation.prefilledAddress, { countryCode: 'uk' });
    const [order] = allOrders(answer.reservation.trolley);
    assert.deepEqual([order!.requestedSeatIds, order!.seatRequestStatus], [['L3'], 'got_all']);
  });

  it('a reservation that still stands says how long it is held, inside its trolley (X29), and what it got (X25)', async () => {
    const status = await own('status/reserved').getStatus({ transactionUuid: 'u' });
    assert.equal(status.minutesLeft, 7);
    const [bundle] = status.trolley.bundles;
    assert.equal(bundle!.orders[0]!.seatRequestStatus, 'got_partial');
    // Named `debitor_choices` (X13).
    assert.deepEqual(bundle!.debitor?.integrationData, { publishable_key: 'pk_example' });
  });

  it('a purchase on credit', async () => {
    const answer = await own('purchase/on-credit').makePurchase({ transactionUuid: 'u', customer: CUSTOMER });
    assert.ok(answer.outcome === 'status');
    const { status, customer, languages, trolley } = answer.transaction;
    assert.equal(status, 'purchased');
    assert.equal(customer?.userMayUseData, true);
    assert.equal(customer.worldMayUseData, false);
    assert.deepEqual(languages, ['en-gb', 'en']);
    assert.equal(trolley.transactionId, 'T000-0000-QUAY-0001');
    assert.equal(trolley.purchaseResult?.success, true);
    const [order] = allOrders(trolley);
    assert.equal(order!.backendPurchaseReference, 'QUAY-20417');
    assert.equal(order!.cancellationStatus, 'possible');
    assert.deepEqual(order!.barcodeTypes, ['qr_code']);
    // Seats were not asked for; that is what `got_requested_seats` means where no seat was requested.
    assert.equal(order!.seatRequestStatus, 'not_requested');
    assert.deepEqual(order!.commission?.user, { includingVat: 3, excludingVat: 2.5, currencyCode: 'gbp' });
    assert.equal(ticketCount(trolley), 3);
    assert.deepEqual(
      order!.ticketOrders.map(({ discountCode, quantity, totalSeatPrice }) => [
        discountCode,
        quantity,
        totalSeatPrice.minor,
      ]),
      [
        ['FULL', 1, 3100],
        ['YOUNG', 2, 3100],
      ],
    );
  });

  it('a purchase with a display currency pays in its own; the customer’s consent has its early names (X15)', async () => {
    const answer = await own('purchase/display-currency').makePurchase({ transactionUuid: 'u', customer: CUSTOMER });
    assert.ok(answer.outcome === 'status');
    const { trolley, customer, languages } = answer.transaction;
    const [bundle] = trolley.bundles;
    assert.equal(formatMoney(bundle!.total, 'en-GB'), '£69.25');
    assert.equal(formatMoney(bundle!.totalInDesiredCurrency!, 'en-GB'), '€83.10');
    assert.equal(customer?.userMayUseData, true);
    assert.deepEqual(languages, ['en-gb', 'en']);
  });

  it('a purchase that failed says why', async () => {
    const answer = await own('purchase/failed').makePurchase({ transactionUuid: 'u', customer: CUSTOMER });
    assert.ok(answer.outcome === 'status');
    const { status, trolley } = answer.transaction;
    assert.equal(status, 'failed');
    assert.equal(trolley.purchaseResult?.success, false);
    const { failureReason, failedAvs, failedCvTwo } = trolley.bundles[0]!.purchaseResult!;
    assert.deepEqual([failureReason, failedAvs, failedCvTwo], ['card_declined', true, false]);
  });

  it('callouts, to a page and to a form', async () => {
    const redirect = await own('purchase/redirect-callout').getPurchase({ transactionUuid: 'u' });
    assert.ok(redirect.outcome === 'callout');
    assert.equal(redirect.callout.type, 'get');
    assert.equal(redirect.callout.debitorType, 'dummy');
    assert.deepEqual(
      redirect.callout.parameters.map(([name]) => name),
      ['return_url', 'title', 'amount'],
    );
    const form = await own('purchase_page_archive/form-callout').getPurchase({ transactionUuid: 'u' });
    assert.ok(form.outcome === 'callout');
    assert.equal(form.callout.type, 'post');
    assert.equal(form.callout.debitorType, 'stripe');
    assert.equal(form.callout.integrationData['debit_base_amount'], 8050);
  });

  it('a payment of more steps: the next callout, its data by the clients’ name (X14), and one that is still open', async () => {
    const returned = { thisToken: 'token-1', nextToken: 'token-2', parameters: {} };
    const next = await own('callback/next-callout').nextCallout(returned);
    assert.ok(next.outcome === 'callout');
    assert.deepEqual(next.callout.parameters, [['step', '2']]);
    assert.equal(next.callout.debitorType, 'dummy');
    assert.equal(next.callout.returnToken, 'token-2');
    const open = await own('status/pending-callout').getStatus({ transactionUuid: 'u' });
    assert.equal(open.status, 'attempting');
    assert.equal(open.pendingCallout?.destinationUrl, 'https://pay.example.com/start');
    const bought = await own('callback/purchased').nextCallout(returned);
    assert.ok(bought.outcome === 'status');
    assert.equal(bought.transaction.status, 'purchased');
  });

  it('a trolley of two suppliers', async () => {
    const { token, trolley, ...rest } = await own('trolley/two-suppliers').getTrolley({});
    assert.match(token, /^\S{20,}$/);
    assert.deepEqual(rest, { discardedOrders: [], inputContainedUnavailableOrder: false });
    assert.deepEqual(
      trolley.bundles.map(({ sourceCode }) => sourceCode),
      ['quay', 'hilltop'],
    );
    const orders = allOrders(trolley);
    assert.deepEqual(orders[1]!.requestedSeatIds, ['J1', 'J2']);
    assert.equal(orders[0]!.seatRequestStatus, undefined);
    assert.deepEqual(
      trolleyTotals(trolley).map(({ minor }) => minor),
      [8975],
    );
  });

  it('a trolley without the order that is no longer available', async () => {
    const answer = await own('trolley/order-no-longer-available').getTrolley({});
    assert.equal(answer.inputContainedUnavailableOrder, true);
    assert.deepEqual(answer.trolley.bundles, []);
    assert.equal(answer.discardedOrders[0]!.event.name, 'The Lighthouse Keeper');
  });

  it('a search by circle has distances, a keyword search pages', async () => {
    const near = await own('events/circle').listEvents();
    assert.deepEqual(
      near.events.map(({ distanceKm }) => distanceKm),
      [0.84150002, 2.2],
    );
    const { paging } = await own('events/page-2-of-3').listEvents();
    assert.deepEqual(paging, {
      pageLength: 2,
      pageNumber: 1,
      pagesRemaining: 1,
      resultsRemaining: 1,
      totalResults: 5,
    });
  });

  it('an event with media, video and reviews', async () => {
    const media = await own('events_by_id/media').getEvents({ eventIds: ['9LH'] });
    const { event } = media.get('9LH')!;
    assert.deepEqual(event.media, [
      { name: 'landscape', caption: '', url: 'https://media.example.com/keeper/wide.jpg' },
      { name: 'square', caption: 'The lamp room', url: 'https://media.example.com/keeper/square.jpg' },
    ]);
    const video = ['https://video.example.com/embed/keeper?rel=0', 640];
    assert.deepEqual([event.video?.url, event.video?.width], video);
    // The documentation's table names the addresses otherwise (X9).
    const other = await own('events_by_id/video-by-its-other-names').getEvents({ eventIds: ['9LH'] });
    assert.deepEqual([other.get('9LH')!.event.video?.url, other.get('9LH')!.event.video?.width], video);
    const reviews = await own('events_by_id/reviews').getEvents({ eventIds: ['9LH'] });
    assert.deepEqual(
      reviews.get('9LH')!.event.reviews.map(({ isUserReview, starRating }) => [isUserReview, starRating]),
      [
        [false, 4],
        [true, 5],
      ],
    );
  });

  it('an event’s texts, classes (X7) and place', async () => {
    const { info } = (await own('events_by_id/extra-info').getEvents({ eventIds: ['9LH'] })).get('9LH')!.event;
    assert.equal(info?.summary, 'One keeper, one lamp, one very long night.');
    assert.deepEqual(info?.sections['address'], { name: 'Address', text: '1 Quay Street\r\nBristol' });
    const [old] = (await own('events/old-class-list').listEvents()).events;
    assert.deepEqual(old!.classes, { Theatre: 'Theatre', sea: 'Seafaring' });
    // At 0, 0 the API does not know the place.
    const [abroad] = (await own('events/abroad').listEvents()).events;
    assert.equal(abroad!.location, undefined);
    assert.equal(abroad!.name, '雪の迷路 (Snow Maze)');
  });

  it('an event with add-ons and upsells, and one that is unknown', async () => {
    const found = await own('events_by_id/add-ons-and-upsells').getEvents({ eventIds: ['9LH'] });
    const { addOns, upsells, validQuantities, venueIsEnforced } = found.get('9LH')!;
    assert.deepEqual([addOns[0]!.id, addOns[0]!.isAddOn, upsells[0]!.id], ['9PG', true, '9OR']);
    assert.deepEqual([validQuantities, venueIsEnforced], [[1, 2, 3, 4], true]);
    const some = await own('events_by_id/unknown-event').getEvents({ eventIds: ['9LH', '9ZZ'] });
    assert.deepEqual([...some.keys()], ['9LH']);
  });

  it('an event’s offers', async () => {
    const found = await own('events_by_id/offers').getEvents({ eventIds: ['9LH'] });
    const range = found.get('9LH')!.event.costRange!;
    assert.equal(range.currency.code, 'eur');
    assert.ok(range.bestValueOffer?.isOffer);
    assert.equal(range.bestValueOffer.absoluteSaving.minor, 600);
    const performances = await own('performances_by_id/without-single-seats').getPerformances({
      performanceIds: ['9LH-A1'],
    });
    const { costRange } = performances.get('9LH-A1')!;
    assert.equal(formatMoney(costRange!.withoutSingles!.min.seatPrice, 'en-GB'), '€41.00');
    assert.ok(costRange!.withoutSingles!.topPriceOffer?.isOffer);
  });

  it('prices by band, without the band whose range is empty', async () => {
    const found = await own('events_by_id/cost-range-details').getEvents({ eventIds: ['9LH'] });
    assert.deepEqual(
      found
        .get('9LH')!
        .event.costRangeDetails!.map(({ priceBandCode, costRange }) => [priceBandCode, costRange.min.seatPrice.minor]),
      [['A', 3100]],
    );
  });

  it('cached prices with every day on sale, under the band’s whole code (X8)', async () => {
    const found = await own('events_by_id/every-day-on-sale').getEvents({ eventIds: ['9LH'] });
    const [detail] = found.get('9LH')!.event.availDetails!;
    assert.equal(detail!.priceBandCode, 'A/pool');
    // Bit 0 is the first of the month (X26).
    assert.deepEqual(detail!.dates, ['2024-04-01', '2024-04-02', '2024-04-04', '2024-05-31']);
    assert.equal(detail!.dates[0], detail!.firstDate);
  });

  it('months and their days', async () => {
    const months = await own('months/two-months').getMonths({ eventId: '9LH' });
    assert.deepEqual(
      months.map(({ year, month, days }) => [year, month, days]),
      [
        [2024, 4, [1, 2, 4]],
        [2024, 5, [31]],
      ],
    );
  });

  it('cancelled, cancelled in part (X24), refused, and only together with others', async () => {
    const cancel = (name: string) => own(`cancel/${name}`).cancelPurchase({ transactionUuid: 'u' });
    const whole = await cancel('whole');
    assert.deepEqual(whole.mustAlsoCancel, []);
    assert.ok(allOrders(whole.trolley!).every(({ cancellationStatus }) => cancellationStatus === 'cancelled'));
    const part = await cancel('in-part');
    assert.deepEqual(part.cancelledItemNumbers, [2]);
    const refused = await cancel('refused');
    assert.deepEqual(refused.cancelledItemNumbers, []);
    assert.ok(allOrders(refused.trolley!).every(({ cancellationStatus }) => cancellationStatus === 'not_permitted'));
    const together = await cancel('only-with-others');
    assert.equal(together.trolley, undefined);
    // Two currencies are described, the account's and the supplier's; commission tells which one the prices are in.
    const { totalSeatPrice } = together.mustAlsoCancel[0]!;
    assert.deepEqual([totalSeatPrice.minor, totalSeatPrice.currency.code], [36_000, 'eur']);
  });

  it('released', async () => {
    assert.equal(await own('release/ok').releaseReservation({ transactionUuid: 'u' }), true);
  });

  it('delivery, and where it goes', async () => {
    const { sendMethods } = await own('send_methods/collect-and-post').getSendMethods({ performanceId: '9LH-A1' });
    assert.deepEqual(
      sendMethods.map(({ code, type, cost }) => [code, type, cost.minor]),
      [
        ['DESK', 'collect', 125],
        ['POST', 'post', 275],
      ],
    );
    assert.equal(sendMethods[0]!.permittedCountries, undefined);
    assert.deepEqual(sendMethods[1]!.permittedCountries, { ie: 'Ireland', uk: 'United Kingdom' });
    // The documentation's table is flat (X11).
    const flat = await own('send_methods/flat-countries').getSendMethods({ performanceId: '9LH-A1' });
    assert.deepEqual(flat.sendMethods[0]!.permittedCountries, { ie: 'Ireland' });
  });

  it('the account, in an object of its own and without one (X20)', async () => {
    const account = await own('test/account').test();
    assert.deepEqual([account.userId, account.isB2b, account.maxReserveMinutes], ['quay', true, 20]);
    assert.equal((await own('test/flat-account').test()).userId, 'quay');
  });
});
