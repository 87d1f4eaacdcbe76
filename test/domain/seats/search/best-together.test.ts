import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  bestTogether,
  type TogetherRefusal,
  type TogetherRequest,
} from '../../../../src/domain/seats/search/best-together.js';
import { formatMoney, fromMajor } from '../../../../src/domain/sale/money.js';
import { buildSeatIndex, type SeatIndex } from '../../../../src/domain/seats/seat-index.js';
import { validateSelection } from '../../../../src/domain/seats/rules/selection.js';
import {
  arbitraryHall,
  freeTheatre,
  idsOf,
  makeArena,
  makeHall,
  POUNDS,
  strictTheatre,
} from '../../../support/halls.js';
import { isOneRun, validOrders } from '../../../support/seat-oracle.js';

const strict = buildSeatIndex(strictTheatre);
const free = buildSeatIndex(freeTheatre);
const pounds = (amount: number) => fromMajor(amount, POUNDS);

function find(index: SeatIndex, request: TogetherRequest): string {
  const result = bestTogether(index, request);
  assert.ok(result.ok, result.ok ? '' : result.error.reason);
  return result.value.parts.map((part) => idsOf(part).join(' ')).join(' | ');
}

function refusal(index: SeatIndex, request: TogetherRequest): TogetherRefusal {
  const result = bestTogether(index, request);
  assert.ok(!result.ok);
  return result.error;
}

describe('bestTogether', () => {
  describe('in one piece', () => {
    const cases: [name: string, index: SeatIndex, request: TogetherRequest, seats: string][] = [
      ['the middle of the front row', strict, { quantity: 2 }, 'A5 A6'],
      ['no restricted view if there is a choice', strict, { quantity: 6 }, 'A3 A4 A5 A6 A7 A8'],
      ['the middle of any row', free, { quantity: 2, near: 'middle' }, 'A5 A6'],
      ['within a ticket type', strict, { quantity: 3, within: { ticketTypeCode: 'CIRCLE' } }, 'E7 E8 E9'],
      [
        'within a price band, leaving no single',
        strict,
        { quantity: 2, within: { ticketTypeCode: 'STALLS', priceBandCode: 'B/pool' } },
        'C3 C4',
      ],
      ['under a price', strict, { quantity: 4, maxPrice: pounds(35) }, 'G7 G8 G9 G10'],
      ['at exactly the price', strict, { quantity: 2, maxPrice: pounds(40) }, 'E4 E5'],
    ];
    for (const [name, index, request, seats] of cases)
      it(`finds ${name}`, () => assert.equal(find(index, request), seats));

    it('leaves accessible seats free, and finds them on request', () => {
      const texts = { A3: 'Wheelchair space', A4: 'Companion seat' };
      const index = buildSeatIndex(makeHall({ bands: [{ blocks: ['A1-6', 'B1-6'], texts }] }));
      assert.equal(find(index, { quantity: 2 }), 'A1 A2');
      assert.equal(find(index, { quantity: 3 }), 'B2 B3 B4');
      assert.equal(find(index, { quantity: 2, accessible: true }), 'A3 A4');
    });

    it('prefers the more expensive ticket type to the front row of a cheaper one', () => {
      const index = buildSeatIndex(
        makeHall({
          bands: [
            { type: 'CIRCLE', price: [30, 0], blocks: ['A1-4'] },
            { type: 'STALLS', price: [50, 0], blocks: ['R1-2', 'S1-4'] },
          ],
        }),
      );
      assert.equal(find(index, { quantity: 4 }), 'S1 S2 S3 S4');
    });

    it('takes restricted views last, and not at all on request', () => {
      const index = buildSeatIndex(makeHall({ bands: [{ blocks: ['A1-4'], restricted: ['A2'] }] }));
      assert.equal(find(index, { quantity: 2 }), 'A3 A4');
      assert.equal(find(index, { quantity: 3 }), 'A1 A2 A3');
      assert.deepEqual(refusal(index, { quantity: 4, avoidRestrictedViews: true }), { reason: 'restricted-views' });
    });
  });

  describe('in several parts', () => {
    const hallOf = (blocks: string[], singles: 'always' | 'never' = 'always', contiguous = false) =>
      buildSeatIndex(makeHall({ contiguous, quantities: [], bands: [{ blocks, singles }] }));

    const cases: [name: string, blocks: string[], quantity: number, seats: string][] = [
      ['side by side in a row', ['A1-4', 'A6-9'], 7, 'A1 A2 A3 A4 | A6 A7 A8'],
      ['one row behind the other', ['A1-5', 'B1-5', 'Z1-9'], 10, 'A1 A2 A3 A4 A5 | B1 B2 B3 B4 B5'],
      ['without leaving anybody alone', ['A1-4', 'A6-6', 'Z1-3'], 5, 'A1 A2 A3 | Z2 Z3'],
      ['in as few parts as possible', ['A1-2', 'A4-5', 'A7-8', 'Z1-6'], 8, 'A4 A5 | Z1 Z2 Z3 Z4 Z5 Z6'],
    ];
    for (const [name, blocks, quantity, seats] of cases) {
      it(`seats a large party ${name}`, () => {
        assert.equal(find(hallOf(blocks), { quantity }), seats);
        const result = bestTogether(hallOf(blocks), { quantity });
        assert.ok(result.ok && result.value.isSplit);
      });
    }

    it('uses another price band rather than leave somebody without a neighbour', () => {
      const index = buildSeatIndex(
        makeHall({
          bands: [
            { code: 'A', price: [50, 0], blocks: ['A1-4', 'B1-1'] },
            { code: 'B', price: [30, 0], blocks: ['C1-3', 'D1-2'] },
          ],
        }),
      );
      assert.equal(find(index, { quantity: 5 }), 'C1 C2 C3 | D1 D2');
    });

    it('takes restricted views last', () => {
      const bands = [{ blocks: ['A1-2', 'A4-5', 'A7-8'], restricted: ['A4', 'A5'] }];
      assert.equal(find(buildSeatIndex(makeHall({ bands })), { quantity: 4 }), 'A1 A2 | A7 A8');
    });

    it('does not split a party that fits in one piece', () => {
      const result = bestTogether(hallOf(['A1-2', 'Z1-4']), { quantity: 4 });
      assert.ok(result.ok && !result.value.isSplit);
    });

    it('leaves no single seat when that is forbidden', () => {
      assert.equal(find(hallOf(['A1-4', 'B1-4'], 'never'), { quantity: 6 }), 'A1 A2 A3 A4 | B1 B2');
    });

    it('searches the whole hall before it gives up', () => {
      const ones = Array.from({ length: 60 }, (_, row) => `R${row}x 1`);
      assert.equal(find(hallOf(ones), { quantity: 40 }).split(' | ').length, 40);
    });
  });

  describe('refuses with a reason', () => {
    const cases: [name: string, index: SeatIndex, request: TogetherRequest, refused: TogetherRefusal][] = [
      ['a quantity that is not sold', free, { quantity: 5 }, { reason: 'quantity', allowed: [1, 2, 3, 4] }],
      ['too low a price', strict, { quantity: 2, maxPrice: pounds(20) }, { reason: 'price', from: pounds(35) }],
      [
        'too low a price for so many',
        strict,
        { quantity: 6, maxPrice: pounds(40) },
        { reason: 'price', from: pounds(45) },
      ],
      ['no accessible seat', strict, { quantity: 2, accessible: true }, { reason: 'accessible' }],
      [
        'no room in the requested ticket type',
        strict,
        { quantity: 6, within: { ticketTypeCode: 'CIRCLE' } },
        { reason: 'within' },
      ],
      [
        'wishes that do not go together',
        strict,
        { quantity: 6, within: { ticketTypeCode: 'CIRCLE' }, maxPrice: pounds(10) },
        { reason: 'wishes' },
      ],
      [
        'a party longer than any block',
        buildSeatIndex(makeHall({ contiguous: true, bands: [{ blocks: ['A1-3', 'B1-4'] }] })),
        { quantity: 5 },
        { reason: 'too-large', longest: 4 },
      ],
      [
        'singles in every case',
        buildSeatIndex(makeHall({ contiguous: true, bands: [{ blocks: ['A1-3'], singles: 'never' }] })),
        { quantity: 2 },
        { reason: 'single-seats' },
      ],
      [
        'no table of that size',
        buildSeatIndex(makeHall({ wholeBlocks: true, bands: [{ blocks: ['A1-4', 'B1-4'] }] })),
        { quantity: 6 },
        { reason: 'whole-block' },
      ],
      [
        'too few seats',
        buildSeatIndex(makeHall({ bands: [{ blocks: ['A1-3'] }, { code: 'B', blocks: ['B1-4'] }] })),
        { quantity: 5 },
        { reason: 'too-few', free: 4 },
      ],
      ['an empty hall', buildSeatIndex(makeHall({ bands: [] })), { quantity: 1 }, { reason: 'too-few', free: 0 }],
    ];
    for (const [name, index, request, refused] of cases) {
      it(name, () => assert.deepEqual(refusal(index, request), refused));
    }

    it('gives the price with its booking fee', () => {
      const refused = refusal(strict, { quantity: 2, maxPrice: pounds(20) });
      assert.ok(refused.reason === 'price');
      assert.equal(formatMoney(refused.from, 'en-GB'), '£35.00');
    });
  });

  describe('against every valid order of small halls', () => {
    const quantity = fc.integer({ min: 1, max: 6 });

    it('finds seats exactly when there are valid ones, and only valid ones', () => {
      fc.assert(
        fc.property(arbitraryHall(), quantity, (hall, wanted) => {
          const index = buildSeatIndex(makeHall(hall));
          const result = bestTogether(index, { quantity: wanted });
          assert.equal(result.ok, validOrders(index, wanted).length > 0);
          if (!result.ok) return;
          const { seats, parts, isSplit } = result.value;
          assert.deepEqual(validateSelection(index, seats, { quantity: wanted }), []);
          assert.deepEqual(parts.flat(), seats);
          assert.ok(parts.every(isOneRun));
          assert.equal(isSplit, parts.length > 1);
        }),
        { numRuns: 1000 },
      );
    });

    it('splits only parties that fit nowhere in one piece', () => {
      fc.assert(
        fc.property(arbitraryHall(), quantity, (hall, wanted) => {
          const index = buildSeatIndex(makeHall(hall));
          const result = bestTogether(index, { quantity: wanted });
          if (result.ok && result.value.isSplit) assert.ok(!validOrders(index, wanted).some(isOneRun));
        }),
        { numRuns: 500 },
      );
    });
  });

  it('finds seats in an arena quickly', () => {
    const index = buildSeatIndex(makeArena());
    const start = performance.now();
    assert.equal(find(index, { quantity: 4 }).split(' ').length, 4);
    assert.ok(performance.now() - start < 500);
  });
});
