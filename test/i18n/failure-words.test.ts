/**
 * Every error code of a purchase, from both APIs and the proxy: its class, what the customer can do next, the form field
 * it names, and the message that the customer reads.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PurchaseFailure } from '../../src/domain/booking/booking.js';
import { EMAIL_ERROR_KEYS } from '../../src/domain/customer/email.js';
import { reasonOfError } from '../../src/domain/payment/failure.js';
import type { FailureClass, WayOn } from '../../src/domain/payment/failure-class.js';
import { failureText, serverProblem } from '../../src/elements/checkout/form/problems.js';
import { card } from '../../src/i18n/en/checkout/card.js';
import { checkout } from '../../src/i18n/en/checkout/checkout.js';
import { customer } from '../../src/i18n/en/checkout/customer.js';
import { errors } from '../../src/i18n/en/errors.js';
import { form } from '../../src/i18n/en/checkout/form.js';
import { withWords } from '../../src/i18n/locale.js';
import { PROXY_ERRORS } from '../../src/proxy/errors.js';
import {
  type CardField,
  FAIL_CODES,
  PURCHASE_FAIL_CODES,
  SCRIPT_ERRORS,
  type XmlCode,
} from '../../src/xml-core/codes.js';
import { clientOf, failureOf } from '../client/support.js';
import { CUSTOMER } from '../support/customers.js';

const locale = withWords({ customer, form })('en');

type Expected = readonly [failureClass: FailureClass, wayOn: WayOn, field?: string];

interface Row {
  readonly what: string;
  readonly code: number;
  readonly status: number;
  readonly words?: string;
  readonly expected: Expected;
}

const COUNTRY = "Country code 'foobar' in customer data is invalid";

/** The error codes of F13, each with its status (docs/api/transport.md#error-codes). */
const F13: readonly Row[] = [
  { what: 'bad channel', code: 2, status: 400, expected: ['defect', 'contact-seller'] },
  { what: 'user authentication failure', code: 3, status: 401, expected: ['defect', 'contact-seller'] },
  { what: 'no connection to the backend', code: 4, status: 502, expected: ['system', 'reserve-again'] },
  { what: 'forbidden network', code: 5, status: 403, expected: ['defect', 'contact-seller'] },
  { what: 'no connection to the database', code: 6, status: 500, expected: ['system', 'reserve-again'] },
  { what: 'membership failed', code: 7, status: 400, expected: ['defect', 'contact-seller'] },
  { what: 'something is missing', code: 8, status: 400, expected: ['correct-details', 'correct'] },
  { what: 'something is refused', code: 8, status: 460, expected: ['correct-details', 'correct'] },
  { what: 'a country', code: 8, status: 460, words: COUNTRY, expected: ['correct-details', 'correct', 'countryCode'] },
  { what: 'an expired callout', code: 8, status: 410, expected: ['expired', 'reserve-again'] },
  { what: 'an email address', code: 2000, status: 460, expected: ['correct-details', 'correct', 'email'] },
  { what: 'type not recognised', code: 3000, status: 460, expected: ['correct-card', 'correct', 'number'] },
  { what: 'type not accepted', code: 3001, status: 460, expected: ['correct-card', 'correct', 'number'] },
  { what: 'no card number', code: 3002, status: 460, expected: ['correct-card', 'correct', 'number'] },
  { what: 'expiry date', code: 3003, status: 460, expected: ['correct-card', 'correct', 'expiryDate'] },
  { what: 'CV2', code: 3004, status: 460, expected: ['correct-card', 'correct', 'cvTwo'] },
  { what: 'issue number missing', code: 3005, status: 460, expected: ['correct-card', 'correct', 'issueNumber'] },
  { what: 'issue number invalid', code: 3006, status: 460, expected: ['correct-card', 'correct', 'issueNumber'] },
  { what: 'start date missing', code: 3007, status: 460, expected: ['correct-card', 'correct', 'startDate'] },
  { what: 'start date invalid', code: 3008, status: 460, expected: ['correct-card', 'correct', 'startDate'] },
  { what: 'an unknown code', code: 4711, status: 460, expected: ['correct-details', 'correct'] },
  { what: 'an unknown code that is no refusal', code: 4711, status: 500, expected: ['system', 'reserve-again'] },
];

/** The errors with which the proxy can answer a purchase. */
const PROXY: { readonly [K in keyof typeof PROXY_ERRORS]?: readonly [status: number, expected: Expected] } = {
  notFound: [404, ['defect', 'contact-seller']],
  wrongMethod: [405, ['defect', 'contact-seller']],
  badParameter: [400, ['defect', 'contact-seller']],
  tooLarge: [400, ['correct-details', 'correct']],
  foreignOrigin: [403, ['defect', 'contact-seller']],
  wrongBodyType: [415, ['defect', 'contact-seller']],
  unreachable: [502, ['system', 'reserve-again']],
  timedOut: [504, ['system', 'reserve-again']],
  badAnswer: [502, ['system', 'reserve-again']],
  configuration: [502, ['defect', 'contact-seller']],
  notAuthorised: [403, ['payment-refused', 'reserve-again']],
  hookFailed: [500, ['system', 'reserve-again']],
  notReserved: [409, ['expired', 'reserve-again']],
  badReturnToken: [410, ['expired', 'reserve-again']],
  defect: [500, ['system', 'reserve-again']],
};

/** The outcome of the purchase is asked for after these errors, so they have no reason yet. */
const ASKED_ABOUT: readonly (keyof typeof PROXY_ERRORS)[] = ['outcomeUnknown', 'purchaseUnderWay'];
/** Errors of other routes. */
const NOT_OF_A_PURCHASE: readonly (keyof typeof PROXY_ERRORS)[] = ['detailsRefused', 'noPaymentIntent'];

/** The message in the form after the box office refused the purchase. */
function messageOf(failure: PurchaseFailure): string {
  return serverProblem(failure, locale)?.text ?? failureText(failure, undefined, locale) ?? '';
}

const isSentence = (words: string): boolean => /^[A-Z].{12,}[.)]$/.test(words);

async function checkFailure(code: number, status: number, expected: Expected, words = 'Refused'): Promise<void> {
  const body = { error_code: code, error_desc: words, ...(code === 2000 && { error_key: 'addr_bad_email_domain' }) };
  const client = clientOf(body, { status });
  const error = await failureOf(client.makePurchase({ transactionUuid: 'u', customer: CUSTOMER }));
  const reason = reasonOfError(error);
  const [failureClass, wayOn, field] = expected;
  assert.deepEqual(reason, { failureClass, wayOn, ...(field && { field }) });
  const text = messageOf({ kind: 'rejected', error });
  assert.ok(isSentence(text), text);
  if (wayOn === 'contact-seller') assert.match(text, /contact the seller/);
  if (failureClass === 'correct-card') {
    assert.ok(isSentence(card.fieldRefused(field as 'number')), field);
    assert.equal(text, errors.words('invalid-card'));
  }
}

describe('a purchase that F13 refuses', () => {
  for (const { what, code, status, expected, words } of F13) {
    it(`${code} (${what}) with ${status}: ${expected.join(', ')}`, () => checkFailure(code, status, expected, words));
  }

  it('for an email address has a message for each of the 24 problems', () => {
    const messages = EMAIL_ERROR_KEYS.map((key) => customer.emailProblem(key));
    assert.equal(messages.length, 24);
    for (const words of messages) assert.ok(isSentence(words), words);
  });
});

describe('a purchase that the proxy refuses', () => {
  for (const [kind, [status, expected]] of Object.entries(PROXY)) {
    const code = PROXY_ERRORS[kind as keyof typeof PROXY_ERRORS];
    it(`${code} (${kind}): ${expected.join(', ')}`, () => checkFailure(code, status, expected));
  }

  it('is covered for every error of the proxy', () => {
    const known = [...Object.keys(PROXY), ...ASKED_ABOUT, ...NOT_OF_A_PURCHASE];
    assert.deepEqual(known.sort(), Object.keys(PROXY_ERRORS).sort());
  });
});

/** Failures after which the customer cannot correct anything. */
const ENDED: Readonly<Record<Exclude<FailureClass, 'correct-details' | 'correct-card' | 'already-bought'>, string>> = {
  expired: 'The time to complete it had run out.',
  'payment-refused': 'The payment was refused. Another card, or another way of paying, may work.',
  'payment-unanswered': 'The bank did not answer.',
  refused: 'It cannot be completed. Please contact the seller.',
  'supplier-refused': 'The venue’s box office did not accept it.',
  'already-failed': 'It had failed before.',
  system: 'It was not completed.',
  // Both are faults of the shop. The card form has its own message for `insecure`, before anything is sent.
  insecure: errors.words('configuration'),
  defect: errors.words('configuration'),
};

describe('a class of failure', () => {
  for (const [failureClass, words] of Object.entries(ENDED)) {
    it(`${failureClass}: “${words}”`, () => {
      const own = checkout.reasons[failureClass as FailureClass] ?? errors.words('configuration');
      assert.equal(own, words);
    });
  }

  it('insecure is shown before anything is sent', () => assert.match(card.insecure, /have not been charged/));

  it('already-bought has no message, because the booking is shown', () => {
    assert.equal(checkout.reasons['already-bought'], undefined);
  });

  it('that the customer can correct is shown beside the field or above the form', () => {
    assert.ok(isSentence(form.failure.rejected) && isSentence(form.failure.payment));
    assert.equal(checkout.reasons['correct-details'] ?? checkout.reasons['correct-card'], undefined);
  });
});

const CARD_INPUTS: Readonly<Record<CardField, string>> = {
  number: card.fieldRefused('number'),
  expiryDate: card.fieldRefused('expiryDate'),
  cvTwo: card.fieldRefused('cvTwo'),
  issueNumber: card.fieldRefused('issueNumber'),
  startDate: card.fieldRefused('startDate'),
  billingAddress: card.fieldRefused('billingAddressLineOne'),
};

function xmlWords({ failureClass, field }: XmlCode): string {
  if (failureClass === 'correct-card')
    return field === undefined ? errors.words('invalid-card') : CARD_INPUTS[field as CardField];
  if (failureClass === 'correct-details') {
    if (field === 'email') return customer.emailProblem('addr_missing_at');
    if (field === 'countryCode') return customer.problem({ field, problem: 'country-not-allowed' });
    return form.failure.rejected;
  }
  if (failureClass === 'already-bought') return checkout.done;
  return ENDED[failureClass];
}

describe('a code of the XML core', () => {
  for (const [name, codes] of Object.entries({
    fail_code: FAIL_CODES,
    purchase_fail_code: PURCHASE_FAIL_CODES,
    error_code: SCRIPT_ERRORS,
  })) {
    for (const [code, xml] of Object.entries(codes)) {
      const { failureClass, field } = xml;
      it(`${name} ${code}: ${failureClass}${field ? `, ${field}` : ''}`, () => {
        const words = xmlWords(xml);
        assert.ok(isSentence(words), words);
      });
    }
  }
});
