/**
 * The criteria of an event search and the reads that answer it. Each criterion starts with the value of its attribute;
 * a control lets the customer change it.
 */
import { toCountryCode } from '../../domain/customer/country.js';
import type { EventPage, TicketedEvent } from '../../domain/catalogue/event.js';
import { eventsRead, type Read } from '../../state/reads.js';

export type EventsQuery = Parameters<typeof eventsRead>[0];
export type SortOrder = NonNullable<EventsQuery['sortOrder']>;

export const CONTROLS = ['keywords', 'place', 'dates', 'sort'] as const;
export type Control = (typeof CONTROLS)[number];

/** The criteria that the customer can change. An empty text does not narrow the search. */
export interface SearchCriteria {
  readonly keywords: string;
  /** A country code, or a country code and a city code: `uk`, `uk london-uk`. */
  readonly place: string;
  /** `YYYY-MM-DD` */
  readonly from: string;
  /** `YYYY-MM-DD` */
  readonly to: string;
  readonly sortOrder: SortOrder | '';
}

/** The criteria that only attributes set. */
export interface FixedCriteria {
  readonly circle: EventsQuery['circle'];
  readonly offersOnly: boolean;
  readonly pageLength: number;
  /** Empty for all events. */
  readonly eventIds: readonly string[];
}

export const NO_CRITERIA: SearchCriteria = { keywords: '', place: '', from: '', to: '', sortOrder: '' };

/** Only what a result shows: each extra costs the API time. */
const EXTRAS = { costRange: true, bestValueOffer: true, media: ['triplet_one', 'landscape', 'square'] } as const;

export function joinPlace(countryCode: string | undefined, cityCode: string | undefined): string {
  // City codes are `<city>-<country>` (docs/api/catalogue.md#events-endpoint).
  const country = countryCode || cityCode?.split('-').at(-1);
  return [country && toCountryCode(country), cityCode].filter(Boolean).join(' ').toLowerCase();
}

export function areDatesReversed({ from, to }: SearchCriteria): boolean {
  return from !== '' && to !== '' && to < from;
}

/**
 * Whether results show the event: add-ons are sold beside another event, and events without performances are not sold at
 * all (docs/api/catalogue.md#events-endpoint).
 */
export function isListed({ status, isAddOn, hasNoPerformances }: TicketedEvent): boolean {
  return status === 'live' && !isAddOn && !hasNoPerformances;
}

/**
 * One page of the results.
 *
 * @param pageNumber from 0
 * @returns undefined for a further page of `eventIds`: the first page has them all
 */
export function searchRead(
  fixed: FixedCriteria,
  criteria: SearchCriteria,
  pageNumber: number,
): Read<EventPage> | undefined {
  const query = makeQuery(fixed, criteria);
  if (fixed.eventIds.length > 0) return pageNumber === 0 ? eventsByIdRead(fixed.eventIds, query) : undefined;
  return eventsRead({ ...query, ...EXTRAS, pageLength: fixed.pageLength, pageNumber });
}

/** The events whose places the customer can choose from, as the API has no list of places. */
export function placesRead({ circle, offersOnly }: FixedCriteria): Read<EventPage> {
  return eventsRead({
    ...(circle && { circle }),
    ...(offersOnly && { offersOnly }),
    sortOrder: 'most_popular',
    pageLength: 100,
    pageNumber: 0,
  });
}

function makeQuery({ circle, offersOnly }: FixedCriteria, criteria: SearchCriteria): EventsQuery {
  const { place, from, to, sortOrder } = criteria;
  const keywords = criteria.keywords.split(/[\s,]+/).filter(Boolean);
  const [countryCode, cityCode] = place.split(' ');
  return {
    ...(keywords.length > 0 && { keywords }),
    ...(countryCode && { countryCode }),
    ...(cityCode && { cityCode }),
    ...(circle && { circle }),
    ...(from && { from }),
    ...(to && { to }),
    ...(offersOnly && { offersOnly }),
    ...(sortOrder && { sortOrder }),
  };
}

/** Longer than the list of any partner that lists events by ID. */
const LONGEST_PAGE = 1_000;

/**
 * Events by their IDs. The call takes no filters (docs/api/catalogue.md#events-by-id-endpoint), so a search beside it
 * says which of the events match, and sorts them if the query has a sort order.
 */
function eventsByIdRead(eventIds: readonly string[], query: EventsQuery): Read<EventPage> {
  const isFiltered = Object.keys(query).length > 0;
  return {
    key: `chosen-events:${JSON.stringify({ eventIds, query })}`,
    async run({ client }, options) {
      const [found, matching] = await Promise.all([
        client.getEvents({ eventIds, ...EXTRAS }, options),
        isFiltered ? client.listEvents({ ...query, pageLength: LONGEST_PAGE, pageNumber: 0 }, options) : undefined,
      ]);
      const matchingIds = matching?.events.map(({ id }) => id);
      const order = matchingIds && query.sortOrder ? matchingIds : eventIds;
      const events = order
        .filter((id) => eventIds.includes(id) && (matchingIds?.includes(id) ?? true))
        .flatMap((id) => found.get(id)?.event ?? []);
      return {
        events,
        paging: {
          pageLength: events.length,
          pageNumber: 0,
          pagesRemaining: 0,
          resultsRemaining: 0,
          totalResults: events.length,
        },
      };
    },
  };
}
