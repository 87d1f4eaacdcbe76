/**
 * Turns requests into the API's parameters: the only place, with purchase-parameters.ts, that knows their names.
 *
 * Flags are sent as `true`, which every source of docs/api accepts, and left out when off. Where sources disagree
 * (docs/api/disagreements.md) the documentation's name is sent (X3, X17, X19, X23), except for X16.
 */
import { toCountryCode } from '../domain/customer/country.js';
import { createError } from '../domain/error.js';
import type { OrderRequest } from '../domain/trolley/trolley.js';
import type {
  AvailabilityQuery,
  CallOptions,
  DiscountsQuery,
  EventsByIdQuery,
  EventsQuery,
  ObjectOptions,
  PerformancesQuery,
  TrolleyRequest,
} from './requests.js';

/** Undefined, false and empty text are not sent. */
export type Value = string | number | boolean | undefined;

export class Parameters extends URLSearchParams {
  put(values: Readonly<Record<string, Value>>): this {
    for (const [name, value] of Object.entries(values)) {
      if (value !== undefined && value !== false && value !== '') this.set(name, String(value));
    }
    return this;
  }
}

const OBJECT_FLAGS: Readonly<Record<Exclude<keyof ObjectOptions, 'media'>, readonly string[]>> = {
  costRange: ['req_cost_range'],
  // An offer is part of a cost range, so each offer's flag goes with that of the range, as in the Python client.
  bestValueOffer: ['req_cost_range', 'req_cost_range_best_value_offer'],
  maxSavingOffer: ['req_cost_range', 'req_cost_range_max_saving_offer'],
  minCostOffer: ['req_cost_range', 'req_cost_range_min_cost_offer'],
  topPriceOffer: ['req_cost_range', 'req_cost_range_top_price_offer'],
  noSinglesData: ['req_cost_range', 'req_cost_range_no_singles_data'],
  costRangeDetails: ['req_cost_range_details'],
  costRangeDiscounts: ['req_cost_range', 'req_cost_range_discounts'],
  availDetails: ['req_avail_details'],
  availDetailsWithPerformances: ['req_avail_details', 'req_avail_details_with_perfs'],
  availDetailDiscounts: ['req_avail_details', 'req_avail_detail_discounts'],
  extraInfo: ['req_extra_info'],
  reviews: ['req_reviews'],
  video: ['req_video_iframe'],
  metaComponents: ['req_meta_components'],
  sourceInfo: ['req_src_info'],
  predictedCommission: ['req_predicted_commission'],
};

export function objectParameters(options: ObjectOptions): Parameters {
  const parameters = new Parameters();
  for (const [option, flags] of Object.entries(OBJECT_FLAGS)) {
    if (options[option as keyof typeof OBJECT_FLAGS]) for (const flag of flags) parameters.set(flag, 'true');
  }
  for (const asset of options.media ?? []) parameters.set(`req_media_${asset}`, 'true');
  return parameters;
}

export function eventsParameters(query: EventsQuery): Parameters {
  return objectParameters(query).put({
    // Separated by commas, as in recorded calls. A space inside a keyword may separate too, because all words must
    // match.
    keywords: query.keywords
      ?.flatMap((keyword) => keyword.split(/[\s,]+/))
      .filter(Boolean)
      .join(','),
    date_range: dateRange(query),
    country_code: query.countryCode && toCountryCode(query.countryCode),
    city_code: query.cityCode,
    airport_code: query.airportCode,
    circle: query.circle && [query.circle.latitude, query.circle.longitude, query.circle.radiusKm].join(':'),
    offers_only: query.offersOnly,
    // The name in both clients, and in the documentation's own `event_status` row (X16).
    include_dead: query.includeDead,
    s_src: query.sourceCode,
    sort_order: query.sortOrder,
    ...paging(query),
  });
}

export function eventsByIdParameters(query: EventsByIdQuery): Parameters {
  return objectParameters(query).put({
    event_id_list: query.eventIds.join(','),
    add_add_ons: query.addOns,
    add_upsells: query.upsells,
  });
}

export function performancesParameters(query: PerformancesQuery): Parameters {
  return objectParameters(query).put({ event_id: query.eventId, date_range: dateRange(query), ...paging(query) });
}

export function availabilityParameters(query: AvailabilityQuery): Parameters {
  return new Parameters().put({
    perf_id: query.performanceId,
    no_of_seats: query.quantity,
    promo_code: query.promoCode,
    add_discounts: query.discounts,
    add_example_seats: query.exampleSeats,
    add_seat_blocks: query.seatBlocks,
    req_predicted_commission: query.predictedCommission,
  });
}

export function discountsParameters(query: DiscountsQuery): Parameters {
  return new Parameters().put({
    perf_id: query.performanceId,
    ticket_type_code: query.ticketTypeCode,
    price_band_code: query.priceBandCode,
    no_of_seats: query.quantity,
    promo_code: query.promoCode,
    req_predicted_commission: query.predictedCommission,
  });
}

/** For trolley, reserve, add-ons and upsells, which take the same. */
export function trolleyParameters(request: TrolleyRequest): Parameters {
  const parameters = objectParameters(request).put({
    trolley_token: request.token,
    ...(request.order && orderValues(request.order)),
    remove_items_list: request.removeItems?.join(','),
    add_crypto_block: request.cryptoBlock,
  });
  for (const [source, code] of Object.entries(request.sendCodes ?? {}))
    parameters.put({ [`${source}_send_code`]: code });
  return parameters;
}

/**
 * Seats and discounts are numbered by ticket, from 0. Either all tickets have one or none
 * (docs/api/trolley.md#trolley-endpoint).
 */
function orderValues(order: OrderRequest): Record<string, Value> {
  return {
    perf_id: order.performanceId,
    ticket_type_code: order.ticketTypeCode,
    price_band_code: order.priceBandCode,
    no_of_seats: order.quantity,
    ...Object.fromEntries(order.discounts?.map((code, ticket) => [`disc${ticket}`, code]) ?? []),
    ...Object.fromEntries(order.seats?.map((id, ticket) => [`seat${ticket}`, id]) ?? []),
    departure_date: order.departureDate && compactDate(order.departureDate),
    duration: order.duration,
    promo_code: order.promoCode,
  };
}

/** The visit's ID goes with every call as a parameter (X2). */
export function trackingParameters({ trackingId }: Pick<CallOptions, 'trackingId'>): Record<string, Value> {
  return { tsw_session_track_id: trackingId };
}

function paging({ pageLength, pageNumber }: PerformancesQuery | EventsQuery): Record<string, Value> {
  return { page_length: pageLength, page_number: pageNumber };
}

function dateRange({ from, to }: { readonly from?: string; readonly to?: string }): string | undefined {
  if (!from && !to) return undefined;
  return `${from ? compactDate(from) : ''}:${to ? compactDate(to) : ''}`;
}

/** @throws TswError `bad-request`, because the API ignores a date that it does not understand */
function compactDate(date: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) throw createError('bad-request', `"${date}" is not a date such as 2026-12-24.`);
  return date.replaceAll('-', '');
}
