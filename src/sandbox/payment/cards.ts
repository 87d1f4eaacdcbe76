/**
 * Card details of a purchase: what is wrong with them (docs/api/transport.md#error-codes,
 * docs/api/xml-core.md#card-rules), and how a payment with them ends. Pure. The numbers that make a payment fail are
 * invented after the usual test numbers of payment providers.
 */
export interface CardFields {
  readonly number: string | undefined;
  /** MMYY. */
  readonly expiry: string | undefined;
  /** Empty for cards without one. Undefined when it was not sent. */
  readonly cvTwo: string | undefined;
  readonly issueNumber: string | undefined;
  /** MMYY. */
  readonly startDate: string | undefined;
}

export type CardProblem =
  | 'number_missing'
  | 'type_unknown'
  | 'type_not_accepted'
  | 'number_invalid'
  | 'expiry_missing'
  | 'expiry_invalid'
  | 'cv_two_missing'
  | 'cv_two_invalid'
  | 'issue_missing'
  | 'issue_unneeded'
  | 'issue_invalid'
  | 'start_missing'
  | 'start_invalid';

interface CardType {
  readonly code: string;
  readonly name: string;
  readonly prefix: RegExp;
  readonly lengths: readonly number[];
  readonly accepted: boolean;
  readonly cvTwoLength: number;
}

const between = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** The most specific first: the first prefix that fits decides. */
const TYPES: readonly CardType[] = [
  { code: 'amex', name: 'American Express', prefix: /^3[47]/, lengths: [15], accepted: true, cvTwoLength: 4 },
  { code: 'diners', name: 'Diners Club', prefix: /^3(0[0-5]|[68])/, lengths: [14], accepted: false, cvTwoLength: 3 },
  { code: 'discover', name: 'Discover', prefix: /^(6011|65)/, lengths: [16], accepted: false, cvTwoLength: 3 },
  {
    code: 'mastercard',
    name: 'MasterCard',
    prefix: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    lengths: [16],
    accepted: true,
    cvTwoLength: 3,
  },
  {
    code: 'maestro',
    name: 'Maestro',
    prefix: /^(50|5[6-9]|6)/,
    lengths: between(12, 19),
    accepted: true,
    cvTwoLength: 3,
  },
  { code: 'visa', name: 'Visa', prefix: /^4/, lengths: [13, 16, 19], accepted: true, cvTwoLength: 3 },
];

/** Old UK debit cards carry an issue number and a start date. All other cards carry neither. */
const HAS_ISSUE_NUMBER = /^6767/;

export const ACCEPTED_CARDS: Readonly<Record<string, string>> = Object.fromEntries(
  TYPES.filter(({ accepted }) => accepted).map(({ code, name }) => [code, name]),
);

export const digitsOf = (number: string): string => number.replace(/[\s-]/g, '');

export const cardTypeName = (number: string): string | undefined =>
  TYPES.find(({ prefix }) => prefix.test(digitsOf(number)))?.name;

export function passesLuhn(digits: string): boolean {
  const total = [...digits].reverse().reduce((sum, char, index) => {
    const value = Number(char) * (index % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return total % 10 === 0;
}

/** MMYY as months since year 0. Undefined when it is no month. */
function monthOf(text: string): number | undefined {
  const match = /^(\d\d)\/?(\d\d)$/.exec(text);
  const [month, year] = [Number(match?.[1]), 2000 + Number(match?.[2])];
  return match && month >= 1 && month <= 12 ? year * 12 + month - 1 : undefined;
}

function thisMonth(now: number): number {
  const date = new Date(now);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The first problem of a card, its number first. A card is valid to the end of its month. */
export function cardProblem(card: CardFields, now: number): CardProblem | undefined {
  if (card.number === undefined) return 'number_missing';
  const digits = digitsOf(card.number);
  if (!/^\d+$/.test(digits)) return 'type_unknown';
  const type = TYPES.find(({ prefix }) => prefix.test(digits));
  if (!type) return 'type_unknown';
  if (!type.accepted) return 'type_not_accepted';
  if (!type.lengths.includes(digits.length) || !passesLuhn(digits)) return 'number_invalid';
  if (card.expiry === undefined) return 'expiry_missing';
  const expiry = monthOf(card.expiry);
  if (expiry === undefined || expiry < thisMonth(now)) return 'expiry_invalid';
  if (card.cvTwo === undefined) return 'cv_two_missing';
  // Some debit cards have no CV2. They send an empty one.
  const lacksCvTwo = card.cvTwo === '' && type.code === 'maestro';
  if (!lacksCvTwo && !new RegExp(`^\\d{${type.cvTwoLength}}$`).test(card.cvTwo)) return 'cv_two_invalid';
  return oldDebitCardProblem(card, digits, now);
}

function oldDebitCardProblem(card: CardFields, digits: string, now: number): CardProblem | undefined {
  const needsThem = HAS_ISSUE_NUMBER.test(digits);
  if (needsThem && card.issueNumber === undefined) return 'issue_missing';
  if (!needsThem && card.issueNumber !== undefined) return 'issue_unneeded';
  if (card.issueNumber !== undefined && !/^\d{1,2}$/.test(card.issueNumber)) return 'issue_invalid';
  if (needsThem && card.startDate === undefined) return 'start_missing';
  if (card.startDate === undefined) return undefined;
  const start = monthOf(card.startDate);
  return start === undefined || start > thisMonth(now) ? 'start_invalid' : undefined;
}

export type CardVerdict = 'approved' | 'declined' | 'cv_two' | 'avs' | 'three_d_secure' | 'fraud' | 'timeout';

const VERDICTS: Readonly<Record<string, CardVerdict>> = {
  '4000000000000002': 'declined',
  '4000000000000127': 'cv_two',
  '4000000000000010': 'avs',
  '4000000000003220': 'three_d_secure',
  '4100000000000019': 'fraud',
  '4000000000000119': 'timeout',
};

export const verdictOf = (number: string): CardVerdict => VERDICTS[digitsOf(number)] ?? 'approved';
