/** English words that depend on what they say: counts, times and lists of seats. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changes } from '../../src/i18n/en/changes.js';
import { confirmation } from '../../src/i18n/en/confirmation.js';
import { detail } from '../../src/i18n/en/detail.js';
import { performances } from '../../src/i18n/en/performances.js';
import { plural } from '../../src/i18n/en/plural.js';
import { trolley } from '../../src/i18n/en/trolley.js';

describe('plural', () => {
  it('has one form for 1 and another for every other number', () => {
    const words = [0, 1, 2].map((count) => plural(count, 'ticket', 'tickets'));
    assert.deepEqual(words, ['0 tickets', '1 ticket', '2 tickets']);
  });
});

describe('a running time', () => {
  for (const [least, most, expected] of [
    [45, 45, '45 minutes'],
    [60, 60, '1 hour'],
    [121, 121, '2 hours 1 minute'],
    [90, 120, '1 hour 30 minutes to 2 hours'],
  ] as const) {
    it(`of ${least} to ${most} minutes is “${expected}”`, () => assert.equal(detail.duration(least, most), expected));
  }
});

describe('a day of the calendar', () => {
  it('is named by its date and its details', () => {
    assert.equal(performances.day('Friday', 'from £5.00', '2 performances'), 'Friday, from £5.00, 2 performances');
    assert.equal(performances.day('Friday'), 'Friday');
  });
});

describe('seats', () => {
  it('are one seat or several', () => {
    assert.equal(trolley.seats(['A1']), 'Seat A1');
    assert.equal(trolley.seats(['A1', 'A2']), 'Seats A1, A2');
    assert.equal(confirmation.barcode(['A1', 'A2']), 'Barcode for seats A1, A2');
  });

  it('that changed are compared, or missed where there are none yet', () => {
    assert.equal(
      trolley.changedSeats(['A1', 'A2'], ['B7', 'B8']),
      'You asked for seats A1, A2 and now have seats B7, B8.',
    );
    assert.equal(trolley.changedSeats(['A1'], []), 'Seat A1 could not be held; other seats will be given.');
  });
});

describe('the trolley badge', () => {
  for (const [tickets, minutes, expected] of [
    [0, undefined, 'Trolley: empty'],
    [1, undefined, 'Trolley: 1 ticket'],
    [2, 5, 'Trolley: 2 tickets, 5 minutes left'],
    [2, 1, 'Trolley: 2 tickets, 1 minute left'],
    [2, 0, 'Trolley: 2 tickets, less than a minute left'],
  ] as const) {
    it(`is named “${expected}”`, () => assert.equal(trolley.badgeName(tickets, minutes), expected));
  }

  it('shows the last minute as less than one', () => {
    assert.deepEqual([trolley.badgeTime(0), trolley.badgeTime(7)], ['< 1 min', '7 min']);
  });
});

describe('the reason why an order is discarded', () => {
  it('names the event that is added, if there is one', () => {
    assert.equal(changes.discardReason('Cats', 'other', 'Evita'), 'Cats cannot be booked together with Evita.');
    assert.equal(changes.discardReason('Cats', 'other', ''), 'Cats cannot be booked without what was removed.');
  });
});
