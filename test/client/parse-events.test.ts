/** Reading events, performances and months, with and without their optional fields. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TicketedEvent } from '../../src/domain/catalogue/event.js';
import { eventOf, type Fields, messageOf, orderOf } from './reads.js';
import { clientOf } from './support.js';
import * as minimal from './minimal-answers.js';

test('an event needs only an ID', async () => {
  const page = await clientOf({ results: { event: [{ event_id: '1AA' }] } }).listEvents();
  const [event] = page.events;
  assert.equal(event!.name, '1AA');
  assert.equal(event!.needsPerformance, true);
  assert.equal(event!.showsPerformanceTime, true);
  assert.equal(event!.location, undefined);
  assert.deepEqual(page.paging, {
    pageLength: 1,
    pageNumber: 0,
    pagesRemaining: 0,
    resultsRemaining: 0,
    totalResults: 1,
  });
});

test('missing paging fields are worked out', async () => {
  const status = { page_length: 10, page_number: 1, total_unpaged_results: 35 };
  const { paging } = await clientOf({ results: { event: [], paging_status: status } }).listEvents();
  assert.deepEqual([paging.resultsRemaining, paging.pagesRemaining], [15, 2]);
});

test('0, 0 is no location', async () => {
  assert.equal((await eventOf({ geo_data: { latitude: 0, longitude: 0 } })).location, undefined);
  assert.deepEqual((await eventOf({ geo_data: { latitude: 51.5, longitude: 0 } })).location, {
    latitude: 51.5,
    longitude: 0,
  });
});

test('an unknown status is not live', async () => {
  assert.equal((await eventOf({ event_status: 'resting' })).status, 'pending');
});

test('an entry without an event is left out', async () => {
  const found = await clientOf({
    events_by_id: { '1AA': { event: minimal.event() }, '1BB': { event: {} }, '1CC': {} },
  }).getEvents({ eventIds: ['1AA', '1BB', '1CC', '1DD'] });
  assert.deepEqual([...found.keys()], ['1AA']);
});

test('texts are kept unchanged, their HTML variants are not kept', async () => {
  const { info } = await eventOf({
    event_info: 'A <b>play</b>\r\nin two acts',
    event_info_html: '<script>alert(1)</script>',
    structured_info: { overview: { name: 'Overview', value: 'Long', value_html: '<p>Long</p>' } },
  });
  assert.deepEqual(info, {
    summary: 'A <b>play</b>\r\nin two acts',
    sections: { overview: { name: 'Overview', text: 'Long' } },
  });
});

test('links that are not web addresses are left out', async () => {
  const asset = (url: string) => ({ media_asset: [{ name: 'square', secure_complete_url: url }] });
  for (const [url, kept] of [
    ['https://a.example.com/x.jpg', 'https://a.example.com/x.jpg'],
    ['//a.example.com/x.jpg', 'https://a.example.com/x.jpg'],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['https://', undefined],
    ['', undefined],
  ] as const) {
    assert.equal((await eventOf({ media: asset(url) })).media[0]?.url, kept);
    assert.equal((await eventOf({ video_iframe: { video_iframe_url_when_secure: url } })).video?.url, kept);
    assert.equal((await orderOf({ external_management_url: url })).externalManagementUrl, kept);
  }
});

test('the error for an unknown month names the path', async () => {
  const months = clientOf({ results: { month: [{ month: 'brumaire', year: 2026 }] } }).getMonths({ eventId: '1AA' });
  assert.equal(await messageOf(months), 'results.month[0].month: expected a month such as jan, found text');
});

test('days on sale, and a range of zeros, which is no range', async () => {
  const detail = (dates: Fields) => ({
    ticket_type: [
      {
        ticket_type_code: 'S',
        price_band: [
          {
            price_band_code: 'A',
            avail_detail: [{ seatprice: 1, surcharge: 0, avail_currency_code: 'gbp', available_dates: dates }],
          },
        ],
      },
    ],
  });
  const dated = await eventOf({
    avail_details: detail({
      first_yyyymmdd: '20171231',
      last_yyyymmdd: '20180102',
      year_2018: { jan_bitmask: 0b11 },
      year_2017: { dec_bitmask: 2 ** 30 },
    }),
  });
  const [found] = dated.availDetails!;
  assert.deepEqual(found!.dates, ['2017-12-31', '2018-01-01', '2018-01-02']);
  assert.deepEqual([found!.firstDate, found!.lastDate], ['2017-12-31', '2018-01-02']);
  const zeros = await eventOf({ avail_details: detail({ first_yyyymmdd: '00000000', last_yyyymmdd: '00000000' }) });
  assert.deepEqual(
    [zeros.availDetails![0]!.dates, zeros.availDetails![0]!.firstDate, zeros.availDetails![0]!.lastDate],
    [undefined, undefined, undefined],
  );
});

test('a performance of an undated event has no date', async () => {
  const answer = {
    results: { has_perf_names: false, performance: [minimal.performance()] },
    autoselect_this_performance: true,
  };
  const page = await clientOf(answer).listPerformances({ eventId: '1AA' });
  assert.equal(page.autoselect, true);
  assert.equal(page.performances[0]!.dateTime, undefined);
  assert.equal('dateTime' in page.performances[0]!, false);
});

const FLAGS: readonly [name: string, field: keyof TicketedEvent][] = [
  ['is_seated', 'isSeated'],
  ['show_perf_time', 'showsPerformanceTime'],
  ['has_no_perfs', 'hasNoPerformances'],
  ['need_performance', 'needsPerformance'],
  ['need_departure_date', 'needsDepartureDate'],
  ['need_duration', 'needsDuration'],
  ['is_add_on', 'isAddOn'],
  ['is_auto_quantity_add_on', 'isAutoQuantityAddOn'],
  ['is_date_matched_add_on', 'isDateMatchedAddOn'],
  ['is_time_matched_add_on', 'isTimeMatchedAddOn'],
];

for (const [name, field] of FLAGS) {
  test(`${name} is ${field}`, async () => {
    assert.equal((await eventOf({ [name]: true }))[field], true);
    assert.equal((await eventOf({ [name]: false }))[field], false);
    const isTrueUnlessSaid = field === 'showsPerformanceTime' || field === 'needsPerformance';
    assert.equal((await eventOf({}))[field], isTrueUnlessSaid);
  });
}

for (const [name, field] of [
  ['is_limited', 'isLimited'],
  ['is_ghost', 'isGhost'],
  ['has_pool_seats', 'hasPoolSeats'],
] as const) {
  test(`${name} is ${field}`, async () => {
    const found = await orderOf({ performance: minimal.performance({ [name]: true }) });
    const others = (['isLimited', 'isGhost', 'hasPoolSeats'] as const).filter((other) => other !== field);
    assert.equal(found.performance[field], true);
    assert.deepEqual(
      others.map((other) => found.performance[other]),
      [false, false],
    );
  });
}
