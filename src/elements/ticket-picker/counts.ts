/** The number of tickets: one field, or one for each discount if the price band has several. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Discount } from '../../domain/sale/availability.js';
import { countsOf, type DiscountCounts } from '../../domain/sale/discounts.js';
import type { Locale } from '../../i18n/locale.js';
import { renderOffer, renderPrice } from '../shared/price.js';
import type { TicketChoice } from './choice.js';
import { renderStepper } from './stepper.js';

interface CountsOptions {
  readonly choice: TicketChoice;
  readonly locale: Locale;
  readonly onChange: (change: { quantity: number } | { counts: DiscountCounts }) => void;
}

const HINT_ID = 'quantity-hint';

export function renderCounts(options: CountsOptions): TemplateResult {
  const { choice, locale } = options;
  const { quantities } = choice.offer;
  return html`<fieldset>
    <legend>${locale.terms.tickets.howMany}</legend>
    ${choice.counts ? renderDiscounts(choice.counts, options) : renderQuantity(options)}
    <p class="muted hint" id=${HINT_ID}>
      ${quantities.length === 1 && quantities[0] === 1 ? locale.terms.tickets.oneOnly : locale.terms.tickets.quantities(quantities)}
    </p>
  </fieldset>`;
}

function renderQuantity({ choice, locale, onChange }: CountsOptions): TemplateResult {
  return html`<div class="count">
    <span class="count-name" aria-hidden="true">${locale.terms.tickets.tickets}</span>
    ${renderStepper(
      {
        label: locale.terms.tickets.tickets,
        value: choice.quantity,
        values: choice.offer.quantities,
        describedBy: HINT_ID,
        onChange: (quantity) => onChange({ quantity }),
      },
      locale,
    )}
  </div>`;
}

function renderDiscounts(counts: DiscountCounts, options: CountsOptions): TemplateResult[] {
  return options.choice.offer.band.discounts.map((discount) => renderDiscount(discount, counts, options));
}

function renderDiscount(
  discount: Discount,
  counts: DiscountCounts,
  { choice, locale, onChange }: CountsOptions,
): TemplateResult {
  const { code, name, minimumAge, maximumAge } = discount;
  const value = counts.get(code) ?? 0;
  const most = choice.offer.quantities.at(-1) ?? 0;
  const ages = locale.terms.tickets.ages(minimumAge, maximumAge);
  return html`<div class="count">
    <span class="count-words">
      <span class="count-name">${name || locale.terms.tickets.tickets}</span>
      <span>${renderPrice(discount.price, locale)}</span>
      ${renderOffer(discount, locale)} ${ages ? html`<span class="muted">${ages}</span>` : nothing}
    </span>
    ${renderStepper(
      {
        label: name || locale.terms.tickets.tickets,
        value,
        values: countsOf(discount, value + most - choice.quantity),
        describedBy: HINT_ID,
        onChange: (count) => onChange({ counts: new Map(counts).set(code, count) }),
      },
      locale,
    )}
  </div>`;
}
