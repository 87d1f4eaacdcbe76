/**
 * Reads events with all their optional data (docs/api/catalogue.md#events). Ids such as X7 are of
 * docs/api/disagreements.md.
 */
import type {
  EventInfo,
  EventPage,
  EventStatus,
  EventWithExtras,
  MediaAsset,
  Review,
  TicketedEvent,
  Video,
} from '../../domain/catalogue/event.js';
import { parseQuantities } from './number-sets.js';
import { parseAvailDetails, parseCostRange, parseCostRangeDetails } from './cost-range.js';
import { Currencies } from './currency.js';
import { parsePaging } from './paging.js';
import { type JsonObject, oneOf, withoutUndefined } from './json-object.js';

const STATUSES: readonly EventStatus[] = ['live', 'dead', 'pending'];

/** events.v1; add_ons.v1 and upsells.v1 have the same shape. */
export function parseEventPage(answer: JsonObject): EventPage {
  const currencies = new Currencies(answer);
  const events = answer.list('results', 'event').map((event) => parseEvent(event, currencies));
  return { events, paging: parsePaging(answer.maybeObject('results'), events.length) };
}

/** events_by_id.v1. An unknown ID has an empty `event`, or no entry. */
export function parseEventsById(answer: JsonObject): ReadonlyMap<string, EventWithExtras> {
  const currencies = new Currencies(answer);
  const events = answer.children('events_by_id').filter(([, entry]) => entry.maybeObject('event')?.has('event_id'));
  return new Map(events.map(([id, entry]) => [id, parseEntry(entry, currencies)]));
}

function parseEntry(entry: JsonObject, currencies: Currencies): EventWithExtras {
  return {
    event: parseEvent(entry.object('event'), currencies),
    validQuantities: parseQuantities(entry),
    venueIsEnforced: entry.flag('venue_is_enforced'),
    addOns: entry.list('add_ons').map((event) => parseEvent(event, currencies)),
    upsells: entry.list('upsells').map((event) => parseEvent(event, currencies)),
  };
}

/**
 * Only the ID is required, so that a missing field does not hide a whole page of results. By default an event needs a
 * performance and shows its time.
 */
export function parseEvent(event: JsonObject, currencies: Currencies): TicketedEvent {
  const id = event.text('event_id');
  return withoutUndefined<TicketedEvent>({
    id,
    name: event.maybeText('event_desc') ?? id,
    status: parseStatus(event),
    type: event.maybeText('event_type') ?? 'simple_ticket',
    sourceCode: event.maybeText('source_code') ?? '',
    sourceName: event.maybeText('source_desc') ?? '',
    venueName: event.maybeText('venue_desc') ?? '',
    cityCode: event.maybeText('city_code'),
    cityName: event.maybeText('city_desc'),
    countryCode: event.maybeText('country_code') ?? '',
    countryName: event.maybeText('country_desc') ?? '',
    postcode: event.maybeText('postcode'),
    location: parseLocation(event.maybeObject('geo_data')),
    distanceKm: event.maybeNumber('search_distance_km'),
    classes: parseClasses(event),
    criticReviewPercent: event.maybeNumber('critic_review_percent'),
    userReviewPercent: event.maybeNumber('user_review_percent'),
    minRunningTime: event.maybeNumber('min_running_time'),
    maxRunningTime: event.maybeNumber('max_running_time'),
    isSeated: event.flag('is_seated'),
    showsPerformanceTime: event.flag('show_perf_time', true),
    hasNoPerformances: event.flag('has_no_perfs'),
    needsPerformance: event.flag('need_performance', true),
    needsDepartureDate: event.flag('need_departure_date'),
    needsDuration: event.flag('need_duration'),
    isAddOn: event.flag('is_add_on'),
    isAutoQuantityAddOn: event.flag('is_auto_quantity_add_on'),
    isDateMatchedAddOn: event.flag('is_date_matched_add_on'),
    isTimeMatchedAddOn: event.flag('is_time_matched_add_on'),
    upsellEventIds: event.maybeObject('event_upsell_list')?.texts('event_id') ?? [],
    costRange: parseCostRange(event.maybeObject('cost_range'), currencies),
    costRangeDetails: parseCostRangeDetails(event, currencies),
    availDetails: parseAvailDetails(event, currencies),
    media: event.list('media', 'media_asset').flatMap(parseMedia),
    video: parseVideo(event.maybeObject('video_iframe')),
    reviews: event.list('reviews', 'review').map(parseReview),
    info: parseInfo(event),
    components: event.list('meta_event_component_events', 'event').map((part) => parseEvent(part, currencies)),
  });
}

/** An unknown status, perhaps of a later API, counts as `pending`: the event is not sold. */
function parseStatus(event: JsonObject): EventStatus {
  return oneOf(STATUSES, event.maybeText('event_status') ?? 'live') ?? 'pending';
}

/** The API writes an unknown place as 0, 0, which is in the sea off Africa. */
function parseLocation(location: JsonObject | undefined): TicketedEvent['location'] {
  const latitude = location?.maybeNumber('latitude');
  const longitude = location?.maybeNumber('longitude');
  if (latitude === undefined || longitude === undefined || (latitude === 0 && longitude === 0)) return undefined;
  return { latitude, longitude };
}

/** Until 2016 a list of names without codes (X7). */
function parseClasses(event: JsonObject): Record<string, string> {
  if (event.has('classes')) return event.dictionary('classes');
  return Object.fromEntries(
    event.list('class').map((item) => {
      const name = item.text('class_desc');
      return [item.maybeText('class_code') ?? name, name];
    }),
  );
}

function parseMedia(asset: JsonObject): MediaAsset[] {
  const url = asset.maybeImageUrl('secure_complete_url') ?? asset.maybeImageUrl('insecure_complete_url');
  if (!url) return [];
  return [{ name: asset.text('name'), caption: asset.maybeText('caption') ?? '', url }];
}

/** The documentation's table and its example name the two URLs differently (X9). */
function parseVideo(video: JsonObject | undefined): Video | undefined {
  const url =
    video?.maybeUrl('video_iframe_url_when_secure') ??
    video?.maybeUrl('video_iframe_secure_complete_url') ??
    video?.maybeUrl('video_iframe_url_when_insecure') ??
    video?.maybeUrl('video_iframe_insecure_complete_url');
  if (!video || !url) return undefined;
  return {
    url,
    caption: video.maybeText('video_iframe_caption') ?? '',
    width: video.maybeNumber('video_iframe_width') ?? 0,
    height: video.maybeNumber('video_iframe_height') ?? 0,
  };
}

function parseReview(review: JsonObject): Review {
  return withoutUndefined<Review>({
    isUserReview: review.flag('is_user_review'),
    author: review.maybeText('review_author') ?? '',
    title: review.maybeText('review_title') ?? '',
    body: review.maybeText('review_body') ?? '',
    language: review.maybeText('review_lang') ?? '',
    originalUrl: review.maybeUrl('review_original_url'),
    dateTime: review.maybeText('review_iso8601_date_and_time'),
    starRating: review.maybeNumber('star_rating'),
  });
}

function parseInfo(event: JsonObject): EventInfo | undefined {
  const summary = event.maybeText('event_info');
  const venueInfo = event.maybeText('venue_info');
  const venueAddress = event.maybeText('venue_addr');
  const sections: EventInfo['sections'] = Object.fromEntries(
    event
      .children('structured_info')
      .map(([key, section]) => [
        key,
        { name: section.maybeText('name') ?? '', text: section.maybeText('value') ?? '' },
      ]),
  );
  if (!summary && !venueInfo && !venueAddress && Object.keys(sections).length === 0) return undefined;
  return withoutUndefined<EventInfo>({
    summary,
    venueInfo,
    venueAddress,
    sections,
  });
}
