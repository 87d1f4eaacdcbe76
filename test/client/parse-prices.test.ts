/** Reading money: exact, in a currency, and never guessed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatMoney } from '../../src/domain/sale/money.js';
import { availabilityOf, bandOf, eventOf, type Fields, messageOf, orderOf } from './reads.js';
import { clientOf } from './support.js';
import * as minimal from './minimal-answers.js';

test('amounts are exact in minor units, however JSON writes them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 10_000_000 }), async (minor) => {
      const { price } = await bandOf({ sale_seatprice: minor / 100 });
      assert.equal(price.seatPrice.minor, minor);
    }),
  );
});

for (const [value, found] of [
  [undefined, 'nothing'],
  [null, 'nothing'],
  ['35.00', 'text'],
  [{}, 'an object'],
  [[], 'a list'],
  [true, 'true or false'],
] as const) {
  test(`a price that is ${found} is an error: ${JSON.stringify(value)}`, async () => {
    const path = 'availability.ticket_type[0].price_band[0].sale_surcharge';
    assert.equal(
      await messageOf(availabilityOf({ sale_surcharge: value })),
      `${path}: expected a number, found ${found}`,
    );
  });
}

test('an amount too large to be exact is an error', async () => {
  assert.match(
    await messageOf(availabilityOf({ sale_seatprice: 1e300 })),
    /sale_seatprice: expected an amount of money/,
  );
});

const CURRENCIES: readonly [name: string, fields: Fields, shown: string][] = [
  ['described in the answer', {}, '£1,035.50'],
  [
    'described as an object',
    { currency_code: undefined, currency_details: undefined, currency: minimal.GBP.gbp },
    '£1,035.50',
  ],
  ['the only one described', { currency_code: undefined }, '£1,035.50'],
  ['only named, known to the platform', { currency_code: 'eur', currency_details: {} }, '€1,035.50'],
  ['only named, without decimals', { currency_code: 'jpy', currency_details: {} }, '¥1,036'],
  ['only named, nowhere known', { currency_code: 'xzy', currency_details: {} }, 'XZY1,035.50'],
  ['half described', { currency_details: { gbp: { currency_code: 'gbp' } } }, '£1,035.50'],
  [
    'described otherwise than usual',
    {
      currency_details: {
        gbp: {
          ...minimal.GBP.gbp,
          currency_pre_symbol: '',
          currency_post_symbol: ' quid',
          currency_factor: 1000,
          currency_places: 3,
        },
      },
    },
    '1,035.500 quid',
  ],
  ['named in capitals', { currency_code: 'GBP' }, '£1,035.50'],
];

for (const [name, fields, shown] of CURRENCIES) {
  test(`a currency ${name}: ${shown}`, async () => {
    const { price } = await bandOf({ sale_seatprice: 1035.5 }, fields);
    assert.equal(formatMoney(price.seatPrice, 'en-GB'), shown);
  });
}

test('a price without a currency is an error', async () => {
  const nowhere = { currency_code: undefined, currency_details: undefined };
  assert.equal(await messageOf(availabilityOf({}, nowhere)), 'currency_code: expected a currency, found nothing');
  assert.match(
    await messageOf(availabilityOf({}, { ...nowhere, currency_code: 'points' })),
    /^currency_code: expected/,
  );
});

test('an answer without prices needs no currency', async () => {
  const found = await clientOf({ backend_is_down: true }).getAvailability({ performanceId: 'p' });
  assert.equal(found.backendIsDown, true);
  assert.deepEqual(found.ticketTypes, []);
  assert.equal(found.currency.code, 'xxx');
});

test('an offer has its saving, worked out where the answer has none', async () => {
  const offer = { sale_seatprice: 35, sale_surcharge: 0, non_offer_sale_seatprice: 40, non_offer_sale_surcharge: 5 };
  const worked = await bandOf(offer);
  assert.deepEqual([worked.isOffer, worked.absoluteSaving.minor, worked.percentageSaving], [true, 1000, 22]);
  const told = await bandOf({ ...offer, is_offer: true, absolute_saving: 10, percentage_saving: 23 });
  assert.deepEqual([told.isOffer, told.absoluteSaving.minor, told.percentageSaving], [true, 1000, 23]);
  const none = await bandOf({});
  assert.deepEqual([none.isOffer, none.absoluteSaving.minor, none.percentageSaving], [false, 0, 0]);
  assert.deepEqual(none.usualPrice, none.price);
  const free = await bandOf({ sale_seatprice: 0, sale_surcharge: 0 });
  assert.deepEqual([free.isOffer, free.percentageSaving], [false, 0]);
});

test('an event with an unusable cost range is shown without it', async () => {
  for (const range of [{}, { min_seatprice: 1, min_surcharge: 0, max_seatprice: 2, max_surcharge: 0 }]) {
    assert.equal((await eventOf({ cost_range: range })).costRange, undefined);
  }
});

test('prices for each kind of discount', async () => {
  const range = {
    min_seatprice: 10,
    min_surcharge: 0,
    max_seatprice: 20,
    max_surcharge: 0,
    range_currency_code: 'gbp',
  };
  const child = { ...range, min_seatprice: 5, discount_semantic_type: 'child' };
  const { costRange } = await eventOf({ cost_range: { ...range, alternate_discounts: [child] } });
  assert.equal(costRange?.semanticType, undefined);
  assert.deepEqual(
    costRange?.alternateDiscounts?.map(({ semanticType, min }) => [semanticType, min.seatPrice.minor]),
    [['child', 500]],
  );
});

test('a percentage is rounded down where the answer leaves it out', async () => {
  const found = await bandOf({ sale_seatprice: 21, non_offer_sale_seatprice: 36, non_offer_sale_surcharge: 4 });
  // 15 of 40 is 37.5 per cent.
  assert.equal(found.percentageSaving, 37);
});

test('a currency’s description is found in upper and lower case', async () => {
  const details = { GBP: { ...minimal.GBP.gbp, currency_pre_symbol: 'GBP ' } };
  for (const code of ['gbp', 'GBP']) {
    const { price } = await bandOf({}, { currency_code: code, currency_details: details });
    assert.equal(formatMoney(price.seatPrice, 'en-GB'), 'GBP 35.00');
  }
});

test('a cost range needs a minimum and a maximum', async () => {
  const range = { min_seatprice: 10, min_surcharge: 1, range_currency_code: 'gbp' };
  assert.equal((await eventOf({ cost_range: range })).costRange, undefined);
  const { costRange } = await eventOf({ cost_range: { ...range, max_seatprice: 20, max_surcharge: 2 } });
  const { min, max } = costRange!;
  assert.deepEqual(
    [min.seatPrice, min.surcharge, max.seatPrice, max.surcharge].map(({ minor }) => minor),
    [1000, 100, 2000, 200],
  );
});

test('an order outside a bundle is in the currency of its commission where the answer describes two', async () => {
  const eur = { ...minimal.GBP.gbp, currency_code: 'eur', currency_pre_symbol: '€' };
  const shown = async (commission: string, currencies: Fields) => {
    const amounts = { amount_including_vat: 0, amount_excluding_vat: 0, commission_currency_code: commission };
    const loose = minimal.order({ gross_commission: amounts });
    const answer = { must_also_cancel: [loose], currency_details: currencies };
    const { mustAlsoCancel } = await clientOf(answer).cancelPurchase({ transactionUuid: 'u' });
    return formatMoney(mustAlsoCancel[0]!.totalSeatPrice, 'en-GB');
  };
  assert.equal(await shown('eur', { ...minimal.GBP, eur }), '€70.00');
  assert.equal(await shown('gbp', { ...minimal.GBP, eur }), '£70.00');
  assert.equal(await shown('usd', { ...minimal.GBP, eur }), '70.00');
  assert.equal(await shown('usd', { eur }), '€70.00');
  assert.equal(await shown('eur', {}), '70.00');
});

test('a discount’s totals are worked out where the answer leaves them out, exactly', async () => {
  const { ticketOrders } = await orderOf(
    {},
    {
      no_of_seats: 3,
      sale_seatprice: 0.1,
      sale_surcharge: 1.15,
      total_sale_seatprice: undefined,
      total_sale_surcharge: undefined,
    },
  );
  const [tickets] = ticketOrders;
  assert.deepEqual([tickets!.totalSeatPrice.minor, tickets!.totalSurcharge.minor], [30, 345]);
});

test('a bundle keeps the totals of the answer', async () => {
  const answer = await clientOf(minimal.reserved()).getReservation({ transactionUuid: 'u' });
  assert.ok(answer.outcome === 'reserved');
  const { totalSeatPrice, totalSurcharge, totalSendCost, total } = answer.reservation.trolley.bundles[0]!;
  assert.deepEqual(
    [totalSeatPrice, totalSurcharge, totalSendCost, total].map(({ minor }) => minor),
    [7000, 800, 150, 7950],
  );
});
