/**
 * Why a purchase did not happen, in classes that each have one way on. Both APIs' codes and flags are mapped to these
 * (F13: reference 4.12 and flows 5; XML core: its parts 3.1 and 3.2); words are in i18n, by class.
 */
import type { ErrorCode, TswError } from '../error.js';
import type { Transaction } from '../booking/transaction.js';
import type { Bundle, PurchaseResult } from '../trolley/trolley.js';

export type FailureClass =
  /** The customer's details: correct them and confirm again, on the same reservation. */
  | 'correct-details'
  /** The card's details: likewise. */
  | 'correct-card'
  /** The reservation is over: reserve again. */
  | 'expired'
  /** The bank refused the payment: reserve again, pay in another way. */
  | 'payment-refused'
  /** The bank did not answer; an amount may show as pending for a while. Reserve again, never automatically. */
  | 'payment-unanswered'
  /** A fraud rule. The customer is never told which, or that it was one: contact the seller. */
  | 'refused'
  /** The supplier refused or broke: reserve again, seats may differ. */
  | 'supplier-refused'
  /** It was bought before: show that booking. */
  | 'already-bought'
  /** This very attempt had failed before: reserve again. */
  | 'already-failed'
  /** An unspecified failure of the box office, which says that nothing was bought. */
  | 'system'
  /** Card data on a connection that is not encrypted: nothing is sent. */
  | 'insecure'
  /** Our own, or the partner's setting: the developer is told. */
  | 'defect';

/** What a customer can do next. */
export type WayOn =
  /** Put it right and confirm again: the tickets are still held. */
  | 'correct'
  /** Nothing is held any more. Other seats or prices need another yes. */
  | 'reserve-again'
  | 'show-booking'
  | 'contact-seller';

const WAYS_ON: Readonly<Record<FailureClass, WayOn>> = {
  'correct-details': 'correct',
  'correct-card': 'correct',
  expired: 'reserve-again',
  'payment-refused': 'reserve-again',
  'payment-unanswered': 'reserve-again',
  refused: 'contact-seller',
  'supplier-refused': 'reserve-again',
  'already-bought': 'show-booking',
  'already-failed': 'reserve-again',
  system: 'reserve-again',
  insecure: 'contact-seller',
  defect: 'contact-seller',
};

/** Which check a refused payment did not pass, as far as the customer can do something about it. */
export type FailedCheck = 'cv-two' | 'address' | '3d-secure';

/** Why something was not bought: nothing in it is for the box office's eyes alone. */
export interface FailureReason {
  readonly failureClass: FailureClass;
  readonly wayOn: WayOn;
  readonly check?: FailedCheck;
  /** Of the customer or the card, where a correction is wanted. */
  readonly field?: string;
}

/**
 * `purchase_error` is a code of the supplier's or of the payment side. Only `auth_failure` is documented; the others are
 * the simulated box office's. One that is not here decides nothing.
 */
const PURCHASE_ERRORS: Readonly<Record<string, FailureClass>> = {
  auth_failure: 'payment-refused',
  card_declined: 'payment-refused',
  auth_timeout: 'payment-unanswered',
  fraud: 'refused',
};

/** Of several suppliers' reasons the first here is told: what forbids another try, then what the customer can change. */
const BY_WEIGHT: readonly FailureClass[] = [
  'refused',
  'already-bought',
  'payment-unanswered',
  'payment-refused',
  'already-failed',
  'expired',
  'supplier-refused',
];

/** Why a transaction that is over bought nothing. The supplier's own words (`failure_reason`) are not for customers. */
export function reasonOf({ status, trolley }: Transaction): FailureReason {
  if (status === 'released') return reason('expired');
  if (status === 'purchased') return reason('already-bought');
  const whole = trolley.purchaseResult && reasonOfResult(trolley.purchaseResult, 'system');
  const reasons = [...(whole ? [whole] : []), ...trolley.bundles.map(bundleReason)];
  for (const failureClass of BY_WEIGHT) {
    const found = reasons.filter((each) => each.failureClass === failureClass);
    // One that names a check says more than one that does not.
    const told = found.find(({ check }) => check) ?? found[0];
    if (told) return told;
  }
  return whole ?? reason('system');
}

/** Why one supplier of a transaction did not sell. */
export function bundleReason({ purchaseResult, debitor }: Bundle): FailureReason {
  // Where others take the money, the same answer says that they did not, or that the supplier refused.
  return reasonOfResult(purchaseResult, debitor ? 'system' : 'supplier-refused');
}

function reasonOfResult(result: PurchaseResult | undefined, otherwise: FailureClass): FailureReason {
  if (!result || result.success) return reason('system');
  const { purchaseError = '', failureClass, failedCvTwo, failedAvs, failed3dSecure } = result;
  const check = checkOf(failedCvTwo, failedAvs, failed3dSecure || purchaseError === 'auth_failure');
  const known = Object.hasOwn(PURCHASE_ERRORS, purchaseError) ? PURCHASE_ERRORS[purchaseError] : undefined;
  const named = failureClass ?? known;
  // A failed check sharpens the words about a refused payment, never those about something worse.
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

/** Why a purchase was answered with an error, once it is known that nothing was bought. */
export function reasonOfError({ code, field, failureClass }: TswError): FailureReason {
  const named = reason(failureClass ?? ERROR_CLASSES[code] ?? 'system');
  return named.wayOn === 'correct' && field !== undefined ? { ...named, field } : named;
}

/** The partner's own payment failed, or the customer would not pay: nothing was sent, and the tickets are still held. */
export const PAYMENT_NOT_TAKEN: FailureReason = { failureClass: 'payment-refused', wayOn: 'correct' };

const reason = (failureClass: FailureClass): FailureReason => ({ failureClass, wayOn: WAYS_ON[failureClass] });
