import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { placeColumns } from '../../../src/domain/seats/columns.js';

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
