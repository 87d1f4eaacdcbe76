/** Reads performances and months (docs/api/catalogue.md#performances, docs/api/catalogue.md#months). */
import { eventIdOf, type Month, type Performance, type PerformancePage } from '../../domain/catalogue/performance.js';
import { parseDays, parseMask } from './number-sets.js';
import { monthNumber, parseAvailDetails, parseCostRange } from './cost-range.js';
import { Currencies } from './currency.js';
import { parsePaging } from './paging.js';
import { withoutUndefined, type JsonObject } from './json-object.js';

/** performances.v1 */
export function parsePerformancePage(answer: JsonObject): PerformancePage {
  const currencies = new Currencies(answer);
  const results = answer.maybeObject('results');
  const performances = answer.list('results', 'performance').map((item) => parsePerformance(item, currencies));
  return {
    performances,
    hasNames: results?.flag('has_perf_names') ?? false,
    autoselect: answer.flag('autoselect_this_performance'),
    paging: parsePaging(results, performances.length),
  };
}

/** performances_by_id.v1; unknown IDs are missing. */
export function parsePerformancesById(answer: JsonObject): ReadonlyMap<string, Performance> {
  const currencies = new Currencies(answer);
  const found = answer.children('performances_by_id').filter(([, performance]) => performance.has('perf_id'));
  return new Map(found.map(([id, performance]) => [id, parsePerformance(performance, currencies)]));
}

export function parsePerformance(performance: JsonObject, currencies: Currencies): Performance {
  const id = performance.text('perf_id');
  return withoutUndefined<Performance>({
    id,
    eventId: performance.maybeText('event_id') ?? eventIdOf(id),
    dateTime: performance.maybeText('iso8601_date_and_time'),
    dateText: performance.maybeText('date_desc'),
    timeText: performance.maybeText('time_desc'),
    name: performance.maybeText('perf_name'),
    runningTime: performance.maybeNumber('running_time'),
    isLimited: performance.flag('is_limited'),
    isGhost: performance.flag('is_ghost'),
    hasPoolSeats: performance.flag('has_pool_seats'),
    costRange: parseCostRange(performance.maybeObject('cost_range'), currencies),
    availDetails: parseAvailDetails(performance, currencies),
  });
}

/** months.v1 */
export function parseMonths(answer: JsonObject): Month[] {
  const currencies = new Currencies(answer);
  return answer.list('results', 'month').map((month) => parseMonth(month, currencies));
}

function parseMonth(month: JsonObject, currencies: Currencies): Month {
  const number = monthNumber(month.text('month'));
  if (number === undefined) throw month.unexpected('month', 'a month such as jan');
  return withoutUndefined<Month>({
    year: month.number('year'),
    month: number,
    days: parseDays(month, 'month_dates_bitmask'),
    weekdays: parseMask(month, 'month_weekdays_bitmask'),
    costRange: parseCostRange(month.maybeObject('cost_range'), currencies),
    availDetails: parseAvailDetails(month, currencies),
  });
}
