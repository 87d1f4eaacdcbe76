/** Which selections can be reserved. S2, S3, S4 and R8 are ids of docs/api/certification.md. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type SelectionRequest, validateSelection } from '../../../../src/domain/seats/rules/selection.js';
import { buildSeatIndex, type SeatIndex } from '../../../../src/domain/seats/seat-index.js';
import {
  arbitraryChoice,
  freeTheatre,
  type HallSketch,
  idsOf,
  makeHall,
  openChoice,
  seatsOf,
  strictTheatre,
} from '../../../support/halls.js';
import { isValid, validOrders } from '../../../support/seat-oracle.js';

const strict = buildSeatIndex(strictTheatre);
const free = buildSeatIndex(freeTheatre);

function judge(index: SeatIndex, ids: string, request: SelectionRequest = {}): string[] {
  const seats = seatsOf(index, ...ids.split(' ').filter(Boolean));
  return validateSelection(index, seats, request).map(
    ({ rule, kind, seats: atFault }) => `${kind} ${rule}: ${idsOf(atFault).join(' ')}`,
  );
}

function oneBand(
  blocks: string[],
  rules: Partial<HallSketch> & { singles?: 'never' | 'if_necessary' | 'always' } = {},
) {
  return buildSeatIndex(makeHall({ ...rules, bands: [{ blocks, singles: rules.singles ?? 'always' }] }));
}

describe('validateSelection', () => {
  describe('in a hall with neighbours only and no single seats', () => {
    const cases: [ids: string, quantity: number | undefined, violations: string[]][] = [
      ['', undefined, ['incomplete quantity: ']],
      ['B2 B3', undefined, []],
      ['B2 B3', 2, []],
      ['B8 B9', 2, []],
      ['B4 B5', 2, []],
      // S2: B2 is left alone. With two wanted, a seat has to be given back; otherwise B2 can be added.
      ['B3 B4', 2, ['broken single-seats: B3']],
      ['B3 B4', undefined, ['incomplete single-seats: B3']],
      ['B7 B8', 2, ['broken single-seats: B8']],
      // S3.
      ['B3 B5', 2, ['broken contiguous: B3 B5', 'broken single-seats: B3 B5']],
      ['B3 B5', undefined, ['broken contiguous: B3 B5', 'incomplete single-seats: B3 B5']],
      ['B2 B3 B6', 3, ['broken contiguous: B6']],
      ['A1 B2', 2, ['broken contiguous: A1 B2']],
      ['E4 E7', 2, ['broken contiguous: E4 E7', 'broken single-seats: E4']],
      // One of the two wanted.
      ['B2', 2, ['incomplete quantity: ']],
      ['B3', 2, ['incomplete single-seats: B3', 'incomplete quantity: ']],
      ['B3', undefined, ['incomplete single-seats: B3']],
      ['B2 B3 B4', 2, ['broken quantity: B2 B3 B4']],
      // F1 to F3: two of three always leave one, so one selected seat cannot become two.
      ['F1', 2, ['broken quantity: ']],
      ['F2', 2, ['broken single-seats: F2', 'broken quantity: ']],
      ['F1 F2', 2, ['broken single-seats: F2']],
      ['F1 F2 F3', 3, []],
      ['E4 E5', undefined, []],
      ['E4', undefined, ['incomplete single-seats: E4']],
      ['A1 A2 A3 A4 A5 A6 A7', undefined, ['broken quantity: A1 A2 A3 A4 A5 A6 A7']],
      ['B2 B3', 7, ['broken quantity: B2 B3']],
      ['A1 C3', 2, ['broken one-band: A1 C3']],
      ['A1 A2 C3', 3, ['broken one-band: C3']],
    ];
    for (const [ids, quantity, violations] of cases) {
      it(`checks ${ids || 'nothing'} of ${quantity ?? 'any number'}`, () =>
        assert.deepEqual(judge(strict, ids, { quantity }), violations));
    }

    it('reports the seat that is left alone', () => {
      const [violation] = validateSelection(strict, seatsOf(strict, 'B3', 'B4'), { quantity: 2 });
      assert.equal(violation?.rule, 'single-seats');
      assert.deepEqual(idsOf(violation.leftAlone), ['B2']);
      assert.equal(violation.policy, 'never');
    });
  });

  describe('in a hall with free choice', () => {
    const cases: [ids: string, quantity: number | undefined, violations: string[]][] = [
      // S4 and R8.
      ['B3 B5', 2, []],
      ['C5 C6', 2, []],
      ['A1 B9', undefined, []],
      ['A1 B3 B5 B7 B9', undefined, ['broken quantity: A1 B3 B5 B7 B9']],
      ['A1 B3', 3, ['incomplete quantity: ']],
      ['A1 E4', 2, ['broken one-band: A1 E4']],
    ];
    for (const [ids, quantity, violations] of cases) {
      it(`checks ${ids} of ${quantity ?? 'any number'}`, () =>
        assert.deepEqual(judge(free, ids, { quantity }), violations));
    }
  });

  it('counts a seat named twice once', () => assert.deepEqual(judge(free, 'A1 A1'), []));

  it('reports the quantities that can be bought', () => {
    const [violation] = validateSelection(free, seatsOf(free, 'A1'), { quantity: 3 });
    assert.deepEqual(violation, {
      rule: 'quantity',
      kind: 'incomplete',
      seats: [],
      chosen: 1,
      wanted: 3,
      allowed: [1, 2, 3, 4],
    });
  });

  it('notices that filling one gap leaves too few for the other', () => {
    const row = oneBand(['A1-5'], { singles: 'never' });
    assert.deepEqual(judge(row, 'A2', { quantity: 4 }), ['broken single-seats: A2', 'broken quantity: ']);
    assert.deepEqual(judge(row, 'A2', { quantity: 3 }), ['incomplete single-seats: A2', 'incomplete quantity: ']);
  });

  describe('with valid quantities that have gaps', () => {
    const pairs = oneBand(['A1-8', 'B1-3'], { quantities: [2, 4], singles: 'never', contiguous: true });

    it('calls one of two seats incomplete', () => assert.deepEqual(judge(pairs, 'A1'), ['incomplete quantity: ']));
    it('calls three of four seats incomplete', () =>
      assert.deepEqual(judge(pairs, 'A1 A2 A3'), ['incomplete quantity: ']));
    it('notices that no pair fits into three', () => assert.deepEqual(judge(pairs, 'B1'), ['broken quantity: ']));
  });

  describe('if_necessary', () => {
    it('allows a single seat when every choice leaves one', () => {
      const threes = oneBand(['A1-3', 'B1-3'], { singles: 'if_necessary', contiguous: true });
      assert.deepEqual(judge(threes, 'A1 A2', { quantity: 2 }), []);
      assert.deepEqual(judge(threes, 'A2', { quantity: 2 }), ['incomplete quantity: ']);
      assert.deepEqual(judge(threes, 'A2', { quantity: 1 }), ['broken single-seats: A2']);
    });

    it('refuses it when another block avoids it', () => {
      const mixed = oneBand(['A1-3', 'B1-2'], { singles: 'if_necessary', contiguous: true });
      assert.deepEqual(judge(mixed, 'A1 A2', { quantity: 2 }), ['broken single-seats: A2']);
      assert.deepEqual(judge(mixed, 'B1 B2', { quantity: 2 }), []);
    });

    it('considers choices across blocks when they are allowed', () => {
      const threes = oneBand(['A1-3', 'B1-3'], { singles: 'if_necessary' });
      assert.deepEqual(judge(threes, 'A1 A2', { quantity: 2 }), ['broken single-seats: A2']);
      assert.deepEqual(judge(threes, 'A1 B1', { quantity: 2 }), []);
    });

    it('considers only the price band', () => {
      const index = buildSeatIndex(
        makeHall({
          contiguous: true,
          bands: [
            { code: 'A', blocks: ['A1-3'], singles: 'if_necessary' },
            { code: 'B', blocks: ['B1-9'], singles: 'if_necessary' },
          ],
        }),
      );
      assert.deepEqual(judge(index, 'A1 A2', { quantity: 2 }), []);
    });
  });

  describe('whole blocks', () => {
    const tables = oneBand(['A1-4', 'B1-2', 'C1-2'], { wholeBlocks: true, singles: 'never' });

    it('accepts a whole block', () => assert.deepEqual(judge(tables, 'A1 A2 A3 A4'), []));
    it('accepts two', () => assert.deepEqual(judge(tables, 'B1 B2 C1 C2', { quantity: 4 }), []));
    it('calls part of a block incomplete', () => {
      assert.deepEqual(judge(tables, 'A1 A3'), ['incomplete whole-block: A1 A3']);
      const [violation] = validateSelection(tables, seatsOf(tables, 'A1', 'A3'));
      assert.equal(violation?.rule, 'whole-block');
      assert.deepEqual(idsOf(violation.missing), ['A2', 'A4']);
    });
    it('refuses a block that is too large', () =>
      assert.deepEqual(judge(tables, 'A1 A2', { quantity: 2 }), ['broken whole-block: A1 A2']));
    it('refuses two blocks when seats must be neighbours', () => {
      const together = oneBand(['A1-2', 'B1-2'], { wholeBlocks: true, contiguous: true });
      assert.deepEqual(judge(together, 'A1 A2 B1 B2'), ['broken contiguous: A1 A2 B1 B2']);
      assert.deepEqual(judge(together, 'A2'), ['incomplete whole-block: A2']);
    });
  });

  describe('several orders', () => {
    const request = { severalOrders: true };

    it('allows bands side by side', () => assert.deepEqual(judge(free, 'A1 C3', request), []));
    it('checks each order on its own', () =>
      assert.deepEqual(judge(strict, 'B3 B4 D2 D3', { ...request, quantity: 4 }), ['broken single-seats: B3']));
    it('compares all tickets with the wanted number', () => {
      assert.deepEqual(judge(free, 'A1 C3', { ...request, quantity: 3 }), ['incomplete quantity: ']);
      assert.deepEqual(judge(free, 'A1 C3', { ...request, quantity: 1 }), ['broken quantity: A1 C3']);
    });
    it('stops at max_bundle_size', () => {
      const limited = buildSeatIndex({ ...freeTheatre, maxBundleSize: 2 });
      assert.deepEqual(judge(limited, 'A1 C3', request), []);
      assert.deepEqual(judge(limited, 'A1 C3', { ...request, ordersInTrolley: 1 }), ['broken bundle-size: C3']);
      assert.deepEqual(judge(limited, 'A1 C3 E4', request), ['broken bundle-size: E4']);
    });
    it('stops a single order when the trolley is full', () => {
      const limited = buildSeatIndex({ ...freeTheatre, maxBundleSize: 1 });
      assert.deepEqual(judge(limited, 'A1'), []);
      assert.deepEqual(judge(limited, 'A1', { ordersInTrolley: 1 }), ['broken bundle-size: A1']);
    });
  });

  describe('for every choice in small halls', () => {
    it('accepts exactly what the plain oracle accepts', () => {
      fc.assert(
        fc.property(arbitraryChoice(), (choice) => {
          const { index, seats, quantity } = openChoice(choice);
          assert.equal(validateSelection(index, seats, { quantity }).length === 0, isValid(index, seats, quantity));
        }),
        { numRuns: 1000 },
      );
    });

    it('calls incomplete exactly the choices that more seats can correct', () => {
      const inOneBand = arbitraryChoice({ maxSeats: 9 }).filter((choice) => {
        const { seats } = openChoice(choice);
        return seats.every(({ block }) => block.band === seats[0]?.block.band);
      });
      fc.assert(
        fc.property(inOneBand, (choice) => {
          const { index, seats, quantity } = openChoice(choice);
          const isReachable = validOrders(index, quantity).some(
            (order) => order.length > seats.length && seats.every((seat) => order.includes(seat)),
          );
          for (const { rule, kind } of validateSelection(index, seats, { quantity })) {
            assert.equal(kind, isReachable && rule !== 'contiguous' ? 'incomplete' : 'broken');
          }
        }),
        { numRuns: 500 },
      );
    });

    it('reports only selected seats as at fault, and only free seats as left alone', () => {
      fc.assert(
        fc.property(arbitraryChoice(), (choice) => {
          const { index, seats, quantity } = openChoice(choice);
          for (const violation of validateSelection(index, seats, { quantity })) {
            assert.ok(violation.seats.every((seat) => seats.includes(seat)));
            if (violation.rule === 'single-seats') {
              assert.ok(violation.leftAlone.length > 0 && violation.seats.length > 0);
              assert.ok(violation.leftAlone.every((seat) => !seats.includes(seat)));
            }
          }
        }),
      );
    });
  });
});
