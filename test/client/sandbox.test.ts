/** Whole bookings by the client at the simulated box office, for every way to pay. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '../../src/client/client.js';

import { availabilityTrouble, findBand } from '../../src/domain/sale/availability.js';
import { localDate } from '../../src/domain/catalogue/performance.js';
import type { Reservation } from '../../src/domain/booking/transaction.js';
import { allOrders, type OrderRequest, orderSeats, ticketCount } from '../../src/domain/trolley/trolley.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { CUSTOMER } from '../support/customers.js';
import { ENDPOINT, failureOf } from './support.js';

/** A Monday in autumn, noon. */
const NOW = Date.UTC(2026, 10, 23, 12);

function clientFor(user: string, sandbox: Sandbox = createSandbox({ clock: () => NOW })): Client {
  return new Client({
    endpoint: ENDPOINT,
    auth: { user, password: 'demopass' },
    fetch: (input, init) => sandbox.handle(new Request(input, init)),
  });
}

/** Two seats of a performance of 7AB, chosen from a block. */
async function twoSeats(client: Client): Promise<OrderRequest> {
  const { performances } = await client.listPerformances({ eventId: '7AB' });
  const performanceId = performances[0]!.id;
  const availability = await client.getAvailability({ performanceId, seatBlocks: true });
  const band = findBand(availability, { ticketTypeCode: 'STALLS', priceBandCode: 'A/pool' })!;
  const seats = band.seatBlocks!.find((block) => block.seats.length > 3)!.seats.slice(0, 2);
  return {
    performanceId,
    ticketTypeCode: 'STALLS',
    priceBandCode: 'A/pool',
    quantity: 2,
    seats: seats.map(({ id }) => id),
  };
}

async function reserve(client: Client, order: OrderRequest): Promise<Reservation> {
  const answer = await client.makeReservation({ order });
  assert.ok(answer.outcome === 'reserved');
  return answer.reservation;
}

test('from a search to tickets, and every question afterwards', async () => {
  const client = clientFor('demo');
  const found = await client.listEvents({ keywords: ['unremarkable cat'], costRange: true, media: ['square'] });
  assert.deepEqual(
    found.events.map(({ id }) => id),
    ['7AB'],
  );
  const order = await twoSeats(client);
  const { sendMethods } = await client.getSendMethods({ performanceId: order.performanceId });
  assert.ok(sendMethods.length > 0);
  const discounts = await client.getDiscounts(order);
  assert.ok(discounts.length > 0);

  const wish = await client.getTrolley({ order });
  assert.equal(ticketCount(wish.trolley), 2);
  assert.deepEqual(allOrders(wish.trolley)[0]!.requestedSeatIds, order.seats);
  assert.deepEqual((await client.getTrolley({ token: wish.token })).trolley, wish.trolley);
  assert.deepEqual((await client.getTrolley({ token: wish.token, removeItems: [1] })).trolley.bundles, []);

  const held = await client.makeReservation({ token: wish.token });
  assert.ok(held.outcome === 'reserved');
  const { transactionUuid, minutesLeft, trolley, allowedCountries } = held.reservation;
  assert.equal(minutesLeft, 15);
  assert.ok('uk' in allowedCountries);
  const [reserved] = allOrders(trolley);
  assert.equal(reserved!.seatRequestStatus, 'got_all');
  assert.deepEqual(
    orderSeats(reserved!).map(({ id }) => id),
    order.seats,
  );
  assert.deepEqual(await client.getReservation({ transactionUuid }), held);
  assert.equal((await client.getStatus({ transactionUuid })).status, 'reserved');

  const bought = await client.makePurchase({ transactionUuid, customer: CUSTOMER });
  assert.ok(bought.outcome === 'status');
  const { transaction } = bought;
  assert.equal(transaction.status, 'purchased');
  assert.equal(transaction.customer?.lastName, 'Tester');
  assert.equal(transaction.trolley.purchaseResult?.success, true);
  assert.ok(allOrders(transaction.trolley)[0]!.backendPurchaseReference);
  assert.deepEqual(transaction.trolley.bundles[0]!.total, trolley.bundles[0]!.total);
  assert.deepEqual(await client.getPurchase({ transactionUuid }), bought);
  const { transactionId } = transaction.trolley;
  assert.equal((await client.getStatus({ transactionId: transactionId! })).status, 'purchased');
  const status = await client.getStatus({ transactionUuid, customer: true });
  assert.equal(status.customer?.email, CUSTOMER.email);
});

test('released tickets can be held again', async () => {
  const client = clientFor('demo');
  const order = await twoSeats(client);
  const { transactionUuid } = await reserve(client, order);
  const second = await client.makeReservation({ order });
  assert.ok(
    second.outcome === 'failed' || allOrders(second.reservation.trolley)[0]!.seatRequestStatus !== 'got_all',
    'the same seats are not held twice',
  );
  if (second.outcome === 'reserved') await client.releaseReservation(second.reservation);
  assert.equal(await client.releaseReservation({ transactionUuid }), true);
  assert.equal(await client.releaseReservation({ transactionUuid }), true);
  assert.equal((await client.getStatus({ transactionUuid })).status, 'released');
  const again = await reserve(client, order);
  assert.equal(allOrders(again.trolley)[0]!.seatRequestStatus, 'got_all');
});

test('a seat that always fails is a failed reserve, not an error', async () => {
  const client = clientFor('demo');
  const { performanceId } = await twoSeats(client);
  const order = { performanceId, ticketTypeCode: 'CIRCLE', priceBandCode: 'B/pool', quantity: 2, seats: ['H9', 'H10'] };
  const answer = await client.makeReservation({ order });
  assert.ok(answer.outcome === 'failed');
  assert.match(answer.failure.unreservedOrders[0]!.reserveFailureComment ?? '', /H10/);
});

test('a payment through a payment page', async () => {
  const client = clientFor('demo-redirect');
  const { transactionUuid } = await reserve(client, await twoSeats(client));
  const answer = await client.makePurchase({
    transactionUuid,
    customer: CUSTOMER,
    remoteSite: 'www.example.com',
    returnDetails: { returnToken: 'T.1', returnUrl: 'https://www.example.com/T.1/return' },
    connection: { userAgent: 'Browser/1', accept: 'text/html', ipAddress: '192.0.2.1' },
  });
  assert.ok(answer.outcome === 'callout');
  assert.match(answer.callout.destinationUrl, /^https?:/);
  assert.equal((await client.getStatus({ transactionUuid })).status, 'attempting');
  const back = { thisToken: 'T.1', nextToken: 'T.2', referrer: answer.callout.destinationUrl };
  const end = await client.nextCallout({ ...back, parameters: { success: 'yes' } });
  assert.ok(end.outcome === 'status');
  assert.equal(end.transaction.status, 'purchased');
});

test('a refused payment is an answer', async () => {
  const client = clientFor('demo-redirect');
  const { transactionUuid } = await reserve(client, await twoSeats(client));
  const returnDetails = { returnToken: 'T.1', returnUrl: 'https://www.example.com/T.1/return' };
  await client.makePurchase({ transactionUuid, customer: CUSTOMER, returnDetails });
  const end = await client.nextCallout({ thisToken: 'T.1', nextToken: 'T.2', parameters: { success: 'no' } });
  assert.ok(end.outcome === 'status');
  assert.equal(end.transaction.status, 'failed');
  assert.equal(end.transaction.trolley.purchaseResult?.success, false);
});

test('an account with a debitor names it', async () => {
  const client = clientFor('demo-stripe');
  const { trolley } = await reserve(client, await twoSeats(client));
  assert.equal(trolley.bundles[0]!.debitor?.type, 'stripe');
  assert.ok(Object.keys(trolley.bundles[0]!.debitor.integrationData).length > 0);
});

test('an account with cards asks for one and lists the accepted ones', async () => {
  const client = clientFor('demo-creditcard');
  const reservation = await reserve(client, await twoSeats(client));
  assert.equal(reservation.needsPaymentCard, true);
  assert.ok(Object.keys(reservation.acceptedPaymentCards).length > 0);
});

test('wrong details can be corrected on the same reservation', async () => {
  const client = clientFor('demo');
  const { transactionUuid } = await reserve(client, await twoSeats(client));
  const buy = (changes: Partial<typeof CUSTOMER>) =>
    client.makePurchase({ transactionUuid, customer: { ...CUSTOMER, ...changes }, sendConfirmationEmail: true });
  const email = await failureOf(buy({ email: 'nobody' }), 'invalid-email');
  assert.equal(email.field, 'email');
  assert.equal(email.apiKey, 'addr_missing_at');
  assert.equal((await failureOf(buy({ countryCode: 'foobar' }))).field, 'countryCode');
  const answer = await buy({});
  assert.ok(answer.outcome === 'status' && answer.transaction.status === 'purchased');
});

test('errors about credentials and unknown transactions have a request ID', async () => {
  const stranger = await failureOf(clientFor('nobody').test(), 'unauthorised');
  assert.ok(stranger.requestId);
  const unknown = await failureOf(clientFor('demo').getReservation({ transactionUuid: 'no-such-one' }));
  assert.equal(unknown.apiCode, 8);
});

test('an order can be cancelled', async () => {
  const client = clientFor('demo');
  const { transactionUuid } = await reserve(client, await twoSeats(client));
  await client.makePurchase({ transactionUuid, customer: CUSTOMER });
  const before = await client.getStatus({ transactionUuid });
  const [order] = allOrders(before.trolley);
  const cancelled = await client.cancelPurchase({ transactionUuid, itemNumbers: [order!.itemNumber] });
  const wasPossible = order!.cancellationStatus === 'possible';
  assert.deepEqual(cancelled.cancelledItemNumbers, wasPossible ? [order!.itemNumber] : []);
});

test('everything on sale can be read, with all its optional data', async () => {
  const client = clientFor('demo');
  const everything = {
    costRange: true,
    bestValueOffer: true,
    maxSavingOffer: true,
    minCostOffer: true,
    topPriceOffer: true,
    noSinglesData: true,
    costRangeDetails: true,
    costRangeDiscounts: true,
    availDetails: true,
    availDetailsWithPerformances: true,
    availDetailDiscounts: true,
    extraInfo: true,
    reviews: true,
    video: true,
    metaComponents: true,
    sourceInfo: true,
    media: ['square', 'landscape', 'triplet_one', 'seating_plan', 'supplier'],
  };
  const { events, paging } = await client.listEvents({ ...everything, pageLength: 200, includeDead: true });
  assert.equal(events.length, paging.totalResults);
  assert.ok(events.some(({ costRange }) => costRange?.bestValueOffer));
  assert.ok(events.some(({ reviews }) => reviews.length > 0));
  const byId = await client.getEvents({ eventIds: events.map(({ id }) => id), addOns: true, upsells: true });
  assert.equal(byId.size, events.length);

  let priced = 0;
  for (const event of events) {
    const page = await client.listPerformances({ eventId: event.id, ...everything, pageLength: 20 });
    const months = await client.getMonths({ eventId: event.id, ...everything });
    const [performance] = page.performances;
    if (!performance) continue;
    const date = localDate(performance);
    if (date && months.length > 0) {
      const month = months.find((one) => `${one.year}-${String(one.month).padStart(2, '0')}` === date.slice(0, 7));
      assert.ok(month?.days.includes(Number(date.slice(8, 10))), `${event.id} plays on ${date}`);
    }
    const again = await client.getPerformances({ performanceIds: [performance.id] });
    assert.equal(again.get(performance.id)?.eventId, event.id);
    const availability = await client.getAvailability({
      performanceId: performance.id,
      discounts: true,
      exampleSeats: true,
      seatBlocks: true,
      predictedCommission: true,
    });
    if (availabilityTrouble(availability) === undefined) priced += 1;
    await client.getSendMethods({ performanceId: performance.id });
  }
  assert.ok(priced > 10);
});
