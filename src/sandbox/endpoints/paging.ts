/** Pages of a list, as recorded (docs/api/catalogue.md#paging). Reads both spellings of the parameters. */
import { type Params } from '../http/params.js';
import { type JsonObject } from '../json.js';

const DEFAULT_LENGTH = 50;

export function paged<T>(params: Params, all: readonly T[]): { page: T[]; status: JsonObject } {
  const length = Math.max(1, params.count('page_length', 'page_len') ?? DEFAULT_LENGTH);
  const number = params.count('page_number', 'page_no') ?? 0;
  const remaining = Math.max(0, all.length - (number + 1) * length);
  return {
    page: all.slice(number * length, (number + 1) * length),
    status: {
      page_length: length,
      page_number: number,
      pages_remaining: Math.ceil(remaining / length),
      results_remaining: remaining,
      total_unpaged_results: all.length,
    },
  };
}
