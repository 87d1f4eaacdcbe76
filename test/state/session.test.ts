import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { allOrders, orderSeats } from '../../src/domain/trolley/trolley.js';
import type { Session } from '../../src/state/session.js';
import { CUSTOMER } from '../support/customers.js';
import { TestBoxOffice } from '../support/box-office.js';

let office: TestBoxOffice;
let session: Session;

beforeEach(async () => {
  office = new TestBoxOffice();
  session = await office.openReadyPage();
});

const status = (): string => session.state.booking.status;

async function addSeats(...seats: string[]): Promise<void> {
  const band = /^[AB]/.test(seats[0] ?? '') ? 'A/pool' : 'B/pool';
  const type = /^[A-D]/.test(seats[0] ?? '') ? 'STALLS' : 'CIRCLE';
  assert.ok((await session.addOrder(await office.order('7AA', type, band, ...seats))).ok);
}

async function reserveSeats(...seats: string[]): Promise<void> {
  await addSeats(...seats);
  await session.reserve();
}

function held(): Extract<Session['state']['booking'], { status: 'reserved' }> {
  const { booking } = session.state;
  assert.equal(booking.status, 'reserved');
  return booking;
}

describe('session', () => {
  it('sells two seats and tells what happened', async () => {
    await reserveSeats('B2', 'B3');
    const { reservation } = held();
    assert.deepEqual(
      orderSeats(allOrders(reservation.trolley)[0]!).map(({ id }) => id),
      ['B2', 'B3'],
    );
    assert.equal(reservation.trolley.bundles[0]?.total.minor, 11_000);
    assert.ok((await session.purchase({ customer: CUSTOMER })).ok);
    assert.equal(status(), 'purchased');
    assert.equal(session.state.trolley.token, undefined);
    assert.deepEqual(
      office.events.map(({ type }) => type),
      ['trolley-change', 'reserve', 'purchase'],
    );
  });

  it('begins again after a purchase', async () => {
    await reserveSeats('B2', 'B3');
    await session.purchase({ customer: CUSTOMER });
    assert.ok(session.startAgain().ok);
    assert.equal(status(), 'idle');
    await reserveSeats('C3', 'C4');
    assert.equal(status(), 'reserved');
  });

  describe('what cannot be held', () => {
    it('says so, charges nobody and leaves nothing to release', async () => {
      await reserveSeats('H9', 'H10');
      const { booking } = session.state;
      assert.equal(booking.status, 'building');
      assert.ok(booking.status === 'building' && booking.failure?.kind === 'not-reserved');
      assert.equal(booking.failure.orders[0]?.reserveFailureComment, 'Seat H10 causes failure.');
      assert.equal(office.count('release'), 0);
      assert.equal(office.eventsOf('reserve-fail').length, 1);
    });

    it('can be tried again with other seats', async () => {
      await reserveSeats('H9', 'H10');
      await session.removeOrders([1]);
      await reserveSeats('H7', 'H8');
      assert.equal(status(), 'reserved');
    });

    it('keeps the trolley when the box office cannot be reached', async () => {
      await addSeats('B2', 'B3');
      office.fail('reserve', 'lost-request');
      assert.equal((await session.reserve()).ok, false);
      assert.equal(status(), 'building');
      assert.equal(session.state.trolley.trolley.orderCount, 1);
      assert.ok((await session.reserve()).ok);
    });
  });

  describe('other seats than asked for', () => {
    it('need a yes before paying', async () => {
      await reserveSeats('D6', 'D7');
      const [difference] = held().differences;
      assert.ok(difference?.kind === 'seats');
      assert.deepEqual(
        [difference.requested, difference.got],
        [
          ['D6', 'D7'],
          ['D2', 'D3'],
        ],
      );
      const early = await session.purchase({ customer: CUSTOMER });
      assert.deepEqual(early, { ok: false, error: { refusal: 'not-accepted' } });
      assert.equal(office.count('purchase'), 0);
      assert.ok(session.acceptDifferences().ok);
      assert.ok((await session.purchase({ customer: CUSTOMER })).ok);
      assert.equal(office.eventsOf('reserve')[0]?.seatsChanged, true);
    });

    it('go back with a no', async () => {
      await reserveSeats('D6', 'D7');
      assert.ok((await session.release('refused')).ok);
      assert.equal(status(), 'building');
      assert.equal(office.count('release'), 1);
      assert.equal(office.eventsOf('release')[0]?.reason, 'refused');
    });
  });

  describe('a reserved trolley', () => {
    it('is released before it is changed and reserved again', async () => {
      await reserveSeats('B2', 'B3');
      const before = held().reservation.transactionUuid;
      office.calls.length = 0;
      const sixIf = await office.order('6IF', 'STALLS', 'B/pool');
      assert.ok((await session.addOrder(sixIf)).ok);
      assert.deepEqual(
        office.calls.filter((call) => call !== 'performances'),
        ['trolley', 'release', 'reserve'],
      );
      const { reservation } = held();
      assert.notEqual(reservation.transactionUuid, before);
      assert.equal(reservation.trolley.orderCount, 2);
    });

    it('stays reserved when the change cannot be made', async () => {
      await reserveSeats('B2', 'B3');
      const { transactionUuid } = held().reservation;
      office.fail('trolley', 'lost-request', 'lost-request', 'lost-request');
      assert.equal((await session.removeOrders([1])).ok, false);
      assert.equal(held().reservation.transactionUuid, transactionUuid);
      assert.equal(office.count('release'), 0);
    });

    it('is released when it is emptied', async () => {
      await reserveSeats('B2', 'B3');
      await session.emptyTrolley();
      assert.equal(status(), 'idle');
      assert.equal(office.count('release'), 1);
      assert.equal(office.eventsOf('release')[0]?.reason, 'emptied');
    });

    it('is released when its last order is removed', async () => {
      await reserveSeats('B2', 'B3');
      await session.removeOrders([1]);
      assert.equal(status(), 'idle');
      assert.equal(office.count('release'), 1);
      assert.equal(office.count('reserve'), 1);
    });

    it('is released once more when the first try is lost', async () => {
      await reserveSeats('B2', 'B3');
      office.fail('release', 'lost-answer');
      assert.ok((await session.release('left-checkout')).ok);
      assert.equal(office.count('release'), 2);
      assert.equal(status(), 'building');
    });

    it('is not forgotten while it cannot be released', async () => {
      await reserveSeats('B2', 'B3');
      office.fail('release', 'lost-request', 'lost-request', 'lost-request');
      assert.equal((await session.release('left-checkout')).ok, false);
      assert.equal(status(), 'reserved');
      const reloaded = await office.openReadyPage();
      assert.equal(reloaded.state.booking.status, 'reserved');
    });

    it('never becomes two, however fast the changes come', async () => {
      await addSeats('B2', 'B3');
      const stalls = await office.order('7AA', 'STALLS', 'B/pool', 'C3', 'C4');
      await Promise.all([session.reserve(), session.reserve(), session.addOrder(stalls), session.reserve()]);
      const live = office.count('reserve') - office.count('release');
      assert.equal(live, status() === 'reserved' ? 1 : 0);
    });
  });

  describe('a purchase', () => {
    it('is sent once, however often it is asked for', async () => {
      await reserveSeats('B2', 'B3');
      const answers = await Promise.all(Array.from({ length: 5 }, () => session.purchase({ customer: CUSTOMER })));
      assert.equal(answers.filter(({ ok }) => ok).length, 1);
      assert.equal(office.count('purchase'), 1);
    });

    it('whose answer is lost is looked up, never repeated', async () => {
      await reserveSeats('B2', 'B3');
      office.fail('purchase', 'lost-answer');
      assert.ok((await session.purchase({ customer: CUSTOMER })).ok);
      assert.equal(status(), 'purchased');
      assert.equal(office.count('purchase'), 1);
    });

    it('that never arrived can be confirmed again, since the box office says so', async () => {
      await reserveSeats('B2', 'B3');
      office.fail('purchase', 'lost-request');
      assert.equal((await session.purchase({ customer: CUSTOMER })).ok, false);
      assert.equal(held().failure?.kind, 'not-sent');
      assert.ok((await session.purchase({ customer: CUSTOMER })).ok);
    });

    it('stays uncertain while nobody can be asked, and is found out later', async () => {
      await reserveSeats('B2', 'B3');
      office.fail('purchase', 'lost-answer');
      office.fail('status', ...Array.from({ length: 7 }, () => Response.json({ error_code: 4 }, { status: 403 })));
      await session.purchase({ customer: CUSTOMER });
      assert.equal(status(), 'uncertain');
      assert.deepEqual(await session.purchase({ customer: CUSTOMER }), { ok: false, error: { refusal: 'not-now' } });
      assert.ok((await session.askAgain()).ok);
      assert.equal(status(), 'purchased');
      assert.equal(office.count('purchase'), 1);
    });

    it('with a bad address is corrected on the same reservation', async () => {
      await reserveSeats('B2', 'B3');
      const { transactionUuid } = held().reservation;
      await session.purchase({ customer: { ...CUSTOMER, email: 'no-at-sign' } });
      const { failure, reservation } = held();
      assert.ok(failure?.kind === 'rejected' && failure.error.code === 'invalid-email');
      assert.equal(failure.error.apiKey, 'addr_missing_at');
      assert.equal(reservation.transactionUuid, transactionUuid);
      assert.ok((await session.purchase({ customer: CUSTOMER })).ok);
    });

    it('that fails keeps the trolley, which can be reserved again', async () => {
      const performances = (await office.client.listPerformances({ eventId: '6IE' })).performances;
      const wednesday = performances.find(({ dateText }) => dateText?.startsWith('Wed'))!;
      const { ticketTypes } = await office.client.getAvailability({ performanceId: wednesday.id });
      await session.addOrder({
        performanceId: wednesday.id,
        ticketTypeCode: ticketTypes[0]!.code,
        priceBandCode: ticketTypes[0]!.priceBands[0]!.code,
        quantity: 2,
      });
      await session.reserve();
      await session.purchase({ customer: { ...CUSTOMER, addressLineTwo: 'fail part one' } });
      assert.equal(status(), 'failed');
      assert.equal(office.count('release'), 0);
      assert.equal(session.state.trolley.trolley.orderCount, 1);
      assert.ok((await session.reserve()).ok);
      // Best available gave other seats than the customer had before.
      session.acceptDifferences();
      assert.ok((await session.purchase({ customer: CUSTOMER })).ok);
    });

    it('takes the partner’s payment once, also when the form is refused first', async () => {
      await reserveSeats('B2', 'B3');
      const taken: number[] = [];
      const paymentHandler = async ({ totals }: { totals: readonly { minor: number }[] }): Promise<string> => {
        taken.push(totals[0]?.minor ?? 0);
        return 'payment-1';
      };
      await session.purchase({ customer: { ...CUSTOMER, email: '@' }, paymentHandler });
      assert.ok((await session.purchase({ customer: CUSTOMER, paymentHandler })).ok);
      assert.deepEqual(taken, [11_000]);
    });

    it('is not sent when the partner’s payment is not taken', async () => {
      await reserveSeats('B2', 'B3');
      await session.purchase({ customer: CUSTOMER, paymentHandler: () => Promise.reject(new Error('card declined')) });
      assert.equal(held().failure?.kind, 'payment');
      assert.equal(office.count('purchase'), 0);
      const { reason } = office.eventsOf('purchase-fail')[0]!;
      assert.deepEqual(reason, { failureClass: 'payment-refused', wayOn: 'correct' });
    });

    it('asks the partner for no payment of nothing', async () => {
      // A free event, collected free of charge.
      await session.addOrder(await office.order('3CVE', 'FREE', 'A/pool'));
      await session.chooseSendMethod('ingresso_one_test', 'VOUCH');
      assert.ok((await session.reserve()).ok);
      const paymentHandler = (): Promise<string> => Promise.reject(new Error('There is nothing to pay.'));
      assert.ok((await session.purchase({ customer: CUSTOMER, paymentHandler })).ok);
    });
  });

  describe('time', () => {
    it('is the box office’s, warns at five and one minutes, and ends', async () => {
      await reserveSeats('B2', 'B3');
      await office.settle();
      assert.equal(session.state.secondsLeft, 900);
      for (let second = 0; second < 899; second += 1) office.clock.advance(1_000);
      assert.deepEqual(
        office.eventsOf('reservation-expiring').map(({ secondsLeft }) => secondsLeft),
        [300, 60],
      );
      office.clock.advance(1_000);
      await office.settle();
      assert.equal(status(), 'expired');
      assert.equal(office.eventsOf('reservation-expire').length, 1);
      assert.equal(session.state.trolley.trolley.orderCount, 1);
      assert.equal(office.clock.timerCount, 0);
    });

    it('ran out, and the same trolley can be reserved again', async () => {
      await reserveSeats('B2', 'B3');
      await office.settle();
      office.clock.advance(16 * 60_000);
      await office.settle();
      assert.ok((await session.reserve()).ok);
      assert.equal(status(), 'reserved');
    });

    it('is corrected when the page comes back from sleep', async () => {
      await reserveSeats('B2', 'B3');
      await office.settle();
      session.pause();
      office.clock.advance(10 * 60_000);
      session.resume();
      await session.resynchronise();
      await office.settle();
      assert.equal(session.state.secondsLeft, 300);
    });
  });

  describe('a reload', () => {
    const reload = async (): Promise<void> => {
      session.pause();
      session = await office.openReadyPage();
    };

    it('comes back to what was being looked at', async () => {
      session.select({ eventId: '7AA' });
      session.select({ performanceId: '7AA-D' });
      await reload();
      assert.deepEqual(session.state.selection, { eventId: '7AA', performanceId: '7AA-D' });
    });

    it('comes back to the trolley', async () => {
      await addSeats('B2', 'B3');
      await reload();
      assert.equal(status(), 'building');
      assert.equal(session.state.trolley.trolley.orderCount, 1);
    });

    it('comes back to the same reservation with the time that is left', async () => {
      await reserveSeats('B2', 'B3');
      const { transactionUuid } = held().reservation;
      office.clock.advance(5 * 60_000);
      await reload();
      await office.settle();
      assert.equal(held().reservation.transactionUuid, transactionUuid);
      assert.ok('uk' in held().reservation.allowedCountries);
      assert.equal(session.state.secondsLeft, 600);
      assert.equal(office.count('reserve'), 1);
      assert.ok((await session.purchase({ customer: CUSTOMER })).ok);
    });

    it('still asks for a yes to other seats', async () => {
      await reserveSeats('D6', 'D7');
      await reload();
      assert.equal(held().isAccepted, false);
      session.acceptDifferences();
      await reload();
      assert.equal(held().isAccepted, true);
    });

    it('after the hold has ended says so and keeps the trolley', async () => {
      await reserveSeats('B2', 'B3');
      session.pause();
      office.clock.advance(20 * 60_000);
      await reload();
      assert.equal(status(), 'expired');
      assert.equal(session.state.trolley.trolley.orderCount, 1);
    });

    it('in the middle of a purchase finds what became of it', async () => {
      await reserveSeats('B2', 'B3');
      const { transactionUuid } = held().reservation;
      await office.client.makePurchase({ transactionUuid, customer: CUSTOMER });
      await reload();
      assert.equal(status(), 'purchased');
    });

    it('shows the confirmation again', async () => {
      await reserveSeats('B2', 'B3');
      await session.purchase({ customer: CUSTOMER });
      await reload();
      assert.equal(status(), 'purchased');
    });

    it('keeps what was typed', async () => {
      session.rememberCustomer({ firstName: 'Ada' });
      await reload();
      assert.deepEqual(session.state.customer, { firstName: 'Ada' });
    });

    it('while the box office is away waits and tries again', async () => {
      await addSeats('B2', 'B3');
      office.fail('trolley', 'lost-request', 'lost-request', 'lost-request');
      await reload();
      assert.equal(status(), 'restoring');
      await session.restore();
      assert.equal(status(), 'building');
    });
  });
});
