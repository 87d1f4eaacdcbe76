import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addOnOrder, isOneClick } from '../../../src/domain/trolley/add-ons.js';
import type { Availability } from '../../../src/domain/sale/availability.js';
import type { TicketedEvent } from '../../../src/domain/catalogue/event.js';
import { makeBand } from '../../support/halls.js';

const band = (numberAvailable: number, code = 'A/pool') => makeBand({ code, numberAvailable });

const lunchbox = (
  validQuantities: readonly number[],
  ...priceBands: Availability['ticketTypes'][number]['priceBands']
) => ({ validQuantities, ticketTypes: [{ code: 'BOX', name: 'Lunchbox', priceBands }] }) as unknown as Availability;

const rows: readonly [title: string, of: Availability, tickets: number, quantity: number | undefined][] = [
  ['as many as there are tickets', lunchbox([1, 2, 3], band(9)), 2, 2],
  ['the next lower quantity that is sold', lunchbox([1, 2, 6], band(9)), 5, 2],
  ['no more than are available', lunchbox([1, 2, 3], band(2)), 3, 2],
  ['never more than the tickets', lunchbox([4, 6], band(9)), 3, undefined],
  ['none when none are left', lunchbox([1, 2], band(0)), 1, undefined],
  ['none when there are bands to choose from', lunchbox([1], band(9), band(9, 'B/pool')), 1, undefined],
  ['none when nothing is sold', lunchbox([1]), 1, undefined],
];

describe('an add-on that follows the tickets', () => {
  for (const [title, of, tickets, quantity] of rows) {
    it(title, () => {
      const order = addOnOrder('7AC-1', of, tickets);
      const expected = { performanceId: '7AC-1', ticketTypeCode: 'BOX', priceBandCode: 'A/pool', quantity };
      assert.deepEqual(order, quantity === undefined ? undefined : expected);
    });
  }

  it('is one click when there is nothing to choose', () => {
    const undated = { isAutoQuantityAddOn: true, needsPerformance: false, needsDepartureDate: false };
    const add = { ...undated, needsDuration: false } as TicketedEvent;
    assert.equal(isOneClick(add), true);
    for (const needs of ['needsPerformance', 'needsDepartureDate', 'needsDuration']) {
      assert.equal(isOneClick({ ...add, [needs]: true }), false, needs);
    }
    assert.equal(isOneClick({ ...add, isAutoQuantityAddOn: false }), false);
  });
});
