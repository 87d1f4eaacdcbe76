/** Reads send methods (docs/api/trolley.md#send-methods). */
import type { Currency } from '../../domain/sale/money.js';
import type { SendMethod, SendMethods } from '../../domain/trolley/send-method.js';
import { Currencies } from './currency.js';
import { withoutUndefined, type JsonObject } from './json-object.js';

/** send_methods.v1 */
export function parseSendMethods(answer: JsonObject): SendMethods {
  const methods = answer.list('send_methods', 'send_method');
  const currencies = new Currencies(answer);
  return withoutUndefined<SendMethods>({
    sendMethods: methods.map((method) => parseSendMethod(method, currencies.of(answer))),
    sourceCode: answer.maybeText('source_code'),
  });
}

export function parseSendMethod(method: JsonObject, currency: Currency): SendMethod {
  const code = method.text('send_code');
  return withoutUndefined<SendMethod>({
    code,
    name: method.maybeText('send_desc') ?? code,
    type: method.maybeText('send_type') ?? '',
    cost: method.money('send_cost', currency),
    finalType: method.maybeText('send_final_type'),
    finalComment: method.maybeText('send_final_comment'),
    permittedCountries: method.has('permitted_countries') ? parseCountries(method) : undefined,
    voucherUrl: method.maybeUrl('self_print_voucher_url'),
    hasHtmlPage: method.has('has_html_page') ? method.flag('has_html_page') : undefined,
  });
}

/**
 * The documentation's table has a flat list and `country_description`; answers look like its example
 * (docs/api/disagreements.md#x11).
 */
function parseCountries(method: JsonObject): Record<string, string> {
  const countries = Array.isArray(method.raw('permitted_countries'))
    ? method.list('permitted_countries')
    : method.list('permitted_countries', 'country');
  return Object.fromEntries(
    countries.map((country) => {
      const code = country.text('country_code');
      return [code, country.maybeText('country_desc') ?? country.maybeText('country_description') ?? code];
    }),
  );
}
