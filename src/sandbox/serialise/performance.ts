/** Performances (docs/api/catalogue.md#performances). */
import { type BoxOffice } from '../box-office.js';
import { eventBandsOf } from '../catalogue/catalogue.js';
import { type JsonObject } from '../json.js';
import { dateText, timeText } from '../model/calendar.js';
import { type Performance } from '../model/performances.js';

/** A performance with fewer tickets is limited (documented as "usually under four"). */
const LIMITED = 4;

function isLimited(boxOffice: BoxOffice, performance: Performance): boolean {
  if (!performance.onSale) return false;
  let left = 0;
  for (const eventBand of eventBandsOf(performance.event)) {
    left += boxOffice.stock.left(eventBand, performance);
    if (left >= LIMITED) return false;
  }
  return true;
}

export function serialisePerformance(boxOffice: BoxOffice, performance: Performance): JsonObject {
  const { when, onSale } = performance;
  return {
    perf_id: performance.id,
    event_id: performance.event.id,
    ...(when && {
      iso8601_date_and_time: when.iso,
      date_desc: dateText(when.day),
      time_desc: timeText(when.minutes),
    }),
    perf_name: performance.name,
    // Ghosts have neither a running time nor pool seats (recorded).
    running_time: onSale ? performance.runningTime : undefined,
    has_pool_seats: onSale,
    is_ghost: !onSale,
    is_limited: isLimited(boxOffice, performance),
  };
}
