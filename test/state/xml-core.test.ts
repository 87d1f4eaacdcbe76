/** A session that sells through the XML core, over the real proxy and the simulated core. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apiOf } from '../../src/domain/booking/reservation-handle.js';
import { transactionRead } from '../../src/state/reads.js';
import type { Session } from '../../src/state/session.js';
import { CUSTOMER } from '../support/customers.js';
import { XmlBoxOffice } from '../support/xml-office.js';

type Wish = readonly [eventId: string, ticketType: string, band: string, ...seats: string[]];

const CAT: Wish = ['7AB', 'STALLS', 'A/pool', 'B3', 'B4'];

async function reserved(office: XmlBoxOffice, ...wishes: Wish[]): Promise<Session> {
  const session = await office.openReadyPage();
  session.sellThrough('xml-core');
  for (const wish of wishes.length > 0 ? wishes : [CAT]) {
    const added = await session.addOrder(await office.order(...wish));
    assert.ok(added.ok);
  }
  const result = await session.reserve();
  assert.ok(result.ok, JSON.stringify(result));
  return session;
}

const held = (session: Session) => {
  const { booking } = session.state;
  assert.equal(booking.status, 'reserved');
  return booking;
};

const status = (session: Session): string => session.state.booking.status;

describe('selling through the XML core', () => {
  it('reserves the very seats, with what the form has to ask, and no difference', async () => {
    const office = new XmlBoxOffice();
    const { reservation, differences } = held(await reserved(office));
    assert.deepEqual(differences, []);
    assert.equal(apiOf(reservation.transactionUuid), 'xml-core');
    const [bundle] = reservation.trolley.bundles;
    assert.deepEqual(
      bundle?.orders[0]?.ticketOrders.flatMap(({ seats }) => seats.map(({ id }) => id)),
      ['B3', 'B4'],
    );
    assert.equal(bundle?.total.minor, 11_000);
    assert.equal(bundle?.currency.code, 'gbp');
    assert.equal(reservation.minutesLeft, 15);
    assert.equal(reservation.needsPaymentCard, false);
    assert.ok(Object.keys(reservation.allowedCountries).length > 1);
    assert.equal(office.count('reserve'), 0);
  });

  it('shows seats that are not those asked for, and takes restricted views that the customer has chosen', async () => {
    for (const keepsWhatWasAsked of [true, false]) {
      const office = new XmlBoxOffice();
      // Not every core may repeat it.
      if (!keepsWhatWasAsked)
        office.wire.alter = (_, answer) => answer.replace(/<requested_seats>.*?<\/requested_seats>/gs, '');
      const moved = held(await reserved(office, ['7AB', 'STALLS', 'B/pool', 'D6', 'D7']));
      assert.deepEqual(
        moved.differences.map((each) => [each.kind, each.kind === 'seats' && each.requested]),
        [['seats', ['D6', 'D7']]],
      );
      const restricted = new XmlBoxOffice();
      restricted.wire.alter = office.wire.alter;
      const chosen = held(await reserved(restricted, ['7AB', 'STALLS', 'A/pool', 'A2']));
      const [seat] = chosen.reservation.trolley.bundles[0]!.orders[0]!.ticketOrders[0]!.seats;
      assert.deepEqual([seat?.id, seat?.isRestrictedView], ['A2', true]);
      assert.deepEqual(chosen.differences, []);
    }
  });

  it('buys once, and asks the partner about the total that the core tells', async () => {
    const office = new XmlBoxOffice();
    const session = await reserved(office);
    const { transactionUuid } = held(session).reservation;
    const wish = { customer: CUSTOMER, paymentHandler: () => Promise.resolve('pay_1') };
    const [first, second] = await Promise.all([session.purchase(wish), session.purchase(wish)]);
    assert.ok(first.ok);
    assert.ok(!second.ok);
    assert.equal(office.count('purchase_reservation'), 1);
    assert.equal(office.count('purchase'), 0);
    assert.equal(status(session), 'purchased');
    assert.ok(first.value.outcome === 'ended');
    const { trolley } = first.value.transaction;
    assert.match(trolley.transactionId ?? '', /^U000-/);
    assert.match(trolley.bundles[0]?.orders[0]?.backendPurchaseReference ?? '', /^PURCHASE-/);
    const [{ totals, paymentReference, transactionUuid: asked } = assert.fail()] = office.asked;
    assert.deepEqual([totals, paymentReference], [[{ currencyCode: 'gbp', minor: 11_000 }], 'pay_1']);
    assert.equal(asked, transactionUuid);
    assert.equal(office.eventsOf('purchase').length, 1);
  });

  it('goes on with the same reservation after a reload, knowing what to ask', async () => {
    const office = new XmlBoxOffice();
    const before = held(await reserved(office));
    office.clock.advance(60_000);
    const page = await office.openReadyPage();
    const { reservation, differences, isAccepted } = held(page);
    assert.equal(reservation.transactionUuid, before.reservation.transactionUuid);
    assert.deepEqual(reservation.allowedCountries, before.reservation.allowedCountries);
    assert.equal(reservation.minutesLeft, 14);
    assert.deepEqual([differences, isAccepted], [[], true]);
    assert.ok((await page.purchase({ customer: CUSTOMER })).ok);
    assert.equal(status(await office.openReadyPage()), 'purchased');
  });

  it('gives tickets back, and reserves the trolley from before once more', async () => {
    const office = new XmlBoxOffice();
    const session = await reserved(office);
    assert.ok((await session.renewReservation()).ok);
    assert.deepEqual([office.count('release_reservation'), office.count('make_reservation')], [1, 2]);
    assert.ok((await session.release('left-checkout')).ok);
    assert.equal(status(session), 'building');
    assert.ok((await session.reserve()).ok);
  });

  it('takes over what the JSON API holds', async () => {
    const office = new XmlBoxOffice();
    const session = await office.openReadyPage();
    await session.addOrder(await office.order('7AB', 'STALLS', 'A/pool', 'B3', 'B4'));
    await session.reserve();
    assert.equal(apiOf(held(session).reservation.transactionUuid), 'f13');
    session.sellThrough('xml-core');
    await session.renewReservation();
    const { reservation, differences } = held(session);
    assert.equal(apiOf(reservation.transactionUuid), 'xml-core');
    assert.deepEqual(differences, []);
    assert.deepEqual([office.count('release'), office.count('make_reservation')], [1, 1]);
  });

  it('holds again through the core what a page before a reload held there', async () => {
    const office = new XmlBoxOffice();
    await reserved(office);
    const page = await office.openReadyPage();
    assert.ok((await page.renewReservation()).ok);
    assert.equal(apiOf(held(page).reservation.transactionUuid), 'xml-core');
    assert.deepEqual([office.count('make_reservation'), office.count('reserve')], [2, 0]);
  });

  it('is not made through the core because somebody reads a purchase of the core', async () => {
    const office = new XmlBoxOffice();
    const buyer = await reserved(office);
    const { transactionUuid } = held(buyer).reservation;
    assert.ok((await buyer.purchase({ customer: CUSTOMER })).ok);
    assert.ok(buyer.startAgain().ok);
    await office.settle();
    const page = await office.openReadyPage();
    await page.reads.refresh(transactionRead(transactionUuid));
    await page.addOrder(await office.order('7AB', 'STALLS', 'A/pool', 'C3', 'C4'));
    assert.ok((await page.reserve()).ok);
    assert.equal(apiOf(held(page).reservation.transactionUuid), 'f13');
  });

  it('sells in part, and holds the rest again', async () => {
    const office = new XmlBoxOffice();
    const session = await reserved(office, ['6IE', 'CIRCLE', 'A/pool'], CAT);
    session.acceptDifferences();
    await session.purchase({ customer: { ...CUSTOMER, addressLineTwo: 'fail part one' } });
    const { booking } = session.state;
    assert.equal(booking.status, 'partly-purchased');
    const results = booking.transaction.trolley.bundles.map(({ sourceCode, purchaseResult }) => [
      sourceCode,
      purchaseResult?.success,
    ]);
    assert.deepEqual(Object.fromEntries(results), { ext_test0: false, ext_test1: true });
    assert.ok((await session.reserveRest()).ok);
    assert.equal(held(session).reservation.trolley.bundles.length, 1);
    assert.equal(apiOf(held(session).reservation.transactionUuid), 'xml-core');
  });
});

describe('failing through the XML core', () => {
  const details = { ...CUSTOMER, countryCode: 'zz' };

  it('leads back to the form with the field at fault, on the same reservation', async () => {
    const cases = [
      [{ ...CUSTOMER, countryCode: 'zz' }, 1106, 'countryCode', 'rejected'],
      [{ ...CUSTOMER, countryCode: '' }, 1105, 'countryCode', 'rejected'],
      [{ ...CUSTOMER, email: 'zoe@' }, 1107, 'email', 'invalid-email'],
      [{ ...CUSTOMER, town: ' ' }, 1108, 'town', 'rejected'],
      [{ ...CUSTOMER, phone: '' }, 1108, 'phone', 'rejected'],
    ] as const;
    const office = new XmlBoxOffice();
    const session = await reserved(office);
    for (const [customer, apiCode, field, code] of cases) {
      await session.purchase({ customer });
      const { failure } = held(session);
      assert.equal(failure?.kind, 'rejected');
      assert.deepEqual([failure.error.apiCode, failure.error.field, failure.error.code], [apiCode, field, code]);
      assert.equal(failure.error.failureClass, 'correct-details');
    }
    assert.ok((await session.purchase({ customer: CUSTOMER })).ok);
    assert.equal(status(session), 'purchased');
  });

  it('names the field that the account does not let anybody change', async () => {
    const office = new XmlBoxOffice();
    office.wire.alter = (call, answer) =>
      call === 'make_reservation'
        ? answer.replace('<can_edit>yes</can_edit>', '<can_edit>no</can_edit><town>Leeds</town>')
        : call === 'purchase_reservation'
          ? '<purchase_reservation_result><fail_code>1124</fail_code></purchase_reservation_result>'
          : answer;
    const session = await reserved(office);
    const { reservation } = held(session);
    assert.deepEqual([reservation.canEditAddress, reservation.prefilledAddress.town], [false, 'Leeds']);
    await session.purchase({ customer: CUSTOMER });
    assert.equal(held(session).failure?.error.field, 'town');
  });

  it('says that time ran out, and reserves again', async () => {
    const office = new XmlBoxOffice();
    const session = await reserved(office);
    office.sandboxClock = () => office.clock.wall() + 20 * 60_000;
    await session.purchase({ customer: details });
    assert.equal(status(session), 'expired');
    assert.ok((await session.reserve()).ok);
  });

  for (const [code, failureClass] of [
    [1, 'refused'],
    [2, 'payment-refused'],
    [3, 'payment-unanswered'],
    [5, 'already-failed'],
    [6, 'supplier-refused'],
    [7, 'system'],
    [4711, 'refused'],
  ] as const) {
    it(`fails for good by purchase code ${code}, as ${failureClass}`, async () => {
      const office = new XmlBoxOffice();
      office.wire.instead = (call) =>
        call === 'purchase_reservation'
          ? `<purchase_reservation_result><purchase_fail_code>${code}</purchase_fail_code><purchase_fail_desc>secret words</purchase_fail_desc><failed_avs>yes</failed_avs></purchase_reservation_result>`
          : undefined;
      const session = await reserved(office);
      await session.purchase({ customer: CUSTOMER });
      const { booking } = session.state;
      assert.equal(booking.status, 'failed');
      assert.equal(booking.transaction.trolley.purchaseResult?.failureClass, failureClass);
      assert.equal(booking.transaction.trolley.bundles.length, 1);
      assert.ok(office.answers.every((answer) => !answer.includes('secret words')));
    });
  }

  it('shows the booking that was there already (code 4)', async () => {
    const office = new XmlBoxOffice();
    office.wire.alter = (call, answer) =>
      call === 'purchase_reservation'
        ? '<purchase_reservation_result><purchase_fail_code>4</purchase_fail_code></purchase_reservation_result>'
        : answer;
    const session = await reserved(office);
    await session.purchase({ customer: CUSTOMER });
    assert.equal(status(session), 'purchased');
  });

  it('asks what became of a purchase whose answer was lost, and never repeats it', async () => {
    const office = new XmlBoxOffice();
    const session = await reserved(office);
    office.fail('purchase_reservation', 'lost-answer');
    await session.purchase({ customer: CUSTOMER });
    assert.equal(status(session), 'purchased');
    assert.equal(office.wire.core.filter((body) => body.startsWith('<purchase_reservation>')).length, 1);
  });

  for (const [name, reply] of Object.entries({
    'no trolley':
      '<purchase_reservation_result><subdomain_user_is_bad>no</subdomain_user_is_bad></purchase_reservation_result>',
    'trouble behind the core': '<script_error><error_code>3</error_code></script_error>',
    'no XML': 'Internal server error',
    'a DTD': '<!DOCTYPE a><purchase_reservation_result/>',
  })) {
    it(`believes the status where the purchase is answered with ${name}`, async () => {
      const office = new XmlBoxOffice();
      office.wire.alter = (call, answer) => (call === 'purchase_reservation' ? reply : answer);
      const session = await reserved(office);
      await session.purchase({ customer: CUSTOMER });
      assert.equal(status(session), 'purchased');
      assert.equal(office.wire.core.filter((body) => body.startsWith('<purchase_reservation>')).length, 1);
    });
  }
});
