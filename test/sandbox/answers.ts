/** The parts of the API's answers that the tests of the sandbox read. */

/** A list read by position. A missing item fails an assertion instead of a type check. */
export interface List<T> extends Array<T> {
  0: T;
  1: T;
  2: T;
  3: T;
}

export interface Seat {
  full_id: string;
  is_restricted_view: boolean;
  seat_text?: string;
  barcode?: string;
}

export interface TicketOrder {
  discount_code: string;
  no_of_seats: number;
  sale_seatprice: number;
  sale_surcharge: number;
  seats?: Seat[];
}

export interface Performance {
  perf_id: string;
  event_id: string;
  iso8601_date_and_time: string;
  date_desc: string;
  time_desc: string;
  perf_name?: string;
  is_ghost: boolean;
  is_limited: boolean;
  cost_range?: CostRange;
  avail_details?: { ticket_type: List<{ price_band: List<{ avail_detail: List<AvailDetail> }> }> };
}

export interface Offer {
  offer_seatprice: number;
  absolute_saving: number;
  percentage_saving: number;
}

export interface CostRange {
  min_seatprice: number;
  min_surcharge: number;
  max_seatprice: number;
  max_surcharge: number;
  valid_quantities: number[];
  best_value_offer?: Offer;
  max_saving_offer?: Offer;
  min_cost_offer?: Offer;
  top_price_offer?: Offer;
  no_singles_cost_range?: CostRange;
  alternate_discounts?: { discount_code: string }[];
}

export interface AvailDetail {
  seatprice: number;
  discount_code?: string;
  cached_number_available?: number;
  available_weekdays_bitmask: number;
  available_dates: { first_yyyymmdd: string; last_yyyymmdd: string } & Record<string, Record<string, number>>;
}

export interface EventBody {
  event_id: string;
  event_desc: string;
  event_status: string;
  venue_desc: string;
  search_distance_km?: number;
  critic_review_percent?: number;
  need_performance: boolean;
  need_departure_date: boolean;
  need_duration: boolean;
  cost_range?: CostRange;
  cost_range_details?: {
    ticket_type: List<{ ticket_type_code: string; price_band: List<{ price_band_code: string }> }>;
  };
  avail_details?: Performance['avail_details'];
  structured_info: Record<string, unknown>;
  media: { media_asset: { name: string; secure_complete_url: string }[] };
  reviews: { review: unknown[] };
  video_iframe: { video_iframe_url_when_secure: string };
}

export interface SendMethod {
  send_code: string;
  send_desc: string;
  send_type: string;
  send_cost: number;
  self_print_voucher_url: string;
}

export interface Order {
  item_number: number;
  event: EventBody;
  performance: Performance;
  ticket_type_code: string;
  price_band_code: string;
  ticket_orders: { ticket_order: List<TicketOrder> };
  total_no_of_seats: number;
  total_sale_seatprice: number;
  total_sale_combined: number;
  requested_seat_ids: string[];
  seat_request_status: string;
  send_method: SendMethod;
  reserve_failure_comment: string;
  backend_purchase_reference: string;
  backend_cancellation_reference: string;
  cancellation_status: string;
}

export interface PurchaseResult {
  success: boolean;
  is_partial: boolean;
  failure_reason?: string;
  purchase_error?: string;
  failed_3d_secure?: boolean;
}

export interface Bundle {
  bundle_source_code: string;
  bundle_total_seatprice: number;
  bundle_total_surcharge: number;
  bundle_total_send_cost: number;
  bundle_total_cost: number;
  currency_code: string;
  order: List<Order>;
  purchase_result: PurchaseResult;
  debitor?: {
    debitor_type: string;
    debitor_integration_data: Record<string, string> & { stripe: Record<string, string> };
  };
}

export interface Contents {
  bundle: List<Bundle>;
  trolley_bundle_count: number;
  trolley_order_count: number;
  transaction_uuid: string;
  transaction_id: string;
  purchase_result: PurchaseResult;
}

export interface DiscountBody {
  discount_code: string;
  sale_seatprice: number;
  sale_surcharge: number;
  non_offer_sale_seatprice: number;
  is_offer: boolean;
}

export interface PriceBand extends DiscountBody {
  price_band_code: string;
  number_available: number;
  absolute_saving: number;
  percentage_saving: number;
  allows_leaving_single_seats: string;
  free_seat_blocks?: {
    blocks_by_row: Record<string, string[][]>;
    restricted_view_seats: string[];
    seats_by_text_message: Record<string, string[]>;
    separators_by_row: Record<string, string>;
  };
  example_seats?: Seat[];
  possible_discounts?: { discount: DiscountBody[] };
}

export interface TicketType {
  ticket_type_code: string;
  price_band: List<PriceBand>;
}

export interface Callout {
  callout_destination_url: string;
  callout_type: string;
  callout_parameters: Record<string, string>;
  bundle_source_code: string;
  return_token: string;
  debitor_integration_data: { debit_amount: number; debit_base_amount: number; debitor_type: string };
}

/** The fields of all endpoints in one type. Each endpoint has some of them. */
export interface Body {
  error_code: number;
  error_desc: string;
  error_key?: string;
  results: {
    event: List<EventBody>;
    performance: List<Performance>;
    month: List<{ month: string; year: number; month_dates_bitmask: number; month_weekdays_bitmask: number }>;
    time: List<{ time_desc: string }>;
    has_perf_names: boolean;
    paging_status: Record<string, number>;
  };
  events_by_id: Record<
    string,
    { event: EventBody; valid_quantities: number[]; add_ons: EventBody[]; upsells: EventBody[] }
  >;
  performances_by_id: Record<string, Performance>;
  autoselect_this_performance?: boolean;
  availability: { ticket_type: List<TicketType> };
  backend_is_down: boolean;
  backend_is_broken: boolean;
  backend_throttle_failed: boolean;
  contiguous_seat_selection_only: boolean;
  valid_quantities: number[];
  max_bundle_size?: number;
  currency_code: string;
  currency_details: Record<string, { currency_places: number; currency_factor: number }>;
  discounts: { discount: DiscountBody[] };
  send_methods: { send_method: SendMethod[] };
  trolley_token: string;
  crypto_block?: string;
  trolley_token_contents: Contents;
  discarded_orders: Order[];
  input_contained_unavailable_order: boolean;
  trolley_contents: Contents;
  unreserved_orders: List<Order>;
  minutes_left_on_reserve: number;
  transaction_status: string;
  allowed_countries: Record<string, string>;
  needs_payment_card: boolean;
  accepted_payment_cards: Record<string, string>;
  language_list: string[];
  released_ok: boolean;
  customer: Record<string, string | boolean>;
  callout?: Callout;
  pending_callout?: Callout;
  cancelled_item_numbers: number[];
  must_also_cancel?: Order[];
  user_id: string;
  sub_user: string;
  token: string;
}
