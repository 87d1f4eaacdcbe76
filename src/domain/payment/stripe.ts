/** What a reservation says of a payment by Stripe (reference 4.13, flows 7 and 8). Read by the checkout's step for it. */
import { publishableKey } from './payment.js';
import type { Bundle } from '../trolley/trolley.js';

export interface StripeDebit {
  readonly publishableKey: string;
  /** What the customer will read on the card's statement. */
  readonly statementDescriptor: string | undefined;
  /** The API's payment engine is in between: its references buy, not Stripe's tokens. */
  readonly isThroughEngine: boolean;
  /** `pi_…_secret_…`, where the reservation has a payment intent that the customer is to confirm. */
  readonly clientSecret: string | undefined;
}

/** What the field is called is not recorded (X13); its form is Stripe's own. */
const CLIENT_SECRET = /^(pi_\w+?)_secret_\w+$/;

/** @returns undefined where it cannot be paid in the page */
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
    // The proxy leaves of it no more than that it is there.
    isThroughEngine: Object.hasOwn(flat, 'cider_api_endpoint'),
    clientSecret: texts.find((text) => CLIENT_SECRET.test(text)),
  };
}

/** @returns undefined for what is no client secret */
export const intentIdOf = (clientSecret: string): string | undefined => CLIENT_SECRET.exec(clientSecret)?.[1];
