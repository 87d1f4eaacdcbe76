import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { totalPrice } from '../../../src/domain/sale/price.js';
import { placeColumns } from '../../../src/domain/seats/columns.js';
import { compareRowLabels } from '../../../src/domain/seats/row-label.js';
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

describe('compareRowLabels', () => {
  const order = ['', '1', '2', '10', 'A', 'A1', 'A2', 'A10', 'B', 'Z', 'AA', 'BB', 'Box 1', 'Box 2', 'Box 10'];

  it('sorts rows from the front to the back', () => {
    assert.deepEqual([...order].reverse().sort(compareRowLabels), order);
  });

  it('is a total order', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        assert.equal(Math.sign(compareRowLabels(a, b)) + Math.sign(compareRowLabels(b, a)), 0);
        assert.equal(compareRowLabels(a, b) === 0, a === b);
        if (compareRowLabels(a, b) < 0 && compareRowLabels(b, c) < 0) assert.ok(compareRowLabels(a, c) < 0);
      }),
    );
  });
});

describe('placeColumns', () => {
  /** Draws a row such as `1,2|5`, with a block 1, 2 and a block 5, with a dot for each empty column. */
  function draw(...rows: string[]): string[] {
    const labels = rows.map((row) => row.split('|').map((block) => block.split(',')));
    return placeColumns(labels).map((blocks, row) => {
      const picture: string[] = [];
      blocks.forEach((columns, block) => {
        columns.forEach((column, seat) => {
          assert.equal(picture[column], undefined, 'two seats in one place');
          picture[column] = labels[row]![block]![seat]!;
        });
      });
      return Array.from(picture, (label) => label ?? '.').join(' ');
    });
  }

  const cases: [name: string, rows: string[], picture: string[]][] = [
    ['lines up seats with the same number', ['1,2,3', '2,3,4'], ['1 2 3', '. 2 3 4']],
    ['leaves gaps for sold seats', ['1,2|5,6', '3,4'], ['1 2 . . 5 6', '. . 3 4']],
    ['keeps an aisle that no row fills', ['1,2|5,6'], ['1 2 . . 5 6']],
    ['shortens a jump in the numbering', ['109,110|201,202'], ['109 110 . . 201 202']],
    ['closes the gap of a number that no row has', ['11,12,14', '12,14,15'], ['11 12 14', '. 12 14 15']],
    ['counts in twos', ['1,3,5', '3,5,7'], ['1 3 5', '. 3 5 7']],
    ['puts odd and even sides beside each other', ['5,3,1|2,4,6', '3,1|2,4'], ['5 3 1 . 2 4 6', '. 3 1 . 2 4']],
    ['puts the even side first when it is sent first', ['2,4|3,1'], ['2 4 . 3 1']],
    ['recognises the side of a single seat', ['5,3,1|2,4,6', '3|4'], ['5 3 1 . 2 4 6', '. 3 . . . 4']],
    ['follows numbers that count down', ['9,8,7', '8,7,6'], ['9 8 7', '. 8 7 6']],
    ['uses the order when labels are not numbers', ['A,B|C'], ['A B . C']],
    ['uses the order when a number occurs twice', ['1,2|2,3'], ['1 2 . 2 3']],
    ['centres a row with a numbering of its own', ['1,2,3,4,5', '1,3,5', 'A'], ['1 2 3 4 5', '. 1 3 5', '. . A']],
    ['moves everything to the right of a wider row', ['1,2', 'A,B,C,D'], ['. 1 2', 'A B C D']],
    ['has nothing to place in an empty section', [], []],
  ];
  for (const [name, rows, picture] of cases) it(name, () => assert.deepEqual(draw(...rows), picture));

  it('never gives two seats of a row one column, and starts at 0', () => {
    const label = fc.oneof(fc.integer({ min: 1, max: 40 }).map(String), fc.constantFrom('A', 'B', '12A'));
    const row = fc.array(fc.array(label, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const placed = placeColumns(rows);
        assert.equal(Math.min(...placed.flat(2)), 0);
        for (const blocks of placed) assert.equal(new Set(blocks.flat()).size, blocks.flat().length);
      }),
    );
  });
});
