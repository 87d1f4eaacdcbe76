/**
 * Stands in for `window.Stripe` where the box office is simulated: the part of Stripe.js that the checkout uses.
 * Nothing leaves the page and nothing is charged. `endpoint="sandbox:"` loads it, and tests serve it in place of
 * Stripe.js.
 */
import { askBank } from './stripe-bank-question.js';
import { CardField, type Look } from './stripe-card-field.js';
import { digitsOf, MESSAGES, problemOf, TEST_CARDS, type FieldType } from './stripe-cards.js';

interface StripeError {
  readonly type: 'validation_error' | 'card_error' | 'invalid_request_error';
  readonly code: string;
  readonly message: string;
  readonly payment_intent?: Intent;
}

interface Intent {
  readonly id: string;
  readonly status: 'requires_payment_method' | 'requires_action' | 'requires_capture';
}

type IntentResult = { readonly paymentIntent: Intent } | { readonly error: StripeError };

/** The status of each payment intent, by its ID. */
const statuses = new Map<string, Intent['status']>();

const random = (): string => [...crypto.getRandomValues(new Uint32Array(3))].map((part) => part.toString(36)).join('');

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

class StripeStandIn {
  /** The checkout shows it above the card fields. */
  readonly notice =
    'Demonstration: no card is charged and nothing leaves this page. Use 4242 4242 4242 4242, any date to come and any security code.';
  #fields: CardField[] = [];

  elements(): { create: (type: FieldType, options?: { style?: Look }) => CardField } {
    const fields: CardField[] = [];
    this.#fields = fields;
    return {
      create: (type, options = {}) => {
        const field = new CardField(type, options);
        fields.push(field);
        return field;
      },
    };
  }

  async createToken(): Promise<{ readonly token: { readonly id: string } } | { readonly error: StripeError }> {
    await pause();
    const number = this.#number();
    if (typeof number !== 'string') return { error: number };
    if (isOneOf(TEST_CARDS.processingError, number)) return { error: cardError('processing_error') };
    const isDeclined = isOneOf([...TEST_CARDS.declined, ...TEST_CARDS.declinedLater], number);
    return { token: { id: `tok_${isDeclined ? 'chargeDeclined' : 'demo'}${random()}` } };
  }

  async confirmCardPayment(clientSecret: string): Promise<IntentResult> {
    await pause();
    const id = clientSecret.split('_secret_')[0] ?? '';
    const status = statuses.get(id);
    if (status === 'requires_capture') {
      const message = 'You cannot confirm this PaymentIntent because it has already been confirmed.';
      const code = 'payment_intent_unexpected_state';
      return { error: { type: 'invalid_request_error', code, message, payment_intent: { id, status } } };
    }
    const number = this.#number();
    if (typeof number !== 'string') return { error: number };
    if (isOneOf([...TEST_CARDS.declined, ...TEST_CARDS.declinedLater], number))
      return { error: cardError('card_declined') };
    if (isOneOf(TEST_CARDS.processingError, number)) return { error: cardError('processing_error') };
    return become(id, isOneOf(TEST_CARDS.asksBank, number) ? 'requires_action' : 'requires_capture');
  }

  async handleNextAction({ clientSecret }: { clientSecret: string }): Promise<IntentResult> {
    const id = clientSecret.split('_secret_')[0] ?? '';
    const page = this.#fields.find((field) => field.page)?.page;
    if (page && (await askBank(page))) return become(id, 'requires_capture');
    statuses.set(id, 'requires_payment_method');
    return { error: cardError('payment_intent_authentication_failure') };
  }

  /** The number of a complete card, else its first problem. */
  #number(): string | StripeError {
    for (const { type, text } of this.#fields) {
      const code = problemOf(type, text);
      if (code) return { type: 'validation_error', code, message: MESSAGES[code] };
    }
    return digitsOf(this.#fields.find(({ type }) => type === 'cardNumber')?.text ?? '');
  }
}

const isOneOf = (numbers: readonly string[], number: string): boolean => numbers.includes(number);

function become(id: string, status: Intent['status']): IntentResult {
  statuses.set(id, status);
  return { paymentIntent: { id, status } };
}

const CARD_ERRORS = {
  card_declined: 'Your card has been declined.',
  processing_error: 'An error occurred while processing your card. Try again in a little bit.',
  payment_intent_authentication_failure:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
} as const;

const cardError = (code: keyof typeof CARD_ERRORS): StripeError => ({
  type: 'card_error',
  code,
  message: CARD_ERRORS[code],
});

/**
 * A plain function, called without `new`, as Stripe is.
 *
 * @throws Error for any key but the one of the simulated box office
 */
export function createStripe(key: string): StripeStandIn {
  if (key !== 'pk_test_sandboxboxoffice')
    throw new Error('The Stripe stand-in only takes the key of a simulated box office.');
  return new StripeStandIn();
}

/** The loader of Stripe.js checks it. */
createStripe.version = 'endive';
