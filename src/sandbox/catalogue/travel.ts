/**
 * Shows abroad, tours, hotels and merchandise. The prices of 6L9 and of DBZ's menu are recorded, the others invented.
 */
import { COLLECT, defineEvent, E_TICKET, postWorldwide, price, upTo } from './define.js';
import { type EventSpec, type StartTime, type Venue } from './types.js';
import { GRAND_CANYON, LONDON, MGM_GRAND, MOULIN_ROUGE, UK } from './venues.js';

/** 6L9-M2R is 5 April 2017, 22:30 (recorded). */
const laFemme = defineEvent({
  id: '6L9',
  desc: 'La Femme',
  source: 'ext_test1',
  venue: MGM_GRAND,
  currency: 'usd',
  isSeated: true,
  classes: { circuscabaret: 'Circus, Cabaret & Variety' },
  runningTime: [90, 120],
  quantities: upTo(4),
  discounts: [
    {
      code: 'WEBOFF',
      desc: 'Adult web offer rate',
      semanticType: 'standard',
      price: price(68, 3),
      insteadOf: price(75, 5),
    },
    { code: 'ADLT', desc: 'Adult standard rate', semanticType: 'standard', price: price(75, 5) },
    { code: 'BSGR', desc: 'Business group rate', semanticType: 'standard', price: price(60, 5) },
  ],
  discountLimit: 1,
  ticketTypes: [
    {
      code: 'PREF',
      desc: 'Preferred seating',
      bands: [{ code: 'A/pool', price: price(75, 5), raw: 15, seatStep: 1 }],
    },
  ],
  sendMethods: [{ ...COLLECT, cost: 0 }],
  schedule: {
    kind: 'daily',
    zone: 'las_vegas',
    times: [
      { at: '20:00', runningTime: 90 },
      { at: '22:30', runningTime: 120 },
    ],
    window: { days: 90 },
    origin: { date: '2017-04-05', number: 4418 },
  },
  content: {
    overview: 'Light, shadow and very little else, twice a night. Everybody in a party pays the same rate.',
    sections: { offers: 'Web offer: $71 instead of $80.\n' },
    media: ['landscape', 'square'],
  },
  popularity: 9,
});

const moulinRouge = defineEvent({
  id: 'DBZ',
  desc: 'Moulin Rouge (Dinner Show)',
  source: 'ext_test1',
  venue: MOULIN_ROUGE,
  currency: 'eur',
  isSeated: true,
  classes: { cabaret: 'Cabaret & Dinner Shows', dinner: 'Dinner Shows' },
  runningTime: [120, 120],
  ticketTypes: [
    {
      code: 'CANCAN',
      desc: 'Menu French Cancan',
      bands: [{ code: 'A/pool', price: price(140, 15), raw: 40, seatStep: 1 }],
    },
    {
      code: 'BELLE',
      desc: 'Menu Belle Époque',
      bands: [{ code: 'A/pool', price: price(165, 15), raw: 20, seatStep: 1 }],
    },
  ],
  sendMethods: [postWorldwide(10)],
  schedule: {
    kind: 'daily',
    zone: 'paris',
    times: [{ at: '19:00', runningTime: 120 }],
    window: { days: 60 },
    origin: { date: '2016-04-15', number: 0 },
  },
  conditions: { cancelling: 'whole_bundle' },
  content: {
    overview: 'Three courses, sixty dancers, one windmill. Dinner is served before the first kick.',
    sections: { good_to_know: 'Jackets are expected, feathers are optional.\n' },
    media: ['landscape', 'marquee', 'square'],
  },
  popularity: 4,
});

const souvenir = defineEvent({
  id: 'GVA',
  desc: 'Souvenir DVD',
  type: 'misc_item',
  source: 'ext_test1',
  venue: MOULIN_ROUGE,
  currency: 'eur',
  classes: { circuscabaret: 'Circus, Cabaret & Variety' },
  showPerfTime: false,
  needPerformance: false,
  autoSelect: true,
  ticketTypes: [{ code: 'ITEM', desc: 'DVD', bands: [{ code: 'A/pool', price: price(20, 0), raw: 1000 }] }],
  sendMethods: [postWorldwide(5)],
  schedule: { kind: 'undated', id: { dailyFrom: '2012-07-01' }, window: { until: [5, 1], yearsOn: 2 } },
  conditions: { cancelling: 'not_permitted' },
  content: { overview: 'The whole evening on a disc, for whoever still owns a player.', media: ['square'] },
  popularity: 18,
});

const helicopter = (
  id: string,
  desc: string,
  fare: number,
  times: readonly StartTime[],
  popularity: number,
): EventSpec =>
  defineEvent({
    id,
    desc,
    source: 'ext_test1',
    venue: GRAND_CANYON,
    currency: 'usd',
    classes: { sightseeing: 'Tours' },
    discounts: [
      { code: 'ADULT', desc: 'Adult', semanticType: 'standard' },
      { code: 'CHILD', desc: 'Child under 12', semanticType: 'child', percent: 80 },
    ],
    ticketTypes: [
      { code: 'SEAT', desc: 'Helicopter seat', bands: [{ code: 'A/pool', price: price(fare, 15), raw: 6 }] },
    ],
    sendMethods: [E_TICKET],
    schedule: {
      kind: 'daily',
      zone: 'arizona',
      times,
      window: { days: 90 },
      origin: { date: '2016-04-15', number: 0 },
    },
    content: {
      overview: 'Up, over the rim, and a long look down. Six seats a flight.',
      media: ['landscape', 'triplet_one'],
    },
    popularity,
  });

/** Four flights a day for 90 days, 360 performances (recorded). Clients expect some to have names. */
const imperial = helicopter(
  'DP9',
  'Imperial Helicopter Tour',
  229,
  [
    { at: '07:00', name: 'Sunrise flight' },
    { at: '09:45' },
    { at: '12:30' },
    { at: '15:15', name: 'Afternoon flight' },
  ],
  12,
);

const north = helicopter(
  'DPB',
  'North Canyon Helicopter Tour',
  189,
  [{ at: '07:00' }, { at: '10:40' }, { at: '14:20' }, { at: '18:00' }],
  11,
);

/** Prices are per night. The recorded time is noon in London, wherever the hotel is. */
const hotel = (
  id: string,
  desc: string,
  venue: Venue,
  classes: Readonly<Record<string, string>>,
  night: number,
  popularity: number,
): EventSpec =>
  defineEvent({
    id,
    desc,
    type: 'hotel_room',
    source: venue === MGM_GRAND ? 'ext_test1' : 'ext_test0',
    venue,
    currency: venue === MGM_GRAND ? 'usd' : 'gbp',
    classes,
    runningTime: [120, 120],
    showPerfTime: false,
    needDuration: true,
    quantities: upTo(4),
    ticketTypes: [
      { code: 'DOUBLE', desc: 'Double room', bands: [{ code: 'A/pool', price: price(night, 5), raw: 10 }] },
      { code: 'SINGLE', desc: 'Single room', bands: [{ code: 'A/pool', price: price(night - 25, 5), raw: 6 }] },
    ],
    sendMethods: [E_TICKET],
    schedule: {
      kind: 'daily',
      zone: 'london',
      times: [{ at: '12:00' }],
      window: { days: 90 },
      origin: { date: '2016-04-15', number: 0 },
    },
    content: { overview: `${desc}: a bed, a breakfast and a view of something.`, media: ['landscape', 'square'] },
    popularity,
  });

const HOTELS = { hotels: 'Hotels' };
const THEATRE = { theatre: 'Theatre' };

const london = (desc: string, postcode: string, geo: readonly [number, number]): Venue => ({
  desc,
  city: LONDON,
  country: UK,
  postcode,
  geo,
});

export const TRAVEL: readonly EventSpec[] = [
  laFemme,
  moulinRouge,
  souvenir,
  imperial,
  north,
  hotel('I3R', 'MGM Grand Accomodation', MGM_GRAND, HOTELS, 140, 20),
  hotel('I3S', 'Athenaeum', london('Athenaeum', 'W1J 7BJ', [51.504626, -0.147392]), HOTELS, 210, 10),
  hotel('I3T', 'Corus Hyde Park', london('Corus Hotel Hyde Park', 'W2 3LG', [51.511596, -0.177301]), THEATRE, 125, 6),
  hotel(
    'I3U',
    'Hilton Kensington',
    london('Hilton London Kensington', 'W11 4UL', [51.505108, -0.213267]),
    THEATRE,
    150,
    21,
  ),
  hotel('I3V', "St Ermin's", london("Jolly St Ermin's", 'SW1H 0QW', [51.499178, -0.134459]), HOTELS, 175, 19),
];
