/** The delivery of each supplier's tickets: a choice, or the only send method. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { chosenSendMethod, deliveryOptions } from '../../../domain/trolley/delivery.js';
import type { SendMethod } from '../../../domain/trolley/send-method.js';
import type { Bundle } from '../../../domain/trolley/trolley.js';
import { formatList } from '../../../i18n/format.js';
import type { Locale } from '../../../i18n/locale.js';
import { sendCostText } from '../../shared/send-cost.js';

export interface DeliveryView {
  readonly bundles: readonly Bundle[];
  /** Performance id to its send methods, as far as they have been read. */
  readonly offered: ReadonlyMap<string, readonly SendMethod[]>;
  /** Reading them failed. */
  readonly isOfferUnknown: boolean;
  /** A choice under way, already shown as chosen. */
  readonly pending: DeliveryChoice | undefined;
  readonly isBusy: boolean;
  choose(choice: DeliveryChoice): void;
}

export interface DeliveryChoice {
  readonly sourceCode: string;
  readonly sendCode: string;
}

/** A longer list of countries cannot be read at a glance, so it is left out. */
const MAX_COUNTRIES_NAMED = 6;

export function renderDelivery(
  view: DeliveryView,
  locale: Locale<'changes' | 'form'>,
): TemplateResult | typeof nothing {
  const parts = view.bundles.map((bundle) => renderBundle(bundle, view, locale));
  if (parts.every((part) => part === nothing)) return nothing;
  return html`<section class="stack" aria-labelledby="delivery-heading" part="delivery">
    <h2 id="delivery-heading">${locale.terms.form.delivery}</h2>
    ${parts} ${view.isOfferUnknown ? html`<p class="muted">${locale.terms.form.noDeliveryChoice}</p>` : nothing}
  </section>`;
}

function renderBundle(
  bundle: Bundle,
  view: DeliveryView,
  locale: Locale<'changes' | 'form'>,
): TemplateResult | typeof nothing {
  const options = deliveryOptions(bundle, view.offered);
  const [only] = options;
  // The send methods have not been read yet, or none is possible.
  if (!only) return isRead(bundle, view) ? renderNone(bundle, locale) : nothing;
  if (options.length === 1) {
    return html`<p>${view.bundles.length > 1 ? `${bundle.sourceName}: ` : nothing}${renderMethod(only, locale)}</p>`;
  }
  const { pending } = view;
  const chosen = pending?.sourceCode === bundle.sourceCode ? pending.sendCode : chosenSendMethod(bundle)?.code;
  return html`<fieldset class="delivery stack" aria-busy=${view.isBusy ? 'true' : 'false'}>
    <legend class=${view.bundles.length > 1 ? '' : 'visually-hidden'}>
      ${locale.terms.form.deliveryOf(bundle.sourceName)}
    </legend>
    ${options.map((method) => renderOption(bundle, method, method.code === chosen, view, locale))}
  </fieldset>`;
}

function isRead({ orders }: Bundle, { offered }: DeliveryView): boolean {
  return orders.every(({ performance }) => offered.has(performance.id));
}

function renderNone({ sourceName }: Bundle, locale: Locale<'changes'>): TemplateResult {
  return html`<p class="notice warning">${locale.terms.changes.noDelivery(sourceName)}</p>`;
}

function renderOption(
  { sourceCode }: Bundle,
  method: SendMethod,
  isChosen: boolean,
  view: DeliveryView,
  locale: Locale<'form'>,
): TemplateResult {
  const onChange = (event: Event): void => {
    event.stopPropagation();
    if (view.isBusy) (event.target as HTMLInputElement).checked = isChosen;
    else view.choose({ sourceCode, sendCode: method.code });
  };
  return html`<label class="option"
    ><input
      type="radio"
      name="delivery ${sourceCode}"
      value=${method.code}
      .checked=${live(isChosen)}
      aria-disabled=${view.isBusy ? 'true' : 'false'}
      @change=${onChange}
    /><span>${renderMethod(method, locale)}</span></label
  >`;
}

function renderMethod(method: SendMethod, locale: Locale<'form'>): TemplateResult {
  const cost = sendCostText(method.cost, locale);
  const countries = Object.values(method.permittedCountries ?? {});
  const isLimited = countries.length > 0 && countries.length <= MAX_COUNTRIES_NAMED;
  return html`${method.name} <span class="muted">· ${cost}</span>${
      isLimited
        ? html` <small class="muted"
            >${locale.terms.form.deliveryOnlyTo(formatList(countries, locale.language))}</small
          >`
        : nothing
    }${method.finalComment ? html` <small class="muted">${method.finalComment}</small>` : nothing}`;
}
