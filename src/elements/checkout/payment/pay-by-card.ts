/**
 * By a card that goes to the box office. What is typed lives in the fields and nowhere else: no state, no storage, no
 * event. It is read when the purchase is sent and cleared when its fields go, as they do once an answer ends it.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { errorOnce } from '../../../browser/warn-once.js';
import { sandboxUser } from '../../../context/settings.js';
import {
  BILLING_FIELDS,
  type BillingAddress,
  type CardEntry,
  type CardProblem,
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
import { type BillingInput, card, type CardInput } from '../../../i18n/en/checkout/card.js';
import { formatList } from '../../../i18n/format.js';
import { withWords } from '../../../i18n/locale.js';
import type { Terms } from '../../../i18n/terms.js';
import { countryChoices } from '../form/countries.js';
import type { CreatePaymentStep, PaymentContext, PaymentProblem } from './payment-step.js';

const localeFor = withWords({ card });

interface InputSpec {
  readonly autocomplete: string;
  readonly inputmode?: 'numeric' | 'text';
  readonly maxlength: number;
}

/** Autofill field names of HTML. */
const INPUTS: Readonly<Record<CardInput, InputSpec>> = {
  number: { autocomplete: 'cc-number', inputmode: 'numeric', maxlength: 30 },
  expiryDate: { autocomplete: 'cc-exp', inputmode: 'numeric', maxlength: 9 },
  cvTwo: { autocomplete: 'cc-csc', inputmode: 'numeric', maxlength: 4 },
  startDate: { autocomplete: 'off', inputmode: 'numeric', maxlength: 9 },
  issueNumber: { autocomplete: 'off', inputmode: 'numeric', maxlength: 2 },
  billingAddressLineOne: { autocomplete: 'billing address-line1', maxlength: 500 },
  billingAddressLineTwo: { autocomplete: 'billing address-line2', maxlength: 500 },
  billingTown: { autocomplete: 'billing address-level2', maxlength: 500 },
  billingCounty: { autocomplete: 'billing address-level1', maxlength: 500 },
  billingPostcode: { autocomplete: 'billing postal-code', maxlength: 500 },
  billingCountryCode: { autocomplete: 'billing country-name', maxlength: 500 },
};

const LONG: ReadonlySet<CardInput> = new Set(['number', 'billingAddressLineOne', 'billingAddressLineTwo']);

const BILLING_INPUTS: Readonly<Record<keyof BillingAddress, BillingInput>> = {
  addressLineOne: 'billingAddressLineOne',
  addressLineTwo: 'billingAddressLineTwo',
  town: 'billingTown',
  county: 'billingCounty',
  postcode: 'billingPostcode',
  countryCode: 'billingCountryCode',
};

/** Told beside its field and in the form's list. */
interface FieldProblem extends PaymentProblem {
  readonly input: CardInput;
}

export const createCardStep: CreatePaymentStep = (redraw) => {
  const fields = new Map<CardInput, HTMLInputElement | HTMLSelectElement>();
  let hasOtherAddress = false;
  /** The customer has confirmed, so what is missing is wrong. */
  let isChecked = false;
  /** Fields typed in since the box office refused them. */
  let corrected: ReadonlySet<string> = new Set();
  /** The box office asked for what few cards have. */
  let isOldCard = false;

  const typed = (input: CardInput): string => fields.get(input)?.value ?? '';

  function entry(): CardEntry {
    const address = Object.fromEntries(BILLING_FIELDS.map((field) => [field, typed(BILLING_INPUTS[field])]));
    return {
      number: typed('number'),
      expiryDate: typed('expiryDate'),
      cvTwo: typed('cvTwo'),
      startDate: typed('startDate'),
      issueNumber: typed('issueNumber'),
      billingAddress: hasOtherAddress ? (address as unknown as BillingAddress) : undefined,
    };
  }

  const check = ({ reservation }: PaymentContext): CardProblem[] =>
    validateCard(entry(), reservation.acceptedPaymentCards, boxOfficeTime(reservation.reservedAt));

  function refusedField({ failure }: PaymentContext): CardInput | undefined {
    const { code, field } = failure?.error ?? {};
    return code === 'invalid-card' && field !== undefined && Object.hasOwn(INPUTS, field) && !corrected.has(field)
      ? (field as CardInput)
      : undefined;
  }

  function problems(context: PaymentContext): FieldProblem[] {
    const { failure } = context;
    const terms = cardTerms(context);
    const accepted = acceptedNames(context);
    const problem = (input: CardInput, text: string): FieldProblem => ({
      input,
      text,
      focus: () => fields.get(input)?.focus(),
    });
    const found = isChecked ? check(context).map((each) => problem(each.field, terms.problem(each, accepted))) : [];
    const refused = refusedField(context);
    if (refused === undefined || found.some(({ input }) => input === refused)) return found;
    const isType = failure?.error.apiCode === 3000 || failure?.error.apiCode === 3001;
    return [...found, problem(refused, isType ? terms.typeRefused(accepted) : terms.fieldRefused(refused))];
  }

  const onInput = (input: CardInput): void => {
    corrected = new Set([...corrected, input]);
    // The number's type, the length of the code and the fields that go with it.
    redraw();
  };

  function renderField(
    input: CardInput,
    context: PaymentContext,
    told: readonly FieldProblem[],
    more: { readonly isRequired?: boolean; readonly hint?: string } = {},
  ): TemplateResult {
    const { locale } = context;
    const id = `card-${input}`;
    const error = told.find((problem) => problem.input === input)?.text;
    const describedBy = [more.hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`];
    const description = describedBy.filter(Boolean).join(' ') || nothing;
    return html`<div class="field ${LONG.has(input) ? '' : 'short'}">
      <div class="label">
        <label for=${id}>${cardTerms(context).labels[input]}</label>${
          more.isRequired ? html`<span class="required" aria-hidden="true">*</span>` : nothing
        }
      </div>
      ${
        input === 'billingCountryCode'
          ? html`<select
              id=${id}
              name=${id}
              autocomplete=${INPUTS[input].autocomplete}
              ?disabled=${context.isSending}
              ${ref(keeper(input))}
            >
              <option value="">${locale.terms.form.choose}</option>
              ${Object.entries(countryChoices({}, locale.language)).map(
                ([code, name]) => html`<option value=${code}>${name}</option>`,
              )}
            </select>`
          : html`<input
              id=${id}
              name=${id}
              type="text"
              inputmode=${INPUTS[input].inputmode ?? nothing}
              autocomplete=${INPUTS[input].autocomplete}
              maxlength=${INPUTS[input].maxlength}
              spellcheck="false"
              autocapitalize="off"
              ?required=${more.isRequired === true}
              ?readonly=${context.isSending}
              aria-invalid=${error === undefined ? 'false' : 'true'}
              aria-describedby=${description}
              @input=${() => onInput(input)}
              ${ref(keeper(input))}
            />`
      }
      ${more.hint === undefined ? nothing : html`<p class="muted" id="${id}-hint">${more.hint}</p>`}
      ${error === undefined ? nothing : html`<p class="error" id="${id}-error">${error}</p>`}
    </div>`;
  }

  /** Stable, so that it hears of no redraw: a field that goes leaves nothing behind. */
  const keepers = new Map<CardInput, (element: Element | undefined) => void>();
  function keeper(input: CardInput): (element: Element | undefined) => void {
    const known = keepers.get(input);
    if (known) return known;
    const keep = (element: Element | undefined): void => {
      const gone = fields.get(input);
      if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) fields.set(input, element);
      else if (gone) {
        gone.value = '';
        fields.delete(input);
      }
    };
    keepers.set(input, keep);
    return keep;
  }

  return {
    takesMoney: () => true,

    readiness({ office }) {
      if (isEncrypted(office.endpoint())) return 'ready';
      errorOnce('card details are asked for on https alone: serve both this page and its endpoint over https.');
      return 'stuck';
    },

    render(context) {
      const { office } = context;
      const terms = cardTerms(context);
      if (!isEncrypted(office.endpoint())) {
        return html`<div class="notice warning"><p role="alert">${terms.insecure}</p></div>`;
      }
      const told = problems(context);
      const number = typed('number');
      const type = cardType(number);
      const refused = refusedField(context);
      if (refused === 'issueNumber' || refused === 'startDate') isOldCard = true;
      const isOld = hasIssueNumber(number);
      const accepted = acceptedNames(context);
      return html`${renderDebits(context)}
        <fieldset class="stack">
          <legend>${terms.details}</legend>
          ${accepted === '' ? nothing : html`<p class="muted">${terms.accepted(accepted)}</p>`}
          <div class="fields">
            ${renderField('number', context, told, { isRequired: true, ...(type && { hint: type.name }) })}
            ${renderField('expiryDate', context, told, { isRequired: true, hint: terms.monthHint })}
            ${renderField('cvTwo', context, told, {
              isRequired: !mayLackCvTwo(type),
              hint: terms.cvTwoHint(type?.cvTwoLength ?? 3, mayLackCvTwo(type)),
            })}
            ${
              isOld || isOldCard
                ? html`${renderField('startDate', context, told, { isRequired: isOld, hint: terms.onlyIfShown })}
                  ${renderField('issueNumber', context, told, { isRequired: isOld, hint: terms.onlyIfShown })}`
                : nothing
            }
          </div>
          ${context.reservation.supportsBillingAddress ? renderBilling(context, told) : nothing}
          <p class="muted">${terms.notKept}</p>
        </fieldset>`;
    },

    check(context) {
      isChecked = true;
      return problems(context);
    },

    collect({ office }) {
      if (!isEncrypted(office.endpoint())) {
        const details = { failureClass: 'insecure' } as const;
        throw createError('configuration', 'Card details are sent by https alone.', details);
      }
      corrected = new Set();
      return Promise.resolve({ card: completeCard(entry()) });
    },
  };

  function renderBilling(context: PaymentContext, told: readonly FieldProblem[]): TemplateResult {
    return html`<label class="option"
        ><input
          type="checkbox"
          .checked=${hasOtherAddress}
          aria-disabled=${context.isSending ? 'true' : 'false'}
          @click=${(event: Event) => context.isSending && event.preventDefault()}
          @change=${({ target }: Event) => {
            hasOtherAddress = (target as HTMLInputElement).checked;
            redraw();
          }}
        /><span>${cardTerms(context).billingIsOther}</span></label
      >
      ${
        hasOtherAddress
          ? html`<div class="fields">
              ${BILLING_FIELDS.map((field) => renderField(BILLING_INPUTS[field], context, told))}
            </div>`
          : nothing
      }`;
  }
};

/** One debit for each supplier, perhaps in different currencies: the customer is told before paying. */
function renderDebits(context: PaymentContext): TemplateResult {
  const { terms, language } = context.locale;
  const bundles = bundlesDue('card', context.reservation);
  const [first] = bundles;
  if (!first) return html``;
  if (bundles.length === 1) {
    return html`<p>${cardTerms(context).willBeDebited(formatMoney(first.total, language), first.sourceName)}</p>`;
  }
  return html`<p>${cardTerms(context).willShow(bundles.length)}</p>
    <ul>
      ${bundles.map(
        ({ sourceName, total }) => html`<li>${terms.payment.amountFor(sourceName, formatMoney(total, language))}</li>`,
      )}
    </ul>`;
}

const cardTerms = ({ locale }: PaymentContext): Terms['card'] => localeFor(locale.language).terms.card;

const acceptedNames = ({ reservation, locale }: PaymentContext): string =>
  formatList(Object.values(reservation.acceptedPaymentCards), locale.language);

/** A customer's clock may be wrong by years; the box office's was right when it reserved. */
function boxOfficeTime(reservedAt: string | undefined): number {
  const time = Date.parse(reservedAt ?? '');
  return Number.isNaN(time) ? Date.now() : time;
}

/** Card details leave only an encrypted page, and by an encrypted connection, or stay on the developer's own machine. */
function isEncrypted(endpoint: string | undefined): boolean {
  if (!window.isSecureContext || endpoint === undefined) return false;
  // The simulated box office inside the page: nothing leaves it.
  return sandboxUser(endpoint) !== undefined || isSecureUrl(new URL(endpoint, document.baseURI));
}
