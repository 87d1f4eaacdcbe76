/**
 * Stands in for `window.Stripe` where the box office is simulated: as much of Stripe.js as a checkout uses, with card
 * fields of its own in place of Stripe's frames. Nothing leaves the page and nothing is charged. Made for
 * `endpoint="sandbox:"` and for tests; imports nothing, so that a test can serve it as a script.
 */

type FieldType = 'cardNumber' | 'cardExpiry' | 'cardCvc';
type Listener = (event: unknown) => void;
type Look = Readonly<Record<string, unknown>>;

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

/** Stripe's own test numbers. Any other that passes Luhn is accepted. */
const CARDS = {
  declined: ['4000000000000002'],
  /** Becomes a token, which the box office then cannot charge. */
  declinedLater: ['4000000000000341'],
  processingError: ['4000000000000119'],
  asks: ['4000000000003220', '4000002760003184'],
} as const;

const FIELDS: Readonly<
  Record<FieldType, { readonly label: string; readonly hint: string; readonly autocomplete: string }>
> = {
  cardNumber: { label: 'Card number', hint: '1234 1234 1234 1234', autocomplete: 'cc-number' },
  cardExpiry: { label: 'Expiry date', hint: 'MM / YY', autocomplete: 'cc-exp' },
  cardCvc: { label: 'Security code', hint: 'CVC', autocomplete: 'cc-csc' },
};

const MESSAGES = {
  incomplete_number: 'Your card number is incomplete.',
  invalid_number: 'Your card number is invalid.',
  incomplete_expiry: "Your card's expiration date is incomplete.",
  invalid_expiry_year_past: "Your card's expiration year is in the past.",
  incomplete_cvc: "Your card's security code is incomplete.",
} as const;

const LAST_STATES = new Map<string, Intent['status']>();

const digitsOf = (text: string): string => text.replace(/\D/g, '');

function passesLuhn(digits: string): boolean {
  const values = [...digits].reverse().map((digit, index) => Number(digit) * (index % 2 === 0 ? 1 : 2));
  return values.reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) % 10 === 0;
}

function problemOf(type: FieldType, text: string): keyof typeof MESSAGES | undefined {
  const digits = digitsOf(text);
  switch (type) {
    case 'cardNumber':
      if (digits.length < 13) return 'incomplete_number';
      return passesLuhn(digits) ? undefined : 'invalid_number';
    case 'cardExpiry': {
      const [month, year] = [Number(digits.slice(0, 2)), 2000 + Number(digits.slice(2))];
      if (digits.length !== 4 || month < 1 || month > 12) return 'incomplete_expiry';
      return Date.UTC(year, month) > Date.now() ? undefined : 'invalid_expiry_year_past';
    }
    case 'cardCvc':
      return digits.length === 3 || digits.length === 4 ? undefined : 'incomplete_cvc';
  }
}

const random = (): string => [...crypto.getRandomValues(new Uint32Array(3))].map((part) => part.toString(36)).join('');

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

/** One of the three fields of a card. */
class CardField {
  readonly #listeners = new Map<string, Listener[]>();
  #host: HTMLElement | undefined;
  #input: HTMLInputElement | undefined;
  #text = '';
  #look: Look;

  constructor(
    readonly type: FieldType,
    { style = {} }: { style?: Look },
  ) {
    this.#look = style;
  }

  get text(): string {
    return this.#text;
  }

  /** In which it is mounted. */
  get page(): Document | undefined {
    return this.#host?.ownerDocument;
  }

  on(event: string, listener: Listener): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }

  mount(place: HTMLElement): void {
    // Stripe's frames do not work anywhere else.
    if (place.getRootNode() !== place.ownerDocument) throw new Error('A card field has to stand in the page itself.');
    const { label, hint, autocomplete } = FIELDS[this.type];
    const { ownerDocument } = place;
    this.#host = ownerDocument.createElement('div');
    const input = ownerDocument.createElement('input');
    input.setAttribute('aria-label', label);
    input.placeholder = hint;
    input.autocomplete = autocomplete as AutoFill;
    input.inputMode = 'numeric';
    input.value = this.#text;
    input.addEventListener('input', () => this.#changed(input.value));
    input.addEventListener('focus', () => this.#tell('focus', { elementType: this.type }));
    input.addEventListener('blur', () => this.#tell('blur', { elementType: this.type }));
    this.#input = input;
    this.#host.attachShadow({ mode: 'open' }).append(input);
    place.replaceChildren(this.#host);
    this.#draw();
    queueMicrotask(() => this.#tell('ready', { elementType: this.type }));
  }

  update({ style }: { style?: Look }): void {
    this.#look = style ?? this.#look;
    this.#draw();
  }

  focus(): void {
    this.#input?.focus();
  }

  unmount(): void {
    this.#host?.remove();
    this.#host = this.#input = undefined;
    // As a frame does that leaves the page.
    this.#text = '';
  }

  destroy(): void {
    this.unmount();
    this.#listeners.clear();
  }

  /** Not by a style sheet, which a strict policy may forbid. */
  #draw(): void {
    const { input, base = {} } = { input: this.#input, base: this.#look['base'] as Readonly<Record<string, string>> };
    if (!input) return;
    const plain = { width: '100%', padding: '0', border: '0', outline: '0', background: 'transparent' };
    const { color, fontSize, fontFamily, lineHeight } = base as Partial<Record<string, string>>;
    Object.assign(input.style, plain, { color, fontSize, fontFamily, lineHeight });
  }

  #changed(text: string): void {
    this.#text = text;
    const code = problemOf(this.type, text);
    // While somebody is typing what is not finished is not wrong.
    const isWrong = code !== undefined && code.startsWith('invalid');
    const error = isWrong ? { type: 'validation_error', code, message: MESSAGES[code] } : undefined;
    this.#tell('change', { elementType: this.type, empty: text === '', complete: code === undefined, error });
  }

  #tell(event: string, detail: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(detail);
  }
}

/** The question of the customer's bank. Laid over the page like Stripe's own: above all but the top layer. */
function askBank({ body }: Document): Promise<boolean> {
  return new Promise((resolve) => {
    const { ownerDocument } = body;
    const overlay = ownerDocument.createElement('div');
    const root = overlay.attachShadow({ mode: 'open' });
    const box = ownerDocument.createElement('div');
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-modal', 'true');
    box.setAttribute('aria-label', '3-D Secure (demonstration)');
    const words = ownerDocument.createElement('p');
    words.textContent = 'Demonstration: here your bank would ask whether this payment is yours.';
    const answer = (name: string, isYes: boolean): HTMLButtonElement => {
      const button = ownerDocument.createElement('button');
      button.type = 'button';
      button.textContent = name;
      Object.assign(button.style, { font: 'inherit', padding: '0.6em 1em', margin: '0.5em 0.5em 0 0' });
      button.addEventListener('click', () => {
        overlay.remove();
        resolve(isYes);
      });
      return button;
    };
    const yes = answer('Complete authentication', true);
    box.append(words, yes, answer('Fail authentication', false));
    Object.assign(overlay.style, {
      ...{ position: 'fixed', inset: '0', zIndex: '2147483647', background: 'rgb(0 0 0 / 60%)' },
      ...{ display: 'grid', placeItems: 'center' },
    });
    Object.assign(box.style, {
      ...{ maxWidth: '24em', margin: '1em', padding: '1.5em', borderRadius: '8px' },
      ...{ background: '#fff', color: '#1b1b1f', font: '16px/1.5 system-ui, sans-serif' },
    });
    root.append(box);
    body.append(overlay);
    yes.focus();
  });
}

class StripeStandIn {
  /** Shown where the card is asked for. */
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
    if (isOneOf(CARDS.processingError, number)) return { error: cardError('processing_error') };
    const isDeclined = isOneOf([...CARDS.declined, ...CARDS.declinedLater], number);
    return { token: { id: `tok_${isDeclined ? 'chargeDeclined' : 'demo'}${random()}` } };
  }

  async confirmCardPayment(clientSecret: string): Promise<IntentResult> {
    await pause();
    const id = clientSecret.split('_secret_')[0] ?? '';
    const status = LAST_STATES.get(id);
    if (status === 'requires_capture') {
      const message = 'You cannot confirm this PaymentIntent because it has already been confirmed.';
      const code = 'payment_intent_unexpected_state';
      return { error: { type: 'invalid_request_error', code, message, payment_intent: { id, status } } };
    }
    const number = this.#number();
    if (typeof number !== 'string') return { error: number };
    if (isOneOf([...CARDS.declined, ...CARDS.declinedLater], number)) return { error: cardError('card_declined') };
    if (isOneOf(CARDS.processingError, number)) return { error: cardError('processing_error') };
    return become(id, isOneOf(CARDS.asks, number) ? 'requires_action' : 'requires_capture');
  }

  async handleNextAction({ clientSecret }: { clientSecret: string }): Promise<IntentResult> {
    const id = clientSecret.split('_secret_')[0] ?? '';
    const page = this.#fields.find((field) => field.page)?.page;
    if (page && (await askBank(page))) return become(id, 'requires_capture');
    LAST_STATES.set(id, 'requires_payment_method');
    return { error: cardError('payment_intent_authentication_failure') };
  }

  /** Of a card that is all there. */
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
  LAST_STATES.set(id, status);
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
 * Called as Stripe is: a plain function, and without `new`.
 * @throws Error for a key that is not the simulated box office's
 */
export function createStripe(key: string): StripeStandIn {
  if (key !== 'pk_test_sandboxboxoffice') throw new Error('This stands in for Stripe in a simulated box office only.');
  return new StripeStandIn();
}

/** As the loader of Stripe.js expects it. */
createStripe.version = 'endive';
