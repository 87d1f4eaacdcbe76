/** events.v1, events_by_id.v1, performances.v1, performances_by_id.v1, months.v1 and times.v1. */
import { type Call, performanceOf } from '../box-office.js';
import { type EventSpec } from '../catalogue/types.js';
import { missing } from '../http/errors.js';
import { type JsonObject } from '../json.js';
import { dateOf, monthCode, MONTHS, timeText } from '../model/calendar.js';
import { listPerformances, type Performance } from '../model/performances.js';
import { eventPrices, wantsPrices } from '../serialise/cached-prices.js';
import { currencyDetails } from '../serialise/currency.js';
import { datesMask, weekdaysMask } from '../serialise/date-masks.js';
import { currenciesOf, eventWithExtras, performanceWithExtras } from '../serialise/extras.js';
import { dayRange, findEvents } from './event-search.js';
import { paged } from './paging.js';

/** Currency fields of a list of events. The currency of the first event is the default. */
function currencyBlocks(call: Call, events: readonly EventSpec[]): JsonObject {
  const codes = currenciesOf(call, events);
  const [first] = codes;
  return { ...currencyDetails(codes), currency_code: first };
}

export function eventResults(call: Call, found: readonly { event: EventSpec; distanceKm?: number }[]): JsonObject {
  const { page, status } = paged(call.params, found);
  return {
    results: {
      event: page.map(({ event, distanceKm }) => ({
        ...eventWithExtras(call, event),
        search_distance_km: distanceKm,
      })),
      paging_status: status,
    },
    ...currencyBlocks(
      call,
      page.map(({ event }) => event),
    ),
  };
}

export const events = (call: Call): JsonObject => eventResults(call, findEvents(call));

/** Leaves out IDs without an event, such as MH0 in upsell lists. */
const known = (call: Call, ids: readonly string[] = []): EventSpec[] =>
  ids.flatMap((id) => call.boxOffice.catalogue.get(id) ?? []);

export function eventsById(call: Call): JsonObject {
  const ids = call.params.list('event_id_list');
  if (ids.length === 0) throw missing('event_id_list');
  const found = known(call, ids);
  const related = (list: readonly string[] | undefined): JsonObject[] =>
    known(call, list).map((event) => eventWithExtras(call, event));
  return {
    events_by_id: Object.fromEntries(
      found.map((event) => [
        event.id,
        {
          event: eventWithExtras(call, event),
          valid_quantities: [...event.quantities],
          venue_is_enforced: true,
          add_ons: call.params.flag('add_add_ons') ? related(event.addOns) : undefined,
          upsells: call.params.flag('add_upsells') ? related(event.upsells) : undefined,
        },
      ]),
    ),
    ...currencyBlocks(call, found),
  };
}

function requireEvent(call: Call): EventSpec | undefined {
  const id = call.params.text('event_id');
  if (id === undefined) throw missing('event_id');
  return call.boxOffice.catalogue.get(id);
}

/** Performances on sale in the date range. Dummy performances have no date and are in every range. */
function onSale(call: Call, event: EventSpec | undefined): Performance[] {
  if (!event) return [];
  const [from, to] = dayRange(call.params);
  return listPerformances(event, call.now).filter(({ when }) => !when || (when.day >= from && when.day <= to));
}

export function performances(call: Call): JsonObject {
  const event = requireEvent(call);
  const all = onSale(call, event);
  const { page, status } = paged(call.params, all);
  return {
    results: {
      has_perf_names: all.some(({ name }) => name !== undefined),
      performance: page.map((performance) => performanceWithExtras(call, performance)),
      paging_status: status,
    },
    autoselect_this_performance: event?.autoSelect && all.length === 1 ? true : undefined,
    ...currencyBlocks(call, event ? [event] : []),
  };
}

export function performancesById(call: Call): JsonObject {
  const ids = call.params.list('perf_id_list');
  if (ids.length === 0) throw missing('perf_id_list');
  const found = ids.flatMap((id) => performanceOf(call, id) ?? []);
  return {
    performances_by_id: Object.fromEntries(
      found.map((performance) => [performance.id, performanceWithExtras(call, performance)]),
    ),
    ...currencyBlocks(
      call,
      found.map(({ event }) => event),
    ),
  };
}

export function months(call: Call): JsonObject {
  const event = requireEvent(call);
  const byMonth = new Map<string, Performance[]>();
  for (const performance of onSale(call, event)) {
    if (!performance.when) continue;
    const { year, month } = dateOf(performance.when.day);
    const key = `${year} ${month}`;
    byMonth.set(key, [...(byMonth.get(key) ?? []), performance]);
  }
  const month = [...byMonth].map(([key, ofMonth]): JsonObject => {
    const [year = 0, number = 1] = key.split(' ').map(Number);
    const days = ofMonth.flatMap(({ when }) => when?.day ?? []);
    return {
      month: monthCode(number),
      month_desc: MONTHS[number - 1] ?? '',
      year,
      month_dates_bitmask: datesMask(days),
      month_weekdays_bitmask: weekdaysMask(days),
      ...(event && eventPrices(call, event, () => ofMonth)),
    };
  });
  return { results: { month }, ...(event && wantsPrices(call.params) ? currencyBlocks(call, [event]) : {}) };
}

export function times(call: Call): JsonObject {
  const distinct = new Map<number, Performance>();
  for (const performance of onSale(call, requireEvent(call))) {
    if (performance.when && !distinct.has(performance.when.minutes)) {
      distinct.set(performance.when.minutes, performance);
    }
  }
  const sorted = [...distinct].sort(([a], [b]) => a - b);
  return {
    results: {
      time: sorted.map(([minutes, { when }]) => ({ iso8601_date_and_time: when?.iso, time_desc: timeText(minutes) })),
    },
  };
}
