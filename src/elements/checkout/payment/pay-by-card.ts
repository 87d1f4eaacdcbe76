/** Payment by a card whose details go to the box office, over an encrypted connection only. */
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { errorOnce } from '../../../browser/warn-once.js';
import { sandboxUser } from '../../../context/settings.js';
import {
  BILLING_FIELDS,
  cardType,
  completeCard,
  hasIssueNumber,
  mayLackCvTwo,
  validateCard,
} from '../../../domain/payment/card-rules.js';
import { isSecureUrl } from '../../../net/secure-url.js';
import { createError } from '../../../domain/error.js';
import { formatMoney } from '../../../domain/sale/money.js';
import { bundlesDue } from '../../../domain/payment/payment.js';
import { card, type CardInput } from '../../../i18n/en/checkout/card.js';
import { formatList } from '../../../i18n/format.js';
import { withWords } from '../../../i18n/locale.js';
import type { Terms } from '../../../i18n/terms.js';
import type { PurchaseDetails } from '../../../state/actions/purchase.js';
import { countryChoices } from '../form/countries.js';
import { BILLING_INPUTS, CARD_INPUTS, CardInputs, isCardInput } from './card/card-inputs.js';
import type { CreatePaymentStep, PaymentContext, PaymentProblem, PaymentStep } from './payment-step.js';

const localeFor = withWords({ card });

/** The API's codes for the card's type (docs/api/transport.md#error-codes). */
const TYPE_REFUSALS: readonly (number | undefined)[] = [3000, 3001];

/** Shown beside its field and in the form's list. */
interface FieldProblem extends PaymentProblem {
  readonly input: CardInput;
}

interface FieldOptions {
  readonly isRequired?: boolean;
  readonly hint?: string | undefined;
}

export const createCardStep: CreatePaymentStep = (redraw) => new CardStep(redraw);

class CardStep implements PaymentStep {
  readonly #redraw: () => void;
  readonly #inputs = new CardInputs();
  #hasOtherAddress = false;
  /** The customer has confirmed: from then on, missing details are marked. */
  #isChecked = false;
  /** Fields typed in since the box office refused the card. */
  #corrected: ReadonlySet<CardInput> = new Set();
  /** The box office asked for an issue number or a start date, which few cards have. */
  #isOldCard = false;

  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  takesMoney(): boolean {
    return true;
  }

  readiness({ services }: PaymentContext): 'ready' | 'stuck' {
    if (isEncrypted(services.endpoint())) return 'ready';
    errorOnce('card details are asked for on https alone: serve both this page and its endpoint over https.');
    return 'stuck';
  }

  render(context: PaymentContext): TemplateResult {
    const terms = termsOf(context);
    if (!isEncrypted(context.services.endpoint())) {
      return html`<div class="notice warning"><p role="alert">${terms.insecure}</p></div>`;
    }
    const refused = this.#refusedInput(context);
    if (refused === 'issueNumber' || refused === 'startDate') this.#isOldCard = true;
    const problems = this.#problems(context);
    const accepted = acceptedNames(context);
    return html`${renderDebits(context)}
      <fieldset class="stack">
        <legend>${terms.details}</legend>
        ${accepted === '' ? nothing : html`<p class="muted">${terms.accepted(accepted)}</p>`}
        <div class="fields">${this.#renderCard(context, problems)}</div>
        ${context.reservation.supportsBillingAddress ? this.#renderBilling(context, problems) : nothing}
        <p class="muted">${terms.notKept}</p>
      </fieldset>`;
  }

  check(context: PaymentContext): readonly PaymentProblem[] {
    this.#isChecked = true;
    return this.#problems(context);
  }

  collect({ services }: PaymentContext): Promise<Partial<PurchaseDetails>> {
    if (!isEncrypted(services.endpoint())) {
      const details = { failureClass: 'insecure' } as const;
      throw createError('configuration', 'Card details are sent by https alone.', details);
    }
    this.#corrected = new Set();
    return Promise.resolve({ card: completeCard(this.#inputs.read(this.#hasOtherAddress)) });
  }

  #onInput(input: CardInput): void {
    this.#corrected = new Set([...this.#corrected, input]);
    // The number decides the card's type, the length of its code and the other fields.
    this.#redraw();
  }

  readonly #onOtherAddress = ({ target }: Event): void => {
    this.#hasOtherAddress = (target as HTMLInputElement).checked;
    this.#redraw();
  };

  /** The field that the box office refused, until the customer types in it. */
  #refusedInput({ failure }: PaymentContext): CardInput | undefined {
    const { code, field } = failure?.error ?? {};
    if (code !== 'invalid-card' || field === undefined || !isCardInput(field)) return undefined;
    return this.#corrected.has(field) ? undefined : field;
  }

  #problems(context: PaymentContext): FieldProblem[] {
    const terms = termsOf(context);
    const accepted = acceptedNames(context);
    const problem = (input: CardInput, text: string): FieldProblem => ({
      input,
      text,
      focus: () => this.#inputs.focus(input),
    });
    const { acceptedPaymentCards, reservedAt } = context.reservation;
    const found = this.#isChecked
      ? validateCard(this.#inputs.read(this.#hasOtherAddress), acceptedPaymentCards, boxOfficeTime(reservedAt))
      : [];
    const problems = found.map((each) => problem(each.field, terms.problem(each, accepted)));
    const refused = this.#refusedInput(context);
    if (refused === undefined || problems.some(({ input }) => input === refused)) return problems;
    const isType = TYPE_REFUSALS.includes(context.failure?.error.apiCode);
    return [...problems, problem(refused, isType ? terms.typeRefused(accepted) : terms.fieldRefused(refused))];
  }

  #renderCard(context: PaymentContext, problems: readonly FieldProblem[]): TemplateResult {
    const terms = termsOf(context);
    const number = this.#inputs.valueOf('number');
    const type = cardType(number);
    const isOld = hasIssueNumber(number);
    const old = { isRequired: isOld, hint: terms.onlyIfShown };
    return html`${this.#renderField('number', context, problems, { isRequired: true, hint: type?.name })}
    ${this.#renderField('expiryDate', context, problems, { isRequired: true, hint: terms.monthHint })}
    ${this.#renderField('cvTwo', context, problems, {
      isRequired: !mayLackCvTwo(type),
      hint: terms.cvTwoHint(type?.cvTwoLength ?? 3, mayLackCvTwo(type)),
    })}
    ${
      isOld || this.#isOldCard
        ? html`${this.#renderField('startDate', context, problems, old)}
          ${this.#renderField('issueNumber', context, problems, old)}`
        : nothing
    }`;
  }

  #renderBilling(context: PaymentContext, problems: readonly FieldProblem[]): TemplateResult {
    return html`<label class="option"
        ><input
          type="checkbox"
          .checked=${this.#hasOtherAddress}
          aria-disabled=${context.isSending ? 'true' : 'false'}
          @click=${(event: Event) => context.isSending && event.preventDefault()}
          @change=${this.#onOtherAddress}
        /><span>${termsOf(context).billingIsOther}</span></label
      >
      ${
        this.#hasOtherAddress
          ? html`<div class="fields">
              ${BILLING_FIELDS.map((field) => this.#renderField(BILLING_INPUTS[field], context, problems))}
            </div>`
          : nothing
      }`;
  }

  #renderField(
    input: CardInput,
    context: PaymentContext,
    problems: readonly FieldProblem[],
    { isRequired = false, hint }: FieldOptions = {},
  ): TemplateResult {
    const id = `card-${input}`;
    const error = problems.find((problem) => problem.input === input)?.text;
    const describedBy = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`];
    const description = describedBy.filter(Boolean).join(' ') || nothing;
    return html`<div class="field ${CARD_INPUTS[input].isLong ? '' : 'short'}">
      <div class="label">
        <label for=${id}>${termsOf(context).labels[input]}</label>${
          isRequired ? html`<span class="required" aria-hidden="true">*</span>` : nothing
        }
      </div>
      ${
        input === 'billingCountryCode'
          ? this.#renderCountry(input, id, context)
          : html`<input
              id=${id}
              name=${id}
              type="text"
              inputmode=${CARD_INPUTS[input].inputmode ?? nothing}
              autocomplete=${CARD_INPUTS[input].autocomplete}
              maxlength=${CARD_INPUTS[input].maxlength}
              spellcheck="false"
              autocapitalize="off"
              ?required=${isRequired}
              ?readonly=${context.isSending}
              aria-invalid=${error === undefined ? 'false' : 'true'}
              aria-describedby=${description}
              @input=${() => this.#onInput(input)}
              ${ref(this.#inputs.ref(input))}
            />`
      }
      ${hint === undefined ? nothing : html`<p class="muted" id="${id}-hint">${hint}</p>`}
      ${error === undefined ? nothing : html`<p class="error" id="${id}-error">${error}</p>`}
    </div>`;
  }

  #renderCountry(input: CardInput, id: string, { locale, isSending }: PaymentContext): TemplateResult {
    return html`<select
      id=${id}
      name=${id}
      autocomplete=${CARD_INPUTS[input].autocomplete}
      ?disabled=${isSending}
      ${ref(this.#inputs.ref(input))}
    >
      <option value="">${locale.terms.form.choose}</option>
      ${Object.entries(countryChoices({}, locale.language)).map(
        ([code, name]) => html`<option value=${code}>${name}</option>`,
      )}
    </select>`;
  }
}

/** Each supplier debits its own amount, perhaps in different currencies. The customer reads it before paying. */
function renderDebits(context: PaymentContext): TemplateResult {
  const { terms, language } = context.locale;
  const bundles = bundlesDue('card', context.reservation);
  const [first] = bundles;
  if (!first) return html``;
  if (bundles.length === 1) {
    return html`<p>${termsOf(context).willBeDebited(formatMoney(first.total, language), first.sourceName)}</p>`;
  }
  return html`<p>${termsOf(context).willShow(bundles.length)}</p>
    <ul>
      ${bundles.map(
        ({ sourceName, total }) => html`<li>${terms.payment.amountFor(sourceName, formatMoney(total, language))}</li>`,
      )}
    </ul>`;
}

const termsOf = ({ locale }: PaymentContext): Terms['card'] => localeFor(locale.language).terms.card;

const acceptedNames = ({ reservation, locale }: PaymentContext): string =>
  formatList(Object.values(reservation.acceptedPaymentCards), locale.language);

/** The box office's clock when it reserved, because a customer's clock may be wrong by years. Milliseconds. */
function boxOfficeTime(reservedAt: string | undefined): number {
  const time = Date.parse(reservedAt ?? '');
  return Number.isNaN(time) ? Date.now() : time;
}

/** Whether page and connection are encrypted. On the developer's own machine they need not be. */
function isEncrypted(endpoint: string | undefined): boolean {
  if (!window.isSecureContext || endpoint === undefined) return false;
  // Nothing leaves the page for the simulated box office inside it.
  return sandboxUser(endpoint) !== undefined || isSecureUrl(new URL(endpoint, document.baseURI));
}
