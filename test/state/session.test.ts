/** A whole booking in one session. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allOrders, orderSeats } from '../../src/domain/trolley/trolley.js';
import { CUSTOMER } from '../support/customers.js';
import { office, reserveSeats, reservedBooking, session, status, useSession } from './in-one-page.js';

useSession();

describe('session', () => {
  it('sells two seats and fires its events', async () => {
    await reserveSeats('B2', 'B3');
    const { reservation } = reservedBooking();
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

  it('starts again after a purchase', async () => {
    await reserveSeats('B2', 'B3');
    await session.purchase({ customer: CUSTOMER });
    assert.ok(session.startAgain().ok);
    assert.equal(status(), 'idle');
    await reserveSeats('C3', 'C4');
    assert.equal(status(), 'reserved');
  });
});
