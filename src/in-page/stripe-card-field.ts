/** The card fields of the Stripe stand-in: inputs of its own in place of Stripe's frames. */
import { MESSAGES, problemOf, type FieldType } from './stripe-cards.js';

type Listener = (event: unknown) => void;
/** Stripe's `style` option. */
export type Look = Readonly<Record<string, unknown>>;

const FIELDS: Readonly<
  Record<FieldType, { readonly label: string; readonly hint: string; readonly autocomplete: string }>
> = {
  cardNumber: { label: 'Card number', hint: '1234 1234 1234 1234', autocomplete: 'cc-number' },
  cardExpiry: { label: 'Expiry date', hint: 'MM / YY', autocomplete: 'cc-exp' },
  cardCvc: { label: 'Security code', hint: 'CVC', autocomplete: 'cc-csc' },
};

/** One of the three fields of a card, with the interface of a Stripe element. */
export class CardField {
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

  /** The document in which the field is mounted. */
  get page(): Document | undefined {
    return this.#host?.ownerDocument;
  }

  on(event: string, listener: Listener): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }

  mount(place: HTMLElement): void {
    // Stripe's frames do not work in a shadow root either.
    if (place.getRootNode() !== place.ownerDocument)
      throw new Error('Mount card fields in the page, not in a shadow root.');
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
    // A frame that leaves the page loses its text too.
    this.#text = '';
  }

  destroy(): void {
    this.unmount();
    this.#listeners.clear();
  }

  /** Sets properties instead of a style sheet, which a strict content security policy can forbid. */
  #draw(): void {
    const input = this.#input;
    if (!input) return;
    const base = this.#look['base'] ?? {};
    const plain = { width: '100%', padding: '0', border: '0', outline: '0', background: 'transparent' };
    const { color, fontSize, fontFamily, lineHeight } = base as Partial<Record<string, string>>;
    Object.assign(input.style, plain, { color, fontSize, fontFamily, lineHeight });
  }

  #changed(text: string): void {
    this.#text = text;
    const code = problemOf(this.type, text);
    // An incomplete text is not an error while the customer is typing.
    const isWrong = code !== undefined && code.startsWith('invalid');
    const error = isWrong ? { type: 'validation_error', code, message: MESSAGES[code] } : undefined;
    this.#tell('change', { elementType: this.type, empty: text === '', complete: code === undefined, error });
  }

  #tell(event: string, detail: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(detail);
  }
}
