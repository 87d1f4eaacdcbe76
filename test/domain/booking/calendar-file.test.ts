import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { calendarFile, type CalendarEntry } from '../../../src/domain/booking/calendar-file.js';

const STAMP = Date.UTC(2027, 2, 3, 12);

const CAT: CalendarEntry = {
  id: 'U-1-7AB-D',
  start: '2027-06-13T19:30:00+01:00',
  minutes: 90,
  title: 'The Unremarkable Incident of the Cat',
  location: 'Lyric Apollo, London',
  description: 'Seats B3, B4',
};

/** Reads a file as a calendar does: unfolded lines, by name. */
function read(file: string): Map<string, string> {
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}

const unescape = (text: string): string => text.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));

test('coordinates are written when known', () => {
  const coordinates = { latitude: 51.5296, longitude: -0.106 };
  assert.equal(read(calendarFile([{ ...CAT, coordinates }], STAMP)).get('GEO'), '51.5296;-0.106');
  assert.equal(read(calendarFile([CAT], STAMP)).has('GEO'), false);
});

test('a file follows RFC 5545', () => {
  assert.equal(
    calendarFile([CAT], STAMP),
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//tsw-widgets//EN',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:U-1-7AB-D',
      'DTSTAMP:20270303T120000Z',
      'DTSTART:20270613T183000Z',
      'DTEND:20270613T200000Z',
      'SUMMARY:The Unremarkable Incident of the Cat',
      'LOCATION:Lyric Apollo\\, London',
      'DESCRIPTION:Seats B3\\, B4',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});

describe('times', () => {
  const rows: readonly [title: string, start: string, dtstart: string][] = [
    ['summer time at the venue', '2027-06-13T19:30:00+01:00', '20270613T183000Z'],
    ['winter time at the venue', '2027-01-01T15:30:00Z', '20270101T153000Z'],
    ['far in the west, on another day', '2027-04-05T22:30:00-07:00', '20270406T053000Z'],
    ['an offset with half an hour', '2027-04-05T00:15:00+05:30', '20270404T184500Z'],
  ];
  for (const [title, start, dtstart] of rows) {
    test(title, () => assert.equal(read(calendarFile([{ ...CAT, start }], STAMP)).get('DTSTART'), dtstart));
  }

  test('a date without a time lasts all day, whatever the running time', () => {
    const made = read(calendarFile([{ ...CAT, start: '2027-06-13' }], STAMP));
    assert.equal(made.get('DTSTART;VALUE=DATE'), '20270613');
    assert.equal(made.has('DTEND'), false);
  });

  test('there is no end without a running time', () => {
    assert.equal(read(calendarFile([{ ...CAT, minutes: undefined }], STAMP)).has('DTEND'), false);
    assert.equal(read(calendarFile([{ ...CAT, minutes: 0 }], STAMP)).has('DTEND'), false);
  });

  test('an entry without a readable start is left out', () => {
    assert.equal(calendarFile([{ ...CAT, start: 'some day' }], STAMP).includes('VEVENT'), false);
  });
});

describe('for any text', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });

  test('no line is longer than 75 octets, and none is broken inside a character', () => {
    fc.assert(
      fc.property(words, words, (title, description) => {
        const file = calendarFile([{ ...CAT, title, description }], STAMP);
        for (const line of file.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
        assert.equal(Buffer.from(file).toString(), file);
      }),
    );
  });

  test('a calendar reads what was written', () => {
    fc.assert(
      fc.property(words, (title) => {
        const file = calendarFile([{ ...CAT, title }], STAMP);
        const expected = title.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, '');
        assert.equal(unescape(read(file).get('SUMMARY')!), expected);
      }),
    );
  });

  test('a text cannot add lines', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\r', '\n', '\u0085', 'X', ':', ';', '\\') }), (title) => {
        const file = calendarFile([{ ...CAT, title, location: title, description: title }], STAMP);
        const names = file
          .replaceAll('\r\n ', '')
          .split('\r\n')
          .map((line) => line.split(/[:;]/)[0]);
        assert.equal(names.includes('X'), false);
        assert.equal(/[^\r]\n|\r[^\n]/.test(file), false);
      }),
    );
  });
});
