import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Discount, PriceBand } from '../../../src/domain/sale/availability.js';
import {
  assignDiscounts,
  carryCounts,
  countsOf,
  countTickets,
  defaultCounts,
  type DiscountCounts,
  isAsAsked,
  offersDiscounts,
  orderPrice,
  orderTickets,
} from '../../../src/domain/sale/discounts.js';
import { fromMajor } from '../../../src/domain/sale/money.js';
import { type Price, totalPrice } from '../../../src/domain/sale/price.js';
import { quantityProblems } from '../../../src/domain/sale/quantities.js';
import type { Order, TicketOrder } from '../../../src/domain/trolley/trolley.js';
import { makeBand, POUNDS } from '../../support/halls.js';

const priceOf = (seatPrice: number, surcharge: number): Price => ({
  seatPrice: fromMajor(seatPrice, POUNDS),
  surcharge: fromMajor(surcharge, POUNDS),
});

function makeDiscount(code: string, price: Price, rest: Partial<Discount> = {}): Discount {
  const { isOffer, absoluteSaving, percentageSaving, singleSeats } = makeBand({ blocks: [] });
  return {
    ...{ price, usualPrice: price, isOffer, absoluteSaving, percentageSaving, singleSeats },
    ...{ code, name: code, numberAvailable: 6, disallowedTickets: [], ...rest },
  };
}

const ADULT = makeDiscount('ADULT', priceOf(25, 4));
const CHILD = makeDiscount('CHILD', priceOf(13.1, 3.2));
const OAP = makeDiscount('OAP', priceOf(20, 3));

const makeDiscountBand = (...discounts: Discount[]): PriceBand => ({
  ...makeBand({ numberAvailable: 6, blocks: [] }),
  price: ADULT.price,
  discounts,
});

const counts = (entries: Record<string, number>): DiscountCounts => new Map(Object.entries(entries));

describe('offersDiscounts', () => {
  it('is true for more than one price', () => {
    assert.equal(offersDiscounts(makeDiscountBand()), false);
    assert.equal(offersDiscounts(makeDiscountBand(ADULT)), false);
    assert.equal(offersDiscounts(makeDiscountBand(ADULT, CHILD)), true);
  });
});

describe('countsOf', () => {
  const cases: [rest: Partial<Discount>, most: number, counts: number[]][] = [
    [{}, 4, [0, 1, 2, 3, 4]],
    [{ numberAvailable: 2 }, 4, [0, 1, 2]],
    [{ validQuantities: [2, 4] }, 6, [0, 2, 4]],
    [{ validQuantities: [2, 4] }, 3, [0, 2]],
    [{ numberAvailable: 0 }, 6, [0]],
    [{}, 0, [0]],
  ];
  for (const [rest, most, expected] of cases) {
    it(`gives ${expected.join()} for ${JSON.stringify(rest)} and at most ${most}`, () => {
      assert.deepEqual(countsOf(makeDiscount('X', ADULT.price, rest), most), expected);
    });
  }
});

describe('carryCounts', () => {
  it('starts with the first discount', () => {
    assert.deepEqual([...defaultCounts(makeDiscountBand(ADULT, CHILD), 3)], [['ADULT', 3]]);
  });

  it('gives the default discount to tickets whose discount the other band lacks', () => {
    const carried = carryCounts(counts({ ADULT: 1, CHILD: 2, OAP: 1 }), makeDiscountBand(ADULT, CHILD));
    assert.deepEqual(Object.fromEntries(carried), { ADULT: 2, CHILD: 2 });
  });

  it('never loses a ticket', () => {
    const count = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(count, count, count, fc.subarray([ADULT, CHILD, OAP], { minLength: 1 }), (a, c, o, discounts) => {
        const before = counts({ ADULT: a, CHILD: c, OAP: o });
        assert.equal(countTickets(carryCounts(before, makeDiscountBand(...discounts))), a + c + o);
      }),
    );
  });
});

describe('assignDiscounts', () => {
  it('keeps the band’s order when every ticket may have every discount', () => {
    assert.deepEqual(assignDiscounts(makeDiscountBand(ADULT, CHILD, OAP), counts({ CHILD: 2, ADULT: 1, OAP: 1 })), [
      'ADULT',
      'CHILD',
      'CHILD',
      'OAP',
    ]);
  });

  it('moves a discount to the tickets that may have it', () => {
    const notFirstAdult = makeDiscount('ADULT', ADULT.price, { disallowedTickets: [0] });
    const codes = assignDiscounts(makeDiscountBand(notFirstAdult, CHILD), counts({ ADULT: 1, CHILD: 1 }));
    assert.deepEqual(codes, ['CHILD', 'ADULT']);
  });

  it('finds an order exactly when there is one, and otherwise quantityProblems names the tickets', () => {
    const position = fc.subarray([0, 1, 2, 3]);
    const count = fc.integer({ min: 0, max: 2 });
    fc.assert(
      fc.property(position, position, position, count, count, count, (noA, noC, noO, a, c, o) => {
        const band = makeDiscountBand(
          makeDiscount('ADULT', ADULT.price, { disallowedTickets: noA }),
          makeDiscount('CHILD', CHILD.price, { disallowedTickets: noC }),
          makeDiscount('OAP', OAP.price, { disallowedTickets: noO }),
        );
        const wanted = ['ADULT', 'CHILD', 'OAP'].flatMap((code, at) => Array<string>([a, c, o][at] ?? 0).fill(code));
        const assigned = assignDiscounts(band, counts({ ADULT: a, CHILD: c, OAP: o }));
        assert.deepEqual([...assigned].sort(), [...wanted].sort());
        const problems = (codes: readonly string[]): boolean =>
          quantityProblems({ validQuantities: [] }, band, codes.length, codes).some(
            ({ rule }) => rule === 'discount-ticket',
          );
        assert.equal(problems(assigned), permutations(wanted).every(problems));
      }),
    );
  });
});

describe('orderTickets', () => {
  const seats = (...tickets: string[]): { seat: string; code: string }[] =>
    tickets.map((ticket) => ({ seat: ticket.split(' ')[0]!, code: ticket.split(' ')[1]! }));

  it('moves seats to positions that their discounts allow, and keeps each seat’s discount', () => {
    const notFirst = makeDiscount('CHILD', CHILD.price, { disallowedTickets: [0, 1] });
    const band = makeDiscountBand(ADULT, notFirst);
    assert.deepEqual(
      orderTickets(band, seats('B2 CHILD', 'B3 ADULT', 'B4 ADULT')),
      seats('B3 ADULT', 'B4 ADULT', 'B2 CHILD'),
    );
  });

  it('never loses a seat', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('ADULT', 'CHILD', 'OAP'), { maxLength: 6 }), (codes) => {
        const tickets = codes.map((code, at) => ({ seat: at, code }));
        const ordered = orderTickets(makeDiscountBand(ADULT, CHILD, OAP), tickets);
        assert.deepEqual(ordered.map(({ seat }) => seat).sort(), [...codes.keys()]);
        for (const { seat, code } of ordered) assert.equal(code, codes[seat]);
      }),
    );
  });
});

describe('orderPrice', () => {
  const band = makeDiscountBand(ADULT, CHILD);

  it('is the band’s own price without discounts', () => {
    assert.equal(totalPrice(orderPrice(band, 3, [])).minor, 87_00);
  });

  it('adds face values and fees exactly', () => {
    const price = orderPrice(band, 3, ['ADULT', 'CHILD', 'CHILD']);
    assert.equal(price.seatPrice.minor, 51_20);
    assert.equal(price.surcharge.minor, 10_40);
  });
});

describe('isAsAsked', () => {
  const price = priceOf(51, 10);
  const order = (total: Price, ...tickets: [code: string, quantity: number][]): Order => {
    const members: Partial<Order> = {
      totalSeatPrice: total.seatPrice,
      totalSurcharge: total.surcharge,
      ticketOrders: tickets.map(([discountCode, quantity]) => ({ discountCode, quantity }) as TicketOrder),
    };
    return members as Order;
  };
  const asked = ['ADULT', 'CHILD', 'CHILD'];

  it('compares totals and discounts', () => {
    assert.equal(isAsAsked(order(price, ['CHILD', 2], ['ADULT', 1]), price, asked), true);
    assert.equal(isAsAsked(order(price, ['ADULT', 3]), price, asked), false);
    assert.equal(isAsAsked(order(priceOf(75, 12), ['ADULT', 1], ['CHILD', 2]), price, asked), false);
  });

  it('accepts any discounts when the order has none with a code', () => {
    assert.equal(isAsAsked(order(price, ['', 1], ['CHILD', 2]), price, asked), true);
    assert.equal(isAsAsked(order(price, ['NORMAL', 3]), price, []), true);
  });
});

function permutations(items: readonly string[]): string[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) =>
    permutations(items.filter((_, other) => other !== at)).map((rest) => [item, ...rest]),
  );
}
