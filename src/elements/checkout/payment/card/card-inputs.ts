/**
 * The input elements of a card. What the customer types is kept in them and nowhere else: in no state, storage or event.
 * It is read when the purchase is sent, and an input that leaves the page is cleared.
 */
import { BILLING_FIELDS, type BillingAddress, type CardEntry } from '../../../../domain/payment/card-rules.js';
import type { BillingInput, CardInput } from '../../../../i18n/en/checkout/card.js';

interface InputSpec {
  readonly autocomplete: string;
  readonly inputmode?: 'numeric' | 'text';
  readonly maxlength: number;
  /** Has a line of its own, however wide the form. */
  readonly isLong?: boolean;
}

/** `autocomplete` has the autofill field names of HTML. */
export const CARD_INPUTS: Readonly<Record<CardInput, InputSpec>> = {
  number: { autocomplete: 'cc-number', inputmode: 'numeric', maxlength: 30, isLong: true },
  expiryDate: { autocomplete: 'cc-exp', inputmode: 'numeric', maxlength: 9 },
  cvTwo: { autocomplete: 'cc-csc', inputmode: 'numeric', maxlength: 4 },
  startDate: { autocomplete: 'off', inputmode: 'numeric', maxlength: 9 },
  issueNumber: { autocomplete: 'off', inputmode: 'numeric', maxlength: 2 },
  billingAddressLineOne: { autocomplete: 'billing address-line1', maxlength: 500, isLong: true },
  billingAddressLineTwo: { autocomplete: 'billing address-line2', maxlength: 500, isLong: true },
  billingTown: { autocomplete: 'billing address-level2', maxlength: 500 },
  billingCounty: { autocomplete: 'billing address-level1', maxlength: 500 },
  billingPostcode: { autocomplete: 'billing postal-code', maxlength: 500 },
  billingCountryCode: { autocomplete: 'billing country-name', maxlength: 500 },
};

export const BILLING_INPUTS: Readonly<Record<keyof BillingAddress, BillingInput>> = {
  addressLineOne: 'billingAddressLineOne',
  addressLineTwo: 'billingAddressLineTwo',
  town: 'billingTown',
  county: 'billingCounty',
  postcode: 'billingPostcode',
  countryCode: 'billingCountryCode',
};

export const isCardInput = (name: string): name is CardInput => Object.hasOwn(CARD_INPUTS, name);

type RefCallback = (element: Element | undefined) => void;

export class CardInputs {
  readonly #elements = new Map<CardInput, HTMLInputElement | HTMLSelectElement>();
  readonly #refs = new Map<CardInput, RefCallback>();

  /** @returns the same callback in each render, so that Lit calls it only when the element comes or goes */
  ref(input: CardInput): RefCallback {
    let callback = this.#refs.get(input);
    if (!callback) {
      callback = (element) => this.#setElement(input, element);
      this.#refs.set(input, callback);
    }
    return callback;
  }

  valueOf(input: CardInput): string {
    return this.#elements.get(input)?.value ?? '';
  }

  focus(input: CardInput): void {
    this.#elements.get(input)?.focus();
  }

  /** @param hasBillingAddress the billing address differs from the customer's address */
  read(hasBillingAddress: boolean): CardEntry {
    const address = Object.fromEntries(BILLING_FIELDS.map((field) => [field, this.valueOf(BILLING_INPUTS[field])]));
    return {
      number: this.valueOf('number'),
      expiryDate: this.valueOf('expiryDate'),
      cvTwo: this.valueOf('cvTwo'),
      startDate: this.valueOf('startDate'),
      issueNumber: this.valueOf('issueNumber'),
      billingAddress: hasBillingAddress ? (address as unknown as BillingAddress) : undefined,
    };
  }

  #setElement(input: CardInput, element: Element | undefined): void {
    if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) {
      this.#elements.set(input, element);
      return;
    }
    const removed = this.#elements.get(input);
    if (removed) removed.value = '';
    this.#elements.delete(input);
  }
}
