/** The customer's details: the fields with their hints and errors, and the permissions. */
import { html, nothing, type TemplateResult } from 'lit';
import { type Countries, toCountryCode } from '../../../domain/customer/country.js';
import type { Customer, CustomerField } from '../../../domain/customer/customer.js';
import { type CustomerNeeds, isRequired, mayBeRefusedName } from '../../../domain/customer/customer-rules.js';
import { methodsRefusing } from '../../../domain/trolley/delivery.js';
import type { Trolley } from '../../../domain/trolley/trolley.js';
import type { Locale } from '../../../i18n/locale.js';
import { type FieldView, type FormField, MAIN_FIELDS, MORE_FIELDS, renderField } from './fields.js';
import { renderPermissions } from './permissions.js';
import type { FormProblem } from './problems.js';

export interface DetailsView {
  readonly values: Customer;
  /** The values if the customer had typed nothing. */
  readonly given: Customer;
  /** The country that the customer chose last. Another delivery may have excluded it since. */
  readonly wantedCountry: string | undefined;
  readonly trolley: Trolley;
  readonly needs: CustomerNeeds;
  readonly countries: Countries;
  readonly problems: readonly FormProblem[];
  readonly hiddenFields: readonly CustomerField[];
  readonly hasPermissions: boolean;
  /** The purchase is being sent: the customer can change nothing. */
  readonly isSending: boolean;
  readonly isMoreOpen: boolean;
  openMore(isOpen: boolean): void;
}

export function renderDetails(view: DetailsView, locale: Locale<'customer' | 'form'>): TemplateResult {
  const { form } = locale.terms;
  const draw = (field: FormField): TemplateResult =>
    renderField(field, fieldView(field, view, locale), view.countries, locale);
  const more = MORE_FIELDS.filter((field) => isShown(field, view));
  return html`<section class="stack" aria-labelledby="details-heading" part="details">
    <h2 id="details-heading">${form.yourDetails}</h2>
    <p class="muted"><span class="required">*</span> ${form.requiredNote}</p>
    <div class="fields">${MAIN_FIELDS.filter((field) => isShown(field, view)).map(draw)}</div>
    ${
      more.length === 0
        ? nothing
        : html`<details
            ?open=${view.isMoreOpen}
            @toggle=${({ target }: Event) => view.openMore((target as HTMLDetailsElement).open)}
          >
            <summary>${form.moreDetails}</summary>
            ${view.isMoreOpen ? html`<div class="fields">${more.map(draw)}</div>` : nothing}
          </details>`
    }
    ${view.hasPermissions ? renderPermissions(view.values, view.isSending, locale) : nothing}
  </section>`;
}

function fieldView(field: FormField, view: DetailsView, locale: Locale<'form'>): FieldView {
  const { values, needs } = view;
  return {
    value: values[field],
    isRequired: isRequired(field, values, needs),
    isLocked: view.isSending || Object.hasOwn(needs.locked, field),
    error: view.problems.find((problem) => problem.field === field)?.text,
    hint: hintOf(field, view, locale),
  };
}

function hintOf(
  field: FormField,
  { values, wantedCountry = '', trolley }: DetailsView,
  locale: Locale<'form'>,
): string | undefined {
  const { form } = locale.terms;
  if (field === 'firstName' || field === 'lastName') {
    return mayBeRefusedName(values[field]) ? form.shortName : undefined;
  }
  const wanted = toCountryCode(wantedCountry);
  if (field !== 'countryCode' || wanted === '' || wanted === values.countryCode) return undefined;
  return form.countryDropped(methodsRefusing(trolley, wanted).map(({ name }) => name));
}

/**
 * A hidden field is sent with the value of the page or the account. It is shown all the same if it is required and blank
 * there, or if it was refused, and it stays once the customer has changed it.
 */
function isShown(field: FormField, { hiddenFields, given, values, needs, problems }: DetailsView): boolean {
  if (!hiddenFields.includes(field)) return true;
  if (given[field] === '' && isRequired(field, given, needs)) return true;
  return values[field] !== given[field] || problems.some((problem) => problem.field === field);
}
