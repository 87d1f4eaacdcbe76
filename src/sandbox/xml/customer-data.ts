/** Reads and checks `customer_data` of purchase_reservation (docs/api/xml-core.md#customer-rules). */
import { type Call } from '../box-office.js';
import { countryCode } from '../catalogue/countries.js';
import { Params } from '../http/params.js';
import { allowedCountries, type Customer, customerRecord, lockedValues } from '../model/customer.js';
import { emailProblem } from '../model/email.js';
import { type Transaction } from '../model/state.js';
import { CallFailure } from './failures.js';
import { childOf, type XmlElement } from './markup.js';

/**
 * Consents under the names of F13, from the elements present in the request. The one for the world implies the others.
 */
function consents(data: XmlElement): [string, string][] {
  const has = (name: string): boolean => childOf(data, name) !== undefined;
  const world = has('world_can_use_data');
  return [
    ['user_can_use_customer_data', String(world || has('user_can_use_data'))],
    ['supplier_can_use_customer_data', String(world || has('supplier_can_use_data'))],
    ['world_can_use_customer_data', String(world)],
  ];
}

export function readCustomerData(call: Call, transaction: Transaction, data: XmlElement | undefined): Customer {
  if (!data) throw new CallFailure(1102, 'customer_data missing');
  const params = new Params([
    ...data.children.map(({ name, text }): [string, string] => [name, text]),
    ...consents(data),
  ]);
  const country = countryCode(params.text('country_code') ?? '');
  if (country === '') throw new CallFailure(1105, 'country_code missing');
  if (!Object.hasOwn(allowedCountries(call, transaction), country)) {
    throw new CallFailure(1106, 'despatch method not allowed for this country');
  }
  const email = params.text('email_address');
  if (email !== undefined && emailProblem(email) !== undefined) {
    throw new CallFailure(1107, 'email_address invalid');
  }
  const { needsEmail, needsAgentReference } = call.boxOffice.accountRules;
  const needed = [
    ...['first_name', 'last_name', 'town', 'work_phone', 'home_phone'],
    ...(needsEmail ? ['email_address'] : []),
    ...(needsAgentReference ? ['agent_reference'] : []),
  ];
  const hasAddress = params.text('address_line_one', 'address_line_two') !== undefined;
  if (!hasAddress || needed.some((name) => params.text(name) === undefined)) {
    throw new CallFailure(1108, 'customer data incomplete');
  }
  if (lockedValues(call).some(([name, value]) => params.text(name) !== value.trim())) {
    throw new CallFailure(1124, 'customer data differs from what is prefilled');
  }
  return customerRecord(params, country, email ?? '');
}
