/** The permissions to use the customer's data: off by default, and shown only if the partner wants them. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Customer } from '../../../domain/customer/customer.js';
import { withImpliedPermissions } from '../../../domain/customer/customer-rules.js';
import type { Locale } from '../../../i18n/locale.js';

export const PERMISSIONS = ['userMayUseData', 'supplierMayUseData', 'worldMayUseData'] as const;

export type Permission = (typeof PERMISSIONS)[number];

export function renderPermissions(typed: Customer, isBusy: boolean, locale: Locale<'form'>): TemplateResult {
  const customer = withImpliedPermissions(typed);
  return html`<fieldset class="stack">
    <legend>${locale.terms.form.permissions}</legend>
    ${PERMISSIONS.map((permission) => {
      const isImplied = customer.worldMayUseData && permission !== 'worldMayUseData';
      return html`<label class="option"
        ><input
          type="checkbox"
          name=${permission}
          .checked=${live(customer[permission])}
          ?disabled=${isImplied}
          aria-disabled=${isBusy ? 'true' : 'false'}
          @click=${(event: Event) => isBusy && event.preventDefault()}
        /><span>${locale.terms.form.mayUseData[permission]}</span></label
      >`;
    })}
  </fieldset>`;
}
