import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Availability } from '../../../src/domain/sale/availability.js';
import { bestTogether } from '../../../src/domain/seats/search/best-together.js';
import { seatsIn } from '../../../src/domain/seats/plan/drawn-hall.js';
import { layOutHall } from '../../../src/domain/seats/plan/hall-layout.js';
import { joinPlan } from '../../../src/domain/seats/plan/join-plan.js';
import { ownSeatsIn, withHeldSeats } from '../../../src/domain/seats/own-seats.js';
import { buildSeatIndex, type SeatIndex } from '../../../src/domain/seats/seat-index.js';
import { parseSeatingPlan } from '../../../src/domain/seats/plan/seating-plan.js';
import { validateSelection } from '../../../src/domain/seats/rules/selection.js';
import type { Trolley } from '../../../src/domain/trolley/trolley.js';
import { TestBoxOffice } from '../../support/box-office.js';
import { idsOf, makeHall, seatsOf } from '../../support/halls.js';

/** B2 to B9 with the customer's own B5 and B6. */
const hall = makeHall({ contiguous: true, bands: [{ blocks: ['A1-8', 'B2-9'], singles: 'never' }] });
const own = new Set(['STALLS|A/pool|B5', 'STALLS|A/pool|B6']);
const index = buildSeatIndex(hall, own);
const rulesBroken = (...ids: string[]): string[] =>
  validateSelection(index, seatsOf(index, ...ids)).map(({ rule }) => rule);

describe('seats in the customer’s own trolley', () => {
  it('are not free, and end the blocks beside them', () => {
    assert.equal(index.byId.has('B5'), false);
    const [, row] = index.sections[0]!.rows;
    assert.deepEqual(
      row!.blocks.map(({ seats }) => idsOf(seats)),
      [
        ['B2', 'B3', 'B4'],
        ['B7', 'B8', 'B9'],
      ],
    );
    assert.deepEqual(
      row!.own.map(({ seat }) => seat.id),
      ['B5', 'B6'],
    );
    assert.equal(index.seats.length, 14);
    index.seats.forEach((seat, ordinal) => assert.equal(seat.ordinal, ordinal));
    assert.equal(index.sections[0]!.bands[0]!.seatCount, 14);
  });

  it('count as sold for every rule', () => {
    assert.deepEqual(rulesBroken('B4', 'B7'), ['contiguous']);
    // B4 would be left alone between these seats and the customer's own.
    assert.deepEqual(rulesBroken('B2', 'B3'), ['single-seats']);
    assert.deepEqual(rulesBroken('B2', 'B3', 'B4'), []);
    const six = bestTogether(index, { quantity: 6 });
    assert.ok(six.ok && six.value.seats.every(({ seat }) => seat.row === 'A'));
  });

  it('keep their columns, and do not move other seats', () => {
    const places = (of: SeatIndex): unknown[] =>
      [...seatsIn(layOutHall(of))].map(({ x, y, name }) => [name, x, y]).sort();
    assert.deepEqual(places(index), places(buildSeatIndex(hall)));
    const drawn = [...seatsIn(layOutHall(index))].filter((seat) => seat.own);
    assert.deepEqual(
      drawn.map(({ name, free }) => [name, free]),
      [
        ['B5', undefined],
        ['B6', undefined],
      ],
    );
  });

  it('are found on a plan', () => {
    const seats = [4, 5, 6].map((number) => ({
      seat_guid: `B${number}`,
      seat_number: String(number),
      position: { x: number * 25, y: 0 },
      category: 'any',
    }));
    const row = { row_number: 'B', position: { x: 0, y: 0 }, seats };
    const zone = { name: 'Stalls', zone_id: 'S', position: { x: 0, y: 0 }, displayed: true, areas: [], rows: [row] };
    const plan = parseSeatingPlan({ name: 'House', categories: [], zones: [zone] });
    const places = [...seatsIn(joinPlan(plan, index))];
    assert.deepEqual(
      places.map(({ free, own: mine }) => [free?.seat.id, mine?.seat.id]),
      [
        ['B4', undefined],
        [undefined, 'B5'],
        [undefined, 'B6'],
      ],
    );
  });

  it('may be the only seats of a row', () => {
    const all = new Set(['STALLS|A/pool|C1']);
    const { rows, width } = buildSeatIndex(makeHall({ bands: [{ blocks: ['A1-2', 'C1-1'] }] }), all).sections[0]!;
    assert.deepEqual(
      rows.map(({ label, blocks }) => [label, blocks.length]),
      [
        ['A', 1],
        ['C', 0],
      ],
    );
    assert.equal(width, 2);
  });
});

describe('the own seats of a real trolley', () => {
  let office: TestBoxOffice;
  let token: string;
  let trolley: Trolley;
  let performanceId: string;

  before(async () => {
    office = new TestBoxOffice();
    const order = await office.order('7AA', 'STALLS', 'A/pool', 'B2', 'B3');
    ({ performanceId } = order);
    ({ token, trolley } = await office.client.getTrolley({ order }));
  });

  const availabilityNow = (): Promise<Availability> =>
    office.client.getAvailability({ performanceId, seatBlocks: true });

  it('are the requested seats before the reserve', async () => {
    const mine = ownSeatsIn(trolley, performanceId);
    assert.deepEqual([...mine.keys], ['STALLS|A/pool|B2', 'STALLS|A/pool|B3']);
    assert.deepEqual(mine.held, []);
    assert.equal(ownSeatsIn(trolley, '7AA-OTHER').keys.size, 0);
    assert.equal(buildSeatIndex(await availabilityNow(), mine.keys).byId.has('B2'), false);
  });

  it('are the held seats after it, which availability leaves out', async () => {
    const before = buildSeatIndex(await availabilityNow());
    const answer = await office.client.makeReservation({ token });
    assert.ok(answer.outcome === 'reserved');
    const mine = ownSeatsIn(answer.reservation.trolley, performanceId);
    assert.deepEqual([...mine.keys], ['STALLS|A/pool|B2', 'STALLS|A/pool|B3']);
    const after = await availabilityNow();
    assert.equal(buildSeatIndex(after).byId.has('B2'), false);
    const shown = buildSeatIndex(withHeldSeats(after, mine), mine.keys);
    assert.equal(shown.byId.has('B2'), false);
    assert.equal(shown.sections[0]!.rows.flatMap((row) => row.own).length, 2);
    assert.equal(shown.sections[0]!.width, before.sections[0]!.width);
  });
});
