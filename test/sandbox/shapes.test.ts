/**
 * The simulated box office's answers against recorded ones (test/support/recordings.ts): every field of a recorded answer
 * is in the simulated one, with a value of the same kind. Fields that only older answers had are named and left out.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ALL_RECORDINGS, type Json, type Recordings } from '../support/recordings.js';
import { CUSTOMER_PARAMETERS } from '../support/customers.js';
import { openBox, type TestBox } from './helper.js';

/** Gone from newer answers, or there only for the transactions recorded. */
const OLDER = new Set(['got_requested_seats', 'requested_seats', 'running_time', 'perf_name', 'critic_review_percent']);
/** Objects whose keys are data, such as IDs: a recorded value is compared with the simulated one of any key. */
const DICTIONARIES = new Set([
  'allowed_countries',
  'callout_parameters',
  'classes',
  'currency_details',
  'events_by_id',
  'performances_by_id',
  'structured_info',
  'blocks_by_row',
  'separators_by_row',
  'seats_by_text_message',
]);
/** Objects whose fields depend on the event. */
const WITH_OPTIONAL_FIELDS = new Set(['cost_range']);

const kindOf = (value: Json): string => (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value);

/** Paths of fields that are recorded, but missing or of another kind in the simulated answer. */
function differences(recorded: Json, simulated: Json | undefined, path: string): string[] {
  if (simulated === undefined) return [`${path} is missing`];
  if (kindOf(recorded) !== kindOf(simulated)) return [`${path} is ${kindOf(simulated)}, recorded ${kindOf(recorded)}`];
  if (Array.isArray(recorded) && Array.isArray(simulated)) {
    const [first] = recorded;
    return first === undefined || simulated.length === 0 ? [] : differences(first, simulated[0], `${path}[]`);
  }
  if (typeof recorded !== 'object' || recorded === null || Array.isArray(recorded)) return [];
  const fields = simulated as Record<string, Json>;
  const name = path.split('.').at(-1) ?? '';
  const isDictionary = DICTIONARIES.has(name);
  return Object.entries(recorded).flatMap(([key, value]) => {
    if (OLDER.has(key) || (WITH_OPTIONAL_FIELDS.has(name) && !(key in fields))) return [];
    const counterpart = fields[key] ?? (isDictionary ? Object.values(fields)[0] : undefined);
    if (counterpart === undefined && isDictionary) return [];
    return differences(value, counterpart, `${path}.${key}`);
  });
}

async function bought(box: TestBox): Promise<{ reserve: Json; purchase: Json; uuid: string; id: string }> {
  const perf = await box.performanceOn('6IF', 2);
  const order = {
    perf_id: perf,
    ticket_type_code: 'CIRCLE',
    price_band_code: 'C/pool',
    no_of_seats: 3,
    disc0: 'ADULT',
    disc1: 'CHILD',
    disc2: 'CHILD',
  };
  const { body: reserve } = await box.post('reserve', order);
  const uuid = reserve.trolley_contents.transaction_uuid;
  const { body: purchase } = await box.post('purchase', {
    transaction_uuid: uuid,
    ...CUSTOMER_PARAMETERS,
    privacy_policy_version: '1',
  });
  const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
  return { reserve: plain(reserve), purchase: plain(purchase), uuid, id: purchase.trolley_contents.transaction_id };
}

for (const recordings of ALL_RECORDINGS) describe(`shapes of ${recordings.title}`, () => compareShapes(recordings));

function compareShapes(recordings: Recordings): void {
  const compare = (name: string, ask: (box: TestBox) => Promise<unknown>): void => {
    it(name, async () => {
      const simulated = JSON.parse(JSON.stringify(await ask(openBox()))) as Json;
      assert.deepEqual(differences(recordings.read(name), simulated, '$'), []);
    });
  };
  const get = (endpoint: string, values: Record<string, string>) => async (box: TestBox) =>
    (await box.get(endpoint, values)).body;
  const first = (eventId: string, endpoint: string, values: Record<string, string>) => async (box: TestBox) =>
    (await box.get(endpoint, { perf_id: await box.firstPerformance(eventId), ...values })).body;

  compare('test/flat-account', get('test', {}));
  compare(
    '_errors/bad-credentials',
    async (box) => (await box.get('test', {}, { headers: { authorization: 'Basic bad' } })).body,
  );
  compare('_errors/bad-data', get('status', { transaction_uuid: 'unknown' }));
  compare('events/keyword-search', get('events', { keywords: 'matthew', country_code: 'uk' }));
  compare('events/abroad', get('events', { s_coco: 'jp' }));
  compare('events_by_id/two-events', get('events_by_id', { event_id_list: '6IF,6IE' }));
  compare(
    'events_by_id/add-ons-and-upsells',
    get('events_by_id', { event_id_list: '7AB', add_add_ons: '', add_upsells: '' }),
  );
  compare('events_by_id/extra-info', get('events_by_id', { event_id_list: '6IF', req_extra_info: '' }));
  compare('events_by_id/reviews', get('events_by_id', { event_id_list: '6IF', req_reviews: '' }));
  compare(
    'events_by_id/media',
    get('events_by_id', { event_id_list: '6IF', req_media_landscape: '', req_media_square: '', req_video_iframe: '' }),
  );
  compare('events_by_id/cost-range-details', get('events_by_id', { event_id_list: '6IF', req_cost_range_details: '' }));
  compare(
    'events_by_id/offers',
    get('events_by_id', {
      event_id_list: '6L9',
      req_cost_range: '',
      req_cost_range_best_value_offer: '',
      req_cost_range_max_saving_offer: '',
      req_cost_range_min_cost_offer: '',
      req_cost_range_top_price_offer: '',
    }),
  );
  compare('performances/first-page', get('performances', { event_id: '6IF', page_length: '10' }));
  compare('months/two-months', get('months', { event_id: '6IF' }));
  compare('availability/best-available', first('6IF', 'availability', {}));
  compare('availability/four-discounts', async (box) => {
    const body = await first('6IF', 'availability', { add_discounts: '' })(box);
    // Recorded when an answer still had one currency object; today's shape is in docs/api/catalogue.md#currency.
    return { ...body, currency: Object.values(body.currency_details)[0] };
  });
  compare('availability/predicted-commission', first('6IF', 'availability', { req_predicted_commission: '' }));
  compare('availability/seat-blocks', get('availability', { perf_id: '7AB-D', add_seat_blocks: '' }));
  compare(
    'availability/example-seats',
    get('availability', { perf_id: '7AB-D', no_of_seats: '3', add_example_seats: '' }),
  );
  compare(
    'discounts/four-discounts',
    first('6IF', 'discounts', { ticket_type_code: 'CIRCLE', price_band_code: 'A/pool' }),
  );
  compare('send_methods/collect-and-post', first('6IF', 'send_methods', {}));
  compare('reserve/one-order', async (box) => (await bought(box)).reserve);
  compare(
    'reserve_page_archive/three-seats',
    async (box) =>
      (
        await box.post('reserve', {
          perf_id: '7AB-D',
          ticket_type_code: 'STALLS',
          price_band_code: 'A/pool',
          no_of_seats: 3,
        })
      ).body,
  );
  compare(
    'reserve/failed-seat',
    async (box) =>
      (
        await box.post('reserve', {
          perf_id: '7AB-D',
          ticket_type_code: 'CIRCLE',
          price_band_code: 'B/pool',
          no_of_seats: 2,
          seat0: 'H9',
          seat1: 'H10',
        })
      ).body,
  );
  compare('purchase/on-credit', async (box) => (await bought(box)).purchase);
  compare('trans_id_status/purchased', async (box) => {
    const { id } = await bought(box);
    return (await box.get('trans_id_status', { transaction_id: id })).body;
  });
  compare('purchase/redirect-callout', async (box) => {
    const user = 'demo-redirect';
    const order = { perf_id: '7AA-D', ticket_type_code: 'STALLS', price_band_code: 'A/pool', no_of_seats: 1 };
    const { body } = await box.post('reserve', order, { user });
    const back = { return_token: 't', return_url: 'https://shop.example/t/' };
    return (
      await box.post(
        'purchase',
        { transaction_uuid: body.trolley_contents.transaction_uuid, ...CUSTOMER_PARAMETERS, ...back },
        { user },
      )
    ).body;
  });
}
