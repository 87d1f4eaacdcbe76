/** The customer's fields in the order of the form, with what browsers may autofill. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import type { CustomerTextField } from '../../../domain/customer/customer-rules.js';
import type { Countries } from '../../../domain/customer/country.js';
import type { Locale } from '../../../i18n/locale.js';

interface FieldSpec {
  /** An autofill field name of HTML. */
  readonly autocomplete: string;
  readonly type?: 'email' | 'tel';
  /** Shares a line with its neighbour if there is room. */
  readonly isShort?: boolean;
}

const SPECS: Readonly<Record<Exclude<CustomerTextField, 'agentReference'>, FieldSpec>> = {
  firstName: { autocomplete: 'given-name', isShort: true },
  lastName: { autocomplete: 'family-name', isShort: true },
  email: { autocomplete: 'email', type: 'email', isShort: true },
  phone: { autocomplete: 'tel', type: 'tel', isShort: true },
  addressLineOne: { autocomplete: 'address-line1' },
  addressLineTwo: { autocomplete: 'address-line2' },
  town: { autocomplete: 'address-level2', isShort: true },
  county: { autocomplete: 'address-level1', isShort: true },
  postcode: { autocomplete: 'postal-code', isShort: true },
  // By name, because browsers do not know the box office's codes (`uk`).
  countryCode: { autocomplete: 'country-name', isShort: true },
  title: { autocomplete: 'honorific-prefix', isShort: true },
  initials: { autocomplete: 'additional-name', isShort: true },
  suffix: { autocomplete: 'honorific-suffix', isShort: true },
  workPhone: { autocomplete: 'work tel', type: 'tel', isShort: true },
  homePhone: { autocomplete: 'home tel', type: 'tel', isShort: true },
};

export type FormField = keyof typeof SPECS;

/** Fields for every customer. */
export const MAIN_FIELDS: readonly FormField[] = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'addressLineOne',
  'addressLineTwo',
  'town',
  'county',
  'postcode',
  'countryCode',
];

/** Fields that few customers need: shown on request, or if one of them has a value. */
export const MORE_FIELDS: readonly FormField[] = ['title', 'initials', 'suffix', 'workPhone', 'homePhone'];

export const isFormField = (name: string): name is FormField => Object.hasOwn(SPECS, name);

export interface FieldView {
  readonly value: string;
  readonly isRequired: boolean;
  /** Shown, but the customer cannot change it. */
  readonly isLocked: boolean;
  readonly error: string | undefined;
  readonly hint: string | undefined;
}

export function renderField(
  field: FormField,
  view: FieldView,
  countries: Countries,
  locale: Locale<'customer' | 'form'>,
): TemplateResult {
  const { error, hint } = view;
  const describedBy = [hint !== undefined && `${field}-hint`, error !== undefined && `${field}-error`];
  const description = describedBy.filter(Boolean).join(' ') || nothing;
  return html`<div class="field ${SPECS[field].isShort ? 'short' : ''}">
    <div class="label">
      <label for=${field}>${locale.terms.customer.labels[field]}</label>${
        // Outside the label, because its text is the accessible name.
        view.isRequired ? html`<span class="required" aria-hidden="true">*</span>` : nothing
      }
    </div>
    ${
      field === 'countryCode'
        ? renderCountry(field, view, countries, description, locale)
        : renderInput(field, view, description)
    }
    ${hint === undefined ? nothing : html`<p class="muted" id="${field}-hint">${hint}</p>`}
    ${error === undefined ? nothing : html`<p class="error" id="${field}-error">${error}</p>`}
  </div>`;
}

function renderInput(field: FormField, view: FieldView, description: string | typeof nothing): TemplateResult {
  const { autocomplete, type = 'text' } = SPECS[field];
  return html`<input
    id=${field}
    name=${field}
    type=${type}
    inputmode=${type}
    autocomplete=${autocomplete}
    .value=${live(view.value)}
    ?required=${view.isRequired}
    ?readonly=${view.isLocked}
    aria-invalid=${view.error === undefined ? 'false' : 'true'}
    aria-describedby=${description}
  />`;
}

function renderCountry(
  field: FormField,
  view: FieldView,
  countries: Countries,
  description: string | typeof nothing,
  locale: Locale<'form'>,
): TemplateResult {
  const { value } = view;
  return html`<select
    id=${field}
    name=${field}
    autocomplete=${SPECS[field].autocomplete}
    ?required=${view.isRequired}
    ?disabled=${view.isLocked}
    aria-invalid=${view.error === undefined ? 'false' : 'true'}
    aria-describedby=${description}
  >
    <option value="" ?selected=${value === ''}>${locale.terms.form.choose}</option>
    ${guard([countries, value], () =>
      // About 250 options, which typing in other fields does not render again.
      Object.entries(countries).map(
        ([code, name]) => html`<option value=${code} .selected=${live(code === value)}>${name}</option>`,
      ),
    )}
  </select>`;
}
