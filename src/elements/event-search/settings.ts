/** The search element's attributes, checked: a wrong one is left out with a word to the developer. */
import {
  choiceAttribute,
  choicesAttribute,
  dateAttribute,
  numberAttribute,
  splitList,
  warnOfAttribute,
} from '../base/attributes.js';
import { CONTROLS, type Control, type Fixed, joinPlace, type SortOrder, type Wish } from './search-query.js';

/** As the page wrote them. */
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

export function initialWish(attributes: SearchAttributes): Wish {
  const { keywords = '', countryCode, cityCode, sortOrder } = attributes;
  return {
    keywords,
    place: joinPlace(countryCode, cityCode),
    from: dateAttribute(TAG, 'from', attributes.from) ?? '',
    to: dateAttribute(TAG, 'to', attributes.to) ?? '',
    sortOrder: choiceAttribute(TAG, 'sort-order', sortOrder, SORT_ORDERS) ?? '',
  };
}

export function fixedOf(attributes: SearchAttributes): Fixed {
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

export function controlsOf({ controls, eventIds }: SearchAttributes): readonly Control[] {
  if (controls === undefined) return eventIds ? [] : CONTROLS;
  return choicesAttribute(TAG, 'controls', controls, CONTROLS);
}

/** @returns undefined where there is no template, or it would lead somewhere that is not a page */
export function hrefOf({ href }: SearchAttributes, eventId: string): string | undefined {
  if (!href) return undefined;
  const address = href.replaceAll('{event_id}', encodeURIComponent(eventId));
  const url = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : undefined;
  if (url && ['http:', 'https:'].includes(url.protocol)) return address;
  warnOfAttribute(TAG, 'href', href, 'an http(s) address such as /shows/{event_id}');
  return undefined;
}
