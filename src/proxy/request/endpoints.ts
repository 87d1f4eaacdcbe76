/**
 * The allow list: which endpoints of the API a browser may call, with which parameters, and how long each may take.
 * Everything else is refused, so that a new parameter of the API stays closed until it is added here.
 *
 * Left out on purpose: `cancel.v1` (may cost money), `test.v1` and `sources.v1` (about the account),
 * `trans_id_status.v1` (its IDs can be guessed), `orders_sold.v1` and reports (other customers), `add_customer`,
 * `add_external_sale_page`, `add_crypto_block` (a key to buy with), `req_predicted_commission`, `sub_id`, and the path
 * form `/USER/SUBUSER/LANG_CODE`.
 */

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** Milliseconds. */
  readonly timeout: number;
  /** Whether the API's own `Cache-Control` is passed on; everything else is `no-store`. */
  readonly cacheable: boolean;
  allows(parameter: string): boolean;
}

/** Milliseconds an answer may take. */
export const TIMEOUTS = {
  read: 30_000,
  reserve: 90_000,
  /**
   * A purchase may succeed after two minutes (docs/api/certification.md#r13), and giving up means not knowing. Shorter
   * than the 300 s after which Node's fetch gives up, so that the proxy can explain what happened.
   */
  purchase: 270_000,
} as const;

/** Allowed in every call: the tracking ID, and the language, which becomes the `Accept-Language` header. */
const ALWAYS = ['tsw_session_track_id', 'lang'];

/** Flags that add objects to answers (docs/api/transport.md#object-parameters), without the commission flag. */
const OBJECT_FLAGS = [
  /^req_(extra_info|reviews|video_iframe|meta_components|src_info)$/,
  /^req_media_(triplet_(one|two|three|four|five)(_wide)?|seating_plan|square|landscape|marquee|supplier)$/,
  /^req_cost_range(_(best_value_offer|max_saving_offer|min_cost_offer|top_price_offer|no_singles_data|details|discounts))?$/,
  /^req_avail_detail(s|s_with_perfs|_discounts)$/,
];

/** The proxy sets these itself from the connection, and drops a page's values for them without an error. */
export const SET_BY_PROXY: ReadonlySet<string> = new Set([
  'remote_ip',
  'remote_site',
  'client_http_user_agent',
  'client_http_accept',
]);

export const SOURCE = '[A-Za-z0-9_-]{1,60}';

const ORDER = [
  'perf_id',
  'ticket_type_code',
  'price_band_code',
  'no_of_seats',
  'departure_date',
  'duration',
  'promo_code',
];
const TROLLEY = [...ORDER, 'trolley_token', 'remove_items_list'];
const TROLLEY_PATTERNS = [...OBJECT_FLAGS, /^(disc|seat)\d{1,3}$/, new RegExp(`^${SOURCE}_send_code$`)];

const CUSTOMER = [
  ...['title', 'first_name', 'initials', 'last_name', 'suffix'],
  ...['address_line_one', 'address_line_two', 'town', 'county', 'postcode', 'country_code'],
  ...['email_address', 'phone', 'work_phone', 'home_phone'],
  ...['agent_reference', 'agent_ref', 'privacy_policy_version', 'send_confirmation_email'],
  ...['supplier_can_use_customer_data', 'user_can_use_customer_data', 'world_can_use_customer_data'],
];
const CARD = ['card_number', 'expiry_date', 'cv_two', 'start_date', 'issue_number'];
const BILLING = ['line_one', 'line_two']
  .map((line) => `billing_address_${line}`)
  .concat(['town', 'county', 'postcode', 'country_code'].map((field) => `billing_${field}`));
/** `return_token` is replaced by the proxy's own; the last two are for the proxy and go no further. */
const RETURN = ['return_token', 'return_url', 'page_url', 'payment_reference'];

/** Pages may ask for dead events, but not for pending ones (`include_non_live`), which are not announced yet. */
const EVENT_SEARCH = [
  ...['keywords', 'date_range', 'country_code', 'city_code', 'airport_code', 'circle', 'offers_only', 'sort_order'],
  ...['page_length', 'page_number', 'page_len', 'page_no'],
  ...['s_src', 'include_dead', 'add_dead_events'],
];

interface Rule {
  readonly post?: true;
  readonly cacheable?: true;
  readonly timeout?: number;
  readonly names?: readonly string[];
  readonly patterns?: readonly RegExp[];
}

function endpoint({ post, cacheable, timeout, names = [], patterns = [] }: Rule): Endpoint {
  const allowed = new Set([...ALWAYS, ...names, ...(post ? SET_BY_PROXY : [])]);
  return {
    method: post ? 'POST' : 'GET',
    timeout: timeout ?? TIMEOUTS.read,
    cacheable: cacheable ?? false,
    allows: (parameter) => allowed.has(parameter) || patterns.some((pattern) => pattern.test(parameter)),
  };
}

const RULES: Readonly<Record<string, Rule>> = {
  'events.v1': { cacheable: true, names: EVENT_SEARCH, patterns: OBJECT_FLAGS },
  'events_by_id.v1': {
    cacheable: true,
    names: ['event_id_list', 'add_add_ons', 'add_upsells'],
    patterns: OBJECT_FLAGS,
  },
  'performances.v1': {
    cacheable: true,
    names: ['event_id', 'date_range', 'page_length', 'page_number', 'page_len', 'page_no'],
    patterns: OBJECT_FLAGS,
  },
  'performances_by_id.v1': { cacheable: true, names: ['perf_id_list'], patterns: OBJECT_FLAGS },
  'months.v1': { cacheable: true, names: ['event_id'], patterns: OBJECT_FLAGS },
  'availability.v1': {
    names: ['perf_id', 'no_of_seats', 'promo_code', 'add_discounts', 'add_example_seats', 'add_seat_blocks'],
  },
  'discounts.v1': { names: ['perf_id', 'ticket_type_code', 'price_band_code', 'no_of_seats', 'promo_code'] },
  'send_methods.v1': { names: ['perf_id'] },
  'trolley.v1': { names: TROLLEY, patterns: TROLLEY_PATTERNS },
  'add_ons.v1': { names: TROLLEY, patterns: TROLLEY_PATTERNS },
  'upsells.v1': { names: TROLLEY, patterns: TROLLEY_PATTERNS },
  'status.v1': { names: ['transaction_uuid'], patterns: OBJECT_FLAGS },
  'reserve_page_archive.v1': { names: ['transaction_uuid'] },
  'purchase_page_archive.v1': { names: ['transaction_uuid'] },
  'reserve.v1': { post: true, timeout: TIMEOUTS.reserve, names: TROLLEY, patterns: TROLLEY_PATTERNS },
  'release.v1': { post: true, timeout: TIMEOUTS.reserve, names: ['transaction_uuid'] },
  'purchase.v1': {
    post: true,
    timeout: TIMEOUTS.purchase,
    names: ['transaction_uuid', ...CUSTOMER, ...CARD, ...BILLING, ...RETURN],
    patterns: [...OBJECT_FLAGS, new RegExp(`^${SOURCE}_callback/[A-Za-z0-9_]{1,60}$`)],
  },
};

/** The proxy's own routes for payments by Stripe (routes/payment-engine.ts). */
export const ENGINE_ROUTES = {
  'save-details': endpoint({
    post: true,
    names: ['transaction_uuid', 'source', 'stripe_payment_intent', 'email_address'],
  }),
  'payment-intent': endpoint({ post: true, names: ['transaction_uuid', 'source'] }),
} as const;

export const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map(
  Object.entries(RULES).map(([name, rule]) => [name, endpoint(rule)]),
);
