/** Performance objects of the API (reference, 4.7). */
import { type Box, type JsonObject } from '../box-office.js';
import { dateText, timeText } from '../model/calendar.js';
import { placesOf } from '../catalogue/catalogue.js';
import { type Performance } from '../model/performances.js';

/** Below this many tickets a performance counts as limited (the docs' "usually under four"). */
const LIMITED = 4;

function isLimited(box: Box, performance: Performance): boolean {
  if (!performance.onSale) return false;
  let left = 0;
  for (const place of placesOf(performance.event)) {
    left += box.stock.left(place, performance);
    if (left >= LIMITED) return false;
  }
  return true;
}

export function serialisePerformance(box: Box, performance: Performance): JsonObject {
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
    // Recorded: ghosts have neither a running time nor pool seats.
    running_time: onSale ? performance.runningTime : undefined,
    has_pool_seats: onSale,
    is_ghost: !onSale,
    is_limited: isLimited(box, performance),
  };
}
