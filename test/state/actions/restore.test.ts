/** The session after a reload. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CUSTOMER } from '../../support/customers.js';
import {
  addSeats,
  office,
  reload,
  reserveSeats,
  reservedBooking,
  session,
  status,
  useSession,
} from '../in-one-page.js';

useSession();

describe('a reload', () => {
  it('restores the selection', async () => {
    session.select({ eventId: '7AA' });
    session.select({ performanceId: '7AA-D' });
    await reload();
    assert.deepEqual(session.state.selection, { eventId: '7AA', performanceId: '7AA-D' });
  });

  it('restores the trolley', async () => {
    await addSeats('B2', 'B3');
    await reload();
    assert.equal(status(), 'building');
    assert.equal(session.state.trolley.trolley.orderCount, 1);
  });

  it('restores the reservation and the time left', async () => {
    await reserveSeats('B2', 'B3');
    const { transactionUuid } = reservedBooking().reservation;
    office.clock.advance(5 * 60_000);
    await reload();
    await office.settle();
    assert.equal(reservedBooking().reservation.transactionUuid, transactionUuid);
    assert.ok('uk' in reservedBooking().reservation.allowedCountries);
    assert.equal(session.state.secondsLeft, 600);
    assert.equal(office.count('reserve'), 1);
    assert.ok((await session.purchase({ customer: CUSTOMER })).ok);
  });

  it('still asks to accept other seats', async () => {
    await reserveSeats('D6', 'D7');
    await reload();
    assert.equal(reservedBooking().isAccepted, false);
    session.acceptDifferences();
    await reload();
    assert.equal(reservedBooking().isAccepted, true);
  });

  it('after the reservation has ended shows that and keeps the trolley', async () => {
    await reserveSeats('B2', 'B3');
    session.pause();
    office.clock.advance(20 * 60_000);
    await reload();
    assert.equal(status(), 'expired');
    assert.equal(session.state.trolley.trolley.orderCount, 1);
  });

  it('during a purchase finds its outcome', async () => {
    await reserveSeats('B2', 'B3');
    const { transactionUuid } = reservedBooking().reservation;
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

  it('keeps the form', async () => {
    session.rememberCustomer({ firstName: 'Ada' });
    await reload();
    assert.deepEqual(session.state.customer, { firstName: 'Ada' });
  });

  it('while the box office cannot be reached waits and tries again', async () => {
    await addSeats('B2', 'B3');
    office.fail('trolley', 'lost-request', 'lost-request', 'lost-request');
    await reload();
    assert.equal(status(), 'restoring');
    await session.restore();
    assert.equal(status(), 'building');
  });
});
