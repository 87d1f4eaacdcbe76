/**
 * The part of an XML core answer that a page may have: the elements on this list and no others, so that crypto blocks,
 * tokens, commission, users, fraud warnings, words for staff and the customer's data stay in the proxy.
 */
import { legal, type XmlElement, type XmlNode } from '../../xml-tree/tree.js';
import { removeSecrets } from '../privacy/redact.js';

const PUBLIC: ReadonlySet<string> = new Set([
  // Outcomes.
  ...['error_code', 'fail_code', 'purchase_fail_code', 'purchase_result', 'success', 'is_partial', 'released_ok'],
  ...['failed_cv_two', 'failed_avs', 'failed_3d_secure'],
  // The transaction, and what buying it takes.
  ...['transaction_id', 'transaction_status', 'minutes_left_on_reserve', 'language_list'],
  ...['reserve_iso8601_date_and_time', 'purchase_iso8601_date_and_time'],
  ...['need_payment_card', 'acceptable_cards', 'card', 'card_type', 'card_desc', 'supports_billing_address'],
  ...['needs_email_address', 'needs_agent_reference', 'prefilled_customer_data', 'can_edit'],
  ...[
    'address_line_one',
    'address_line_two',
    'town',
    'county',
    'postcode',
    'email_address',
    'work_phone',
    'home_phone',
  ],
  ...['permitted_countries', 'country', 'country_code', 'country_desc'],
  // Trolley and bundles.
  ...['trolley', 'trolley_bundle_count', 'trolley_order_count', 'failed_orders'],
  ...['bundle', 'bundle_source_code', 'bundle_source_desc', 'bundle_order_count', 'bundle_total_seatprice'],
  ...['bundle_total_surcharge', 'bundle_total_combined', 'bundle_total_despatch', 'bundle_total_cost'],
  ...['currency', 'currency_code', 'currency_number', 'currency_factor', 'currency_places'],
  ...['currency_pre_symbol', 'currency_post_symbol'],
  // Orders.
  ...['order', 'item_number', 'backend_purchase_reference', 'reserve_failure_comment'],
  ...['event', 'event_id', 'event_desc', 'event_type', 'venue_desc', 'source_code', 'source_desc', 'city_desc'],
  ...['show_perf_time', 'has_no_perfs', 'need_performance'],
  ...['performance', 'perf_id', 'perf_name', 'date_desc', 'time_desc', 'iso8601_date_and_time'],
  ...['ticket_type_code', 'ticket_type_desc', 'price_band_code', 'price_band_desc'],
  ...['seat_request_status', 'requested_seats', 'total_no_of_tickets', 'total_no_of_seats'],
  ...['total_seatprice', 'total_surcharge', 'total_combined'],
  ...[
    'discount',
    'discount_code',
    'discount_desc',
    'no_of_tickets',
    'no_of_seats',
    'seatprice',
    'surcharge',
    'combined',
  ],
  ...['seats', 'id', 'id_details', 'full_id', 'row_id', 'separator', 'col_id', 'is_restricted_view', 'seat_text'],
  ...['seat_text_code', 'barcode'],
  // Delivery. The page_url of vouchers is the proxy's own by then.
  ...['despatch_desc', 'despatch_final_type', 'despatch_final_comment', 'despatch_method', 'despatch_code'],
  ...['despatch_type', 'despatch_cost', 'despatch_subdata'],
  ...['self_print_html_page', 'page_url', 'item_no'],
]);

/** A page is not told that a fraud rule has stopped a purchase: it gets the code for no listed reason. */
const FRAUD = '1';
const NO_REASON = '0';

export function publicAnswer(answer: XmlElement, secrets: readonly string[], more: readonly XmlNode[] = []): XmlNode {
  return [
    answer.name,
    [...answer.children.filter(({ name }) => PUBLIC.has(name)).map((each) => copy(each, secrets)), ...more],
  ];
}

function copy({ name, text, children }: XmlElement, secrets: readonly string[]): XmlNode {
  const known = children.filter((child) => PUBLIC.has(child.name));
  if (known.length > 0) return [name, known.map((child) => copy(child, secrets))];
  if (children.length > 0) return [name, ''];
  if (name === 'purchase_fail_code' && text.trim() === FRAUD) return [name, NO_REASON];
  return [name, removeSecrets(legal(text), secrets)];
}
