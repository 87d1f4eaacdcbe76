import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Discount } from '../../../src/domain/sale/availability.js';
import { allowsQuantity, quantityProblems, validQuantitiesFor } from '../../../src/domain/sale/quantities.js';
import { makeBand } from '../../support/halls.js';

const band = makeBand({ numberAvailable: 3, blocks: ['A1-4', 'B1-2'] });

function makeDiscount(code: string, rest: Partial<Discount> = {}): Discount {
  const { price, usualPrice, isOffer, absoluteSaving, percentageSaving, singleSeats } = band;
  return {
    ...{ price, usualPrice, isOffer, absoluteSaving, percentageSaving, singleSeats },
    ...{ code, name: code, numberAvailable: 6, disallowedTickets: [], ...rest },
  };
}

describe('validQuantitiesFor', () => {
  const cases: [valid: number[], seatChoice: boolean, quantities: number[]][] = [
    [[1, 2, 3, 4, 5, 6, 7], false, [1, 2, 3]],
    [[1, 2, 3, 4, 5, 6, 7], true, [1, 2, 3, 4, 5, 6]],
    [[2, 4, 6], false, [2]],
    [[6, 2, 4, 2], true, [2, 4, 6]],
    [[], false, [1, 2, 3]],
    [[0, 1], false, [1]],
    [[8], true, []],
  ];
  for (const [validQuantities, seatChoice, quantities] of cases) {
    it(`offers ${quantities.join()} of ${validQuantities.join()}${seatChoice ? ' with seat choice' : ''}`, () =>
      assert.deepEqual(validQuantitiesFor({ validQuantities }, band, { seatChoice }), quantities));
  }

  it('falls back to adjacent tickets when the band has no seats to choose from', () => {
    const unseated = makeBand({ numberAvailable: 2 });
    assert.deepEqual(validQuantitiesFor({ validQuantities: [1, 2, 3] }, unseated, { seatChoice: true }), [1, 2]);
  });
});

describe('allowsQuantity', () => {
  it('accepts whole numbers from 1 when the API names none', () => {
    assert.deepEqual(
      [1, 99, 0, -1, 1.5, NaN].map((quantity) => allowsQuantity({ validQuantities: [] }, quantity)),
      [true, true, false, false, false, false],
    );
  });

  it('never accepts 0, even when an old bitmask has bit 0 set', () => {
    assert.equal(allowsQuantity({ validQuantities: [0, 1] }, 0), false);
  });
});

describe('quantityProblems', () => {
  const available = { validQuantities: [1, 2, 3, 4, 6] };

  it('accepts a valid quantity', () => assert.deepEqual(quantityProblems(available, band, 3), []));

  it('refuses a quantity that is not sold', () => {
    assert.deepEqual(quantityProblems(available, band, 5), [{ rule: 'quantity', quantity: 5, allowed: [1, 2, 3] }]);
  });

  it('refuses more than the band has next to each other', () => {
    assert.deepEqual(quantityProblems(available, band, 4), [{ rule: 'available', quantity: 4, available: 3 }]);
  });

  it('agrees with the offered quantities', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.nat(9), fc.nat(9), (valid, free, quantity) => {
        const some = makeBand({ numberAvailable: free });
        assert.equal(
          quantityProblems({ validQuantities: valid }, some, quantity).length === 0 && quantity > 0,
          validQuantitiesFor({ validQuantities: valid }, some, { seatChoice: false }).includes(quantity),
        );
      }),
    );
  });

  describe('with discounts', () => {
    const child = makeDiscount('CHILD', { validQuantities: [1, 2], disallowedTickets: [0] });
    const family = makeDiscount('FAMILY', { validQuantities: [3] });
    const last = makeDiscount('LAST', { numberAvailable: 1 });
    const discounted = { ...band, discounts: [makeDiscount('NORMAL'), child, family, last] };
    const problems = (...codes: string[]): unknown[] => quantityProblems(available, discounted, 3, codes);

    it('accepts one code per ticket', () => assert.deepEqual(problems('NORMAL', 'CHILD', 'CHILD'), []));

    it('accepts a discount sold in threes', () => assert.deepEqual(problems('FAMILY', 'FAMILY', 'FAMILY'), []));

    it('refuses a quantity in which the discount is not sold', () =>
      assert.deepEqual(problems('FAMILY', 'FAMILY', 'NORMAL'), [
        { rule: 'discount-quantity', discount: family, quantity: 2, allowed: [3] },
      ]));

    it('refuses a discount at a position that may not have it', () =>
      assert.deepEqual(problems('CHILD', 'NORMAL', 'NORMAL'), [
        { rule: 'discount-ticket', discount: child, tickets: [0] },
      ]));

    it('refuses more tickets than the discount has', () =>
      assert.deepEqual(problems('NORMAL', 'LAST', 'LAST'), [
        { rule: 'discount-available', discount: last, quantity: 2, available: 1 },
      ]));

    it('refuses a code that the band does not have', () =>
      assert.deepEqual(problems('NORMAL', 'NORMAL', 'OAP'), [{ rule: 'discount-unknown', discountCode: 'OAP' }]));

    it('refuses codes for some tickets only', () =>
      assert.deepEqual(problems('NORMAL', 'NORMAL'), [{ rule: 'discount-for-each', quantity: 3, given: 2 }]));

    it('accepts the default discount when no discounts were requested', () =>
      assert.deepEqual(quantityProblems(available, band, 1, ['NORMAL']), []));
  });
});
