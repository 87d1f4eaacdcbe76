/** Reserving, releasing and changing a reserved trolley. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CUSTOMER } from '../../support/customers.js';
import { addSeats, office, reserveSeats, reservedBooking, session, status, useSession } from '../in-one-page.js';

useSession();

describe('a failed reserve', () => {
  it('names the failed order and leaves nothing to release', async () => {
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

describe('other seats than requested', () => {
  it('have to be accepted before payment', async () => {
    await reserveSeats('D6', 'D7');
    const [difference] = reservedBooking().differences;
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

  it('are released when the customer refuses them', async () => {
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
    const before = reservedBooking().reservation.transactionUuid;
    office.calls.length = 0;
    const sixIf = await office.order('6IF', 'STALLS', 'B/pool');
    assert.ok((await session.addOrder(sixIf)).ok);
    assert.deepEqual(
      office.calls.filter((call) => call !== 'performances'),
      ['trolley', 'release', 'reserve'],
    );
    const { reservation } = reservedBooking();
    assert.notEqual(reservation.transactionUuid, before);
    assert.equal(reservation.trolley.orderCount, 2);
  });

  it('stays reserved when the change cannot be made', async () => {
    await reserveSeats('B2', 'B3');
    const { transactionUuid } = reservedBooking().reservation;
    office.fail('trolley', 'lost-request', 'lost-request', 'lost-request');
    assert.equal((await session.removeOrders([1])).ok, false);
    assert.equal(reservedBooking().reservation.transactionUuid, transactionUuid);
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

  it('is kept while it cannot be released', async () => {
    await reserveSeats('B2', 'B3');
    office.fail('release', 'lost-request', 'lost-request', 'lost-request');
    assert.equal((await session.release('left-checkout')).ok, false);
    assert.equal(status(), 'reserved');
    const reloaded = await office.openReadyPage();
    assert.equal(reloaded.state.booking.status, 'reserved');
  });

  it('never becomes two, however fast the changes follow each other', async () => {
    await addSeats('B2', 'B3');
    const stalls = await office.order('7AA', 'STALLS', 'B/pool', 'C3', 'C4');
    await Promise.all([session.reserve(), session.reserve(), session.addOrder(stalls), session.reserve()]);
    const live = office.count('reserve') - office.count('release');
    assert.equal(live, status() === 'reserved' ? 1 : 0);
  });
});
