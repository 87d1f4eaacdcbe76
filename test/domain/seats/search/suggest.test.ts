import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Nearness } from '../../../../src/domain/seats/search/nearness.js';
import { buildSeatIndex, type FreeSeat, inHallOrder, type SeatIndex } from '../../../../src/domain/seats/seat-index.js';
import { type SelectionRequest, validateSelection } from '../../../../src/domain/seats/rules/selection.js';
import { suggestSelections } from '../../../../src/domain/seats/search/suggest.js';
import {
  arbitraryChoice,
  freeTheatre,
  type HallSketch,
  idsOf,
  makeArena,
  makeHall,
  openChoice,
  seatsOf,
  strictTheatre,
} from '../../../support/halls.js';
import { isValid, validOrders } from '../../../support/seat-oracle.js';

const strict = buildSeatIndex(strictTheatre);
const free = buildSeatIndex(freeTheatre);

function suggest(index: SeatIndex, ids: string, request: SelectionRequest = {}): string[] {
  return suggestSelections(index, seatsOf(index, ...ids.split(' ')), request).map(({ seats }) =>
    idsOf(seats).join(' '),
  );
}

function hall(blocks: string[], rules: Partial<HallSketch>, singles: 'always' | 'never' | 'if_necessary' = 'always') {
  return buildSeatIndex(makeHall({ ...rules, bands: [{ blocks, singles }] }));
}

describe('suggestSelections', () => {
  const cases: [name: string, index: SeatIndex, ids: string, request: SelectionRequest, suggested: string[]][] = [
    ['moves away from the single seat', strict, 'B3 B4', { quantity: 2 }, ['B2 B3', 'B4 B5', 'B5 B6']],
    ['keeps the number of seats when none was requested', strict, 'B3 B4', {}, ['B2 B3', 'B4 B5', 'B5 B6']],
    ['closes a gap', strict, 'B3 B5', { quantity: 2 }, ['B2 B3', 'B4 B5', 'B5 B6']],
    ['completes a selection', strict, 'B4', { quantity: 2 }, ['B4 B5', 'B2 B3', 'B5 B6']],
    ['removes surplus seats', free, 'A1 A2 A3 A4 A5', {}, ['A1 A2 A3 A4', 'A1 A2 A3 A5', 'A1 A2 A4 A5']],
    ['stays in the band with the most seats', free, 'A10 B9 C3', {}, ['A9 A10 B9', 'A10 B8 B9', 'A8 A10 B9']],
    ['suggests nothing for a valid selection', free, 'A1 B3', {}, []],
    ['suggests nothing when no quantity is valid', free, 'A1 A2', { quantity: 5 }, []],
    [
      'uses the next valid quantity when the selected one is not sold',
      hall(['A1-8'], { quantities: [2, 4] }),
      'A3',
      {},
      ['A2 A3', 'A3 A4', 'A1 A3'],
    ],
    ['takes whole tables', hall(['A1-4', 'B1-2'], { wholeBlocks: true }), 'A1 A2', { quantity: 2 }, ['B1 B2']],
    [
      'leaves a single seat only when it has to',
      hall(['A1-3', 'B1-3'], {}, 'if_necessary'),
      'A1 A2',
      { quantity: 2 },
      ['A1 B1', 'A1 B3', 'A3 B1'],
    ],
  ];
  for (const [name, index, ids, request, suggested] of cases) {
    it(name, () => assert.deepEqual(suggest(index, ids, request), suggested));
  }

  it('reports the changes', () => {
    const [first] = suggestSelections(strict, seatsOf(strict, 'B3', 'B4'), { quantity: 2 });
    assert.deepEqual(idsOf(first!.added), ['B2']);
    assert.deepEqual(idsOf(first!.removed), ['B4']);
  });

  it('gives as many suggestions as requested', () => {
    assert.equal(suggestSelections(strict, seatsOf(strict, 'B3', 'B4'), { quantity: 2, count: 5 }).length, 5);
  });

  it('suggests nothing when the trolley has no room for the order', () => {
    const full = buildSeatIndex({ ...strictTheatre, maxBundleSize: 1 });
    assert.deepEqual(suggest(full, 'B3 B4', { ordersInTrolley: 1 }), []);
  });

  it('corrects each of several orders on its own', () => {
    assert.deepEqual(suggest(strict, 'B3 B4 D2 D3', { severalOrders: true }), [
      'B2 B3 D2 D3',
      'B4 B5 D2 D3',
      'B5 B6 D2 D3',
    ]);
  });

  describe('against every valid order of small halls', () => {
    it('finds the nearest, in the documented order', () => {
      fc.assert(
        fc.property(arbitraryChoice({ maxSeats: 11 }), (choice) => {
          const { index, seats, quantity } = openChoice(choice);
          const expected = isValid(index, seats, quantity) ? [] : nearestByHand(index, seats, quantity);
          const suggested = suggestSelections(index, seats, { quantity }).map((suggestion) => suggestion.seats);
          assert.deepEqual(suggested.map(idsOf), expected.map(idsOf));
        }),
        { numRuns: 800 },
      );
    });

    it('finds the nearest among many short rows', () => {
      const row = fc.record({ from: fc.integer({ min: 1, max: 5 }), length: fc.constantFrom(1, 1, 2, 2, 2, 3, 5) });
      const rows = fc.array(row, { minLength: 8, maxLength: 16 });
      const rules = fc.record({
        wholeBlocks: fc.boolean(),
        singles: fc.constantFrom('always' as const, 'never' as const, 'if_necessary' as const),
        quantity: fc.integer({ min: 1, max: 3 }),
        at: fc.nat(15),
      });
      fc.assert(
        fc.property(rows, rules, (blocks, { wholeBlocks, singles, quantity, at }) => {
          const index = hall(
            blocks.map(({ from, length }, place) => `${'ABCDEFGHIJKLMNOP'.charAt(place)}${from}-${from + length - 1}`),
            { wholeBlocks },
            singles,
          );
          const { seats } = index.sections[0]!.rows[at % blocks.length]!.blocks[0]!;
          const chosen = [seats[0]!, ...seats.slice(2, 3)];
          const expected = isValid(index, chosen, quantity) ? [] : nearestByHand(index, chosen, quantity);
          const suggested = suggestSelections(index, chosen, { quantity }).map((suggestion) => suggestion.seats);
          assert.deepEqual(suggested.map(idsOf), expected.map(idsOf));
        }),
        { numRuns: 600 },
      );
    });

    it('suggests only what is valid', () => {
      fc.assert(
        fc.property(arbitraryChoice({ maxSeats: 40 }), (choice) => {
          const { index, seats, quantity } = openChoice(choice);
          const request = { quantity, severalOrders: choice.ids.length % 2 === 0 };
          for (const suggestion of suggestSelections(index, seats, request)) {
            assert.deepEqual(validateSelection(index, suggestion.seats, request), []);
          }
        }),
      );
    });
  });

  it('searches past any number of blocks that cannot help', () => {
    // Pairs never add up to three: it needs the single seat at the far end.
    const pairs = Array.from({ length: 2000 }, (_, row) => `R${row}x 1,2`);
    const index = hall([...pairs, 'Z1-1'], { quantities: [3] }, 'never');
    const [first] = suggestSelections(index, seatsOf(index, 'R5x1'));
    assert.deepEqual(idsOf(first!.seats), ['R5x1', 'R5x2', 'Z1']);
  });

  it('is fast enough in an arena to fit between two frames', () => {
    for (const contiguous of [true, false]) {
      const index = buildSeatIndex(makeArena({ contiguous }));
      const blocks = index.sections[7]!.bands[1]!.blocks.filter(({ seats }) => seats.length > 8);
      const times = blocks.slice(0, 40).map((block) => {
        const start = performance.now();
        const suggested = suggestSelections(index, block.seats.slice(1, 3));
        assert.equal(suggested.length, 3);
        return performance.now() - start;
      });
      // The median, because single runs include compilation and garbage collection.
      const median = times.sort((left, right) => left - right)[20]!;
      assert.ok(median < 5, `${median} ms`);
    }
  });
});

/** Sorts every valid order in the documented order. */
function nearestByHand(index: SeatIndex, seats: readonly FreeSeat[], quantity: number | undefined): FreeSeat[][] {
  const wanted = quantity ?? seats.length;
  const nearness = new Nearness(index, seats);
  const spent = seats.reduce((sum, { block }) => sum + block.band.ticketPrice.minor, 0);
  const keysOf = (order: FreeSeat[]): number[] => {
    const added = order.filter((seat) => !seats.includes(seat));
    const price = order[0]!.block.band.ticketPrice.minor;
    return [
      Math.abs(order.length - wanted),
      seats.filter((seat) => !order.includes(seat)).length,
      Math.abs(price * seats.length - spent),
      price * order.length,
      added.reduce((sum, seat) => sum + nearness.distance(seat), 0),
      order.reduce((sum, { ordinal }) => sum + ordinal, 0),
      ...inHallOrder(order).map(({ ordinal }) => ordinal),
    ];
  };
  return validOrders(index, quantity)
    .map((order) => ({ order: inHallOrder(order), keys: keysOf(order) }))
    .sort((left, right) => {
      const at = left.keys.findIndex((key, place) => key !== right.keys[place]);
      return (left.keys[at] ?? 0) - (right.keys[at] ?? 0);
    })
    .slice(0, 3)
    .map(({ order }) => order);
}
