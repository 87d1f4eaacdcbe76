/** The three fields of one card. Stripe renders the inputs in the page; labels, frames and errors are rendered here. */
import type { Stripe, StripeCardNumberElement, StripeElementStyle } from '@stripe/stripe-js';
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../../../i18n/locale.js';
import { type PlaceInPage, placeInPage } from './place-in-page.js';

const NAMES = ['cardNumber', 'cardExpiry', 'cardCvc'] as const;

export type CardFieldName = (typeof NAMES)[number];

interface Change {
  readonly complete: boolean;
  readonly empty: boolean;
  readonly error: { readonly message: string } | undefined;
}

/** The members that Stripe's three elements share. */
interface StripeField {
  mount(place: HTMLElement): void;
  unmount(): void;
  destroy(): void;
  focus(): void;
  update(options: { readonly style: StripeElementStyle }): void;
  on(event: 'focus' | 'blur', listener: () => void): unknown;
  on(event: 'change', listener: (change: Change) => void): unknown;
}

interface Field {
  readonly name: CardFieldName;
  /** Unique in the whole page. */
  readonly slotName: string;
  readonly stripeField: StripeField;
  place: PlaceInPage | undefined;
  isFocused: boolean;
  state: Change;
}

let count = 0;

export class CardFields {
  readonly #fields: readonly Field[];
  readonly #redraw: () => void;
  readonly #changed: () => void;
  #look = '';

  /** @param changed called when something was typed, in place of `redraw` */
  constructor(
    readonly stripe: Stripe,
    redraw: () => void,
    changed: () => void,
  ) {
    this.#redraw = redraw;
    this.#changed = changed;
    const elements = stripe.elements();
    this.#fields = NAMES.map((name) => this.#create(name, elements.create(name as 'cardNumber') as StripeField));
  }

  /** Stripe takes the number's element for the card, and finds the other two itself. */
  get card(): StripeCardNumberElement {
    return this.#fields[0]?.stripeField as unknown as StripeCardNumberElement;
  }

  /** Fields that are empty or wrong. */
  get unfinished(): readonly { readonly name: CardFieldName; readonly error: string | undefined; focus(): void }[] {
    return this.#fields
      .filter(({ state }) => !state.complete)
      .map(({ name, state, stripeField }) => ({
        name,
        error: state.error?.message,
        focus: () => stripeField.focus(),
      }));
  }

  focus(): void {
    this.#fields[0]?.stripeField.focus();
  }

  /** @param isFlagged the customer has confirmed: missing details are marked */
  render(isFlagged: boolean, locale: Locale<'stripe'>): TemplateResult {
    return html`<div class="fields">${this.#fields.map((field) => this.#renderField(field, isFlagged, locale))}</div>
      <span hidden class="muted"></span><span hidden class="error"></span>`;
  }

  /** Called after `render`: mounts Stripe's fields, or updates the style of mounted ones. */
  show(form: LitElement): void {
    const style = lookOf(form);
    const look = JSON.stringify(style);
    for (const field of this.#fields) {
      if (look !== this.#look) field.stripeField.update({ style });
      if (field.place?.element.isConnected) continue;
      field.place?.remove();
      field.place = placeInPage(form, field.slotName);
      field.stripeField.mount(field.place.element);
    }
    this.#look = look;
  }

  /** Takes the fields out of the page. `show` brings them back, empty. */
  hide(): void {
    for (const field of this.#fields) {
      if (!field.place) continue;
      field.stripeField.unmount();
      field.place.remove();
      field.place = undefined;
      field.isFocused = false;
      // A frame that leaves the page loses its input.
      field.state = EMPTY;
    }
  }

  destroy(): void {
    this.hide();
    for (const { stripeField } of this.#fields) stripeField.destroy();
  }

  #create(name: CardFieldName, stripeField: StripeField): Field {
    const slotName = `tsw-${name}-${(count += 1)}`;
    const field: Field = { name, slotName, stripeField, place: undefined, isFocused: false, state: EMPTY };
    const focusChanges = (isFocused: boolean) => (): void => {
      field.isFocused = isFocused;
      this.#redraw();
    };
    stripeField.on('focus', focusChanges(true));
    stripeField.on('blur', focusChanges(false));
    stripeField.on('change', (state) => {
      field.state = state;
      this.#changed();
    });
    return field;
  }

  #renderField(field: Field, isFlagged: boolean, locale: Locale<'stripe'>): TemplateResult {
    const { name, slotName, state, isFocused, stripeField } = field;
    const missing = isFlagged && !state.complete ? locale.terms.stripe.missing[name] : undefined;
    const error = state.error?.message ?? missing;
    return html`<div class="field ${name === 'cardNumber' ? '' : 'short'}">
      <div class="label">
        <label id=${slotName} @pointerup=${() => stripeField.focus()}>${locale.terms.stripe.fields[name]}</label
        ><span class="required" aria-hidden="true">*</span>
      </div>
      <div
        class="frame ${isFocused ? 'focused' : ''} ${error === undefined ? '' : 'invalid'}"
        role="group"
        aria-labelledby=${slotName}
        aria-describedby=${error === undefined ? nothing : `${slotName}-error`}
      >
        <slot name=${slotName}></slot>
      </div>
      ${error === undefined ? nothing : html`<p class="error" role="alert" id="${slotName}-error">${error}</p>`}
    </div>`;
  }
}

const EMPTY: Change = { complete: false, empty: true, error: undefined };

/** Page styles do not reach Stripe's frames, so they get the look of the fields around them. */
function lookOf(form: LitElement): StripeElementStyle {
  const { color, fontFamily, fontSize } = getComputedStyle(form);
  const colourOf = (selector: string): string => {
    const probe = form.renderRoot.querySelector(selector);
    return probe ? getComputedStyle(probe).color : color;
  };
  const [muted, danger] = [colourOf('span.muted[hidden]'), colourOf('span.error[hidden]')];
  return {
    base: { color, fontFamily, fontSize, iconColor: muted, '::placeholder': { color: muted } },
    invalid: { color: danger, iconColor: danger },
  };
}
