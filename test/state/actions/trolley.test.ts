/** Undoing, previewing and changing orders of a trolley, and renewing its reservation. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allOrders, orderSeats } from '../../../src/domain/trolley/trolley.js';
import { B2_B3, BEST, D6_D7, first, held, openTab, reserve, run, shop, status, useTabs } from '../in-tabs.js';

useTabs();

describe('undoing a change', () => {
  it('brings a removed order back, and reserves it again if it was reserved', async () => {
    await run(
      first,
      (session) => session.addOrder(BEST),
      (session) => session.addOrder(B2_B3),
      (session) => session.reserve(),
      (session) => session.removeOrders([1]),
    );
    assert.equal(first.session.state.trolley.trolley.orderCount, 1);
    assert.ok(first.session.state.trolley.canUndo);
    await run(first, (session) => session.undoChange());
    assert.equal(first.session.state.trolley.trolley.orderCount, 2);
    assert.equal(status(first), 'reserved');
  });

  it('brings back an emptied trolley, also after a reload', async () => {
    await run(
      first,
      (session) => session.addOrder(B2_B3),
      (session) => session.emptyTrolley(),
    );
    shop.kill(first);
    const reloaded = await openTab(first.storage);
    await run(reloaded, (session) => session.undoChange());
    assert.equal(status(reloaded), 'building');
  });

  it('brings back orders that a new one discarded, which a preview names', async () => {
    await run(first, (session) => session.addOrder(B2_B3));
    const discarded: unknown[] = [];
    await run(first, async (session) => {
      const preview = await session.previewOrder(D6_D7);
      assert.ok(preview.ok);
      discarded.push(...preview.value.discarded.map(({ requestedSeatIds }) => requestedSeatIds));
    });
    assert.deepEqual(discarded, [['B2', 'B3']]);
    assert.deepEqual(allOrders(first.session.state.trolley.trolley)[0]?.requestedSeatIds, ['B2', 'B3']);
    await run(
      first,
      (session) => session.addOrder(D6_D7),
      (session) => session.undoChange(),
    );
    assert.deepEqual(allOrders(first.session.state.trolley.trolley)[0]?.requestedSeatIds, ['B2', 'B3']);
  });
});

describe('a renewed reservation', () => {
  it('is a new reservation of the same trolley', async () => {
    await reserve(first, BEST);
    await shop.time.pass(14 * 60_000);
    const before = held(first);
    await run(first, (session) => session.renewReservation());
    assert.notEqual(held(first), before);
    assert.ok((first.session.state.secondsLeft ?? 0) > 880);
    assert.equal(shop.live().length, 1);
  });

  it('with other seats has to be accepted, also when no seats were requested', async () => {
    const best = { ...B2_B3, seats: [] };
    await reserve(first, best);
    const { booking } = first.session.state;
    assert.ok(booking.status === 'reserved');
    const seats = orderSeats(allOrders(booking.reservation.trolley)[0]!).map(({ id }) => id);
    assert.ok(seats.length > 0);
    // Another customer reserves the seats between release and reserve.
    shop.onRelease = async () => {
      await shop.stranger.makeReservation({ order: { ...best, seats }, sendCodes: {} });
    };
    await run(first, (session) => session.renewReservation());
    const after = first.session.state.booking;
    assert.ok(after.status === 'reserved');
    assert.deepEqual(
      after.differences.map(({ kind }) => kind),
      ['seats'],
    );
    assert.equal(after.isAccepted, false);
  });
});

describe('changing an order', () => {
  it('removes and adds in one call, so that the trolley always has one of the two', async () => {
    await run(first, (session) => session.addOrder(B2_B3));
    const before = shop.calls.length;
    await run(first, (session) => session.changeOrder(1, { ...B2_B3, seats: ['C2', 'C3'] }));
    assert.deepEqual(shop.calls.slice(before), ['trolley']);
    const { trolley, lastChange } = first.session.state.trolley;
    assert.deepEqual(
      allOrders(trolley).map(({ requestedSeatIds }) => requestedSeatIds),
      [['C2', 'C3']],
    );
    assert.deepEqual(lastChange?.discarded, []);
  });

  it('keeps the old order and the reservation when the new order is unavailable', async () => {
    await reserve(first);
    const before = held(first);
    await run(first, async (session) => {
      const result = await session.changeOrder(1, { ...B2_B3, ticketTypeCode: 'NOWHERE' });
      assert.ok(!result.ok && 'refusal' in result.error && result.error.refusal === 'unavailable');
    });
    assert.equal(held(first), before);
    assert.deepEqual(allOrders(first.session.state.trolley.trolley)[0]?.requestedSeatIds, ['B2', 'B3']);
  });

  it('releases a reservation and reserves the new order', async () => {
    await reserve(first);
    const before = held(first);
    await run(first, (session) => session.changeOrder(1, { ...B2_B3, seats: ['C2', 'C3'] }));
    assert.notEqual(held(first), before);
    assert.equal(shop.live().length, 1);
  });

  it('does nothing for an order that does not exist', async () => {
    await run(first, (session) => session.addOrder(B2_B3));
    await run(first, async (session) => {
      const result = await session.changeOrder(7, D6_D7);
      assert.ok(!result.ok && 'refusal' in result.error && result.error.refusal === 'not-now');
    });
  });
});

describe('an order that would discard others', () => {
  it('is refused with its effect when the page asks first, and changes nothing', async () => {
    await run(first, (session) => session.addOrder(B2_B3));
    await run(first, async (session) => {
      const result = await session.addOrder(D6_D7, { asksFirst: true });
      assert.ok(!result.ok && 'refusal' in result.error && result.error.refusal === 'would-discard');
      assert.deepEqual(
        result.error.change.discarded.map(({ requestedSeatIds }) => requestedSeatIds),
        [['B2', 'B3']],
      );
    });
    assert.deepEqual(allOrders(first.session.state.trolley.trolley)[0]?.requestedSeatIds, ['B2', 'B3']);
  });
});
