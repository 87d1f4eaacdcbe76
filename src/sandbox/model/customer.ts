/**
 * Customer data of a purchase: read, checked and kept (docs/api/transactions.md#customer-data,
 * docs/api/transactions.md#customer-in-answers).
 */
import { type AccountRules } from '../accounts.js';
import { type Call } from '../box-office.js';
import { COUNTRIES, countryCode } from '../catalogue/countries.js';
import { missing, rejected } from '../http/errors.js';
import { Params } from '../http/params.js';
import { emailProblem } from './email.js';
import { eventOf, ordersOf, sendMethodOf } from './orders.js';
import { type Transaction } from './state.js';

/** Names in the answers and in the request of the fields that have a `_latin` twin. */
const LATIN_FIELDS = {
  first_name: 'first_name',
  last_name: 'last_name',
  title: 'title',
  initials: 'initials',
  suffix: 'suffix',
  addr_line_one: 'address_line_one',
  addr_line_two: 'address_line_two',
  town: 'town',
  county: 'county',
  postcode: 'postcode',
} as const;

export type Customer = Record<string, string | boolean>;

/** Countries that the send methods of all orders deliver to. */
export function allowedCountries(call: Call, transaction: Transaction): Record<string, string> {
  const limits = ordersOf(transaction).flatMap((order) => {
    const permitted = sendMethodOf(eventOf(call.boxOffice.catalogue, order), order)?.permittedCountries;
    return permitted ? [permitted] : [];
  });
  return Object.fromEntries(
    Object.entries(COUNTRIES).filter(([code]) => limits.every((permitted) => permitted.includes(code))),
  );
}

/** Values that an account fixes for all its customers, by their names in the request. */
export function lockedValues({ boxOffice }: Call): [string, string][] {
  const { canEditAddress, prefilled } = boxOffice.accountRules;
  return canEditAddress ? [] : Object.entries(prefilled).filter(([, value]) => value.trim() !== '');
}

function checkEmail(params: Params, { needsEmail }: AccountRules): string {
  const address = params.get('email_address') ?? '';
  const isNeeded = needsEmail || params.flag('send_confirmation_email');
  const problem = address.trim() === '' && !isNeeded ? undefined : emailProblem(address.trim());
  if (problem !== undefined) throw rejected('Invalid email address', 2000, problem);
  return address.trim();
}

function checkCountry(params: Params, allowed: Readonly<Record<string, string>>): string {
  const asked = params.text('country_code') ?? '';
  const code = countryCode(asked);
  if (!Object.hasOwn(COUNTRIES, code)) throw rejected(`Country code '${asked}' in customer data is invalid`);
  if (!Object.hasOwn(allowed, code)) throw rejected(`Country code '${asked}' is not allowed by the send method`);
  return code;
}

/**
 * @throws ApiError as the API answers bad customer data, a bad country first (recorded). The reservation stays as it
 * is.
 */
export function readCustomer(call: Call, transaction: Transaction): Customer {
  // The account's values silently win over the request's (docs/api/transactions.md#reserve).
  const params = new Params([...call.params.entries(), ...lockedValues(call)]);
  const { accountRules } = call.boxOffice;
  const allowed = allowedCountries(call, transaction);
  const country = params.text('country_code') === undefined ? undefined : checkCountry(params, allowed);
  const absent = ['first_name', 'last_name', 'address_line_one'].filter((name) => params.text(name) === undefined);
  const hasPhones =
    params.text('home_phone', 'phone') !== undefined && params.text('work_phone', 'phone') !== undefined;
  if (!hasPhones) absent.push('phone');
  const hasReference = params.text('agent_reference', 'agent_ref') !== undefined;
  if (accountRules.needsAgentReference && !hasReference) absent.push('agent_reference');
  if (country === undefined || absent.length > 0) {
    throw missing(...absent, ...(country === undefined ? ['country_code'] : []));
  }
  return customerRecord(params, country, checkEmail(params, accountRules));
}

/** The record of a customer whose data has been checked. Missing values are empty strings. */
export function customerRecord(params: Params, country: string, email: string): Customer {
  const twins = { ...LATIN_FIELDS, country: '' };
  const valueOf = (field: string, name: string): string =>
    field === 'country' ? (COUNTRIES[country] ?? '') : (params.text(name) ?? '');
  const version = params.text('privacy_policy_version');
  return {
    ...Object.fromEntries(
      Object.entries(twins).flatMap(([field, name]) => {
        const value = valueOf(field, name);
        return [
          [field, value],
          [`${field}_latin`, value],
        ];
      }),
    ),
    country_code: country,
    email_addr: email,
    home_phone: params.text('home_phone', 'phone') ?? '',
    work_phone: params.text('work_phone', 'phone') ?? '',
    agent_ref: params.text('agent_reference', 'agent_ref') ?? '',
    ...(version === undefined ? {} : { privacy_policy_version: version }),
    supplier_can_use_customer_data: params.flag('supplier_can_use_customer_data'),
    user_can_use_customer_data: params.flag('user_can_use_customer_data'),
    world_can_use_customer_data: params.flag('world_can_use_customer_data'),
  };
}
