/**
 * Translates answers of the XML core to the names of the JSON API (docs/api/xml-core.md#names). The client's parsers
 * then read them, and no element has to know which API sold.
 */
import { eventIdOf } from '../domain/catalogue/performance.js';
import { BadResponseError } from '../domain/error.js';
import { childOf, childrenOf, textOf, type XmlElement } from '../xml-tree/tree.js';

type Fields = Readonly<Record<string, unknown>>;

/** The number in a child element; undefined where it is missing. */
function decimal(element: XmlElement, name: string): number | undefined {
  const text = textOf(element, name);
  if (text === undefined) return undefined;
  if (!/^-?\d+(\.\d+)?$/.test(text)) {
    throw new BadResponseError('bad-response', `${element.name}.${name}: expected a number`);
  }
  return Number(text);
}

function yesNo(element: XmlElement, name: string): boolean | undefined {
  const text = textOf(element, name);
  if (text === undefined) return undefined;
  if (text !== 'yes' && text !== 'no') {
    throw new BadResponseError('bad-response', `${element.name}.${name}: expected yes or no`);
  }
  return text === 'yes';
}

const texts = (element: XmlElement | undefined, ...names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, textOf(element, name)]));

const flags = (element: XmlElement, ...names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, yesNo(element, name)]));

/** Names by code. */
const dictionary = (list: XmlElement | undefined, item: string, stem: string): Fields =>
  Object.fromEntries(
    childrenOf(list, item).flatMap((child) => {
      const code = textOf(child, `${stem}_code`) ?? textOf(child, `${stem}_type`);
      return code === undefined ? [] : [[code, textOf(child, `${stem}_desc`) ?? code]];
    }),
  );

/** Addresses of printable vouchers on the proxy, by item number. */
export type Vouchers = ReadonlyMap<string, string>;

/** Ingresso's documentation and its Python client name the item differently (docs/api/xml-core.md#vouchers). */
export function vouchersOf(answer: XmlElement, endpoint: string): Vouchers {
  const pages = childrenOf(answer, 'self_print_html_page').flatMap((page): [string, string][] => {
    const item = textOf(page, 'item_number') ?? textOf(page, 'item_no');
    const address = textOf(page, 'complete_page_url') ?? textOf(page, 'page_url');
    if (item === undefined || address === undefined || !URL.canParse(address, endpoint)) return [];
    const { href, origin } = new URL(address, endpoint);
    // The proxy serves vouchers itself. A customer is never sent to an address elsewhere.
    return origin === new URL(endpoint).origin ? [[item, href]] : [];
  });
  return new Map(pages);
}

/** make_reservation_result, as an answer to reserve.v1. */
export function reservationFields(answer: XmlElement, transactionUuid: string): Fields {
  const prefilled = childOf(answer, 'prefilled_customer_data');
  return {
    transaction_uuid: transactionUuid,
    trolley_contents: trolleyFields(childOf(answer, 'trolley'), transactionUuid, new Map()),
    unreserved_orders: childrenOf(childOf(answer, 'failed_orders'), 'order').map((order) =>
      orderFields(order, new Map()),
    ),
    minutes_left_on_reserve: decimal(answer, 'minutes_left_on_reserve'),
    needs_payment_card: yesNo(answer, 'need_payment_card'),
    accepted_payment_cards: dictionary(childOf(answer, 'acceptable_cards'), 'card', 'card'),
    ...flags(answer, 'supports_billing_address', 'needs_email_address', 'needs_agent_reference'),
    can_edit_address: prefilled && yesNo(prefilled, 'can_edit'),
    prefilled_address: texts(
      prefilled,
      ...['address_line_one', 'address_line_two', 'town', 'county', 'postcode', 'country_code'],
      ...['email_address', 'work_phone', 'home_phone'],
    ),
    allowed_countries: dictionary(childOf(answer, 'permitted_countries'), 'country', 'country'),
  };
}

/** transaction_info_result, as an answer to status.v1. */
export function transactionFields(answer: XmlElement, transactionUuid: string, vouchers: Vouchers): Fields {
  return {
    ...texts(answer, 'transaction_status', 'language_list'),
    ...texts(answer, 'reserve_iso8601_date_and_time', 'purchase_iso8601_date_and_time'),
    minutes_left_on_reserve: decimal(answer, 'minutes_left_on_reserve'),
    trolley_contents: trolleyFields(childOf(answer, 'trolley'), transactionUuid, vouchers),
  };
}

export function trolleyFields(trolley: XmlElement | undefined, transactionUuid: string, vouchers: Vouchers): Fields {
  return {
    transaction_uuid: transactionUuid,
    transaction_id: textOf(trolley, 'transaction_id'),
    purchase_result: resultFields(childOf(trolley, 'purchase_result')),
    bundle: childrenOf(trolley, 'bundle').map((bundle) => bundleFields(bundle, vouchers)),
  };
}

const resultFields = (result: XmlElement | undefined): Fields | undefined =>
  result && flags(result, 'success', 'is_partial', 'failed_cv_two', 'failed_avs', 'failed_3d_secure');

/** Without debitors, because this API sells on credit, or by a card whose details go to the box office. */
function bundleFields(bundle: XmlElement, vouchers: Vouchers): Fields {
  return {
    ...texts(bundle, 'bundle_source_code', 'bundle_source_desc'),
    currency: currencyFields(bundle),
    bundle_total_seatprice: decimal(bundle, 'bundle_total_seatprice'),
    bundle_total_surcharge: decimal(bundle, 'bundle_total_surcharge'),
    bundle_total_send_cost: decimal(bundle, 'bundle_total_despatch'),
    bundle_total_cost: decimal(bundle, 'bundle_total_cost'),
    purchase_result: resultFields(childOf(bundle, 'purchase_result')),
    order: childrenOf(bundle, 'order').map((order) => orderFields(order, vouchers)),
  };
}

function currencyFields(parent: XmlElement): Fields | undefined {
  const currency = childOf(parent, 'currency');
  if (!currency) return undefined;
  // An empty symbol counts: a currency that is written after the amount has an empty one before it.
  const symbol = (name: string): string | undefined => childOf(currency, name)?.text;
  return {
    currency_code: textOf(currency, 'currency_code'),
    currency_factor: decimal(currency, 'currency_factor'),
    currency_places: decimal(currency, 'currency_places'),
    currency_pre_symbol: symbol('currency_pre_symbol'),
    currency_post_symbol: symbol('currency_post_symbol'),
  };
}

function orderFields(order: XmlElement, vouchers: Vouchers): Fields {
  const item = textOf(order, 'item_number');
  const performance = childOf(order, 'performance');
  const event = childOf(order, 'event');
  const performanceId = textOf(performance, 'perf_id') ?? '';
  return {
    item_number: decimal(order, 'item_number'),
    currency: currencyFields(order),
    event: {
      ...texts(event, 'event_type', 'source_code', 'source_desc', 'city_desc', 'country_code', 'country_desc'),
      ...(event && flags(event, 'show_perf_time', 'has_no_perfs', 'need_performance')),
      event_id: textOf(event, 'event_id') ?? eventIdOf(performanceId),
      event_desc: textOf(event, 'event_desc') ?? textOf(order, 'event_desc'),
      venue_desc: textOf(event, 'venue_desc') ?? textOf(order, 'venue_desc'),
    },
    performance: {
      ...texts(performance, 'perf_name', 'iso8601_date_and_time'),
      perf_id: performanceId,
      // In the older form they are in the order.
      date_desc: textOf(performance, 'date_desc') ?? textOf(order, 'date_desc'),
      time_desc: textOf(performance, 'time_desc') ?? textOf(order, 'time_desc'),
    },
    ticket_type_code: textOf(order, 'ticket_type_code') ?? '',
    price_band_code: textOf(order, 'price_band_code') ?? '',
    ...texts(order, 'ticket_type_desc', 'price_band_desc', 'seat_request_status'),
    ...texts(order, 'backend_purchase_reference', 'reserve_failure_comment'),
    requested_seats: seatFields(childOf(order, 'requested_seats')),
    total_no_of_seats: decimal(order, 'total_no_of_tickets') ?? decimal(order, 'total_no_of_seats'),
    total_sale_seatprice: decimal(order, 'total_seatprice'),
    total_sale_surcharge: decimal(order, 'total_surcharge'),
    ticket_orders: { ticket_order: childrenOf(order, 'discount').map(discountFields) },
    send_method: despatchFields(order, item === undefined ? undefined : vouchers.get(item)),
  };
}

const discountFields = (discount: XmlElement): Fields => ({
  ...texts(discount, 'discount_code', 'discount_desc'),
  no_of_seats: decimal(discount, 'no_of_tickets') ?? decimal(discount, 'no_of_seats'),
  sale_seatprice: decimal(discount, 'seatprice'),
  sale_surcharge: decimal(discount, 'surcharge'),
  seats: seatFields(childOf(discount, 'seats')),
});

const seatFields = (seats: XmlElement | undefined): Fields => ({
  id_details: childrenOf(seats, 'id_details').map((seat) => ({
    ...texts(seat, 'full_id', 'row_id', 'col_id', 'seat_text', 'barcode'),
    // Not trimmed, because a space may separate row and number.
    separator: childOf(seat, 'separator')?.text,
    ...flags(seat, 'is_restricted_view'),
  })),
});

/** The older form has only the name of the delivery. */
function despatchFields(order: XmlElement, voucherUrl: string | undefined): Fields | undefined {
  const method = childOf(order, 'despatch_method');
  const name = textOf(method, 'despatch_desc') ?? textOf(order, 'despatch_desc');
  const code = textOf(method, 'despatch_code') ?? name;
  if (code === undefined) return undefined;
  const countries = childOf(method, 'permitted_countries');
  return {
    send_code: code,
    send_desc: name,
    send_type: textOf(method, 'despatch_type') ?? textOf(order, 'despatch_final_type'),
    send_cost: (method && decimal(method, 'despatch_cost')) ?? 0,
    send_final_type: textOf(order, 'despatch_final_type'),
    send_final_comment: textOf(order, 'despatch_final_comment'),
    permitted_countries: countries && {
      country: childrenOf(countries, 'country').map((country) => texts(country, 'country_code', 'country_desc')),
    },
    self_print_voucher_url: voucherUrl,
  };
}
