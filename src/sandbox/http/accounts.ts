/** The demo users (reference, section 1) and HTTP Basic authentication; used by the router. */
export type Payment = 'credit' | 'stripe' | 'redirect' | 'card';

/**
 * What a reservation tells pages that pay by Stripe: a key alone (tokens), a payment intent for the payment engine
 * (today's documentation), or the engine without an intent (its older one).
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

const demoUser = (id: string, payment: Payment, backendGroup: string, stripeFlow: StripeFlow = 'intent'): Account => ({
  id,
  password: 'demopass',
  name: 'Demonstration User',
  payment,
  stripeFlow,
  backendGroup,
  isB2b: payment === 'credit',
});

/** Only demo's backend group is recorded; the others are named after the way they pay. */
const ACCOUNTS: readonly Account[] = [
  demoUser('demo', 'credit', 'demo_internal_credit_group'),
  demoUser('demo-customerdata', 'credit', 'demo_internal_credit_group'),
  demoUser('demo-stripe', 'stripe', 'demo_stripe_group'),
  // Invented, to have the other two ways of Stripe somewhere.
  demoUser('demo-stripe-token', 'stripe', 'demo_stripe_group', 'token'),
  demoUser('demo-stripe-engine', 'stripe', 'demo_stripe_group', 'engine'),
  demoUser('demo-redirect', 'redirect', 'demo_external_redirect_group'),
  demoUser('demo-creditcard', 'card', 'demo_credit_card_group'),
];

/** Basic auth carries UTF-8 bytes in base64; anything that does not decode is no credential. */
function basicCredentials(header: string | null): [user: string, password: string] | undefined {
  const encoded = /^basic\s+(\S+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  try {
    const text = new TextDecoder().decode(Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0)));
    const colon = text.indexOf(':');
    return colon < 0 ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
  } catch {
    return undefined;
  }
}

export const findAccount = (id: string): Account | undefined => ACCOUNTS.find((account) => account.id === id);

/** The account with this password, if there is one. */
export function accountOf(user: string, password: string): Account | undefined {
  const account = findAccount(user);
  return account?.password === password ? account : undefined;
}

/**
 * Who is calling: Basic auth, or the old form of a user in the path and `user_passwd` in the query.
 * A user in the path has to be the one who authenticates.
 */
export function authenticate(
  authorization: string | null,
  pathUser: string | undefined,
  oldPassword: string | undefined,
): Account | undefined {
  const [user, password] = basicCredentials(authorization) ?? [pathUser, oldPassword];
  if (user === undefined || password === undefined) return undefined;
  if (pathUser !== undefined && pathUser !== user) return undefined;
  return accountOf(user, password);
}
