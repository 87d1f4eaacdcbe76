/**
 * Checks card details before they are sent to the box office (docs/api/transport.md#error-codes, codes 3000 to 3008;
 * docs/api/xml-core.md#card-rules). Nothing here stores a value. Cards of an unknown type pass: only the box office can
 * tell.
 */
import type { Customer } from '../customer/customer.js';

/** A card as a purchase sends it. */
export interface CardDetails {
  /** Digits alone. */
  readonly number: string;
  /** MMYY. */
  readonly expiryDate: string;
  /** Empty when the card has none. */
  readonly cvTwo: string;
  /** MMYY. */
  readonly startDate?: string;
  readonly issueNumber?: string;
  readonly billingAddress?: BillingAddress;
}

export const BILLING_FIELDS = [
  'addressLineOne',
  'addressLineTwo',
  'town',
  'county',
  'postcode',
  'countryCode',
] as const satisfies (keyof Customer)[];

export type BillingAddress = Pick<Customer, (typeof BILLING_FIELDS)[number]>;

/** A card as typed; empty strings for empty fields. */
export interface CardEntry {
  readonly number: string;
  readonly expiryDate: string;
  readonly cvTwo: string;
  readonly startDate: string;
  readonly issueNumber: string;
  /** Undefined: the customer's own address. */
  readonly billingAddress: BillingAddress | undefined;
}

export type CardField = Exclude<keyof CardEntry, 'billingAddress'>;

export type CardProblem =
  | { readonly field: CardField | 'billingAddressLineOne' | 'billingTown'; readonly problem: 'required' }
  | { readonly field: CardField; readonly problem: 'invalid' }
  /** A known card type that the reservation does not accept. */
  | { readonly field: 'number'; readonly problem: 'not-accepted'; readonly type: string }
  | { readonly field: 'expiryDate'; readonly problem: 'expired' }
  | { readonly field: 'startDate'; readonly problem: 'not-started' }
  | { readonly field: 'cvTwo'; readonly problem: 'wrong-length'; readonly length: number };

export interface CardType {
  /** The API's code, as in `accepted_payment_cards`. */
  readonly code: string;
  readonly name: string;
  /** The number of digits of the security code. */
  readonly cvTwoLength: number;
}

interface Scheme extends CardType {
  readonly prefix: RegExp;
  readonly lengths: readonly number[];
}

const MAESTRO_LENGTHS = [12, 13, 14, 15, 16, 17, 18, 19];

/** In order: the first scheme whose prefix matches counts. */
const SCHEMES: readonly Scheme[] = [
  { code: 'amex', name: 'American Express', prefix: /^3[47]/, lengths: [15], cvTwoLength: 4 },
  { code: 'diners', name: 'Diners Club', prefix: /^3(0[0-5]|[68])/, lengths: [14], cvTwoLength: 3 },
  { code: 'discover', name: 'Discover', prefix: /^(6011|65)/, lengths: [16], cvTwoLength: 3 },
  {
    code: 'mastercard',
    name: 'Mastercard',
    prefix: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    lengths: [16],
    cvTwoLength: 3,
  },
  { code: 'maestro', name: 'Maestro', prefix: /^(50|5[6-9]|6)/, lengths: MAESTRO_LENGTHS, cvTwoLength: 3 },
  { code: 'visa', name: 'Visa', prefix: /^4/, lengths: [13, 16, 19], cvTwoLength: 3 },
];

/** Old UK debit cards (Solo): the only known cards with an issue number and a start date. */
const SOLO = /^6767/;

/** Removes the spaces and hyphens that card numbers are printed with. */
export const cardDigits = (number: string): string => number.replace(/[\s-]/g, '');

/** Recognises the card type by its first digits; undefined for an unknown type. */
export function cardType(number: string): CardType | undefined {
  return schemeOf(cardDigits(number));
}

const schemeOf = (digits: string): Scheme | undefined => SCHEMES.find(({ prefix }) => prefix.test(digits));

export const hasIssueNumber = (number: string): boolean => SOLO.test(cardDigits(number));

/** Whether a card may have no security code: some debit cards have none, and an unknown card may be one of them. */
export const mayLackCvTwo = (type: CardType | undefined): boolean => !type || type.code === 'maestro';

/**
 * Every problem, in the order of the fields.
 *
 * @param accepted code to name, from the reservation; empty when it names no cards
 * @param now milliseconds since 1970, by the box office's clock
 */
export function validateCard(entry: CardEntry, accepted: Readonly<Record<string, string>>, now: number): CardProblem[] {
  const digits = cardDigits(entry.number);
  const scheme = schemeOf(digits);
  return [
    numberProblem(digits, scheme, accepted),
    expiryProblem(entry.expiryDate, now),
    cvTwoProblem(entry.cvTwo.trim(), scheme),
    ...oldCardProblems(entry, now),
    ...billingProblems(entry.billingAddress),
  ].filter((problem) => problem !== undefined);
}

function numberProblem(
  digits: string,
  scheme: Scheme | undefined,
  accepted: Readonly<Record<string, string>>,
): CardProblem | undefined {
  if (digits === '') return { field: 'number', problem: 'required' };
  if (!/^\d+$/.test(digits)) return { field: 'number', problem: 'invalid' };
  if (!scheme) return undefined;
  const isNamed = Object.keys(accepted).length > 0;
  if (isNamed && !Object.hasOwn(accepted, scheme.code)) {
    return { field: 'number', problem: 'not-accepted', type: scheme.name };
  }
  const isGood = scheme.lengths.includes(digits.length) && passesLuhn(digits);
  return isGood ? undefined : { field: 'number', problem: 'invalid' };
}

function expiryProblem(typed: string, now: number): CardProblem | undefined {
  if (typed.trim() === '') return { field: 'expiryDate', problem: 'required' };
  const month = readMonth(typed);
  if (month === undefined) return { field: 'expiryDate', problem: 'invalid' };
  // A card is valid to the end of its month.
  return monthNumber(month) < currentMonth(now) ? { field: 'expiryDate', problem: 'expired' } : undefined;
}

function cvTwoProblem(typed: string, scheme: Scheme | undefined): CardProblem | undefined {
  if (typed === '') return mayLackCvTwo(scheme) ? undefined : { field: 'cvTwo', problem: 'required' };
  const length = scheme?.cvTwoLength;
  if (length === undefined) return /^\d{3,4}$/.test(typed) ? undefined : { field: 'cvTwo', problem: 'invalid' };
  return new RegExp(`^\\d{${length}}$`).test(typed) ? undefined : { field: 'cvTwo', problem: 'wrong-length', length };
}

function oldCardProblems({ number, issueNumber, startDate }: CardEntry, now: number): CardProblem[] {
  const problems: CardProblem[] = [];
  const isNeeded = hasIssueNumber(number);
  const [issue, start] = [issueNumber.trim(), startDate.trim()];
  if (issue === '') {
    if (isNeeded) problems.push({ field: 'issueNumber', problem: 'required' });
  } else if (!/^\d{1,2}$/.test(issue)) problems.push({ field: 'issueNumber', problem: 'invalid' });
  if (start === '') {
    if (isNeeded) problems.push({ field: 'startDate', problem: 'required' });
    return problems;
  }
  const month = readMonth(start);
  if (month === undefined) problems.push({ field: 'startDate', problem: 'invalid' });
  else if (monthNumber(month) > currentMonth(now)) problems.push({ field: 'startDate', problem: 'not-started' });
  return problems;
}

/** A billing address is optional, but not in part: it needs a line, and a town or a county. */
function billingProblems(address: BillingAddress | undefined): CardProblem[] {
  if (!address) return [];
  const has = (field: keyof BillingAddress): boolean => address[field].trim() !== '';
  const problems: CardProblem[] = [];
  if (!has('addressLineOne') && !has('addressLineTwo')) {
    problems.push({ field: 'billingAddressLineOne', problem: 'required' });
  }
  if (!has('town') && !has('county')) problems.push({ field: 'billingTown', problem: 'required' });
  return problems;
}

/** The card as a purchase sends it. Call it only for an entry without problems. */
export function completeCard(entry: CardEntry): CardDetails {
  const [issueNumber, startDate] = [entry.issueNumber.trim(), entry.startDate.trim()];
  const { billingAddress } = entry;
  return {
    number: cardDigits(entry.number),
    expiryDate: readMonth(entry.expiryDate) ?? '',
    cvTwo: entry.cvTwo.trim(),
    // Left out when empty: the box office refuses fields that the card does not have.
    ...(issueNumber !== '' && { issueNumber }),
    ...(startDate !== '' && { startDate: readMonth(startDate) ?? '' }),
    ...(billingAddress && { billingAddress: trimmed(billingAddress) }),
  };
}

function trimmed(address: BillingAddress): BillingAddress {
  const entries = BILLING_FIELDS.map((field) => [field, address[field].trim()]);
  return { ...address, ...(Object.fromEntries(entries) as Partial<BillingAddress>) };
}

/** @returns MMYY for `0327`, `03/27`, `3 / 2027` and similar; undefined when it is not a month of this century */
export function readMonth(typed: string): string | undefined {
  const match = /^(?:(\d{2})|(\d{1,2})[/.-])(?:20)?(\d{2})$/.exec(typed.replace(/\s/g, ''));
  const month = Number(match?.[1] ?? match?.[2]);
  return match && month >= 1 && month <= 12 ? `${String(month).padStart(2, '0')}${match[3]}` : undefined;
}

const monthNumber = (mmyy: string): number => (2000 + Number(mmyy.slice(2))) * 12 + Number(mmyy.slice(0, 2)) - 1;

function currentMonth(now: number): number {
  const date = new Date(now);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const value = Number(digits.at(-1 - at)) * (at % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
