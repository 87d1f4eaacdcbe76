/**
 * The suppliers' test events. The hall and the prices of 3CVB are recorded. Of the others only the names are known, so
 * they have the rules that no other demo event has: whole blocks, quantities with gaps, free tickets, very few tickets.
 */
import { COLLECT, defineEvent, E_TICKET, price } from './define.js';
import { type EventSpec, type Price, type Schedule, type StartTime, type TicketType, type Window } from './types.js';
import { BELFAST_TOURS, LONDON, UK } from './venues.js';

const FULL_PRICE = [{ code: 'RED/RED/1', desc: 'FULL PRICE', semanticType: 'standard' }] as const;

/** The promo code of an event with chosen seats and of one without: a fifth off. */
const FRIENDS = [
  ...FULL_PRICE,
  { code: 'FRIENDS', desc: 'FRIENDS OF THE HOUSE', semanticType: 'standard', percent: 80, promoCode: 'FRIENDS' },
] as const;

/** @param on weekdays with performances, 0 Sunday */
const weekly = (times: readonly StartTime[], on: readonly number[], window: Window): Schedule => ({
  kind: 'daily',
  zone: 'london',
  times,
  notOn: [0, 1, 2, 3, 4, 5, 6].filter((day) => !on.includes(day)),
  window,
  origin: { date: '2016-04-15', number: 0 },
});

const EVENING = [{ at: '20:00' }];
const HALF_A_YEAR: Window = { days: 180 };
const TWO_YEARS: Window = { days: 730 };
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

const standing = (code: string, desc: string, cost: Price, raw: number): TicketType => ({
  code,
  desc,
  bands: [{ code: 'A/pool', price: cost, raw, seatStep: 1 }],
});

type Own = Pick<EventSpec, 'id' | 'desc' | 'classes' | 'ticketTypes' | 'schedule'> & Partial<EventSpec>;

const typeEvent = (own: Own): EventSpec =>
  defineEvent({
    source: 'ingresso_one_test',
    venue: BELFAST_TOURS,
    isSeated: true,
    discounts: FULL_PRICE,
    sendMethods: [COLLECT, E_TICKET],
    content: { overview: `${own.desc}: an event that exists to be tested with.`, media: ['square'] },
    ...own,
  });

/** One row of ten in each part of the hall, no fees (recorded). */
const typeTen = typeEvent({
  id: '3CVB',
  desc: 'Test Event - Type 10 (d)',
  classes: { comedy: 'Comedy' },
  contiguousOnly: false,
  singles: 'if_necessary',
  maxBundleSize: 4,
  discounts: FRIENDS,
  ticketTypes: [
    { code: 'STA', desc: 'Stalls', bands: [{ code: 'A/pool', price: price(60, 0), rows: ['A:1-10'] }] },
    { code: 'DC', desc: 'Dress Circle', bands: [{ code: 'B/pool', price: price(40, 0), rows: ['B:1-10'] }] },
    { code: 'UPP', desc: 'Upper Circle', bands: [{ code: 'C/pool', price: price(20, 0), rows: ['C:1-10'] }] },
    { code: 'BAL', desc: 'Balcony', bands: [{ code: 'D/pool', price: price(10, 0), rows: ['D:1-10'] }] },
  ],
  schedule: weekly(EVENING, [5, 6], HALF_A_YEAR),
});

const tables = typeEvent({
  id: '3CVC',
  desc: 'Test Event - Type 10 (e)',
  classes: { drama: 'Drama' },
  wholeBlocksOnly: true,
  quantities: [2, 4],
  ticketTypes: [
    {
      code: 'TABLES',
      desc: 'Tables',
      bands: [
        { code: 'A/pool', desc: 'At the stage', price: price(45, 2), rows: ['T:1-4,5-8,9-10,11-12'] },
        { code: 'B/pool', desc: 'At the wall', price: price(30, 2), rows: ['U:1-4,5-6,7-8,9-10'] },
      ],
    },
  ],
  schedule: weekly([{ at: '19:30' }], [4, 5, 6], HALF_A_YEAR),
});

export const TEST_EVENTS: readonly EventSpec[] = [
  typeEvent({
    id: '3CVA',
    desc: 'Test Event - Type 1',
    classes: { family: 'Family' },
    ticketTypes: [standing('GEN', 'General admission', price(15, 1.5), 60)],
    schedule: weekly(EVENING, EVERY_DAY, HALF_A_YEAR),
    popularity: 3,
  }),
  typeTen,
  tables,
  typeEvent({
    id: '3CVD',
    desc: 'Test Event - Type 14 (e)',
    status: 'dead',
    classes: { opera: 'Opera' },
    ticketTypes: [standing('GEN', 'General admission', price(25, 2), 40)],
    schedule: weekly([{ at: '21:00' }], [3], HALF_A_YEAR),
  }),
  typeEvent({
    id: '3CVE',
    desc: 'Test Event - Type 15 (e)',
    classes: { attractions: 'Attractions' },
    isSeated: false,
    ticketTypes: [standing('FREE', 'Free entry', price(0, 0), 100)],
    schedule: weekly([{ at: '19:00' }, { at: '22:00' }], [6], TWO_YEARS),
  }),
  typeEvent({
    id: '3CVF',
    desc: 'Test Event - Type 9',
    classes: { dance: 'Ballet & Dance' },
    ticketTypes: [standing('GEN', 'General admission', price(18, 2), 3)],
    schedule: weekly([{ at: '17:30' }, { at: '19:30' }], [0, 3], HALF_A_YEAR),
  }),
  typeEvent({
    id: '3CVG',
    desc: 'Test Event - Type 13',
    classes: { theatre: 'Theatre' },
    quantities: [2, 4, 6],
    discounts: FRIENDS,
    ticketTypes: [standing('PAIR', 'Parent and child', price(12, 1), 30)],
    schedule: weekly([{ at: '14:30' }, { at: '19:30' }], [3], TWO_YEARS),
  }),
  typeEvent({
    id: '2HJD',
    desc: 'Test Event - Type 1',
    status: 'dead',
    source: 'ingresso_one',
    venue: { ...BELFAST_TOURS, city: ['belfast-uk', 'Belfast'], geo: [54.599141, -5.932299] },
    classes: { theatre: 'Theatre' },
    ticketTypes: [standing('GEN', 'General admission', price(15, 1.5), 60)],
    schedule: weekly(EVENING, EVERY_DAY, HALF_A_YEAR),
  }),
  typeEvent({
    id: '3Q2P',
    desc: 'BST Test',
    status: 'dead',
    source: 'ingresso_two',
    venue: { desc: 'Test Venue', country: UK, postcode: 'w68dl', geo: [1, 1] },
    classes: { tours: 'Tours' },
    ticketTypes: [standing('GEN', 'General admission', price(10, 1), 100)],
    schedule: weekly([{ at: '12:00' }], [0], HALF_A_YEAR),
  }),
  typeEvent({
    id: '3S0L',
    desc: 'Barclaycard Presents The Killers - INGRESSO TEST',
    status: 'dead',
    source: 'ingresso_two',
    venue: { desc: 'Hyde Park', city: LONDON, country: UK, postcode: 'W2 2UH', geo: [51.507268, -0.16573] },
    classes: { music: 'Music' },
    ticketTypes: [standing('GEN', 'General admission', price(65, 6.5), 100)],
    schedule: weekly([{ at: '14:00' }], [6], HALF_A_YEAR),
  }),
];
