/** The attributes of `<tsw-event-search>`, checked. A wrong value is ignored, and the console says so once. */
import {
  choiceAttribute,
  choicesAttribute,
  dateAttribute,
  numberAttribute,
  splitList,
  warnOfAttribute,
} from '../base/attributes.js';
import {
  type Control,
  CONTROLS,
  type FixedCriteria,
  joinPlace,
  type SearchCriteria,
  type SortOrder,
} from './search-query.js';

/** The attributes as the page wrote them. */
export interface SearchAttributes {
  readonly keywords?: string | undefined;
  readonly countryCode?: string | undefined;
  readonly cityCode?: string | undefined;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  readonly radius?: number | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly sortOrder?: string | undefined;
  readonly pageLength?: number | undefined;
  readonly eventIds?: string | undefined;
  readonly offersOnly: boolean;
  readonly href?: string | undefined;
  readonly controls?: string | undefined;
}

const TAG = 'tsw-event-search';
const DEFAULT_RADIUS_KM = 25;
const DEFAULT_PAGE_LENGTH = 12;

const SORT_ORDERS: readonly SortOrder[] = [
  'most_popular',
  'alphabetic',
  'cost_ascending',
  'cost_descending',
  'critic_rating',
  'recent',
  'last_sale',
];

export function readCriteria(attributes: SearchAttributes): SearchCriteria {
  const { keywords = '', countryCode, cityCode, sortOrder } = attributes;
  return {
    keywords,
    place: joinPlace(countryCode, cityCode),
    from: dateAttribute(TAG, 'from', attributes.from) ?? '',
    to: dateAttribute(TAG, 'to', attributes.to) ?? '',
    sortOrder: choiceAttribute(TAG, 'sort-order', sortOrder, SORT_ORDERS) ?? '',
  };
}

export function readFixedCriteria(attributes: SearchAttributes): FixedCriteria {
  const latitude = numberAttribute(TAG, 'latitude', attributes.latitude, -90, 90);
  const longitude = numberAttribute(TAG, 'longitude', attributes.longitude, -180, 180);
  const radiusKm = numberAttribute(TAG, 'radius', attributes.radius, 0) || DEFAULT_RADIUS_KM;
  const pageLength = numberAttribute(TAG, 'page-length', attributes.pageLength, 1, 100) ?? DEFAULT_PAGE_LENGTH;
  return {
    circle: latitude === undefined || longitude === undefined ? undefined : { latitude, longitude, radiusKm },
    offersOnly: attributes.offersOnly,
    pageLength: Math.floor(pageLength),
    eventIds: [...new Set(splitList(attributes.eventIds))],
  };
}

export function readControls({ controls, eventIds }: SearchAttributes): readonly Control[] {
  if (controls === undefined) return eventIds ? [] : CONTROLS;
  return choicesAttribute(TAG, 'controls', controls, CONTROLS);
}

/**
 * @returns the address of the event's page; undefined without `href`, or where `href` does not lead to an http(s) page
 */
export function makeHref({ href }: SearchAttributes, eventId: string): string | undefined {
  if (!href) return undefined;
  const address = href.replaceAll('{event_id}', encodeURIComponent(eventId));
  const url = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : undefined;
  if (url && ['http:', 'https:'].includes(url.protocol)) return address;
  warnOfAttribute(TAG, 'href', href, 'an http(s) address such as /shows/{event_id}');
  return undefined;
}
