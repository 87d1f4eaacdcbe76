/** Words about a card whose details go to the box office. */
import type { CardProblem } from '../../../domain/payment/card-rules.js';

export type CardInput = CardProblem['field'] | BillingInput;

/** Fields of the billing address, as the form names them. */
export type BillingInput =
  | 'billingAddressLineOne'
  | 'billingAddressLineTwo'
  | 'billingTown'
  | 'billingCounty'
  | 'billingPostcode'
  | 'billingCountryCode';

const labels: Record<CardInput, string> = {
  number: 'Card number',
  expiryDate: 'Expiry date',
  cvTwo: 'Security code',
  startDate: 'Start date',
  issueNumber: 'Issue number',
  billingAddressLineOne: 'Billing address line 1',
  billingAddressLineTwo: 'Billing address line 2',
  billingTown: 'Billing town or city',
  billingCounty: 'Billing county or state',
  billingPostcode: 'Billing postcode',
  billingCountryCode: 'Billing country',
};

const missing: { readonly [F in CardInput]?: string } = {
  number: 'Enter the card number.',
  expiryDate: 'Enter the expiry date.',
  cvTwo: 'Enter the security code.',
  startDate: 'Enter the start date that is on the card.',
  issueNumber: 'Enter the issue number that is on the card.',
  billingAddressLineOne: 'Enter the first line of the billing address.',
  billingTown: 'Enter the town or the county of the billing address.',
};

const wrong: { readonly [F in CardInput]?: string } = {
  number: 'Check the card number.',
  expiryDate: 'Enter the expiry date as on the card: month and year, as in 03/29.',
  cvTwo: 'Check the security code.',
  startDate: 'Enter the start date as on the card: month and year, as in 03/24.',
  issueNumber: 'The issue number is one or two digits.',
};

/** @param accepted `Visa, Mastercard and American Express`; empty if the box office names none */
const refused = (accepted: string): string =>
  accepted === ''
    ? 'this kind of card is not accepted here.'
    : `this kind of card is not accepted here. Accepted: ${accepted}.`;

function problem(found: CardProblem, accepted: string): string {
  switch (found.problem) {
    case 'required':
      return missing[found.field] ?? 'Fill this in.';
    case 'invalid':
      return wrong[found.field] ?? 'Check this.';
    case 'not-accepted':
      return `${found.type}: ${refused(accepted)}`;
    case 'expired':
      return 'This card has expired.';
    case 'not-started':
      return 'This card is not valid yet.';
    case 'wrong-length':
      return `The security code has ${found.length} digits.`;
  }
}

export const card = {
  labels,
  problem,
  /** The box office refused the field. */
  fieldRefused: (field: CardInput) => wrong[field] ?? missing[field] ?? 'Check this.',
  typeRefused: (accepted: string) => `Card number: ${refused(accepted)}`,

  details: 'Card details',
  /** @param accepted `Visa, Mastercard and American Express` */
  accepted: (accepted: string) => `Accepted: ${accepted}`,
  monthHint: 'Month and year, as in 03/29',
  /** @param length number of digits @param mayBeEmpty the card may have no code */
  cvTwoHint: (length: number, mayBeEmpty: boolean) => {
    if (length === 4) return 'The four digits on the front';
    return `The last three digits on the back${mayBeEmpty ? '; leave it empty if there are none' : ''}`;
  },
  onlyIfShown: 'Only if it is on the card',
  billingIsOther: 'The card’s billing address is another',

  /** @param amount `£110.00`, @param supplier who takes it */
  willBeDebited: (amount: string, supplier: string) => `“Pay now” takes ${amount} from your card, for ${supplier}.`,
  willShow: (count: number) => `“Pay now” takes ${count} payments from your card, one for each of these:`,
  notKept: 'Your card details go to the box office and are not kept here.',

  insecure:
    'Card details cannot be entered here safely, because the connection of this page is not encrypted. You have not been charged. Please contact the seller.',
};
