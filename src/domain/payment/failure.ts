/**
 * Why a purchase did not happen. Each class has one way on. Codes and flags of both APIs map to classes
 * (docs/api/transactions.md#failures-and-retries, docs/api/xml-core.md#purchase-failure-codes); i18n has the words for
 * each class.
 */
import type { ErrorCode, TswError } from '../error.js';
import { type FailureClass, type WayOn, WAYS_ON } from './failure-class.js';
import type { Transaction } from '../booking/transaction.js';
import type { Bundle, PurchaseResult } from '../trolley/trolley.js';

/** The check that a refused payment failed, if the customer can do something about it. */
export type FailedCheck = 'cv-two' | 'address' | '3d-secure';

/** Why something was not bought. Everything in it may be shown to the customer. */
export interface FailureReason {
  readonly failureClass: FailureClass;
  readonly wayOn: WayOn;
  readonly check?: FailedCheck;
  /** The customer or card field to correct. */
  readonly field?: string;
}

/**
 * `purchase_error` is a code of the supplier or of the payment side. Only `auth_failure` is documented; the others come
 * from the simulated box office. A code that is not here is ignored.
 */
const PURCHASE_ERRORS: Readonly<Record<string, FailureClass>> = {
  auth_failure: 'payment-refused',
  card_declined: 'payment-refused',
  auth_timeout: 'payment-unanswered',
  fraud: 'refused',
};

/**
 * When suppliers failed for different reasons, the first class here counts: dead ends, then what the customer can
 * change.
 */
const BY_WEIGHT: readonly FailureClass[] = [
  'refused',
  'already-bought',
  'payment-unanswered',
  'payment-refused',
  'already-failed',
  'expired',
  'supplier-refused',
];

/** Why a finished transaction bought nothing. The supplier's own words (`failure_reason`) are not for customers. */
export function reasonOf({ status, trolley }: Transaction): FailureReason {
  if (status === 'released') return reason('expired');
  if (status === 'purchased') return reason('already-bought');
  const whole = trolley.purchaseResult && reasonOfResult(trolley.purchaseResult, 'system');
  const reasons = [...(whole ? [whole] : []), ...trolley.bundles.map(bundleReason)];
  for (const failureClass of BY_WEIGHT) {
    const found = reasons.filter((each) => each.failureClass === failureClass);
    // Prefer a reason that names the failed check.
    const told = found.find(({ check }) => check) ?? found[0];
    if (told) return told;
  }
  return whole ?? reason('system');
}

/** Why one supplier of a transaction did not sell. */
export function bundleReason({ purchaseResult, debitor }: Bundle): FailureReason {
  // A debitor's bundle fails with the same answer whether the payment or the supplier refused.
  return reasonOfResult(purchaseResult, debitor ? 'system' : 'supplier-refused');
}

function reasonOfResult(result: PurchaseResult | undefined, otherwise: FailureClass): FailureReason {
  if (!result || result.success) return reason('system');
  const { purchaseError = '', failureClass, failedCvTwo, failedAvs, failed3dSecure } = result;
  const check = checkOf(failedCvTwo, failedAvs, failed3dSecure || purchaseError === 'auth_failure');
  const known = Object.hasOwn(PURCHASE_ERRORS, purchaseError) ? PURCHASE_ERRORS[purchaseError] : undefined;
  const named = failureClass ?? known;
  // A failed check makes a refused payment more specific. It never replaces a worse class.
  if (check && (named === undefined || named === 'payment-refused')) return { ...reason('payment-refused'), check };
  return reason(named ?? otherwise);
}

function checkOf(failedCvTwo: boolean, failedAvs: boolean, failed3dSecure: boolean): FailedCheck | undefined {
  if (failedCvTwo) return 'cv-two';
  if (failedAvs) return 'address';
  return failed3dSecure ? '3d-secure' : undefined;
}

const ERROR_CLASSES: { readonly [C in ErrorCode]?: FailureClass } = {
  rejected: 'correct-details',
  'bad-request': 'correct-details',
  'invalid-email': 'correct-details',
  'invalid-card': 'correct-card',
  gone: 'expired',
  'not-reserved': 'expired',
  configuration: 'defect',
  unauthorised: 'defect',
  forbidden: 'defect',
  'not-found': 'defect',
  'wrong-method': 'defect',
  'not-authorised': 'payment-refused',
};

/** Why a purchase got an error answer. Call it only when nothing was bought for certain. */
export function reasonOfError({ code, field, failureClass }: TswError): FailureReason {
  const named = reason(failureClass ?? ERROR_CLASSES[code] ?? 'system');
  return named.wayOn === 'correct' && field !== undefined ? { ...named, field } : named;
}

/** The partner's own payment failed or the customer did not pay. Nothing was sent, and the tickets are still held. */
export const PAYMENT_NOT_TAKEN: FailureReason = { failureClass: 'payment-refused', wayOn: 'correct' };

const reason = (failureClass: FailureClass): FailureReason => ({ failureClass, wayOn: WAYS_ON[failureClass] });
