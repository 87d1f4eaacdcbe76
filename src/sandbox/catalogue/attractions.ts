/**
 * Attractions and memberships of the demo account. Names, venues and the prices of 6KF and 6KS to 6KV are recorded.
 * Other prices are invented, and so are all ticket types but 6KF's.
 */
import { COLLECT, defineEvent, E_TICKET, POST_UK, postWorldwide, price } from './define.js';
import { type EventSpec, type Price, type Schedule, type TicketType, type Window } from './types.js';
import { DISNEYLAND_CALIFORNIA, DISNEYLAND_PARIS, FLAMINGOLAND, LONDON, UK } from './venues.js';

const MONDAY = 1;
const THEME_PARKS = 'Theme & Water Parks';
const RAW = 500;

const ticket = (code: string, desc: string, cost: Price): TicketType => ({
  code,
  desc,
  bands: [{ code: 'A/pool', price: cost, raw: RAW }],
});

const dayTickets = (window: Window, notOn: readonly number[] = []): Schedule => ({
  kind: 'daily',
  zone: 'utc',
  times: [{ at: '00:00' }],
  notOn,
  window,
  origin: { date: '2016-04-15', number: 0 },
});

const undated = (window: Window): Schedule => ({ kind: 'undated', id: { dailyFrom: '2012-07-01' }, window });

const UNTIL_NEW_YEAR: Window = { until: [1, 1], yearsOn: 2 };
const UNTIL_AUTUMN: Window = { until: [10, 31], yearsOn: 2 };

const membership = defineEvent({
  id: '6KF',
  desc: 'V&A Memberships',
  source: 'ext_test0',
  venue: {
    desc: 'Victoria and Albert Museum',
    city: LONDON,
    country: UK,
    postcode: 'SW7 2RL',
    geo: [51.49691253, -0.17223274],
    address: ['Cromwell Road', 'London'],
  },
  classes: { attractions: 'Attractions' },
  needPerformance: false,
  autoSelect: true,
  quantities: [1],
  ticketTypes: [{ code: 'MEMBER', desc: 'Member', bands: [{ code: 'X/pool', price: price(50, 0), raw: RAW }] }],
  sendMethods: [COLLECT, POST_UK],
  schedule: { kind: 'undated', id: { fixed: 'F' }, window: { days: 180 } },
  conditions: { cancelling: 'not_permitted' },
  content: {
    overview: 'A year of free visits, previews and a card that makes other people in the queue curious.',
    media: ['square', 'triplet_one'],
  },
  popularity: 8,
});

/** In the table of the Python guide, 6KS to 6KV all close on Mondays (docs/api/disagreements.md#x33). */
const parisTicket = (id: string, desc: string, cost: Price, popularity: number): EventSpec =>
  defineEvent({
    id,
    desc,
    source: 'ext_test0',
    venue: DISNEYLAND_PARIS,
    currency: 'eur',
    classes: { attractions: 'Attractions' },
    searchText: THEME_PARKS,
    showPerfTime: false,
    needPerformance: false,
    needDepartureDate: true,
    autoSelect: true,
    ticketTypes: [ticket('TICKET', desc, cost)],
    sendMethods: [E_TICKET, postWorldwide(6)],
    schedule: undated(UNTIL_NEW_YEAR),
    conditions: { noDepartureOn: [MONDAY] },
    content: {
      overview: `${desc}: castles, parades and one queue after another. Say which day you will come first.`,
      sections: { when_can_i_go: 'Any day but Monday.\n' },
      media: ['landscape', 'square', 'triplet_one'],
    },
    popularity,
  });

const flamingoland = (
  id: string,
  desc: string,
  classes: Readonly<Record<string, string>>,
  type: TicketType,
  needDepartureDate: boolean,
  popularity: number,
): EventSpec =>
  defineEvent({
    id,
    desc,
    source: 'ext_test0',
    venue: FLAMINGOLAND,
    classes,
    showPerfTime: false,
    needDepartureDate,
    ticketTypes: [type],
    sendMethods: [COLLECT, POST_UK],
    schedule: dayTickets(UNTIL_AUTUMN, [MONDAY]),
    content: {
      overview: 'One day among rides and flamingos, in weather that Yorkshire calls fair.',
      sections: { when_can_i_go: 'Every day but Monday.\n' },
      media: ['landscape', 'square'],
    },
    popularity,
  });

/** Post takes a week and is the only send method, so the performances of the next few days cannot be sent. */
const californiaTicket = (id: string, desc: string, cost: Price, popularity: number): EventSpec =>
  defineEvent({
    id,
    desc,
    source: 'ext_test1',
    venue: DISNEYLAND_CALIFORNIA,
    currency: 'usd',
    classes: { themeparks: THEME_PARKS },
    showPerfTime: false,
    needDepartureDate: true,
    ticketTypes: [
      ticket('ADULT', 'Adult (10+)', cost),
      ticket('CHILD', 'Child (3-9)', price(cost.seatprice - 20, cost.surcharge)),
    ],
    sendMethods: [{ ...postWorldwide(8), daysAhead: 7 }],
    schedule: dayTickets(UNTIL_NEW_YEAR),
    conditions: id === '9XY' ? { cancelling: 'fails' } : {},
    content: {
      overview: `${desc}: two parks, one pair of feet. Tickets come by post.`,
      media: ['square', 'triplet_one'],
    },
    popularity,
  });

const onePassport = defineEvent({
  id: 'AG8',
  desc: '1デーパスポート (One Day Passport)',
  slug: '1depasupoto-one-day-passport',
  source: 'ext_test1',
  venue: {
    desc: '東京ディズニーリゾート (Tokyo Disney Resort)',
    city: ['funabashi-jp', 'Funabashi'],
    country: ['jp', 'Japan'],
    geo: [35.6316, 139.885],
  },
  currency: 'jpy',
  classes: { attractions: 'Attractions' },
  searchText: THEME_PARKS,
  showPerfTime: false,
  needDepartureDate: true,
  ticketTypes: [
    {
      code: 'ADULT',
      desc: '大人 (Adult)',
      bands: [{ code: 'A/pool', desc: '1デーパスポート', price: price(7400, 600), raw: 200 }],
    },
    {
      code: 'CHILD',
      desc: '小人 (Child)',
      bands: [{ code: 'A/pool', desc: '1デーパスポート', price: price(4800, 400), raw: 200 }],
    },
  ],
  sendMethods: [postWorldwide(1200)],
  schedule: dayTickets(UNTIL_NEW_YEAR),
  content: {
    overview: '夢と魔法の一日をお楽しみください。 A day of rides, parades and very polite mice.',
    sections: { good_to_know: 'パスポートは指定日のみ有効です。\n' },
    media: ['landscape', 'square', 'triplet_one'],
  },
  popularity: 15,
});

/** Documented are only its name, its ID and that it is undated (docs/api/certification.md#r2). */
const ingressoland = defineEvent({
  id: '1D7B8',
  desc: 'Ingressoland - Any Time',
  source: 'ext_test0',
  venue: { desc: 'Ingressoland', country: UK },
  classes: { attractions: 'Attractions' },
  showPerfTime: false,
  needPerformance: false,
  autoSelect: true,
  discounts: [{ code: 'ADULT', desc: 'Adult', semanticType: 'standard' }],
  ticketTypes: [ticket('ADULT', 'Adult', price(25, 2)), ticket('CHILD', 'Child', price(18, 1))],
  sendMethods: [E_TICKET],
  schedule: undated({ days: 365 }),
  content: {
    overview: 'Come when you like and leave when you must: the ticket knows no date.',
    sections: { when_can_i_go: 'Any time within a year.\n' },
    media: ['landscape', 'square', 'triplet_one'],
  },
});

export const ATTRACTIONS: readonly EventSpec[] = [
  membership,
  parisTicket('6KS', '1-Day Ticket', price(40, 5), 13),
  parisTicket('6KT', '3-Day Hopper', price(100, 5), 16),
  flamingoland(
    '6KU',
    'Family Ticket',
    { attractions: 'Attractions' },
    ticket('FAMILY', 'Family of four', price(58, 4)),
    false,
    14,
  ),
  flamingoland(
    '6KV',
    'Individual Ticket',
    { themeparks: THEME_PARKS },
    ticket('ADULT', 'Individual', price(16, 3)),
    true,
    5,
  ),
  californiaTicket('9XW', 'Five Day Park Hopper Ticket', price(395, 10), 17),
  californiaTicket('9XY', 'Two day Parkhopper', price(245, 10), 7),
  onePassport,
  ingressoland,
];
