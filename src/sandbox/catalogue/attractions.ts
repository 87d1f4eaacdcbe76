/** Attractions and memberships of the demo account. */
import { defineEvent, COLLECT, POST_UK, postWorldwide, price } from './define.js';
import { type EventSpec } from './types.js';
import { LONDON, UK } from './venues.js';

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
  ticketTypes: [{ code: 'MEMBER', desc: 'Member', bands: [{ code: 'X/pool', price: price(50, 0), raw: 500 }] }],
  sendMethods: [COLLECT, POST_UK],
  schedule: { kind: 'undated', id: { fixed: 'F' }, window: { days: 180 } },
  content: {
    overview: 'A year of free visits, previews and a card that makes other people in the queue curious.',
    media: ['square', 'triplet_one'],
  },
  popularity: 8,
});

/** Prices are invented; the name and the venue are recorded. */
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
  searchText: 'Theme & Water Parks',
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
  schedule: {
    kind: 'daily',
    zone: 'utc',
    times: [{ at: '00:00' }],
    window: { days: 365 },
    origin: { date: '2016-04-15', number: 0 },
  },
  conditions: {},
  content: {
    overview: '夢と魔法の一日をお楽しみください。 A day of rides, parades and very polite mice.',
    sections: { good_to_know: 'パスポートは指定日のみ有効です。\n' },
    media: ['landscape', 'square', 'triplet_one'],
  },
  popularity: 15,
});

export const ATTRACTIONS: readonly EventSpec[] = [membership, onePassport];
