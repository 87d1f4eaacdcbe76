/** Turns a card into a single-use token or a confirmed payment intent, and Stripe's errors into TswErrors. */
import type {
  PaymentIntent,
  PaymentMethodCreateParams,
  Stripe,
  StripeCardNumberElement,
  StripeError,
} from '@stripe/stripe-js';
import { toIsoCountryCode } from '../../../../domain/customer/country.js';
import type { Customer } from '../../../../domain/customer/customer.js';
import { createError, type ErrorCode, isTswError, type TswError } from '../../../../domain/error.js';
import { withoutModals } from './without-modals.js';

interface IntentResult {
  readonly paymentIntent?: PaymentIntent | undefined;
  readonly error?: StripeError | undefined;
}

/** The bank has authorised the payment. The money is taken when the tickets are bought. */
const AUTHORISED: ReadonlySet<PaymentIntent.Status> = new Set(['requires_capture', 'processing', 'succeeded']);

/** Refusals of the card, by type or by code. A customer can correct nothing else. */
const ABOUT_CARD: ReadonlySet<string> = new Set([
  'card_error',
  'validation_error',
  'payment_intent_authentication_failure',
]);

const CODES: Readonly<Record<string, ErrorCode>> = {
  api_connection_error: 'network',
  rate_limit_error: 'too-many-requests',
  api_error: 'upstream',
};

/** @throws TswError */
export async function createToken(stripe: Stripe, card: StripeCardNumberElement, customer: Customer): Promise<string> {
  const result = await callStripe(() =>
    stripe.createToken(card, {
      name: fullName(customer),
      address_line1: customer.addressLineOne,
      address_line2: customer.addressLineTwo,
      address_city: customer.town,
      address_state: customer.county,
      address_zip: customer.postcode,
      address_country: toIsoCountryCode(customer.countryCode),
    }),
  );
  if (result.token) return result.token.id;
  throw paymentError(result.error);
}

/**
 * Has the bank authorise the payment, including its question (3-D Secure). An authorised payment is left as it is.
 *
 * @param form modal dialogs around it are not modal during that question
 * @throws TswError
 */
export async function confirmIntent(
  stripe: Stripe,
  card: StripeCardNumberElement,
  clientSecret: string,
  customer: Customer,
  form: Element,
): Promise<void> {
  const details: PaymentMethodCreateParams.BillingDetails = {
    name: fullName(customer),
    ...(customer.email && { email: customer.email }),
    ...(customer.phone && { phone: customer.phone }),
    address: {
      line1: customer.addressLineOne,
      line2: customer.addressLineTwo,
      city: customer.town,
      state: customer.county,
      postal_code: customer.postcode,
      country: toIsoCountryCode(customer.countryCode),
    },
  };
  let result: IntentResult = await callStripe(() =>
    stripe.confirmCardPayment(
      clientSecret,
      { payment_method: { card, billing_details: details } },
      { handleActions: false },
    ),
  );
  if (result.paymentIntent?.status === 'requires_action') {
    result = await withoutModals(form, () => callStripe(() => stripe.handleNextAction({ clientSecret })));
  }
  const status = (result.paymentIntent ?? result.error?.payment_intent)?.status;
  if (status !== undefined && AUTHORISED.has(status)) return;
  throw paymentError(result.error ?? { type: 'api_error', message: `The payment intent is ${status}.` });
}

/** @throws TswError also if Stripe.js itself fails */
async function callStripe<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    if (isTswError(cause)) throw cause;
    console.error('tsw-widgets: Stripe could not be asked.', cause);
    throw createError('configuration', 'Stripe could not be asked.', { cause });
  }
}

function paymentError({ type, code = '', message = '' }: Pick<StripeError, 'type' | 'code' | 'message'>): TswError {
  if (ABOUT_CARD.has(type) || ABOUT_CARD.has(code)) return createError('invalid-card', message, { apiKey: code });
  const errorCode = CODES[type];
  if (errorCode === undefined) console.error(`tsw-widgets: Stripe refuses this payment (${type} ${code}): ${message}`);
  return createError(errorCode ?? 'configuration', message, { apiKey: code });
}

const fullName = ({ firstName, lastName }: Customer): string => `${firstName} ${lastName}`.trim();
