/** Dates, times, numbers and lists in the customer's language. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  formatCountdown,
  formatList,
  formatLongDate,
  formatMonth,
  formatNumber,
  formatTime,
  formatWeekday,
} from '../../src/i18n/format.js';

/** Some versions of Intl put a narrow no-break space before AM and PM. */
const withPlainSpaces = (text: string): string => text.replace(/\s/g, ' ');

describe('formatLongDate', () => {
  for (const [language, expected] of [
    ['en-GB', 'Friday, 1 January 2027'],
    ['en-US', 'Friday, January 1, 2027'],
    ['de', 'Freitag, 1. Januar 2027'],
    ['ja', '2027年1月1日金曜日'],
  ] as const) {
    it(`follows the order of ${language}`, () => assert.equal(formatLongDate('2027-01-01', language), expected));
  }

  it('takes a date with a time and an offset', () => {
    assert.equal(formatLongDate('2027-01-01T23:30:00-05:00', 'en-GB'), 'Friday, 1 January 2027');
    assert.equal(formatLongDate('2027-01-01T00:15:00+09:00', 'en-GB'), 'Friday, 1 January 2027');
  });
});

describe('formatTime', () => {
  for (const [language, expected] of [
    ['en-GB', '15:30'],
    ['en-US', '3:30 PM'],
    ['de', '15:30'],
  ] as const) {
    it(`has the clock of ${language}`, () => {
      assert.equal(withPlainSpaces(formatTime('2027-01-01T15:30:00Z', language)), expected);
    });
  }
});

describe('the time zone of the customer', () => {
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/London']) {
    it(`does not change the date or time at the venue: ${zone}`, () => {
      const before = process.env['TZ'];
      process.env['TZ'] = zone;
      try {
        // 28 March 2027, 01:30 does not exist in London.
        for (const dateTime of ['2027-03-28T01:30:00+09:00', '2027-03-28T01:30:00Z', '2027-03-28T01:30:00-05:00']) {
          assert.equal(formatLongDate(dateTime, 'en-GB'), 'Sunday, 28 March 2027');
          assert.match(formatTime(dateTime, 'en-GB'), /^0?1:30$/);
        }
        assert.equal(formatLongDate('2027-03-28', 'en-GB'), 'Sunday, 28 March 2027');
        assert.equal(formatMonth(2027, 1, 'en-GB'), 'January 2027');
        assert.equal(formatWeekday(0, 'en-GB', 'long'), 'Sunday');
      } finally {
        if (before === undefined) delete process.env['TZ'];
        else process.env['TZ'] = before;
      }
    });
  }
});

describe('formatMonth', () => {
  it('counts months from 1', () => {
    assert.equal(formatMonth(2027, 1, 'en-GB'), 'January 2027');
    assert.equal(formatMonth(2027, 12, 'de'), 'Dezember 2027');
  });
});

describe('formatWeekday', () => {
  it('counts weekdays from Sunday, which is 0', () => {
    const names = Array.from({ length: 7 }, (_, weekday) => formatWeekday(weekday, 'en-GB', 'short'));
    assert.deepEqual(names, ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']);
    assert.equal(formatWeekday(6, 'de', 'long'), 'Samstag');
  });
});

describe('formatNumber', () => {
  it('has the separators of the language', () => {
    assert.equal(formatNumber(1234.5, 'en-GB'), '1,234.5');
    assert.equal(formatNumber(1234.5, 'de'), '1.234,5');
  });
});

describe('formatList', () => {
  it('joins the last item with “and”', () => {
    assert.equal(formatList([], 'en-GB'), '');
    assert.equal(formatList(['A'], 'en-GB'), 'A');
    assert.equal(formatList(['A', 'B'], 'de'), 'A und B');
    assert.equal(formatList(['A', 'B', 'C'], 'en-GB'), 'A, B and C');
  });
});

describe('formatCountdown', () => {
  it('has minutes and two digits of seconds', () => {
    assert.deepEqual([0, 9, 60, 245, 3600].map(formatCountdown), ['0:00', '0:09', '1:00', '4:05', '60:00']);
  });
});
