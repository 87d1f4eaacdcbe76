/** Send methods (docs/api/trolley.md#send-methods). */
import { COUNTRIES } from '../catalogue/countries.js';
import { type SendMethod } from '../catalogue/types.js';
import { type JsonObject } from '../json.js';

export function serialiseSendMethod(method: SendMethod): JsonObject {
  return {
    send_code: method.code,
    send_cost: method.cost,
    send_desc: method.desc,
    send_type: method.type,
    send_final_comment: method.finalComment,
    permitted_countries: method.permittedCountries && {
      country: method.permittedCountries.map((code) => ({ country_code: code, country_desc: COUNTRIES[code] ?? code })),
    },
    ...(method.type === 'selfprint' && { can_generate_self_print: false, has_html_page: true }),
  };
}
