import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type CardEntry,
  type CardProblem,
  cardType,
  completeCard,
  readMonth,
  validateCard,
} from '../../../src/domain/payment/card-rules.js';
import { type CardFields, type CardProblem as Refusal, cardProblem } from '../../../src/sandbox/payment/cards.js';

/** Wednesday, 3 March 2027, noon UTC. */
const NOW = Date.UTC(2027, 2, 3, 12);
const ACCEPTED = { amex: 'American Express', maestro: 'Maestro', mastercard: 'Mastercard', visa: 'Visa' };
const VISA: CardEntry = {
  number: '4111 1111 1111 1111',
  expiryDate: '12/30',
  cvTwo: '123',
  startDate: '',
  issueNumber: '',
  billingAddress: undefined,
};
const NOWHERE = { addressLineOne: '', addressLineTwo: '', town: '', county: '', postcode: '', countryCode: '' };
const SOLO: Partial<CardEntry> = { number: '6767 6222 2222 2222 222', cvTwo: '' };

const required = (field: CardProblem['field']): CardProblem => ({ field, problem: 'required' });
const invalid = (field: CardProblem['field']): CardProblem => ({ field, problem: 'invalid' }) as CardProblem;

const ROWS: readonly [what: string, entry: Partial<CardEntry>, problems: readonly CardProblem[]][] = [
  ['a valid card', {}, []],
  ['spaces and hyphens in the number are ignored', { number: ' 4111-1111 1111-1111 ' }, []],
  ['a number is needed', { number: ' ' }, [required('number')]],
  ['a number has no letters', { number: '4111x' }, [invalid('number')]],
  ['a wrong checksum', { number: '4111111111111112' }, [invalid('number')]],
  ['a length that the card type does not have', { number: '411111111111116' }, [invalid('number')]],
  [
    'a known type that is not accepted is named',
    { number: '3056 9309 0259 04' },
    [{ field: 'number', problem: 'not-accepted', type: 'Diners Club' }],
  ],
  ['an unknown card type is left to the box office', { number: '9111 1111', cvTwo: '1234' }, []],
  ['an expiry date is needed', { expiryDate: '' }, [required('expiryDate')]],
  ['there is no thirteenth month', { expiryDate: '1330' }, [invalid('expiryDate')]],
  ['a card is valid to the end of its month', { expiryDate: '03/27' }, []],
  ['a card is not valid after its month', { expiryDate: '0227' }, [{ field: 'expiryDate', problem: 'expired' }]],
  ['a security code is needed', { cvTwo: '' }, [required('cvTwo')]],
  ['a security code has three digits', { cvTwo: '1234' }, [{ field: 'cvTwo', problem: 'wrong-length', length: 3 }]],
  ['an American Express code has four', { number: '378282246310005', cvTwo: '1234' }, []],
  [
    'an American Express code has not three',
    { number: '378282246310005' },
    [{ field: 'cvTwo', problem: 'wrong-length', length: 4 }],
  ],
  ['Maestro cards may have none', { number: '6759 6498 2643 8453', cvTwo: '' }, []],
  ['old debit cards have issue number and start date', SOLO, [required('issueNumber'), required('startDate')]],
  ['old debit cards may have issue number and start date', { ...SOLO, issueNumber: '1', startDate: '03/27' }, []],
  [
    'and may be wrong',
    { ...SOLO, issueNumber: '123', startDate: '99' },
    [invalid('issueNumber'), invalid('startDate')],
  ],
  [
    'a card that begins next month is not valid yet',
    { ...SOLO, issueNumber: '1', startDate: '0427' },
    [{ field: 'startDate', problem: 'not-started' }],
  ],
  [
    'another billing address is whole',
    { billingAddress: NOWHERE },
    [required('billingAddressLineOne'), required('billingTown')],
  ],
  ['either line and a county are enough', { billingAddress: { ...NOWHERE, addressLineTwo: 'x', county: 'y' } }, []],
];

describe('validateCard', () => {
  for (const [what, entry, problems] of ROWS) {
    it(what, () => assert.deepEqual(validateCard({ ...VISA, ...entry }, ACCEPTED, NOW), problems));
  }

  it('accepts every type when the reservation names none', () => {
    assert.deepEqual(validateCard({ ...VISA, number: '30569309025904' }, {}, NOW), []);
  });
});

it('readMonth reads months as people and browsers write them', () => {
  for (const text of ['0329', '03/29', '3/29', '03 / 29', '03/2029', '3-2029', '032029']) {
    assert.equal(readMonth(text), '0329', text);
  }
  for (const text of ['', '329', '0029', '1329', '03/1929', '2029-03', 'March'])
    assert.equal(readMonth(text), undefined);
});

it('completeCard sends digits, MMYY and an empty code if there is none, without fields that the card lacks', () => {
  assert.deepEqual(completeCard({ ...VISA, cvTwo: ' ', startDate: ' ' }), {
    number: '4111111111111111',
    expiryDate: '1230',
    cvTwo: '',
  });
  const whole = { ...VISA, issueNumber: ' 2 ', startDate: '1/24', billingAddress: { ...NOWHERE, town: ' Ayr ' } };
  assert.deepEqual(completeCard(whole), {
    number: '4111111111111111',
    expiryDate: '1230',
    cvTwo: '123',
    issueNumber: '2',
    startDate: '0124',
    billingAddress: { ...NOWHERE, town: 'Ayr' },
  });
});

const FIELDS: Readonly<Record<Refusal, CardProblem['field']>> = {
  number_missing: 'number',
  type_unknown: 'number',
  type_not_accepted: 'number',
  number_invalid: 'number',
  expiry_missing: 'expiryDate',
  expiry_invalid: 'expiryDate',
  cv_two_missing: 'cvTwo',
  cv_two_invalid: 'cvTwo',
  issue_missing: 'issueNumber',
  issue_unneeded: 'issueNumber',
  issue_invalid: 'issueNumber',
  start_missing: 'startDate',
  start_invalid: 'startDate',
};

const digits = (from: number, to: number) => fc.stringMatching(new RegExp(`^\\d{${from},${to}}$`));
const good = fc.constantFrom(
  ...['4111111111111111', '5555555555554444', '378282246310005', '6759649826438453', '6767622222222222222'],
  ...['30569309025904', '6011111111111117', '2223003122003222', '4222222222222'],
);
/** A number with one digit changed, which the Luhn check catches. */
const mistyped = fc
  .tuple(good, fc.nat(11), fc.nat(9))
  .map(([number, at, digit]) => number.slice(0, at) + String(digit) + number.slice(at + 1));
const months = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 20, max: 34 }))
    .map(([month, year]) => [month, year].map((part) => String(part).padStart(2, '0')).join('')),
  fc.constantFrom('', '03/27', '13/30', 'x'),
);

const entries = fc.record({
  number: fc.oneof(good, mistyped, digits(0, 20), fc.constantFrom('', ' ', '4111 1111 1111 1111', 'visa')),
  expiryDate: months,
  cvTwo: fc.oneof(digits(0, 5), fc.constant('')),
  startDate: fc.constant(''),
  issueNumber: fc.constant(''),
  billingAddress: fc.constant(undefined),
});
/** Only some cards have these fields. */
const oldCards = fc.record({ startDate: months, issueNumber: digits(0, 3) });

it('form and box office agree about every card, and about the field at fault', () => {
  fc.assert(
    fc.property(entries, oldCards, (entry, old) => {
      const typed: CardEntry = entry.number.startsWith('6767') ? { ...entry, ...old } : entry;
      const problems = validateCard(typed, ACCEPTED, NOW);
      const sent = completeCard(typed);
      const fields: CardFields = {
        number: sent.number || undefined,
        // The form never sends a month that it cannot read; the box office would refuse it.
        expiry: sent.expiryDate || typed.expiryDate || undefined,
        cvTwo: sent.cvTwo,
        issueNumber: sent.issueNumber,
        startDate: sent.startDate === '' ? typed.startDate : sent.startDate,
      };
      const refusal = cardProblem(fields, NOW);
      if (refusal === 'type_unknown' && !cardType(typed.number)) {
        // Only the box office can tell, so the form must accept it.
        assert.ok(!problems.some(({ field, problem }) => field === 'number' && problem === 'not-accepted'));
        return;
      }
      assert.equal(problems[0]?.field, refusal && FIELDS[refusal], JSON.stringify({ typed, refusal, problems }));
    }),
    { numRuns: 2_000 },
  );
});
