/**
 * What is searched for: the element's attributes, what the customer wishes, and the query they make together. An
 * attribute is where its control begins; without the control it is fixed.
 */
import { toCountryCode } from '../../domain/customer/country.js';
import type { TicketedEvent } from '../../domain/catalogue/event.js';
import { eventsRead, type Read } from '../../state/reads.js';

export type EventsQuery = Parameters<typeof eventsRead>[0];
type EventPage = Awaited<ReturnType<ReturnType<typeof eventsRead>['run']>>;
export type SortOrder = NonNullable<EventsQuery['sortOrder']>;

export const CONTROLS = ['keywords', 'place', 'dates', 'sort'] as const;
export type Control = (typeof CONTROLS)[number];

/** What the customer can change. Empty text is no wish. */
export interface Wish {
  readonly keywords: string;
  /** A country code, or a country and a city code: `uk`, `uk london-uk`. */
  readonly place: string;
  /** `YYYY-MM-DD` */
  readonly from: string;
  readonly to: string;
  readonly sortOrder: SortOrder | '';
}

/** What the page has fixed. */
export interface Fixed {
  readonly circle: EventsQuery['circle'];
  readonly offersOnly: boolean;
  readonly pageLength: number;
  /** Empty for all events. */
  readonly eventIds: readonly string[];
}

/** Everything a result shows; each costs the API time. */
const EXTRAS = { costRange: true, bestValueOffer: true, media: ['triplet_one', 'landscape', 'square'] } as const;

export function joinPlace(countryCode: string | undefined, cityCode: string | undefined): string {
  // City codes are `<city>-<country>` (reference 5, events.v1).
  const country = countryCode || cityCode?.split('-').at(-1);
  return [country && toCountryCode(country), cityCode].filter(Boolean).join(' ').toLowerCase();
}

export function areDatesReversed({ from, to }: Wish): boolean {
  return from !== '' && to !== '' && to < from;
}

function filters(fixed: Fixed, wish: Wish): EventsQuery {
  const keywords = wish.keywords.split(/[\s,]+/).filter(Boolean);
  const [countryCode, cityCode] = wish.place.split(' ');
  return {
    ...(keywords.length > 0 && { keywords }),
    ...(countryCode && { countryCode }),
    ...(cityCode && { cityCode }),
    ...(fixed.circle && { circle: fixed.circle }),
    ...(wish.from && { from: wish.from }),
    ...(wish.to && { to: wish.to }),
    ...(fixed.offersOnly && { offersOnly: true }),
    ...(wish.sortOrder && { sortOrder: wish.sortOrder }),
  };
}

/** One page of what is wished for. @param pageNumber from 0 */
export function searchRead(fixed: Fixed, wish: Wish, pageNumber: number): Read<EventPage> | undefined {
  const query = filters(fixed, wish);
  if (fixed.eventIds.length > 0) return pageNumber === 0 ? chosenEventsRead(fixed.eventIds, query) : undefined;
  return eventsRead({ ...query, ...EXTRAS, pageLength: fixed.pageLength, pageNumber });
}

/** Where events take place at all, without prices and pictures: the API has no list of places. */
export function placesRead(fixed: Fixed): Read<EventPage> {
  return eventsRead({
    ...(fixed.circle && { circle: fixed.circle }),
    ...(fixed.offersOnly && { offersOnly: true }),
    sortOrder: 'most_popular',
    pageLength: 100,
    pageNumber: 0,
  });
}

/** More events than any partner names one by one. */
const ALL = 1_000;

/**
 * Events by their IDs. Those calls take no filters, so where there are some a search says which of the events match
 * and, if it was asked to, sorts them.
 */
function chosenEventsRead(eventIds: readonly string[], query: EventsQuery): Read<EventPage> {
  const isFiltered = Object.keys(query).length > 0;
  return {
    key: `chosen-events:${JSON.stringify({ eventIds, query })}`,
    async run({ client }, options) {
      const [found, matching] = await Promise.all([
        client.getEvents({ eventIds, ...EXTRAS }, options),
        isFiltered ? client.listEvents({ ...query, pageLength: ALL, pageNumber: 0 }, options) : undefined,
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

/** Add-ons are sold beside another event, and an event without performances not at all (reference 4.3). */
export function isListed({ status, isAddOn, hasNoPerformances }: TicketedEvent): boolean {
  return status === 'live' && !isAddOn && !hasNoPerformances;
}
