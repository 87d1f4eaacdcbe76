/** What Stripe makes of a card: a single-use token, or a confirmed payment intent; and its errors as ours. */
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

/** The bank has said yes; the money is taken when the tickets are bought. */
const AUTHORISED: ReadonlySet<PaymentIntent.Status> = new Set(['requires_capture', 'processing', 'succeeded']);

/** Refusals of the card, by type or by code; everything else is nothing that a customer could mend. */
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
  const result = await asked(() =>
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
 * Has the bank authorise the payment, its question (3-D Secure) included. One that it has authorised already is left.
 *
 * @param form stands where no modal dialog may be in the way of that question
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
  let result: IntentResult = await asked(() =>
    stripe.confirmCardPayment(
      clientSecret,
      { payment_method: { card, billing_details: details } },
      { handleActions: false },
    ),
  );
  if (result.paymentIntent?.status === 'requires_action') {
    result = await withoutModals(form, () => asked(() => stripe.handleNextAction({ clientSecret })));
  }
  const status = (result.paymentIntent ?? result.error?.payment_intent)?.status;
  if (status !== undefined && AUTHORISED.has(status)) return;
  throw paymentError(result.error ?? { type: 'api_error', message: `The payment intent is ${status}.` });
}

/** @throws TswError also where Stripe itself breaks */
async function asked<T>(run: () => Promise<T>): Promise<T> {
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
  const ours = CODES[type];
  if (ours === undefined) console.error(`tsw-widgets: Stripe refuses this payment (${type} ${code}): ${message}`);
  return createError(ours ?? 'configuration', message, { apiKey: code });
}

const fullName = ({ firstName, lastName }: Customer): string => `${firstName} ${lastName}`.trim();
