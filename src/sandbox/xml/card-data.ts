/** Reads and checks `card_data` of purchase_reservation (docs/api/xml-core.md#card-rules). */
import { needsCard } from '../accounts.js';
import { type Call } from '../box-office.js';
import { type CardFields, cardProblem, type CardProblem } from '../payment/cards.js';
import { CallFailure } from './failures.js';
import { childOf, textOf, type XmlElement } from './markup.js';

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

/** A billing address is left out, or has at least one address line and a town or a county. */
function checkBilling(card: XmlElement): void {
  if (!BILLING.some((name) => childOf(card, name))) return;
  const has = (name: string): boolean => (textOf(card, name) ?? '') !== '';
  const complete = (has('address_line_one') || has('address_line_two')) && (has('town') || has('county'));
  if (!complete) throw new CallFailure(1121, 'billing address incomplete');
}

/** The card of an account that needs one. */
export function readCardData(call: Call, card: XmlElement | undefined, isEncrypted: boolean): CardFields | undefined {
  const isNeeded = needsCard(call.account);
  if (isNeeded && !card) throw new CallFailure(1103, 'card_data missing');
  if (!card) return undefined;
  if (!isNeeded) throw new CallFailure(1104, 'card_data not required');
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
