/** The cached price of an event or performance: the lowest total, and the offer worth knowing with its own price. */
import { html, nothing, type TemplateResult } from 'lit';
import { type CostRange, headlineOffer } from '../../domain/catalogue/event.js';
import { formatMoney, isEqual } from '../../domain/sale/money.js';
import { totalPrice } from '../../domain/sale/price.js';
import { performances } from '../../i18n/en/performances.js';
import { addWords, type Terms } from '../../i18n/terms.js';
import { offerText, renderOffer } from './price.js';

addWords({ performances });

/** Nothing where no price is known: what is for sale is shown all the same (reference 4.4). */
export function renderFromPrice(
  range: CostRange | undefined,
  terms: Terms,
  language: string,
): TemplateResult | typeof nothing {
  if (!range) return nothing;
  const offer = headlineOffer(range);
  const hasOffer = offer !== undefined && offerText(offer, terms) !== undefined;
  // An offer on dearer tickets says which: "No fees" beside a from-price with a fee would be a riddle.
  const isOnOthers = hasOffer && !isEqual(totalPrice(offer.price), totalPrice(range.min));
  const { seatPrice, surcharge } = range.min;
  return html`<strong>${terms.common.from(formatMoney(totalPrice(range.min), language))}</strong> ${
      surcharge.minor === 0
        ? nothing
        : html`<span class="muted"
            >${terms.tickets.breakdown(formatMoney(seatPrice, language), formatMoney(surcharge, language))}</span
          >`
    }
    ${hasOffer ? renderOffer(offer, terms, language) : nothing}
    ${
      isOnOthers
        ? html`<span class="muted"
            >${terms.performances.onTicketsAt(formatMoney(totalPrice(offer.price), language))}</span
          >`
        : nothing
    }`;
}
