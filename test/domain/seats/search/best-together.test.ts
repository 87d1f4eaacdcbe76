import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isAccessibleSeat } from '../../../../src/domain/seats/accessible.js';
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
  makeSeat,
  POUNDS,
  strictTheatre,
} from '../../../support/halls.js';
import { isOneRun, validOrders } from '../../../support/seat-oracle.js';

const strict = buildSeatIndex(strictTheatre);
const free = buildSeatIndex(freeTheatre);
const pounds = (amount: number) => fromMajor(amount, POUNDS);

function find(index: SeatIndex, wish: TogetherRequest): string {
  const result = bestTogether(index, wish);
  assert.ok(result.ok, result.ok ? '' : result.error.reason);
  return result.value.parts.map((part) => idsOf(part).join(' ')).join(' | ');
}

function refusal(index: SeatIndex, wish: TogetherRequest): TogetherRefusal {
  const result = bestTogether(index, wish);
  assert.ok(!result.ok);
  return result.error;
}

describe('bestTogether', () => {
  describe('in one piece', () => {
    const cases: [name: string, index: SeatIndex, wish: TogetherRequest, seats: string][] = [
      ['the middle of the front row', strict, { quantity: 2 }, 'A5 A6'],
      ['no restricted view where there is another', strict, { quantity: 6 }, 'A3 A4 A5 A6 A7 A8'],
      ['the middle of any row', free, { quantity: 2, near: 'middle' }, 'A5 A6'],
      ['within a ticket type', strict, { quantity: 3, within: { ticketTypeCode: 'CIRCLE' } }, 'E7 E8 E9'],
      [
        'within a price band, leaving no single',
        strict,
        { quantity: 2, within: { ticketTypeCode: 'STALLS', priceBandCode: 'B/pool' } },
        'C3 C4',
      ],
      ['under a price', strict, { quantity: 4, maxPrice: pounds(35) }, 'G7 G8 G9 G10'],
      ['at the very price', strict, { quantity: 2, maxPrice: pounds(40) }, 'E4 E5'],
    ];
    for (const [name, index, wish, seats] of cases) it(`finds ${name}`, () => assert.equal(find(index, wish), seats));

    it('leaves seats for customers who need access to them, and finds them on request', () => {
      const texts = { A3: 'Wheelchair space', A4: 'Companion seat' };
      const index = buildSeatIndex(makeHall({ bands: [{ blocks: ['A1-6', 'B1-6'], texts }] }));
      assert.equal(find(index, { quantity: 2 }), 'A1 A2');
      assert.equal(find(index, { quantity: 3 }), 'B2 B3 B4');
      assert.equal(find(index, { quantity: 2, accessible: true }), 'A3 A4');
    });

    it('prefers the dearer ticket type to the front row of a cheaper one', () => {
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

    it('takes restricted views last, unless told never to', () => {
      const index = buildSeatIndex(makeHall({ bands: [{ blocks: ['A1-4'], restricted: ['A2'] }] }));
      assert.equal(find(index, { quantity: 2 }), 'A3 A4');
      assert.equal(find(index, { quantity: 3 }), 'A1 A2 A3');
      assert.deepEqual(refusal(index, { quantity: 4, avoidRestrictedViews: true }), { reason: 'restricted-views' });
    });
  });

  describe('in several parts', () => {
    const house = (blocks: string[], singles: 'always' | 'never' = 'always', contiguous = false) =>
      buildSeatIndex(makeHall({ contiguous, quantities: [], bands: [{ blocks, singles }] }));

    const cases: [name: string, blocks: string[], quantity: number, seats: string][] = [
      ['side by side in a row', ['A1-4', 'A6-9'], 7, 'A1 A2 A3 A4 | A6 A7 A8'],
      ['behind each other', ['A1-5', 'B1-5', 'Z1-9'], 10, 'A1 A2 A3 A4 A5 | B1 B2 B3 B4 B5'],
      ['nobody alone', ['A1-4', 'A6-6', 'Z1-3'], 5, 'A1 A2 A3 | Z2 Z3'],
      ['in as few parts as possible', ['A1-2', 'A4-5', 'A7-8', 'Z1-6'], 8, 'A4 A5 | Z1 Z2 Z3 Z4 Z5 Z6'],
    ];
    for (const [name, blocks, quantity, seats] of cases) {
      it(`seats a large party ${name}`, () => {
        assert.equal(find(house(blocks), { quantity }), seats);
        const result = bestTogether(house(blocks), { quantity });
        assert.ok(result.ok && result.value.isSplit);
      });
    }

    it('leaves nobody alone if another price band can do better', () => {
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

    it('does not split where one piece is to be had', () => {
      const result = bestTogether(house(['A1-2', 'Z1-4']), { quantity: 4 });
      assert.ok(result.ok && !result.value.isSplit);
    });

    it('leaves no single where that is forbidden', () => {
      assert.equal(find(house(['A1-4', 'B1-4'], 'never'), { quantity: 6 }), 'A1 A2 A3 A4 | B1 B2');
    });

    it('goes through the whole house before it gives up', () => {
      const ones = Array.from({ length: 60 }, (_, row) => `R${row}x 1`);
      assert.equal(find(house(ones), { quantity: 40 }).split(' | ').length, 40);
    });
  });

  describe('refuses, and says why', () => {
    const cases: [name: string, index: SeatIndex, wish: TogetherRequest, refused: TogetherRefusal][] = [
      ['a number that is not sold', free, { quantity: 5 }, { reason: 'quantity', allowed: [1, 2, 3, 4] }],
      ['too low a price', strict, { quantity: 2, maxPrice: pounds(20) }, { reason: 'price', from: pounds(35) }],
      [
        'too low a price for so many',
        strict,
        { quantity: 6, maxPrice: pounds(40) },
        { reason: 'price', from: pounds(45) },
      ],
      ['no access', strict, { quantity: 2, accessible: true }, { reason: 'accessible' }],
      ['no room where wished', strict, { quantity: 6, within: { ticketTypeCode: 'CIRCLE' } }, { reason: 'within' }],
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
      ['an empty house', buildSeatIndex(makeHall({ bands: [] })), { quantity: 1 }, { reason: 'too-few', free: 0 }],
    ];
    for (const [name, index, wish, refused] of cases) {
      it(name, () => assert.deepEqual(refusal(index, wish), refused));
    }

    it('names the price with its fee', () => {
      const refused = refusal(strict, { quantity: 2, maxPrice: pounds(20) });
      assert.ok(refused.reason === 'price');
      assert.equal(formatMoney(refused.from, 'en-GB'), '£35.00');
    });
  });

  describe('against every valid order of small halls', () => {
    const quantity = fc.integer({ min: 1, max: 6 });

    it('finds something exactly where something is, and always something valid', () => {
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

    it('splits only what fits nowhere in one piece', () => {
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

  it('finds seats in an arena at once', () => {
    const index = buildSeatIndex(makeArena());
    const start = performance.now();
    assert.equal(find(index, { quantity: 4 }).split(' ').length, 4);
    assert.ok(performance.now() - start < 500);
  });
});

describe('isAccessibleSeat', () => {
  const says = (...texts: string[]) => isAccessibleSeat(makeSeat('A', '1', { texts }));

  it('reads what box offices write', () => {
    for (const text of [
      'Wheelchair space',
      'Wheel chair position',
      'Accessible seat',
      'Step-free access',
      'Companion seat',
      'Companion seat no. 4',
      'Wheelchair space in row A',
      'Rollstuhlplatz',
      'Emplacement fauteuil roulant',
      'Place PMR',
      'Silla de ruedas',
      'Posto per sedia a rotelle',
      '車椅子席',
    ]) {
      assert.ok(says(text), text);
    }
  });

  it('is not taken in by the opposite', () => {
    for (const text of [
      'Not suitable for wheelchairs',
      'No step-free access',
      'Nicht barrierefrei',
      'Inaccessible',
      'Great seat',
      '',
    ]) {
      assert.ok(!says(text), text);
    }
    assert.ok(!says());
  });
});
