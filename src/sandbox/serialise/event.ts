/** Events without the fields that have to be asked for (docs/api/catalogue.md#events). */
import { sourceOf } from '../catalogue/sources.js';
import { type EventSpec } from '../catalogue/types.js';
import { type JsonObject } from '../json.js';

/** Spaces become single hyphens, the rest is percent-encoded, including quotes and brackets (recorded). */
export function uriDesc(text: string): string {
  return encodeURIComponent(text.replace(/[\s-]+/g, '-')).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

export function serialiseEvent(event: EventSpec): JsonObject {
  const { venue } = event;
  return {
    event_id: event.id,
    event_desc: event.desc,
    event_uri_desc: uriDesc(event.desc),
    event_path: `/${event.id}-${event.slug ?? slugOf(event.desc)}/`,
    event_status: event.status,
    event_type: event.type,
    source_code: event.source,
    source_desc: sourceOf(event.source).desc,
    venue_desc: venue.desc,
    venue_uri_desc: uriDesc(venue.desc),
    city_code: venue.city?.[0],
    city_desc: venue.city?.[1],
    country_code: venue.country[0],
    country_desc: venue.country[1],
    postcode: venue.postcode,
    geo_data: venue.geo && { latitude: venue.geo[0], longitude: venue.geo[1] },
    classes: { ...event.classes },
    custom_filter: [],
    critic_review_percent: event.criticPercent,
    user_review_percent: event.userPercent,
    min_running_time: event.runningTime?.[0],
    max_running_time: event.runningTime?.[1],
    is_seated: event.isSeated,
    show_perf_time: event.showPerfTime,
    has_no_perfs: false,
    need_performance: event.needPerformance,
    need_departure_date: event.needDepartureDate,
    need_duration: event.needDuration,
    is_add_on: event.isAddOn,
    is_auto_quantity_add_on: event.isAutoQuantityAddOn,
    is_date_matched_add_on: false,
    is_time_matched_add_on: false,
    event_upsell_list: event.upsells && { event_id: [...event.upsells] },
  };
}
