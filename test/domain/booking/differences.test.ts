import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { findDifferences } from '../../../src/domain/booking/differences.js';
import { money } from '../../../src/domain/sale/money.js';
import type { Reservation } from '../../../src/domain/booking/transaction.js';
import type { Bundle, Order, Trolley } from '../../../src/domain/trolley/trolley.js';
import { TestBoxOffice } from '../../support/box-office.js';

/** A real trolley and its real reservation. Each test changes one thing about them. */
let shown: Trolley;
let reservation: Reservation;

before(async () => {
  const office = new TestBoxOffice();
  const { token, trolley } = await office.client.getTrolley({
    order: await office.order('7AA', 'STALLS', 'A/pool', 'B2', 'B3'),
  });
  shown = trolley;
  const answer = await office.client.makeReservation({ token });
  assert.ok(answer.outcome === 'reserved');
  reservation = answer.reservation;
});

const change = (changes: Partial<Order>, bundleChanges: Partial<Bundle> = {}): Reservation => {
  const bundle = reservation.trolley.bundles[0]!;
  const order = { ...bundle.orders[0]!, ...changes };
  return {
    ...reservation,
    trolley: { ...reservation.trolley, bundles: [{ ...bundle, ...bundleChanges, orders: [order] }] },
  };
};

const kinds = (answer: Reservation): string[] => findDifferences(shown, answer).map(({ kind }) => kind);

describe('differences after a reserve', () => {
  it('is empty when everything is as requested', () => assert.deepEqual(kinds(reservation), []));

  it('reports other seats', () => {
    const order = reservation.trolley.bundles[0]!.orders[0]!;
    const [tickets] = order.ticketOrders;
    const [first, second] = tickets!.seats;
    const other = { ...second!, id: 'B9', column: '9' };
    const answer = change({
      ticketOrders: [{ ...tickets!, seats: [first!, other] }],
      seatRequestStatus: 'got_partial',
    });
    const [difference] = findDifferences(shown, answer);
    assert.ok(difference?.kind === 'seats');
    assert.deepEqual(difference.got, ['B2', 'B9']);
  });

  it('ignores the order of the seats', () => {
    const [tickets] = reservation.trolley.bundles[0]!.orders[0]!.ticketOrders;
    assert.deepEqual(kinds(change({ ticketOrders: [{ ...tickets!, seats: tickets!.seats.toReversed() }] })), []);
  });

  it('falls back to the status when the answer has no seats', () => {
    const [tickets] = reservation.trolley.bundles[0]!.orders[0]!.ticketOrders;
    const nameless = [{ ...tickets!, seats: [] }];
    assert.deepEqual(kinds(change({ ticketOrders: nameless, seatRequestStatus: 'got_all' })), []);
    assert.deepEqual(kinds(change({ ticketOrders: nameless, seatRequestStatus: 'got_none' })), ['seats']);
  });

  it('reports a price that rose or fell by a penny', () => {
    const { currency } = reservation.trolley.bundles[0]!;
    for (const pence of [9_999, 10_001]) {
      const [difference] = findDifferences(shown, change({ totalSeatPrice: money(pence, currency) }));
      assert.ok(difference?.kind === 'price');
      assert.equal(difference.shown.minor, 11_000);
      assert.equal(difference.now.minor, pence + 1_000);
    }
  });

  it('ignores a fee that moved into the face value: the total is the same', () => {
    const { currency } = reservation.trolley.bundles[0]!;
    const answer = change({ totalSeatPrice: money(11_000, currency), totalSurcharge: money(0, currency) });
    assert.deepEqual(kinds(answer), []);
  });

  it('reports another number of tickets', () => assert.deepEqual(kinds(change({ quantity: 1 })), ['quantity']));

  it('reports delivery that costs more than shown', () => {
    const { currency } = reservation.trolley.bundles[0]!;
    const withCost = {
      ...shown,
      bundles: shown.bundles.map((one) => ({ ...one, totalSendCost: money(150, currency) })),
    };
    const [difference] = findDifferences(withCost, change({}, { totalSendCost: money(350, currency) }));
    assert.ok(difference?.kind === 'delivery');
    assert.equal(difference.now.minor, 350);
  });

  it('reports restricted views and texts of seats that were not chosen one by one', () => {
    const order = reservation.trolley.bundles[0]!.orders[0]!;
    const [tickets] = order.ticketOrders;
    const [one, other] = tickets!.seats;
    const ticketOrders = [
      {
        ...tickets!,
        seats: [
          { ...one!, isRestrictedView: true },
          { ...other!, texts: ['Haunted'] },
        ],
      },
    ];
    assert.deepEqual(kinds(change({ ticketOrders })), []);
    // An answer that does not repeat the requested seats is no difference.
    const answer = change({ ticketOrders, requestedSeatIds: [] });
    assert.deepEqual(kinds(answer), []);
    const anySeats = shown.bundles.map((bundle) => ({
      ...bundle,
      orders: bundle.orders.map((each) => ({ ...each, requestedSeatIds: [] })),
    }));
    const [difference] = findDifferences({ ...shown, bundles: anySeats }, answer);
    assert.ok(difference?.kind === 'remarks');
    assert.deepEqual(
      difference.seats.map(({ id }) => id),
      ['B2', 'B3'],
    );
  });

  it('ignores remarks of seats that were held before', () => {
    const [tickets] = reservation.trolley.bundles[0]!.orders[0]!.ticketOrders;
    const seats = tickets!.seats.map((seat) => ({ ...seat, isRestrictedView: true }));
    const answer = change({ requestedSeatIds: [], ticketOrders: [{ ...tickets!, seats }] });
    assert.deepEqual(findDifferences(shown, answer, answer.trolley), []);
  });

  it('reports orders that could not be held', () => {
    const order = reservation.trolley.bundles[0]!.orders[0]!;
    const answer = { ...reservation, unreservedOrders: [{ ...order, reserveFailureComment: 'Sold out' }] };
    const [difference] = findDifferences(shown, answer);
    assert.ok(difference?.kind === 'not-reserved');
    assert.equal(difference.comment, 'Sold out');
  });
});
