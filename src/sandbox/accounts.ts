/** The demo users (docs/api/transport.md#demo-users), and what an account asks of its customers. */
export type Payment = 'credit' | 'stripe' | 'redirect' | 'card';

/**
 * What a reservation tells pages that pay by Stripe: a key alone for tokens, a payment intent for the payment engine as
 * the documentation has it today, or the engine without an intent as it had it before.
 */
export type StripeFlow = 'token' | 'intent' | 'engine';

export interface Account {
  readonly id: string;
  readonly password: string;
  readonly name: string;
  readonly payment: Payment;
  readonly stripeFlow: StripeFlow;
  readonly backendGroup: string;
  readonly isB2b: boolean;
}

/** What an account asks of its customers in addition to what the API always asks. Nothing by default, as recorded. */
export interface AccountRules {
  readonly needsEmail?: boolean;
  readonly needsAgentReference?: boolean;
  /** By the API's names, such as `address_line_one`. Default: the country alone. */
  readonly prefilled?: Readonly<Record<string, string>>;
  /** False: customers cannot change what is prefilled. */
  readonly canEditAddress?: boolean;
}

export const needsCard = ({ payment }: Account): boolean => payment === 'card';

const demoUser = (id: string, payment: Payment, backendGroup: string, stripeFlow: StripeFlow = 'intent'): Account => ({
  id,
  password: 'demopass',
  name: 'Demonstration User',
  payment,
  stripeFlow,
  backendGroup,
  isB2b: payment === 'credit',
});

/** Only the backend group of demo is recorded. The others are named after the way they pay. */
const ACCOUNTS: readonly Account[] = [
  demoUser('demo', 'credit', 'demo_internal_credit_group'),
  demoUser('demo-customerdata', 'credit', 'demo_internal_credit_group'),
  demoUser('demo-stripe', 'stripe', 'demo_stripe_group'),
  // Invented, so that each way of paying by Stripe has a user.
  demoUser('demo-stripe-token', 'stripe', 'demo_stripe_group', 'token'),
  demoUser('demo-stripe-engine', 'stripe', 'demo_stripe_group', 'engine'),
  demoUser('demo-redirect', 'redirect', 'demo_external_redirect_group'),
  demoUser('demo-creditcard', 'card', 'demo_credit_card_group'),
];

export const findAccount = (id: string): Account | undefined => ACCOUNTS.find((account) => account.id === id);

/** The account, if the password is right. */
export function accountOf(user: string, password: string): Account | undefined {
  const account = findAccount(user);
  return account?.password === password ? account : undefined;
}
