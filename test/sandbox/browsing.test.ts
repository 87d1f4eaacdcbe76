/** Lists and searches of the demo account, as its guide and the recordings show them: pages, months, prices. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBox, type Values } from './helper.js';

async function search(values: Values): Promise<string[]> {
  const { body } = await openBox().get('events', values);
  return body.results.event.map(({ event_id: id }) => id);
}

describe('events', () => {
  it('finds the same events as the guide', async () => {
    assert.deepEqual(await search({ keywords: 'matthew,bourne' }), ['6IF', '6IE']);
    assert.deepEqual(await search({ s_keys: 'nutcracker,sadlers' }), ['6IF']);
    assert.deepEqual(await search({ keywords: 'NUTCRACKER Sadlers' }), ['6IF']);
    assert.deepEqual(await search({ keywords: 'matthew', country_code: 'uk' }), ['6IF', '6IE']);
    assert.deepEqual(await search({ country_code: 'jp' }), ['AG8']);
    assert.deepEqual(await search({ country_code: 'GB', keywords: 'matthew' }), ['6IF', '6IE']);
    assert.deepEqual((await search({ city_code: 'paris-fr' })).sort(), ['DBZ', 'GVA']);
    assert.deepEqual(await search({ circle: '50.62:3.05:20' }), ['6KS', '6KT']);
    assert.deepEqual(await search({ city_code: 'london-uk' }), [
      'I3S',
      'I3T',
      'I3U',
      '6IF',
      '6IE',
      'I3V',
      '7AB',
      '7AA',
      '6KF',
    ]);
    assert.deepEqual((await search({ keywords: 'park' })).sort(), ['6KS', '6KT', '6KV', '9XW', '9XY', 'AG8', 'I3T']);
    assert.deepEqual(await search({ keywords: 'park', city_code: 'london-uk' }), ['I3T']);
  });

  it('measures distances and sorts by them', async () => {
    const { body } = await openBox().get('events', { s_geo: '51.491188:-0.223731:5' });
    assert.deepEqual(
      body.results.event.map((event) => [event.event_id, event.search_distance_km?.toFixed(2)]),
      [
        ['7AB', '0.28'],
        ['I3U', '1.71'],
        ['6KF', '3.63'],
        ['I3T', '3.95'],
      ],
    );
  });

  it('lists the guide’s 29 events, and the dead ones on request', async () => {
    const box = openBox();
    const { body } = await box.get('events');
    assert.deepEqual(body.results.paging_status, {
      page_length: 50,
      page_number: 0,
      pages_remaining: 0,
      results_remaining: 0,
      total_unpaged_results: 29,
    });
    assert.equal(body.currency_details, undefined);
    for (const flag of ['include_dead', 'add_dead_events', 'include_non_live']) {
      assert.equal(
        (await box.get('events', { [flag]: 'True' })).body.results.paging_status['total_unpaged_results'],
        33,
      );
    }
  });

  it('sorts by every order, alphabetically where equal', async () => {
    const first = async (order: string): Promise<string[]> => (await search({ sort_order: order })).slice(0, 4);
    assert.deepEqual(await first('most_popular'), ['6IF', '6IE', '3CVA', 'DBZ']);
    assert.deepEqual(await first('critic_rating'), ['6IF', '6KS', 'AG8', '6KT']);
    assert.deepEqual(await first('cost_ascending'), ['3CVE', '3CVB', '3CVG', '3CVA']);
    assert.deepEqual((await first('cost_descending'))[0], 'AG8');
    assert.deepEqual(await first('recent'), ['1D7B8', '3CVG', '3CVF', '3CVE']);
    assert.deepEqual(await first('alphabetic'), ['6KS', 'AG8', '6KT', 'I3S']);
  });

  it('filters by offers, dates and supplier', async () => {
    assert.deepEqual((await search({ offers_only: 'true' })).sort(), ['6L9', '7AB']);
    assert.deepEqual(await search({ offers_only: 'false', keywords: 'nutcracker' }), ['6IF']);
    assert.ok((await search({ date_range: '20270101:20270101' })).includes('7AB'));
    assert.ok(!(await search({ date_range: '20270102:20270103' })).includes('7AB'));
    assert.ok(!(await search({ date_range: ':20260303' })).includes('6IF'));
    assert.deepEqual(await search({ s_src: 'ext_test1', country_code: 'uk' }), ['7AB']);
  });

  it('adds add-ons and upsells, and leaves unknown IDs out', async () => {
    const { body } = await openBox().get('events_by_id', {
      event_id_list: '7AB,MH0,6IE',
      add_add_ons: '',
      add_upsells: '',
    });
    assert.deepEqual(Object.keys(body.events_by_id), ['7AB', '6IE']);
    const cat = body.events_by_id['7AB']!;
    assert.deepEqual(
      cat.add_ons.map(({ event_id: id }) => id),
      ['7AC'],
    );
    assert.deepEqual(
      cat.upsells.map(({ event_id: id }) => id),
      ['7AA', '6IF'],
    );
    assert.deepEqual(cat.valid_quantities, [1, 2, 3, 4]);
  });
});

describe('performances', () => {
  it('pages like the guide, with both spellings of the parameters', async () => {
    const box = openBox();
    const status = async (values: Values) =>
      (await box.get('performances', { event_id: 'DP9', ...values })).body.results.paging_status;
    assert.deepEqual(await status({ page_no: 1 }), {
      page_length: 50,
      page_number: 1,
      pages_remaining: 6,
      results_remaining: 260,
      total_unpaged_results: 360,
    });
    assert.deepEqual(await status({ page_length: 20, page_number: 2 }), await status({ page_len: 20, page_no: 2 }));
    assert.equal((await status({ page_length: 20, page_number: 2 }))['pages_remaining'], 15);
  });

  it('gives undated events one dummy that changes every day', async () => {
    const box = openBox();
    for (const id of ['1D7B8', '6KS', '6KT', 'GVA', '7AC']) {
      const today = await box.get('performances', { event_id: id });
      assert.equal(today.body.autoselect_this_performance, true, id);
      assert.equal(today.body.results.performance.length, 1);
      assert.equal(
        (await box.get('events_by_id', { event_id_list: id })).body.events_by_id[id]?.event.need_performance,
        false,
      );
    }
    const before = await box.firstPerformance('6KS');
    box.wait(24 * 60);
    assert.notEqual(await box.firstPerformance('6KS'), before);
    const { body } = await box.get('performances_by_id', { perf_id_list: before });
    assert.equal(body.performances_by_id[before]?.is_ghost, true);
  });

  it('keeps a local offset over the change of the clocks', async () => {
    const { body } = await openBox().get('performances', { event_id: '6IF', page_length: 50 });
    const isos = body.results.performance.map(({ iso8601_date_and_time: iso }) => iso);
    assert.ok(isos.includes('2026-03-27T19:30:00Z'));
    assert.ok(isos.includes('2026-03-29T19:30:00+01:00'));
  });

  it('finds the recorded late show of 6L9', async () => {
    const box = openBox({}, Date.UTC(2017, 2, 20));
    const { body } = await box.get('performances_by_id', { perf_id_list: '6L9-M2R' });
    assert.equal(body.performances_by_id['6L9-M2R']?.iso8601_date_and_time, '2017-04-05T22:30:00-07:00');
  });
});

describe('months and cached prices', () => {
  it('marks every day but Saturdays, bit 0 the 1st', async () => {
    const box = openBox({}, Date.UTC(2016, 11, 6, 12));
    const { body } = await box.get('months', { event_id: '6IF' });
    assert.deepEqual(
      body.results.month.map(({ month, year, month_dates_bitmask: mask }) => [month, year, mask]).slice(1, 4),
      [
        ['jan', 2017, 2012209087],
        ['feb', 2017, 251526135],
        ['mar', 2017, 2130574327],
      ],
    );
    assert.ok(body.results.month.slice(1, 4).every(({ month_weekdays_bitmask: mask }) => mask === 63));
  });

  it('summarises prices in cost ranges, with offers when asked for', async () => {
    const box = openBox();
    const { body } = await box.get('events_by_id', {
      event_id_list: '6IF,6L9',
      req_cost_range: '',
      req_cost_range_best_value_offer: '',
      req_cost_range_no_singles_data: '',
      req_cost_range_discounts: '',
    });
    const nutcracker = body.events_by_id['6IF']!.event.cost_range!;
    assert.deepEqual(
      [nutcracker.min_seatprice, nutcracker.min_surcharge, nutcracker.max_seatprice, nutcracker.max_surcharge],
      [18, 3, 47, 5],
    );
    assert.deepEqual(nutcracker.valid_quantities, [1, 2, 3, 4, 5, 6]);
    assert.equal(nutcracker.best_value_offer, undefined);
    assert.deepEqual(
      nutcracker.alternate_discounts?.map((one) => one.discount_code),
      ['CHILD', 'STUDENT', 'OAP'],
    );
    const femme = body.events_by_id['6L9']!.event.cost_range!;
    assert.deepEqual([femme.min_seatprice, femme.best_value_offer?.percentage_saving], [68, 11]);
    assert.equal(femme.no_singles_cost_range?.best_value_offer?.absolute_saving, 9);
    assert.deepEqual(Object.keys(body.currency_details).sort(), ['gbp', 'usd']);
  });

  it('details prices by band, and dates when asked for', async () => {
    const box = openBox({}, Date.UTC(2017, 2, 8, 12));
    const { body } = await box.get('events_by_id', {
      event_id_list: '6IF',
      req_avail_details_with_perfs: 'True',
      req_cost_range_details: '',
    });
    const { event } = body.events_by_id['6IF']!;
    assert.deepEqual(
      event.cost_range_details?.ticket_type.map((type) => [
        type.ticket_type_code,
        type.price_band.map((band) => band.price_band_code),
      ]),
      [
        ['BALCONY', ['A']],
        ['CIRCLE', ['A', 'B', 'C']],
        ['STALLS', ['A', 'B']],
      ],
    );
    const detail = event.avail_details!.ticket_type[0].price_band[0].avail_detail[0];
    assert.equal(detail.available_weekdays_bitmask, 63);
    assert.equal(detail.available_dates.first_yyyymmdd, '20170309');
    assert.equal(detail.available_dates['year_2017']?.['apr_bitmask'], 803192702);
  });

  it('has cached numbers on performances', async () => {
    const box = openBox();
    const perf = await box.firstPerformance('6L9');
    const { body } = await box.get('performances_by_id', {
      perf_id_list: perf,
      req_avail_details: '',
      req_avail_detail_discounts: '',
    });
    const details = body.performances_by_id[perf]!.avail_details!.ticket_type[0].price_band[0].avail_detail;
    assert.deepEqual(
      details.map((one) => [one.discount_code, one.seatprice, one.cached_number_available]),
      [
        [undefined, 68, 4],
        ['ADLT', 75, 4],
        ['BSGR', 60, 4],
      ],
    );
  });
});

it('answers the smaller lists', async () => {
  const box = openBox();
  assert.equal((await box.get('times', { event_id: 'DP9' })).body.results.time.length, 4);
  assert.equal((await box.get('sources', { req_src_info: '' })).status, 200);
  assert.equal((await box.get('cities')).status, 200);
  assert.equal((await box.get('classes')).status, 200);
  assert.equal((await box.get('email_check', { email_address: 'ada@example.org' })).status, 200);
  const bad = await box.get('email_check', { email_address: 'ada@example' });
  assert.deepEqual([bad.status, bad.body.error_key], [460, 'addr_needs_at_least_one_dot']);
});
