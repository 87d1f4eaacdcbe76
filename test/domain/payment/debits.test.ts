import assert from 'node:assert/strict';
import { test } from 'node:test';
import { debitsFor } from '../../../src/domain/payment/debits.js';
import type { Reservation } from '../../../src/domain/booking/transaction.js';
import type { Bundle } from '../../../src/domain/trolley/trolley.js';

const currency = { code: 'gbp', factor: 100, places: 2, number: 826, preSymbol: '£', postSymbol: '' };
const euro = { ...currency, code: 'eur', number: 978, preSymbol: '€' };

const bundle = (sourceName: string, minor: number, more: object = {}): Bundle =>
  ({ sourceName, sourceCode: sourceName, total: { minor, currency }, ...more }) as unknown as Bundle;
const reservation = (needsPaymentCard: boolean, ...bundles: Bundle[]): Reservation =>
  ({ needsPaymentCard, trolley: { bundles, orderCount: 1 } }) as unknown as Reservation;
const read = (from: Reservation): string[] =>
  debitsFor(from).map(({ amount, sourceName = 'shop' }) => `${amount.minor} ${amount.currency.code} ${sourceName}`);

const debitor = { type: 'dummy', name: '', description: '', integrationData: {} };
const rows: readonly [title: string, from: Reservation, expected: string[]][] = [
  [
    'on credit: one for the shop, however many suppliers',
    reservation(false, bundle('A', 100), bundle('B', 250)),
    ['350 gbp shop'],
  ],
  [
    'on credit in two currencies: one for each',
    reservation(false, bundle('A', 100), bundle('B', 250, { total: { minor: 250, currency: euro } })),
    ['100 gbp shop', '250 eur shop'],
  ],
  ['by card: one per supplier', reservation(true, bundle('A', 100), bundle('B', 250)), ['100 gbp A', '250 gbp B']],
  [
    'mixed: the shop’s own and the debitor’s',
    reservation(false, bundle('A', 100, { debitor }), bundle('B', 250)),
    ['250 gbp shop', '100 gbp A'],
  ],
  ['free bundles are left out', reservation(true, bundle('A', 0), bundle('B', 250)), ['250 gbp B']],
  ['there are none for free tickets', reservation(false, bundle('A', 0)), []],
];
for (const [title, from, expected] of rows) test(title, () => assert.deepEqual(read(from), expected));
