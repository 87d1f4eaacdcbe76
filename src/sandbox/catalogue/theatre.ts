/**
 * The seated demo events of the certification tests: 6IF, 6IE, 7AA, 7AB and the add-on 7AC (docs/api/demo-events.md).
 * Facts are recorded or documented. The hall of 6IE and the send costs of 7AA are invented.
 */
import { COLLECT, defineEvent, E_TICKET, POST_UK, postWorldwide, price, upTo } from './define.js';
import { CAT, LUNCHBOX, NUTCRACKER, SWAN_LAKE, TOY_STORY } from './theatre-content.js';
import { type Discount, type EventSpec, type PriceBand, type Schedule, type SeatRemarks } from './types.js';
import { LYCEUM, LYRIC_APOLLO, SADLERS_WELLS } from './venues.js';

const SUNDAY_TO_FRIDAY = { notOn: [6] };

const CONCESSIONS: readonly Discount[] = [
  { code: 'ADULT', desc: 'Adult', semanticType: 'standard' },
  { code: 'CHILD', desc: 'Child rate', semanticType: 'child', percent: 50, surchargeLess: 1 },
  { code: 'STUDENT', desc: 'Student rate', semanticType: 'student', percent: 75, surchargeLess: 1 },
  { code: 'OAP', desc: 'Senior citizen rate', semanticType: 'senior', percent: 80, surchargeLess: 1 },
];
const NO_STUDENTS = ['ADULT', 'CHILD'];

const nutcracker = defineEvent({
  id: '6IF',
  desc: "Matthew Bourne's Nutcracker TEST",
  source: 'ext_test0',
  venue: SADLERS_WELLS,
  isSeated: true,
  classes: { dance: 'Ballet & Dance' },
  runningTime: [120, 120],
  criticPercent: 100,
  userPercent: 100,
  upsells: ['6IE', 'MH0'],
  maxBundleSize: 1,
  discounts: CONCESSIONS,
  hidesDefaultDiscount: true,
  discountLimit: 3,
  ticketTypes: [
    {
      code: 'CIRCLE',
      desc: 'Upper circle',
      bands: [
        { code: 'A/pool', price: price(35, 4), raw: 17, seatStep: -1 },
        { code: 'B/pool', price: price(30, 4), raw: 9, seatStep: -2, discounts: NO_STUDENTS },
        { code: 'C/pool', price: price(25, 4), raw: 12, seatStep: -3 },
      ],
    },
    {
      code: 'STALLS',
      desc: 'Stalls',
      bands: [
        { code: 'A/pool', price: price(21, 3), raw: 12, seatStep: 1 },
        { code: 'B/pool', price: price(18, 3), raw: 3, seatStep: 2, discounts: NO_STUDENTS },
      ],
    },
    {
      code: 'BALCONY',
      desc: 'Balcony',
      bands: [{ code: 'A/pool', price: price(47, 5), raw: 51, seatStep: 1 }],
    },
  ],
  sendMethods: [COLLECT, POST_UK],
  schedule: {
    kind: 'daily',
    zone: 'london',
    times: [{ at: '19:30', runningTime: 120 }],
    ...SUNDAY_TO_FRIDAY,
    names: { 2: 'Including back stage pass' },
    window: { days: 120 },
    origin: { date: '2016-04-15', number: 0 },
  },
  conditions: { fullPriceOnly: { ticketType: 'STALLS', dayOfMonth: 1 } },
  content: NUTCRACKER,
  popularity: 1,
});

const swanLake = defineEvent({
  id: '6IE',
  desc: "Matthew Bourne's Swan Lake test",
  source: 'ext_test0',
  venue: SADLERS_WELLS,
  isSeated: true,
  classes: { dance: 'Ballet & Dance' },
  runningTime: [90, 120],
  upsells: ['6IF', '6KU', 'MH0'],
  discounts: [{ code: 'ADULT', desc: 'Adult', semanticType: 'standard' }],
  hidesDefaultDiscount: true,
  ticketTypes: [
    {
      code: 'CIRCLE',
      desc: 'Upper circle',
      bands: [
        { code: 'A/pool', price: price(25, 3), raw: 24, seatStep: -1, exampleSeats: ['C14', 'C13'] },
        { code: 'B/pool', price: price(20, 3), raw: 16, seatStep: -2, exampleSeats: ['F20', 'F18'] },
      ],
    },
    {
      code: 'STALLS',
      desc: 'Stalls',
      bands: [{ code: 'A/pool', price: price(31, 4), raw: 30, seatStep: 1, exampleSeats: ['K11', 'K12'] }],
    },
  ],
  sendMethods: [COLLECT, POST_UK],
  schedule: {
    kind: 'daily',
    zone: 'london',
    times: [
      { at: '15:30', runningTime: 90 },
      { at: '20:00', runningTime: 120 },
    ],
    window: { days: 120 },
    origin: { date: '2016-04-15', number: 0 },
  },
  conditions: {
    reserveFails: { weekday: 2 },
    restrictedTickets: { weekday: 4, tickets: [1, 2] },
    purchaseFails: { addressLineTwo: 'fail part one' },
  },
  content: SWAN_LAKE,
  popularity: 2,
});

/** The hall that 7AA and 7AB share (recorded). */
const STALLS_A = ['A:1-10', 'B:2-9'];
const STALLS_B = ['C:3-6', 'D:2-7'];
const CIRCLE_A = ['E:4-5,7-9', 'F:1-3'];
const CIRCLE_B = ['G:7-10', 'H:1-4,7-10'];
const SEAT_REMARKS: SeatRemarks = {
  restricted: ['A1', 'A2', 'A10', 'C5', 'C6'],
  texts: { A6: 'Great seat', C6: 'Haunted seat' },
  trolleyTexts: { A1: 'Restricted View', A2: 'Restricted View' },
};
const SEAT_CONDITIONS = { reserveFails: { seats: ['H10'] }, movesSeats: ['D7'] };

const NEW_YEARS_DAY: Schedule = { kind: 'yearly', at: '15:30', runningTime: 90, years: 2, yearZero: 2014 };

const hall = (stallsB: Partial<PriceBand>, circleA: Partial<PriceBand>): EventSpec['ticketTypes'] => [
  {
    code: 'STALLS',
    desc: 'Stalls',
    bands: [
      { code: 'A/pool', price: price(50, 5), rows: STALLS_A },
      { code: 'B/pool', price: price(40, 5), rows: STALLS_B, ...stallsB },
    ],
  },
  {
    code: 'CIRCLE',
    desc: 'Dress Circle',
    bands: [
      { code: 'A/pool', price: price(35, 5), rows: CIRCLE_A, exampleSeats: ['F1', 'F2'], ...circleA },
      { code: 'B/pool', price: price(30, 5), rows: CIRCLE_B },
    ],
  },
];

const toyStory = defineEvent({
  id: '7AA',
  desc: 'Toy Story - The Opera',
  source: 'ext_test0',
  venue: LYCEUM,
  isSeated: true,
  classes: { opera: 'Opera' },
  runningTime: [90, 90],
  singles: 'never',
  ticketTypes: hall({}, {}),
  seatRemarks: SEAT_REMARKS,
  sendMethods: [E_TICKET, postWorldwide(3)],
  schedule: NEW_YEARS_DAY,
  conditions: SEAT_CONDITIONS,
  content: TOY_STORY,
});

/**
 * The offers are documented (docs/api/certification.md#s5) but not recorded. The amounts fit all documented figures.
 */
const cat = defineEvent({
  id: '7AB',
  desc: 'The Unremarkable Incident of the Cat at Lunchtime',
  source: 'ext_test1',
  venue: LYRIC_APOLLO,
  isSeated: true,
  classes: { theatre: 'Theatre' },
  runningTime: [90, 90],
  upsells: ['7AA', '6IF'],
  addOns: ['7AC'],
  quantities: upTo(4),
  contiguousOnly: false,
  ticketTypes: hall({ offer: price(40, 0) }, { offer: price(32, 5) }),
  seatRemarks: SEAT_REMARKS,
  sendMethods: [E_TICKET],
  hasBarcodes: true,
  schedule: NEW_YEARS_DAY,
  conditions: SEAT_CONDITIONS,
  content: CAT,
});

const lunchbox = defineEvent({
  id: '7AC',
  desc: 'Unremarkable Cat Lunchbox',
  type: 'misc_item',
  source: 'ext_test1',
  venue: LYRIC_APOLLO,
  classes: { theatre: 'Theatre' },
  showPerfTime: false,
  needPerformance: false,
  autoSelect: true,
  isAddOn: true,
  isAutoQuantityAddOn: true,
  ticketTypes: [{ code: 'GENERAL', desc: 'Lunchbox', bands: [{ code: 'A/pool', price: price(12, 0), raw: 1000 }] }],
  sendMethods: [E_TICKET],
  schedule: { kind: 'undated', id: { dailyFrom: '2016-01-01' }, window: { days: 365 } },
  content: LUNCHBOX,
});

export const THEATRE: readonly EventSpec[] = [nutcracker, swanLake, toyStory, cat, lunchbox];
