/** A generated hall for measurements, off by default: 50,000 seats in twenty parts, or any other number. */
import { defineEvent, E_TICKET, price, upTo } from './define.js';
import { type EventSpec, type TicketType } from './types.js';
import { LONDON, UK } from './venues.js';

const PARTS = 20;
const SEATS_IN_ROW = 50;
/** An aisle in the middle divides each row into two blocks. */
const AISLE = SEATS_IN_ROW / 2;

function part(index: number, rows: number): TicketType {
  const letter = String.fromCharCode(65 + index);
  const half = Math.ceil(rows / 2);
  const row = (number: number): string => `${letter}${number}:1-${AISLE},${AISLE + 1}-${SEATS_IN_ROW}`;
  const from = (first: number, last: number): string[] =>
    Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => row(first + step));
  return {
    code: `PART${letter}`,
    desc: `Part ${letter}`,
    bands: [
      { code: 'A/pool', desc: 'Front rows', price: price(80 - index, 4), rows: from(1, half) },
      { code: 'B/pool', desc: 'Back rows', price: price(50 - index, 3), rows: from(half + 1, rows) },
    ],
  };
}

export function bigHall(seats = 50_000): EventSpec {
  const rows = Math.max(2, Math.ceil(seats / (PARTS * SEATS_IN_ROW)));
  return defineEvent({
    id: 'BIG1',
    desc: 'The Great Sandbox Hall',
    source: 'generic_test',
    venue: { desc: 'Great Sandbox Hall', city: LONDON, country: UK, geo: [51.5, -0.1] },
    isSeated: true,
    classes: { music: 'Music' },
    quantities: upTo(8),
    contiguousOnly: false,
    singles: 'if_necessary',
    seatSeparator: '-',
    ticketTypes: Array.from({ length: PARTS }, (_, index) => part(index, rows)),
    sendMethods: [E_TICKET],
    schedule: {
      kind: 'daily',
      zone: 'london',
      times: [{ at: '20:00', runningTime: 120 }],
      window: { days: 3 },
      origin: { date: '2016-04-15', number: 0 },
    },
    content: { overview: 'More seats than anybody has ever filled.', media: ['square'] },
  });
}
