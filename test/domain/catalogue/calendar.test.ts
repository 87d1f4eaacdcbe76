import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  automaticPerformance,
  datesOf,
  isSparse,
  keyboardDay,
  monthGrid,
  monthKey,
  monthOf,
  monthRange,
  monthsOf,
  playingDays,
  stepMonth,
  weekdayOf,
  type CalendarSetting,
} from '../../../src/domain/catalogue/calendar.js';
import type { TicketedEvent } from '../../../src/domain/catalogue/event.js';
import { type Currency, fromMajor } from '../../../src/domain/sale/money.js';
import type { Performance, PerformancePage } from '../../../src/domain/catalogue/performance.js';
import type { OfferedPrice, Price } from '../../../src/domain/sale/price.js';

const GBP: Currency = { code: 'gbp', factor: 100, places: 2, preSymbol: '£', postSymbol: '' };
const EUR: Currency = { ...GBP, code: 'eur', preSymbol: '€' };

const price = (seatPrice: number, surcharge: number, currency = GBP): Price => ({
  seatPrice: fromMajor(seatPrice, currency),
  surcharge: fromMajor(surcharge, currency),
});

const offer = (percentageSaving: number, isOffer = true): OfferedPrice => ({
  price: price(40 - percentageSaving, 5),
  usualPrice: price(40, 5),
  isOffer,
  absoluteSaving: fromMajor(percentageSaving, GBP),
  percentageSaving,
});

const performance = (id: string, dateTime?: string, min?: Price, bestValueOffer?: OfferedPrice): Performance => ({
  id,
  eventId: '6IF',
  ...(dateTime !== undefined && { dateTime }),
  isLimited: false,
  isGhost: false,
  hasPoolSeats: true,
  ...(min && {
    costRange: {
      currency: min.seatPrice.currency,
      min,
      max: min,
      validQuantities: [1, 2],
      ...(bestValueOffer && { bestValueOffer }),
    },
  }),
});

const page = (performances: readonly Performance[], autoselect = false): PerformancePage => ({
  performances,
  hasNames: false,
  autoselect,
  paging: {
    pageLength: 50,
    pageNumber: 0,
    pagesRemaining: 0,
    resultsRemaining: 0,
    totalResults: performances.length,
  },
});

const months = (...keys: string[]) => keys.map(monthOf);
const setting = (more: Partial<CalendarSetting> = {}): CalendarSetting => ({
  months: months('2026-12', '2027-01', '2027-02'),
  firstWeekday: 1,
  isRightToLeft: false,
  ...more,
});
const press = (date: string, key: string, more?: Partial<CalendarSetting>, shiftKey = false) =>
  keyboardDay(date, { key, shiftKey }, setting(more));

describe('playingDays', () => {
  it('groups performances by the date on the venue’s clock, in order of time', () => {
    const days = playingDays([
      performance('late', '2027-01-02T00:30:00+09:00'),
      performance('evening', '2027-01-01T20:00:00-08:00'),
      performance('matinee', '2027-01-01T15:30:00-08:00'),
    ]);
    assert.deepEqual(
      days.map(({ date, performances }) => [date, performances.map(({ id }) => id)]),
      [
        ['2027-01-01', ['matinee', 'evening']],
        ['2027-01-02', ['late']],
      ],
    );
  });

  it('leaves performances without a date out', () => {
    assert.deepEqual(playingDays([performance('dummy')]), []);
  });

  it('gives the lowest total of the day, not the lowest face value', () => {
    const [day] = playingDays([
      performance('a', '2027-01-01T15:30:00Z', price(20, 9)),
      performance('b', '2027-01-01T20:00:00Z', price(24, 3)),
      performance('c', '2027-01-01T22:00:00Z'),
    ]);
    assert.deepEqual(day?.from, price(24, 3));
  });

  it('does not compare two currencies', () => {
    const [day] = playingDays([
      performance('a', '2027-01-01T15:30:00Z', price(20, 0)),
      performance('b', '2027-01-01T20:00:00Z', price(10, 0, EUR)),
    ]);
    assert.deepEqual(day?.from, price(20, 0));
  });

  it('gives the greatest saving of the day, and none without an offer', () => {
    const [day] = playingDays([
      performance('a', '2027-01-01T15:30:00Z', price(35, 5), offer(8)),
      performance('b', '2027-01-01T20:00:00Z', price(30, 5), offer(11)),
    ]);
    assert.equal(day?.offer?.percentageSaving, 11);
    const [plain] = playingDays([performance('a', '2027-01-01T15:30:00Z', price(35, 5), offer(0, false))]);
    assert.equal(plain?.offer, undefined);
  });
});

describe('automaticPerformance', () => {
  const event = (needsPerformance: boolean) => ({ needsPerformance }) as TicketedEvent;
  const dated = performance('a', '2027-01-01T15:30:00Z');

  it('is the dummy of an event that needs no performance', () => {
    assert.equal(automaticPerformance(event(false), page([performance('dummy')]))?.id, 'dummy');
  });

  it('is the one that the API autoselects', () => {
    assert.equal(automaticPerformance(event(true), page([dated], true)), dated);
  });

  it('is none when the customer has to choose, even from one', () => {
    assert.equal(automaticPerformance(event(true), page([dated])), undefined);
  });
});

describe('isSparse', () => {
  const range = (first: string, count: number, every = 1) =>
    Array.from({ length: count }, (_, index) => addDays(first, index * every));

  for (const [what, dates, expected] of [
    ['two performances a year apart', ['2027-01-01', '2028-01-01'], true],
    ['a single day', ['2027-01-01'], true],
    ['one day a month', range('2027-01-01', 10, 31), true],
    ['one week', range('2027-01-04', 7), false],
    ['a run of four months', range('2027-01-04', 120), false],
    ['one day a month for two years', range('2027-01-01', 24, 30), false],
  ] as const) {
    it(`${what}: ${expected ? 'list' : 'calendar'}`, () => assert.equal(isSparse(dates), expected));
  }
});

describe('months', () => {
  it('names each month once and in order', () => {
    assert.deepEqual(monthsOf(['2027-02-01', '2026-12-31', '2027-02-03']).map(monthKey), ['2026-12', '2027-02']);
  });

  it('turns the API’s months into dates within the limits', () => {
    const month = { ...monthOf('2027-01'), days: [1, 9, 31], weekdays: [] };
    assert.deepEqual(datesOf([month]), ['2027-01-01', '2027-01-09', '2027-01-31']);
    assert.deepEqual(datesOf([month], '2027-01-02', '2027-01-09'), ['2027-01-09']);
  });

  it('has a first and a last day within the limits, also in leap years', () => {
    assert.deepEqual(monthRange(monthOf('2028-02')), { from: '2028-02-01', to: '2028-02-29' });
    assert.deepEqual(monthRange(monthOf('2027-02')), { from: '2027-02-01', to: '2027-02-28' });
    assert.deepEqual(monthRange(monthOf('2027-02'), '2027-02-10', '2027-02-20'), {
      from: '2027-02-10',
      to: '2027-02-20',
    });
  });

  it('makes weeks that begin on the given weekday', () => {
    const grid = monthGrid(monthOf('2027-01'), 1);
    // 1 January 2027 is a Friday.
    assert.deepEqual(grid[0], [undefined, undefined, undefined, undefined, '2027-01-01', '2027-01-02', '2027-01-03']);
    assert.equal(monthGrid(monthOf('2027-01'), 0)[0]?.indexOf('2027-01-01'), 5);
    assert.equal(monthGrid(monthOf('2027-01'), 6)[0]?.indexOf('2027-01-01'), 6);
  });

  it('has every day once, in the column of its weekday, in full weeks', () => {
    const anyMonth = fc.record({ year: fc.integer({ min: 1970, max: 2200 }), month: fc.integer({ min: 1, max: 12 }) });
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: 0, max: 6 }), (month, firstWeekday) => {
        const grid = monthGrid(month, firstWeekday);
        const { from, to } = monthRange(month);
        const days = grid.flat().filter((date) => date !== undefined);
        assert.ok(grid.every((week) => week.length === 7));
        assert.equal(days[0], from);
        assert.equal(days.at(-1), to);
        days.reduce((before, date) => (assert.equal(date, addDays(before, 1)), date));
        for (const week of grid) {
          week.forEach((date, column) => {
            if (date) assert.equal(weekdayOf(date), (firstWeekday + column) % 7);
          });
        }
      }),
    );
  });
});

describe('stepMonth', () => {
  const playing = months('2026-11', '2027-01', '2027-06', '2028-01');

  for (const [from, count, expected] of [
    ['2026-11', 1, '2027-01'],
    ['2027-01', 1, '2027-06'],
    ['2027-01', -1, '2026-11'],
    ['2027-01', 12, '2028-01'],
    ['2027-06', 12, '2028-01'],
    ['2027-06', -12, '2026-11'],
    ['2028-01', 1, undefined],
    ['2026-11', -1, undefined],
    ['2027-03', 1, '2027-06'],
    ['2027-03', -1, '2027-01'],
  ] as const) {
    it(`${count} from ${from}: ${expected ?? 'nowhere'}`, () => {
      const found = stepMonth(playing, monthOf(from), count);
      assert.equal(found && monthKey(found), expected);
    });
  }
});

describe('keyboardDay', () => {
  it('moves by days and weeks', () => {
    assert.equal(press('2027-01-14', 'ArrowRight'), '2027-01-15');
    assert.equal(press('2027-01-14', 'ArrowLeft'), '2027-01-13');
    assert.equal(press('2027-01-14', 'ArrowDown'), '2027-01-21');
    assert.equal(press('2027-01-14', 'ArrowUp'), '2027-01-07');
  });

  it('follows the direction of writing', () => {
    assert.equal(press('2027-01-14', 'ArrowRight', { isRightToLeft: true }), '2027-01-13');
    assert.equal(press('2027-01-14', 'ArrowLeft', { isRightToLeft: true }), '2027-01-15');
  });

  it('moves to the ends of the week without leaving the month', () => {
    assert.equal(press('2027-01-14', 'Home'), '2027-01-11');
    assert.equal(press('2027-01-14', 'End'), '2027-01-17');
    assert.equal(press('2027-01-14', 'Home', { firstWeekday: 0 }), '2027-01-10');
    assert.equal(press('2027-01-02', 'Home'), '2027-01-01');
    assert.equal(press('2027-01-30', 'End'), '2027-01-31');
    assert.equal(press('2027-01-26', 'End', { firstWeekday: 1 }), '2027-01-31');
  });

  it('moves by months, to the last day of shorter ones', () => {
    assert.equal(press('2027-01-31', 'PageDown'), '2027-02-28');
    assert.equal(press('2027-01-31', 'PageUp'), '2026-12-31');
    assert.equal(press('2026-12-15', 'PageUp'), '2026-12-15');
  });

  it('moves by years, but not past the last performances', () => {
    const long = { months: months('2027-01', '2027-06', '2028-01', '2028-03') };
    assert.equal(press('2027-01-15', 'PageDown', long, true), '2028-01-15');
    assert.equal(press('2028-03-15', 'PageDown', long, true), '2028-03-15');
    assert.equal(press('2028-03-15', 'PageUp', long, true), '2027-01-15');
  });

  it('skips months without performances and stops at either end', () => {
    const gap = { months: months('2027-01', '2027-04') };
    assert.equal(press('2027-01-31', 'ArrowRight', gap), '2027-04-01');
    assert.equal(press('2027-01-28', 'ArrowDown', gap), '2027-04-01');
    assert.equal(press('2027-04-01', 'ArrowLeft', gap), '2027-01-31');
    assert.equal(press('2027-04-30', 'ArrowRight', gap), '2027-04-30');
    assert.equal(press('2027-01-01', 'ArrowUp', gap), '2027-01-01');
  });

  it('ignores other keys', () => {
    assert.equal(press('2027-01-14', 'Enter'), undefined);
    assert.equal(press('2027-01-14', 'a'), undefined);
  });

  it('never leaves the months with performances', () => {
    const dates = fc.integer({ min: 0, max: 89 }).map((days) => addDays('2026-12-01', days));
    const keys = fc.constantFrom(
      'ArrowRight',
      'ArrowLeft',
      'ArrowDown',
      'ArrowUp',
      'Home',
      'End',
      'PageDown',
      'PageUp',
    );
    fc.assert(
      fc.property(dates, keys, fc.boolean(), fc.integer({ min: 0, max: 6 }), (date, key, shiftKey, firstWeekday) => {
        const target = press(date, key, { firstWeekday }, shiftKey) ?? '';
        assert.ok(['2026-12', '2027-01', '2027-02'].includes(target.slice(0, 7)), target);
      }),
    );
  });
});
