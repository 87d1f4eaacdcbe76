/**
 * What a reservation says about a payment with Stripe (docs/api/payments.md#stripe-tokens,
 * docs/api/payments.md#payment-intents). Read by the checkout's Stripe payment.
 */
import { publishableKey } from './payment.js';
import type { Bundle } from '../trolley/trolley.js';

export interface StripeDebit {
  readonly publishableKey: string;
  /** The text on the customer's card statement. */
  readonly statementDescriptor: string | undefined;
  /** The API's payment engine takes the payment: the purchase needs its reference instead of Stripe's token. */
  readonly isThroughEngine: boolean;
  /** `pi_…_secret_…`, when the reservation has a payment intent for the customer to confirm. */
  readonly clientSecret: string | undefined;
}

/** No recording shows the name of the field (docs/api/disagreements.md#x13); the value has Stripe's own form. */
const CLIENT_SECRET = /^(pi_\w+?)_secret_\w+$/;

/** @returns undefined when the bundle cannot be paid in the page */
export function stripeDebit({ debitor }: Pick<Bundle, 'debitor'>): StripeDebit | undefined {
  const key = debitor && publishableKey(debitor);
  if (!debitor || key === undefined) return undefined;
  const flat = debitor.integrationData;
  const nested = typeof flat['stripe'] === 'object' ? (flat['stripe'] as Readonly<Record<string, unknown>>) : {};
  const texts = Object.values({ ...flat, ...nested }).filter((value) => typeof value === 'string');
  const descriptor = nested['statement_descriptor'] ?? flat['statement_descriptor'];
  return {
    publishableKey: key,
    statementDescriptor: typeof descriptor === 'string' && descriptor !== '' ? descriptor : undefined,
    // The proxy strips the value and leaves only the key.
    isThroughEngine: Object.hasOwn(flat, 'cider_api_endpoint'),
    clientSecret: texts.find((text) => CLIENT_SECRET.test(text)),
  };
}

/** @returns undefined when it is not a client secret */
export const intentIdOf = (clientSecret: string): string | undefined => CLIENT_SECRET.exec(clientSecret)?.[1];
