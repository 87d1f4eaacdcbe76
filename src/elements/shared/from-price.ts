/** The cached price of an event or performance: the lowest total, and the best offer with its own price. */
import { html, nothing, type TemplateResult } from 'lit';
import { type CostRange, headlineOffer } from '../../domain/catalogue/event.js';
import { formatMoney, isEqual } from '../../domain/sale/money.js';
import { totalPrice } from '../../domain/sale/price.js';
import type { Locale } from '../../i18n/locale.js';
import { offerText, renderOffer } from './price.js';

/** Renders nothing without a price: tickets may be on sale all the same (docs/api/catalogue.md#cost-ranges). */
export function renderFromPrice(
  range: CostRange | undefined,
  locale: Locale<'performances'>,
): TemplateResult | typeof nothing {
  if (!range) return nothing;
  const offer = headlineOffer(range);
  const hasOffer = offer !== undefined && offerText(offer, locale) !== undefined;
  // An offer on dearer tickets names their price: "No fees" beside a from-price with a fee would be confusing.
  const isOnOthers = hasOffer && !isEqual(totalPrice(offer.price), totalPrice(range.min));
  const { seatPrice, surcharge } = range.min;
  return html`<strong>${locale.terms.common.from(formatMoney(totalPrice(range.min), locale.language))}</strong> ${
      surcharge.minor === 0
        ? nothing
        : html`<span class="muted"
            >${locale.terms.tickets.breakdown(formatMoney(seatPrice, locale.language), formatMoney(surcharge, locale.language))}</span
          >`
    }
    ${hasOffer ? renderOffer(offer, locale) : nothing}
    ${
      isOnOthers
        ? html`<span class="muted"
            >${locale.terms.performances.onTicketsAt(formatMoney(totalPrice(offer.price), locale.language))}</span
          >`
        : nothing
    }`;
}
