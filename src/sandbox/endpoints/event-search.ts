/** Filters and sort orders of events.v1 (docs/api/catalogue.md#events-endpoint). An event has to match all filters. */
import { type Call } from '../box-office.js';
import { eventBandsOf } from '../catalogue/catalogue.js';
import { countryCode } from '../catalogue/countries.js';
import { sourceOf } from '../catalogue/sources.js';
import { type EventSpec } from '../catalogue/types.js';
import { type Params } from '../http/params.js';
import { parseDay } from '../model/calendar.js';
import { listPerformances, saleDays } from '../model/performances.js';
import { defaultQuote, quotesOf, totalOf } from '../model/pricing.js';

export interface Found {
  readonly event: EventSpec;
  readonly distanceKm?: number;
}

/** `yyyymmdd:yyyymmdd` as a range of days. Either side may be open. */
export function dayRange(params: Params): readonly [from: number, to: number] {
  const [from, to] = (params.text('date_range', 's_dates') ?? '').split(':');
  return [parseDay(from) ?? -Infinity, parseDay(to) ?? Infinity];
}

/** Larger than the mean radius of the Earth, to fit the four recorded distances around London. */
const EARTH_KM = 6391.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

function distanceKm([latA, lonA]: readonly [number, number], [latB, lonB]: readonly [number, number]): number {
  const a =
    Math.sin(radians(latB - latA) / 2) ** 2 +
    Math.cos(radians(latA)) * Math.cos(radians(latB)) * Math.sin(radians(lonB - lonA) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(a));
}

/** `latitude:longitude:radius_km`. Undefined for anything else. */
function circleOf(params: Params): { centre: readonly [number, number]; radius: number } | undefined {
  const parts = (params.text('circle', 's_geo') ?? '').split(':').map(Number);
  const [latitude = NaN, longitude = NaN, radius = NaN] = parts;
  return parts.length === 3 && parts.every(Number.isFinite) ? { centre: [latitude, longitude], radius } : undefined;
}

/** Case and apostrophes make no difference: `sadlers` finds Sadler's Wells (recorded). */
const plain = (text: string): string => text.toLowerCase().replace(/['’]/g, '');

/** More than the name: `park` finds theme parks, `backend 1` finds a supplier. */
function searchable(event: EventSpec): string {
  const { venue } = event;
  return [
    event.desc,
    venue.desc,
    venue.city?.[1],
    venue.country[1],
    venue.postcode,
    sourceOf(event.source).desc,
    ...Object.values(event.classes),
    event.searchText,
  ]
    .map((text) => plain(text ?? ''))
    .join('\n');
}

function isShown(event: EventSpec, params: Params): boolean {
  if (event.isAddOn) return false;
  if (event.status === 'live' || params.flag('include_non_live')) return true;
  return event.status === 'dead' && (params.flag('add_dead_events') || params.flag('include_dead'));
}

function playsIn(event: EventSpec, now: number, [from, to]: readonly [number, number]): boolean {
  const [first, last] = saleDays(event, now);
  if (first > to || last < from) return false;
  if (event.schedule.kind === 'undated') return true;
  return listPerformances(event, now).some(({ when }) => when && when.day >= from && when.day <= to);
}

const hasOffer = (event: EventSpec): boolean =>
  eventBandsOf(event).some((eventBand) =>
    quotesOf(eventBand, undefined).some(({ absoluteSaving }) => absoluteSaving > 0),
  );

const totals = (event: EventSpec): number[] =>
  eventBandsOf(event).map((eventBand) => totalOf(defaultQuote(eventBand).sale, event.currency));

/** Event IDs count up in base 36. */
const creationOrder = (event: EventSpec): number => parseInt(event.id, 36);

function lastSale(call: Call, event: EventSpec): number {
  const sold = Object.values(call.boxOffice.state.transactions).filter(
    ({ status, bundles }) =>
      status === 'purchased' &&
      bundles.some(({ orders }) => orders.some(({ perfId }) => perfId.startsWith(`${event.id}-`))),
  );
  return Math.max(0, ...sold.map(({ purchasedAt }) => purchasedAt ?? 0));
}

/** The smallest rank comes first. Events without a value come last. */
function rank(call: Call, order: string, event: EventSpec): number {
  switch (order) {
    case 'most_popular':
      return event.popularity ?? Infinity;
    case 'cost_ascending':
      return Math.min(...totals(event));
    case 'cost_descending':
      return -Math.max(...totals(event));
    case 'critic_rating':
      return -(event.criticPercent ?? -1);
    case 'recent':
      return -creationOrder(event);
    case 'last_sale':
      return -lastSale(call, event);
    default:
      return 0;
  }
}

const alphabetic = (a: EventSpec, b: EventSpec): number => {
  const [x, y] = [a.desc.toLowerCase(), b.desc.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
};

export function findEvents(call: Call): Found[] {
  const { params, now } = call;
  const words = (params.get('keywords', 's_keys') ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const country = params.text('country_code', 's_coco');
  const city = params.text('city_code', 's_city');
  const source = params.text('s_src');
  const circle = circleOf(params);
  const range = dayRange(params);
  const hasRange = params.text('date_range', 's_dates') !== undefined;

  const found = call.boxOffice.catalogue.all().flatMap((event): Found[] => {
    const text = searchable(event);
    const { venue } = event;
    const matches =
      isShown(event, params) &&
      words.every((word) => text.includes(word)) &&
      (country === undefined || venue.country[0] === countryCode(country)) &&
      (city === undefined || venue.city?.[0] === city.toLowerCase()) &&
      (source === undefined || event.source === source) &&
      (!params.flag('offers_only') || hasOffer(event)) &&
      (!hasRange || playsIn(event, now, range));
    if (!matches) return [];
    if (!circle) return [{ event }];
    const distance = venue.geo ? distanceKm(circle.centre, venue.geo) : Infinity;
    return distance <= circle.radius ? [{ event, distanceKm: distance }] : [];
  });
  const order = params.text('sort_order') ?? 'alphabetic';
  const ranks = new Map(found.map(({ event, distanceKm: distance }) => [event, distance ?? rank(call, order, event)]));
  return found.sort((a, b) => {
    const [x, y] = [ranks.get(a.event) ?? 0, ranks.get(b.event) ?? 0];
    return x === y ? alphabetic(a.event, b.event) : x - y;
  });
}
