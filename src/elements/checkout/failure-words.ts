/** The words for each failure that the checkout's form shows while the tickets are still held (docs/errors.md). */
import type { PurchaseFailure } from '../../domain/booking/booking.js';
import { isEmailErrorKey } from '../../domain/customer/email.js';
import type { ErrorCode, TswError } from '../../domain/error.js';
import type { FailureClass } from '../../domain/payment/failure-class.js';
import type { Locale } from '../../i18n/locale.js';

/** What failed: a refused field, collecting the payment's details, or the purchase. */
type FailedStep = 'field' | 'collecting' | PurchaseFailure['kind'];

type Words = (terms: Locale<'customer' | 'form'>['terms'], error: TswError) => string;

/** The first column that has words for the error counts. */
interface StepWords {
  readonly byField?: { readonly [field: string]: Words };
  readonly byCode?: { readonly [C in ErrorCode]?: Words };
  readonly byClass?: { readonly [C in FailureClass]?: Words };
  readonly otherwise: Words;
}

/** Every code has general words, which do not mention the purchase. */
const general: Words = ({ errors }, { code }) => errors.words(code);
const misconfigured: Words = ({ errors }) => errors.words('configuration');
const notAuthorised: Words = ({ form }) => form.notAuthorised;
/** Every other code of a refusal has a more specific text of its own. */
const refusedDetails: Words = (terms, error) =>
  error.code === 'rejected' || error.code === 'bad-request' ? terms.form.failure.rejected : general(terms, error);
const paymentFailed: Words = ({ form }) => form.failure.payment;

const WORDS: Readonly<Record<FailedStep, StepWords>> = {
  field: {
    byField: {
      email: ({ customer, errors }, { apiKey, code }) =>
        isEmailErrorKey(apiKey) ? customer.emailProblem(apiKey) : errors.words(code),
      countryCode: ({ customer }) => customer.problem({ field: 'countryCode', problem: 'country-not-allowed' }),
    },
    otherwise: general,
  },
  // The payment step itself says what is wrong with the card.
  collecting: { byCode: { 'invalid-card': paymentFailed }, otherwise: general },
  rejected: {
    byCode: { 'not-authorised': notAuthorised },
    byClass: { defect: misconfigured },
    otherwise: refusedDetails,
  },
  payment: {
    byCode: {
      'not-authorised': notAuthorised,
      aborted: ({ form }) => form.notPaid,
      configuration: ({ form }) => form.paymentUnknown,
    },
    byClass: { defect: misconfigured },
    otherwise: paymentFailed,
  },
  'not-sent': {
    byCode: { 'not-authorised': notAuthorised },
    byClass: { defect: misconfigured },
    otherwise: ({ form }) => form.failure['not-sent'],
  },
};

export function wordsForFailure(step: FailedStep, error: TswError, { terms }: Locale<'customer' | 'form'>): string {
  const { code, field, failureClass } = error;
  const { byField = {}, byCode = {}, byClass = {}, otherwise } = WORDS[step];
  const fieldWords = field !== undefined && Object.hasOwn(byField, field) ? byField[field] : undefined;
  const words = fieldWords ?? byCode[code] ?? (failureClass && byClass[failureClass]) ?? otherwise;
  return words(terms, error);
}
