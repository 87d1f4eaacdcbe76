import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createError, type ErrorCode, type TswErrorDetails } from '../../../src/domain/error.js';
import { bundleReason, type FailureReason, reasonOf, reasonOfError } from '../../../src/domain/payment/failure.js';
import type { Transaction, TransactionStatus } from '../../../src/domain/booking/transaction.js';
import type { Bundle, Debitor, PurchaseResult } from '../../../src/domain/trolley/trolley.js';

const FAILED: PurchaseResult = {
  success: false,
  isPartial: false,
  failed3dSecure: false,
  failedAvs: false,
  failedCvTwo: false,
};
const GBP = { code: 'GBP', places: 2, preSymbol: '£', postSymbol: '', factor: 100, number: 826 };
const NOTHING = { minor: 0, currency: GBP };
const DEBITOR: Debitor = { type: 'dummy', name: '', description: '', integrationData: {} };

const bundle = (result: Partial<PurchaseResult> | undefined, debitor?: Debitor): Bundle => ({
  sourceCode: 'ext_test0',
  sourceName: 'External Test Backend 0',
  orders: [],
  currency: GBP,
  totalSeatPrice: NOTHING,
  totalSurcharge: NOTHING,
  totalSendCost: NOTHING,
  total: NOTHING,
  ...(result && { purchaseResult: { ...FAILED, ...result } }),
  ...(debitor && { debitor }),
});

function transaction(bundles: readonly Bundle[], status: TransactionStatus = 'failed', whole = FAILED): Transaction {
  return { status, trolley: { bundles, orderCount: 0, purchaseResult: whole }, languages: [] };
}

const REASONS: readonly [what: string, results: readonly Partial<PurchaseResult>[], expected: FailureReason][] = [
  ['a supplier without a reason', [{}], { failureClass: 'supplier-refused', wayOn: 'reserve-again' }],
  [
    'a supplier whose words are not for customers',
    [{ failureReason: 'Allocation closed by J. Smith.' }],
    { failureClass: 'supplier-refused', wayOn: 'reserve-again' },
  ],
  ['an unknown code', [{ purchaseError: 'constructor' }], { failureClass: 'supplier-refused', wayOn: 'reserve-again' }],
  [
    'a declined card',
    [{ purchaseError: 'card_declined' }],
    { failureClass: 'payment-refused', wayOn: 'reserve-again' },
  ],
  [
    '3-D Secure without a way back',
    [{ purchaseError: 'auth_failure' }],
    { failureClass: 'payment-refused', wayOn: 'reserve-again', check: '3d-secure' },
  ],
  [
    'failed 3-D Secure',
    [{ failed3dSecure: true }],
    { failureClass: 'payment-refused', wayOn: 'reserve-again', check: '3d-secure' },
  ],
  [
    'a wrong security code',
    [{ failedCvTwo: true, failedAvs: true }],
    { failureClass: 'payment-refused', wayOn: 'reserve-again', check: 'cv-two' },
  ],
  [
    'a wrong billing address',
    [{ failedAvs: true, purchaseError: 'card_declined' }],
    { failureClass: 'payment-refused', wayOn: 'reserve-again', check: 'address' },
  ],
  [
    'a bank that did not answer',
    [{ purchaseError: 'auth_timeout' }],
    { failureClass: 'payment-unanswered', wayOn: 'reserve-again' },
  ],
  ['a fraud rule', [{ purchaseError: 'fraud' }], { failureClass: 'refused', wayOn: 'contact-seller' }],
  [
    'a fraud rule beside a failed check: the check is left out, since it would show how to pass',
    [{ purchaseError: 'fraud', failedCvTwo: true }],
    { failureClass: 'refused', wayOn: 'contact-seller' },
  ],
  [
    'several suppliers: the reason that the customer can change most',
    [{}, { purchaseError: 'card_declined' }, { failedAvs: true }],
    { failureClass: 'payment-refused', wayOn: 'reserve-again', check: 'address' },
  ],
  [
    'several suppliers, one of which suspects fraud',
    [{ failedAvs: true }, { purchaseError: 'fraud' }],
    { failureClass: 'refused', wayOn: 'contact-seller' },
  ],
  [
    'a class given by the API',
    [{ failureClass: 'already-failed' }],
    { failureClass: 'already-failed', wayOn: 'reserve-again' },
  ],
];

describe('why nothing was bought', () => {
  for (const [what, results, expected] of REASONS) {
    it(what, () => assert.deepEqual(reasonOf(transaction(results.map((result) => bundle(result)))), expected));
  }

  it('is the trolley’s reason when no supplier gives one', () => {
    const whole = { ...FAILED, failureClass: 'already-failed' } as const;
    assert.equal(reasonOf(transaction([bundle(undefined)], 'failed', whole)).failureClass, 'already-failed');
    assert.equal(reasonOf(transaction([])).failureClass, 'system');
  });

  it('is the end of the reservation', () => {
    assert.deepEqual(reasonOf(transaction([bundle({})], 'released')), {
      failureClass: 'expired',
      wayOn: 'reserve-again',
    });
  });

  it('is an earlier purchase, which is shown', () => {
    assert.deepEqual(reasonOf(transaction([bundle({ success: true })], 'purchased')), {
      failureClass: 'already-bought',
      wayOn: 'show-booking',
    });
  });

  it('names neither payment nor supplier after a payment elsewhere, because the answer does not say', () => {
    assert.equal(bundleReason(bundle({}, DEBITOR)).failureClass, 'system');
    assert.equal(bundleReason(bundle({ failedCvTwo: true }, DEBITOR)).failureClass, 'payment-refused');
  });
});

const ERRORS: readonly [code: ErrorCode, details: TswErrorDetails, expected: FailureReason][] = [
  ['invalid-email', { field: 'email' }, { failureClass: 'correct-details', wayOn: 'correct', field: 'email' }],
  ['rejected', { field: 'countryCode' }, { failureClass: 'correct-details', wayOn: 'correct', field: 'countryCode' }],
  ['rejected', {}, { failureClass: 'correct-details', wayOn: 'correct' }],
  ['bad-request', {}, { failureClass: 'correct-details', wayOn: 'correct' }],
  ['invalid-card', { field: 'cvTwo' }, { failureClass: 'correct-card', wayOn: 'correct', field: 'cvTwo' }],
  ['not-reserved', {}, { failureClass: 'expired', wayOn: 'reserve-again' }],
  ['gone', {}, { failureClass: 'expired', wayOn: 'reserve-again' }],
  ['unauthorised', {}, { failureClass: 'defect', wayOn: 'contact-seller' }],
  ['not-authorised', {}, { failureClass: 'payment-refused', wayOn: 'reserve-again' }],
  ['upstream', {}, { failureClass: 'system', wayOn: 'reserve-again' }],
  ['rejected', { failureClass: 'insecure' }, { failureClass: 'insecure', wayOn: 'contact-seller' }],
];

describe('why a purchase got an error answer', () => {
  for (const [code, details, expected] of ERRORS) {
    it(`${code} ${JSON.stringify(details)}`, () => {
      assert.deepEqual(reasonOfError(createError(code, 'No.', details)), expected);
    });
  }
});
