/** The recorded answers, every one through the call that it answers. They are read where they are and not copied. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offersSeatChoice, type SeatBlock } from '../../src/domain/sale/availability.js';
import { formatMoney } from '../../src/domain/sale/money.js';
import { localTime } from '../../src/domain/catalogue/performance.js';
import { allOrders, orderSeats, ticketCount, trolleyTotals } from '../../src/domain/trolley/trolley.js';
import { CALLS, clientOf, CUSTOMER, exampleNames, failureOf, readExample, skipWithoutExamples } from './support.js';

const skip = skipWithoutExamples;

/**
 * Unit tests' inventions without a price, an event or a status (index, group F), whose absence must not pass for
 * nothing to pay, and one answer of February 2017 whose callout is a page of script.
 */
const UNREADABLE: Readonly<Record<string, string>> = {
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

test('every recorded answer can be read, or says what it lacks', { skip }, async (context) => {
  for (const [folder, call] of Object.entries(CALLS)) {
    for (const name of exampleNames(folder)) {
      await context.test(name, async () => {
        const answered = call(clientOf(readExample(name)));
        const path = UNREADABLE[name];
        if (path === undefined) await answered;
        else assert.ok((await failureOf(answered, 'bad-response')).message.startsWith(`${path}: expected `));
      });
    }
  }
});

test('the error answers are errors', { skip }, async () => {
  const codes = await Promise.all(
    exampleNames('_errors')
      .sort()
      .map(async (name) => (await failureOf(clientOf(readExample(name)).test())).code),
  );
  assert.deepEqual(codes, ['bad-request', 'unauthorised', 'bad-request', 'unauthorised']);
});

/** Blocks as `row: first-last`. */
const outline = (blocks: readonly SeatBlock[] | undefined): string[] | undefined =>
  blocks?.map(({ row, seats }) => `${row}: ${seats[0]!.id}-${seats.at(-1)!.id}`);

test('seat blocks keep order, restricted views and messages', { skip }, async () => {
  const client = clientOf(readExample('availability/seat-blocks'));
  const availability = await client.getAvailability({ performanceId: '7AB-5' });
  assert.equal(availability.performanceId, '7AB-5');
  assert.equal(availability.contiguousSeatSelectionOnly, false);
  assert.deepEqual(availability.validQuantities, [1, 2, 3, 4]);
  assert.ok(offersSeatChoice(availability));
  const [stalls, circle] = availability.ticketTypes;
  assert.deepEqual(outline(stalls?.priceBands[0]?.seatBlocks), ['A: A1-A10', 'B: B2-B9']);
  assert.deepEqual(outline(stalls?.priceBands[1]?.seatBlocks), ['C: C3-C6', 'D: D2-D7']);
  assert.deepEqual(outline(circle?.priceBands[0]?.seatBlocks), ['E: E4-E5', 'E: E7-E9', 'F: F1-F3']);
  const c = stalls!.priceBands[1]!.seatBlocks![0]!.seats;
  const plain = { row: 'C', separator: '' };
  assert.deepEqual(c.slice(1), [
    { id: 'C4', column: '4', isRestrictedView: false, texts: [], ...plain },
    // Restricted without a message, and with one.
    { id: 'C5', column: '5', isRestrictedView: true, texts: [], ...plain },
    { id: 'C6', column: '6', isRestrictedView: true, texts: ['Haunted seat'], ...plain },
  ]);
  assert.equal(formatMoney(stalls!.priceBands[1]!.price.seatPrice, 'en-GB'), '£40.00');
  assert.equal(stalls!.priceBands[1]!.singleSeats, 'always');
});

test('best available has no blocks, and a limit of orders', { skip }, async () => {
  const client = clientOf(readExample('availability/best-available'));
  const availability = await client.getAvailability({ performanceId: '6IF-B5P' });
  assert.equal(offersSeatChoice(availability), false);
  assert.equal(availability.maxBundleSize, 1);
});

test('discounts come with their bands', { skip }, async () => {
  const client = clientOf(readExample('availability/add-discounts'));
  const { ticketTypes } = await client.getAvailability({ performanceId: '6IF-B5P' });
  const band = ticketTypes[0]!.priceBands[0]!;
  assert.deepEqual(
    band.discounts.map(({ code, price }) => [code, formatMoney(price.seatPrice, 'en-GB')]),
    [
      ['ADULT', '£35.00'],
      ['CHILD', '£18.00'],
      ['STUDENT', '£26.00'],
      ['OAP', '£28.00'],
    ],
  );
  assert.ok(band.discounts.every(({ validQuantities }) => validQuantities === undefined));
});

test('a failed reserve keeps the box office’s words', { skip }, async () => {
  const answer = await clientOf(readExample('reserve/failed-seat-h10')).makeReservation({ token: 'T' });
  assert.equal(answer.outcome, 'failed');
  assert.ok(answer.outcome === 'failed');
  const order = answer.failure.unreservedOrders[0]!;
  assert.equal(order.reserveFailureComment, 'Seat H10 causes failure.');
  assert.equal(order.seatRequestStatus, 'got_none');
  assert.deepEqual(order.requestedSeatIds, ['H9', 'H10']);
  assert.equal(order.sendMethod?.type, 'selfprint');
  // The answer names no currency, so the price has no symbol.
  assert.equal(formatMoney(order.totalSeatPrice, 'en-GB'), '60.00');
});

test('a reservation says what is held and what a purchase needs', { skip }, async () => {
  const answer = await clientOf(readExample('reserve/success-one-order')).makeReservation({ token: 'T' });
  assert.ok(answer.outcome === 'reserved');
  const { reservation } = answer;
  assert.equal(reservation.status, 'reserved');
  assert.equal(reservation.minutesLeft, 15);
  assert.equal(reservation.transactionUuid, 'e18c20fc-042e-11e7-975c-002590326962');
  assert.equal(reservation.allowedCountries['uk'], 'United Kingdom');
  assert.deepEqual(reservation.prefilledAddress, { countryCode: 'uk' });
  const [bundle] = reservation.trolley.bundles;
  assert.equal(formatMoney(bundle!.total, 'en-GB'), '£76.50');
  assert.equal(formatMoney(bundle!.totalSendCost, 'en-GB'), '£1.50');
  const [order] = bundle!.orders;
  assert.equal(order!.performance.name, 'Including back stage pass');
  assert.equal(localTime(order!.performance), '19:30');
  assert.deepEqual(
    orderSeats(order!).map(({ row, column }) => row + column),
    ['GL424', 'GL421', 'GL418'],
  );
});

test('the full list of countries, and blank prefilled fields, which count as none', { skip }, async () => {
  const answer = await clientOf(readExample('reserve/hist-2016-12-full-country-list')).makeReservation({ token: 'T' });
  assert.ok(answer.outcome === 'reserved');
  assert.ok(Object.keys(answer.reservation.allowedCountries).length > 200);
  assert.deepEqual(answer.reservation.prefilledAddress, { countryCode: 'uk' });
});

test('a purchase on credit', { skip }, async () => {
  const client = clientOf(readExample('purchase/on-credit-success'));
  const answer = await client.makePurchase({ transactionUuid: 'u', customer: CUSTOMER });
  assert.ok(answer.outcome === 'status');
  const { status, customer, languages, trolley } = answer.transaction;
  assert.equal(status, 'purchased');
  assert.equal(customer?.userMayUseData, true);
  assert.equal(customer.worldMayUseData, false);
  assert.deepEqual(languages, ['en-gb', 'en', 'en-us', 'nl']);
  assert.equal(trolley.transactionId, 'T000-0000-8RGW-3619');
  assert.equal(trolley.purchaseResult?.success, true);
  const [order] = allOrders(trolley);
  assert.equal(order!.backendPurchaseReference, 'PURCHASE-6710-1');
  assert.equal(order!.cancellationStatus, 'possible');
  assert.deepEqual(order!.barcodeTypes, ['qr_code']);
  assert.equal(order!.seatRequestStatus, 'not_requested');
  assert.deepEqual(order!.commission?.user, { includingVat: 3.85, excludingVat: 3.21, currencyCode: 'gbp' });
  assert.equal(ticketCount(trolley), 3);
  assert.deepEqual(
    order!.ticketOrders.map(({ discountCode, quantity, totalSeatPrice }) => [
      discountCode,
      quantity,
      totalSeatPrice.minor,
    ]),
    [
      ['ADULT', 1, 2500],
      ['CHILD', 2, 2600],
    ],
  );
});

test('a purchase with a display currency pays in its own', { skip }, async () => {
  const client = clientOf(readExample('purchase/hist-2017-02-desired-currency'));
  const answer = await client.makePurchase({ transactionUuid: 'u', customer: CUSTOMER });
  assert.ok(answer.outcome === 'status');
  const [bundle] = answer.transaction.trolley.bundles;
  assert.equal(formatMoney(bundle!.total, 'en-GB'), '£62.50');
  assert.equal(formatMoney(bundle!.totalInDesiredCurrency!, 'en-GB'), '€73.45');
});

test('callouts, to a page and to a form', { skip }, async () => {
  const redirect = await clientOf(readExample('purchase/redirect-callout')).getPurchase({ transactionUuid: 'u' });
  assert.ok(redirect.outcome === 'callout');
  assert.equal(redirect.callout.type, 'get');
  assert.equal(redirect.callout.debitorType, 'dummy');
  assert.deepEqual(
    redirect.callout.parameters.map(([name]) => name),
    ['return_url', 'title'],
  );
  const stripe = await clientOf(readExample('purchase/hist-2017-03-stripe-callout')).getPurchase({
    transactionUuid: 'u',
  });
  assert.ok(stripe.outcome === 'callout');
  assert.equal(stripe.callout.type, 'post');
  assert.equal(stripe.callout.debitorType, 'stripe');
  assert.equal(stripe.callout.integrationData['debit_base_amount'], 6250);
});

test('a trolley of two suppliers', { skip }, async () => {
  const { token, trolley, ...rest } = await clientOf(readExample('trolley/two-bundles-specific-seats')).getTrolley({});
  assert.match(token, /^\S{20,}$/);
  assert.deepEqual(rest, { discardedOrders: [], inputContainedUnavailableOrder: false });
  assert.deepEqual(
    trolley.bundles.map(({ sourceCode }) => sourceCode),
    ['ext_test0', 'ext_test1'],
  );
  const orders = allOrders(trolley);
  assert.deepEqual(orders[1]!.requestedSeatIds, ['A1', 'A2']);
  assert.equal(orders[0]!.seatRequestStatus, undefined);
  const total = trolley.bundles.reduce((sum, bundle) => sum + bundle.total.minor, 0);
  assert.deepEqual(
    trolleyTotals(trolley).map(({ minor }) => minor),
    [total],
  );
});

test('a search by circle has distances, a keyword search pages', { skip }, async () => {
  const near = await clientOf(readExample('events/rec-geo-circle')).listEvents();
  assert.ok(near.events.every(({ distanceKm }) => distanceKm !== undefined));
  const page = await clientOf(readExample('events/rec-page-2-of-3')).listEvents();
  const { pageLength, pageNumber, resultsRemaining, totalResults } = page.paging;
  assert.equal(resultsRemaining, Math.max(0, totalResults - (pageNumber + 1) * pageLength));
});

test('an event with media, video and reviews', { skip }, async () => {
  const media = await clientOf(readExample('events_by_id/media')).getEvents({ eventIds: ['6IF'] });
  const { event } = media.get('6IF')!;
  assert.ok(event.media.length >= 8);
  assert.ok(event.media.every(({ url }) => url.startsWith('https://')));
  assert.deepEqual([event.video?.url, event.video?.width], ['https://www.youtube.com/embed/G1JpEHGizk4?rel=0', 420]);
  const reviews = await clientOf(readExample('events_by_id/reviews')).getEvents({ eventIds: ['6IF'] });
  assert.deepEqual(
    reviews.get('6IF')!.event.reviews.map(({ isUserReview, starRating }) => [isUserReview, starRating]),
    [
      [false, 5],
      [true, 5],
    ],
  );
});

test('an event’s offers', { skip }, async () => {
  const found = await clientOf(readExample('events_by_id/cost-range-with-offers')).getEvents({ eventIds: ['6L9'] });
  const range = found.get('6L9')!.event.costRange!;
  assert.equal(range.currency.code, 'usd');
  assert.ok(range.bestValueOffer?.isOffer);
  assert.ok(range.bestValueOffer.absoluteSaving.minor > 0);
  const performances = await clientOf(readExample('performances_by_id/cost-range-with-offers')).getPerformances({
    performanceIds: ['6L9-M2R'],
  });
  const { costRange } = performances.get('6L9-M2R')!;
  assert.equal(formatMoney(costRange!.withoutSingles!.min.seatPrice, 'en-US'), '$68.00');
  assert.ok(costRange!.withoutSingles!.topPriceOffer?.isOffer);
});

test('cached prices with every day on sale', { skip }, async () => {
  const found = await clientOf(readExample('events_by_id/avail-details-with-perfs')).getEvents({ eventIds: ['6IF'] });
  const [detail] = found.get('6IF')!.event.availDetails!;
  assert.ok(detail!.dates!.length > 0);
  assert.equal(detail!.dates![0], detail!.firstDate);
  assert.ok(
    detail!.dates!.every((date) => new Date(date).getUTCDay() !== 6),
    'never on a Saturday',
  );
});

test('cancelled, cancelled in part, refused, and only together with others', { skip }, async () => {
  const cancel = (name: string) => clientOf(readExample(`cancel/${name}`)).cancelPurchase({ transactionUuid: 'u' });
  const whole = await cancel('success');
  assert.deepEqual(whole.mustAlsoCancel, []);
  assert.ok(allOrders(whole.trolley!).every(({ cancellationStatus }) => cancellationStatus === 'cancelled'));
  const part = await cancel('py-partial-cancellation');
  assert.equal(part.cancelledItemNumbers.length, 1);
  const refused = await cancel('py-failed-cancellation');
  assert.deepEqual(refused.cancelledItemNumbers, []);
  assert.ok(allOrders(refused.trolley!).every(({ cancellationStatus }) => cancellationStatus === 'not_permitted'));
  const together = await cancel('must-also-cancel');
  assert.equal(together.trolley, undefined);
  // Two currencies are described, the account's and the supplier's; commission tells which one the prices are in.
  const { totalSeatPrice } = together.mustAlsoCancel[0]!;
  assert.deepEqual([totalSeatPrice.minor, totalSeatPrice.currency.code], [42_000, 'eur']);
});

test('released', { skip }, async () => {
  assert.equal(await clientOf(readExample('release/ok')).releaseReservation({ transactionUuid: 'u' }), true);
});

test('delivery, and where it goes', { skip }, async () => {
  const { sendMethods } = await clientOf(readExample('send_methods/collect-and-post')).getSendMethods({
    performanceId: '6IF-B0I',
  });
  assert.deepEqual(
    sendMethods.map(({ code, type, cost }) => [code, type, cost.minor]),
    [
      ['COBO', 'collect', 150],
      ['POST', 'post', 350],
    ],
  );
  assert.equal(sendMethods[0]!.permittedCountries, undefined);
  assert.equal(sendMethods[1]!.permittedCountries?.['uk'], 'United Kingdom');
});
