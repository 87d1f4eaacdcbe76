import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { totalPrice } from '../../../src/domain/sale/price.js';
import { buildSeatIndex, inHallOrder, seatKey } from '../../../src/domain/seats/seat-index.js';
import { freeTheatre, idsOf, makeHall, seatsOf } from '../../support/halls.js';

describe('buildSeatIndex', () => {
  const index = buildSeatIndex(freeTheatre);

  it('links seats, blocks, rows, bands and ticket types', () => {
    const [seat] = seatsOf(index, 'E8');
    assert.equal(seat?.position, 1);
    assert.deepEqual(idsOf(seat.block.seats), ['E7', 'E8', 'E9']);
    assert.equal(seat.block.row.label, 'E');
    assert.equal(seat.block.band.priceBand.code, 'A/pool');
    assert.deepEqual(seat.block.band.ticketPrice, totalPrice(seat.block.band.priceBand.price));
    assert.equal(seat.block.band.ticketPrice.minor, 4000);
    assert.equal(seat.block.band.section.ticketType.code, 'CIRCLE');
    assert.equal(index.byKey.get(seat.key), seat);
    assert.equal(seat.key, seatKey('CIRCLE', 'A/pool', 'E8'));
  });

  it('counts the blocks of a band', () => {
    const [band] = index.sections[1]!.bands;
    assert.equal(band!.seatCount, 8);
    assert.deepEqual([...band!.lengths].sort(), [
      [2, 1],
      [3, 2],
    ]);
  });

  it('numbers the seats in hall order', () => {
    index.seats.forEach((seat, ordinal) => assert.equal(seat.ordinal, ordinal));
    assert.deepEqual(idsOf(inHallOrder(seatsOf(index, 'C3', 'A2', 'C3', 'A1'))), ['A1', 'A2', 'C3']);
  });

  it('distinguishes seats with the same id in two ticket types', () => {
    const twins = buildSeatIndex(makeHall({ bands: [{ blocks: ['A1-2'] }, { type: 'CIRCLE', blocks: ['A1-2'] }] }));
    assert.equal(twins.byId.get('A1')?.length, 2);
    assert.equal(twins.byKey.size, 4);
  });

  it('sorts the rows of several bands together, from the front', () => {
    const mixed = buildSeatIndex(
      makeHall({
        bands: [
          { code: 'A', blocks: ['AA1-2', 'B1-2', 'A3-4'] },
          { code: 'B', blocks: ['A1-2', 'C1-2'] },
        ],
      }),
    );
    const [section] = mixed.sections;
    assert.deepEqual(
      section!.rows.map(({ label, rank, blocks }) => [
        label,
        rank,
        blocks.map(({ seats }) => seats[0]!.seat.id).join(),
      ]),
      [
        ['A', 0, 'A1,A3'],
        ['B', 1, 'B1'],
        ['C', 2, 'C1'],
        ['AA', 3, 'AA1'],
      ],
    );
  });

  it('leaves out bands whose seats cannot be chosen', () => {
    const [section, another] = buildSeatIndex(
      makeHall({ bands: [{ code: 'A' }, { code: 'B', blocks: ['A1-2'] }] }),
    ).sections;
    assert.equal(section!.bands.length, 1);
    assert.equal(another, undefined);
    assert.deepEqual(buildSeatIndex(makeHall({ bands: [{}] })).sections, []);
  });

  it('counts a seat that is sent twice in a band once', () => {
    const twice = buildSeatIndex(makeHall({ bands: [{ blocks: ['A1-3', 'A2-4'] }] }));
    assert.deepEqual(idsOf(twice.seats), ['A1', 'A2', 'A3', 'A4']);
    assert.equal(twice.sections[0]!.bands[0]!.seatCount, 4);
  });
});
