/**
 * sources.v1, cities.v1, classes.v1 and email_check.v1. The documentation names cities and classes without showing
 * them, so their shape is invented after events.v1.
 */
import { type Call } from '../box-office.js';
import { SOURCES } from '../catalogue/sources.js';
import { missing, rejected } from '../http/errors.js';
import { type Json, type JsonObject } from '../json.js';
import { emailProblem } from '../model/email.js';

/** A bare array (docs/api/catalogue.md#sources-endpoint). */
export function sources(call: Call): Json[] {
  const withTerms = call.params.flag('req_src_info');
  return Object.entries(SOURCES).map(([code, { desc, terms }]) => ({
    source_code: code,
    source_desc_from_config: desc,
    ...(withTerms && {
      source_after_sales_email: 'tickets@example.com',
      source_postal_addr: '1 Example Street, London',
      source_system_class: 'test',
      source_system_type_string: 'Test',
      source_t_and_c: terms,
    }),
  }));
}

export function cities(call: Call): JsonObject {
  const byCode = new Map<string, JsonObject>();
  for (const { status, venue } of call.boxOffice.catalogue.all()) {
    if (status !== 'live' || !venue.city) continue;
    byCode.set(venue.city[0], {
      city_code: venue.city[0],
      city_desc: venue.city[1],
      country_code: venue.country[0],
      country_desc: venue.country[1],
    });
  }
  return { results: { city: [...byCode].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, city]) => city) } };
}

export function classes(call: Call): JsonObject {
  const live = call.boxOffice.catalogue.all().filter(({ status }) => status === 'live');
  const all = new Map(live.flatMap((event) => Object.entries(event.classes)));
  return {
    results: {
      class: [...all]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, desc]) => ({ class_code: code, class_desc: desc })),
    },
  };
}

export function emailCheck(call: Call): JsonObject {
  const address = call.params.get('email_address');
  if (address === undefined) throw missing('email_address');
  const problem = emailProblem(address);
  if (problem !== undefined) throw rejected('Invalid email address', 2000, problem);
  return {};
}
