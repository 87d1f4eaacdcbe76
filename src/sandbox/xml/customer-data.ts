/** `customer_data` and `card_data` of purchase_reservation: read, and checked by the core's own rules (xml-core, 3 to 5). */
import { type Call } from '../box-office.js';
import { countryCode } from '../catalogue/countries.js';
import { allowedCountries, customerRecord, lockedValues, type Customer } from '../model/customer.js';
import { emailProblem } from '../model/email.js';
import { Params } from '../http/params.js';
import { cardProblem, type CardFields, type CardProblem } from '../payment/cards.js';
import { type Transaction } from '../model/state.js';
import { childOf, textOf, type Element } from './markup.js';

/** A fail_code that leaves the reservation in place. */
export class CallFailure extends Error {
  constructor(
    readonly code: number,
    description: string,
  ) {
    super(description);
    this.name = 'CallFailure';
  }
}

/** Presence flags of the request to the names F13 keeps consents under. World implies the others. */
function consents(data: Element): [string, string][] {
  const has = (name: string): boolean => childOf(data, name) !== undefined;
  const world = has('world_can_use_data');
  return [
    ['user_can_use_customer_data', String(world || has('user_can_use_data'))],
    ['supplier_can_use_customer_data', String(world || has('supplier_can_use_data'))],
    ['world_can_use_customer_data', String(world)],
  ];
}

export function readCustomerData(call: Call, transaction: Transaction, data: Element | undefined): Customer {
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
  const { needsEmail, needsAgentReference } = call.box.accountRules;
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

const CARD_CODES: Readonly<Record<CardProblem, number>> = {
  number_missing: 1109,
  type_unknown: 1110,
  type_not_accepted: 1111,
  number_invalid: 1112,
  expiry_missing: 1113,
  expiry_invalid: 1114,
  cv_two_missing: 1115,
  cv_two_invalid: 1116,
  issue_missing: 1117,
  issue_unneeded: 1118,
  issue_invalid: 1119,
  start_missing: 1122,
  start_invalid: 1123,
};

const BILLING = ['address_line_one', 'address_line_two', 'town', 'county', 'postcode', 'country_code'];

/** All or nothing: one address line, and a town or a county. */
function checkBilling(card: Element): void {
  if (!BILLING.some((name) => childOf(card, name))) return;
  const has = (name: string): boolean => (textOf(card, name) ?? '') !== '';
  const complete = (has('address_line_one') || has('address_line_two')) && (has('town') || has('county'));
  if (!complete) throw new CallFailure(1121, 'billing address incomplete');
}

/** The card, where the account needs one. Its number decides how the payment ends. */
export function readCardData(call: Call, card: Element | undefined, isEncrypted: boolean): CardFields | undefined {
  const needsCard = call.account.payment === 'card';
  if (needsCard && !card) throw new CallFailure(1103, 'card_data missing');
  if (!card) return undefined;
  if (!needsCard) throw new CallFailure(1104, 'card_data not required');
  if (!isEncrypted) throw new CallFailure(1125, 'card_data over a connection that is not encrypted');
  const optional = (name: string): string | undefined => textOf(card, name) || undefined;
  const fields: CardFields = {
    number: optional('card_number'),
    expiry: optional('expiry_date'),
    cvTwo: textOf(card, 'cv_two'),
    issueNumber: textOf(card, 'issue_number'),
    startDate: optional('start_date'),
  };
  const problem = cardProblem(fields, call.now);
  if (problem) throw new CallFailure(CARD_CODES[problem], problem.replaceAll('_', ' '));
  checkBilling(card);
  return fields;
}
