/** What a customer can do after a failed or partial purchase. R12 is a case of docs/api/certification.md. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Session } from '../../../src/state/session.js';
import { CUSTOMER } from '../../support/customers.js';
import { TestBoxOffice } from '../../support/box-office.js';
import { PaymentOffice } from '../../support/payment-office.js';

const FAILING = { ...CUSTOMER, addressLineTwo: 'fail part one' };

describe('a purchase', () => {
  let office: TestBoxOffice;
  let session: Session;

  beforeEach(async () => {
    office = new TestBoxOffice();
    session = await office.openReadyPage();
  });

  async function reserveSwanLake(...more: string[]): Promise<void> {
    const performances = (await office.client.listPerformances({ eventId: '6IE' })).performances;
    const wednesday = performances.find(({ dateText }) => dateText?.startsWith('Wed'))!;
    const { ticketTypes } = await office.client.getAvailability({ performanceId: wednesday.id });
    const [type] = ticketTypes;
    await session.addOrder({
      performanceId: wednesday.id,
      ticketTypeCode: type!.code,
      priceBandCode: type!.priceBands[0]!.code,
      quantity: 2,
    });
    if (more.length > 0) await session.addOrder(await office.order('7AB', 'STALLS', 'A/pool', ...more));
    await session.reserve();
  }

  const bookingNow = (): Session['state']['booking'] => session.state.booking;

  const seatsOf = (): string[] => {
    const booking = bookingNow();
    assert.ok(booking.status === 'reserved');
    return booking.reservation.trolley.bundles.flatMap(({ orders }) =>
      orders.flatMap(({ ticketOrders }) => ticketOrders.flatMap(({ seats }) => seats.map(({ id }) => id))),
    );
  };

  it('R12 that failed is reserved again, and other seats than before have to be accepted', async () => {
    await reserveSwanLake();
    const before = seatsOf();
    await session.purchase({ customer: FAILING });
    assert.equal(session.state.booking.status, 'failed');
    assert.equal(office.eventsOf('purchase-fail')[0]!.reason.failureClass, 'supplier-refused');
    // Another customer reserves the seats meanwhile.
    const { token } = session.state.trolley;
    await office.client.makeReservation({ token });
    assert.ok((await session.reserve()).ok);
    const booking = bookingNow();
    assert.ok(booking.status === 'reserved');
    assert.notDeepEqual(seatsOf(), before);
    assert.deepEqual(
      booking.differences.map(({ kind }) => kind),
      ['seats'],
    );
    assert.equal((await session.purchase({ customer: CUSTOMER })).ok, false);
    session.acceptDifferences();
    assert.ok((await session.purchase({ customer: CUSTOMER })).ok);
    assert.equal(session.state.booking.status, 'purchased');
  });

  it('in part keeps the bought orders, and the rest can be reserved again, also after a reload', async () => {
    await reserveSwanLake('B3', 'B4');
    await session.purchase({ customer: FAILING });
    assert.equal(session.state.booking.status, 'partly-purchased');
    assert.equal(session.state.trolley.trolley.orderCount, 0);
    session = await office.openReadyPage();
    assert.equal(session.state.booking.status, 'partly-purchased');
    assert.ok((await session.reserveRest()).ok);
    const { trolley, boughtBefore } = session.state;
    assert.deepEqual(
      trolley.trolley.bundles.flatMap(({ orders }) => orders.map(({ event }) => event.id)),
      ['6IE'],
    );
    assert.match(boughtBefore ?? '', /^U000-/);
    assert.equal((await session.reserveRest()).ok, false);
    session.acceptDifferences();
    await session.purchase({ customer: CUSTOMER });
    assert.equal(session.state.booking.status, 'purchased');
    assert.equal(session.state.boughtBefore, boughtBefore);
    session.startAgain();
    assert.equal(session.state.boughtBefore, undefined);
    assert.equal((await office.openReadyPage()).state.boughtBefore, undefined);
  });

  it('in part keeps its rest when the rest cannot be reserved yet', async () => {
    await reserveSwanLake('B3', 'B4');
    await session.purchase({ customer: FAILING });
    const down = (): Response => Response.json({ error_code: 4, error_desc: 'no' }, { status: 502 });
    office.fail('trolley', down(), down(), down());
    assert.equal((await session.reserveRest()).ok, false);
    assert.equal(session.state.booking.status, 'partly-purchased');
    assert.ok((await session.reserveRest()).ok);
  });
});

describe('3-D Secure', () => {
  const CARD = { number: '4000000000003220', expiryDate: '1230', cvTwo: '123' };

  async function authenticate(answer: string): Promise<string> {
    const office = new PaymentOffice('demo-creditcard');
    const session = await office.openPage();
    await office.reserve(session, 'B2', 'B3');
    await session.purchase({ customer: CUSTOMER, card: CARD });
    assert.equal(session.state.booking.status, 'sent-away');
    assert.equal(JSON.stringify([office.events, session.state, office.storage]).includes(CARD.number), false);
    await office.comeBack(session, `?success=${answer}`);
    const back = await office.openPage();
    return back.state.booking.status;
  }

  it('passed buys', async () => assert.equal(await authenticate('yes'), 'purchased'));
  it('failed buys nothing', async () => assert.equal(await authenticate('no'), 'failed'));
});
