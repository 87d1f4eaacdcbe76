import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromMajor } from '../../../src/domain/sale/money.js';
import { changesOffer } from '../../../src/domain/sale/promo-code.js';
import { makeHall, POUNDS } from '../../support/halls.js';

const hall = makeHall({ bands: [{ blocks: ['A1-8'] }] });
const [type] = hall.ticketTypes;
const [band] = type!.priceBands;

describe('changesOffer', () => {
  it('ignores the tickets that are left', () => {
    const fewer = makeHall({ bands: [{ blocks: ['A1-2'] }] });
    assert.equal(changesOffer(hall, fewer), false);
  });

  it('notices other prices', () => {
    const price = { ...band!.price, seatPrice: fromMajor(1, POUNDS) };
    const cheaper = { ...hall, ticketTypes: [{ ...type!, priceBands: [{ ...band!, price }] }] };
    assert.equal(changesOffer(hall, cheaper), true);
  });

  it('notices other ticket types', () => {
    assert.equal(changesOffer(hall, { ...hall, ticketTypes: [type!, { ...type!, code: 'MEMBERS' }] }), true);
  });
});
