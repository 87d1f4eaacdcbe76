/** The search element's attributes, checked: a wrong one is left out with a word to the developer. */
import { dateAttribute, warnOfAttribute } from '../base/attributes.js';
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

const SORT_ORDERS: readonly string[] = [
  'most_popular',
  'alphabetic',
  'cost_ascending',
  'cost_descending',
  'critic_rating',
  'recent',
  'last_sale',
] satisfies SortOrder[];

export function initialWish(attributes: SearchAttributes): Wish {
  const { keywords = '', countryCode, cityCode, sortOrder } = attributes;
  const isSortOrder = !sortOrder || SORT_ORDERS.includes(sortOrder);
  if (!isSortOrder) warnOfAttribute(TAG, 'sort-order', sortOrder, SORT_ORDERS.join(', '));
  return {
    keywords,
    place: joinPlace(countryCode, cityCode),
    from: dateAttribute(TAG, 'from', attributes.from) ?? '',
    to: dateAttribute(TAG, 'to', attributes.to) ?? '',
    sortOrder: isSortOrder ? ((sortOrder ?? '') as SortOrder | '') : '',
  };
}

export function fixedOf({ latitude, longitude, radius, pageLength, eventIds, offersOnly }: SearchAttributes): Fixed {
  const isPoint = Number.isFinite(latitude) && Number.isFinite(longitude);
  const radiusKm = radius !== undefined && radius > 0 ? radius : DEFAULT_RADIUS_KM;
  const isLength = pageLength !== undefined && pageLength >= 1 && pageLength <= 100;
  return {
    circle: isPoint ? { latitude: latitude!, longitude: longitude!, radiusKm } : undefined,
    offersOnly,
    pageLength: isLength ? Math.floor(pageLength) : DEFAULT_PAGE_LENGTH,
    eventIds: [...new Set(eventIds?.split(/[\s,]+/).filter(Boolean))],
  };
}

export function controlsOf({ controls, eventIds }: SearchAttributes): readonly Control[] {
  if (controls === undefined) return eventIds ? [] : CONTROLS;
  const names = controls.split(/[\s,]+/).filter((name) => name !== '' && name !== 'none');
  for (const name of names) {
    if (!CONTROLS.includes(name as Control)) warnOfAttribute(TAG, 'controls', name, `${CONTROLS.join(', ')} or none`);
  }
  return CONTROLS.filter((control) => names.includes(control));
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
