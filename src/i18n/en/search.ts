/** Words of the event search. */
import { plural } from './plural.js';

export const search = {
  /** The accessible name of the search box. */
  searchbox: 'Search events',
  submit: 'Search',
  place: 'Place',
  anywhere: 'Anywhere',
  /** The option for a whole country. */
  allOf: (country: string) => `All of ${country}`,
  from: 'From',
  to: 'To',
  datesReversed: 'The last date is before the first.',
  sort: 'Sort by',
  sortOrder: {
    alphabetic: 'A to Z',
    most_popular: 'Most popular',
    cost_ascending: 'Price: low to high',
    cost_descending: 'Price: high to low',
    critic_rating: 'Best reviewed',
    recent: 'Newest',
    last_sale: 'Just booked',
  },
  results: 'Events',
  count: (count: number) => plural(count, 'event', 'events'),
  showing: (shown: number, total: number) => `Showing ${shown} of ${plural(total, 'event', 'events')}`,
  more: 'Show more events',
  nothingFound: 'No events found.',
  nothingHint: 'Try fewer or other words, another place or other dates.',
  clear: 'Clear filters',
  distance: (kilometres: string) => `${kilometres} km away`,
};
