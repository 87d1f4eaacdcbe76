/** Reads where a page stands among all results (docs/api/catalogue.md#paging). */
import type { Paging } from '../../domain/catalogue/event.js';
import type { JsonObject } from './json-object.js';

/** @param count results on this page; without `paging_status` they are all results */
export function parsePaging(results: JsonObject | undefined, count: number): Paging {
  const status = results?.maybeObject('paging_status');
  const pageLength = status?.maybeNumber('page_length') ?? count;
  const pageNumber = status?.maybeNumber('page_number') ?? 0;
  const totalResults = status?.maybeNumber('total_unpaged_results') ?? count;
  const left = Math.max(0, totalResults - (pageNumber + 1) * pageLength);
  return {
    pageLength,
    pageNumber,
    pagesRemaining: status?.maybeNumber('pages_remaining') ?? Math.ceil(left / Math.max(1, pageLength)),
    resultsRemaining: status?.maybeNumber('results_remaining') ?? left,
    totalResults,
  };
}
