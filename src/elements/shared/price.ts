/** Prices as every element shows them: the total first, then face value and booking fee, and what an offer saves. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatMoney, isEqual } from '../../domain/sale/money.js';
import { type OfferedPrice, offerKind, type Price, totalPrice } from '../../domain/sale/price.js';
import type { Locale } from '../../i18n/locale.js';

/** `£55.00 (£50.00 + £5.00 fee)`, or `£40.00` where there is no fee: for accessible names and announcements. */
export function priceText(price: Price, locale: Locale): string {
  const total = formatMoney(totalPrice(price), locale.language);
  return hasFee(price)
    ? locale.terms.common.priceWithFee(
        total,
        formatMoney(price.seatPrice, locale.language),
        formatMoney(price.surcharge, locale.language),
      )
    : total;
}

/**
 * The words of `priceText`, with the total emphasised.
 *
 * @param price of one ticket or of many
 * @param unit right after the total, such as `each`
 */
export function renderPrice(price: Price, locale: Locale, unit?: string): TemplateResult {
  return html`<span class="price"
    ><strong>${formatMoney(totalPrice(price), locale.language)}</strong>${unit ? ` ${unit}` : nothing}${
      hasFee(price)
        ? html` <span class="muted"
            >${locale.terms.tickets.breakdown(
              formatMoney(price.seatPrice, locale.language),
              formatMoney(price.surcharge, locale.language),
            )}</span
          >`
        : nothing
    }</span
  >`;
}

/**
 * What an offer saves, in the wording that the UK requires (docs/api/catalogue.md#offers): a lower face value names its
 * percentage, a waived fee says "No fees". Renders nothing where there is no offer.
 */
export function renderOffer(offered: OfferedPrice, locale: Locale): TemplateResult | typeof nothing {
  const text = offerText(offered, locale);
  if (text === undefined) return nothing;
  const before = totalPrice(offered.usualPrice);
  const isCheaper = offerKind(offered) === 'reduced' && !isEqual(before, totalPrice(offered.price));
  return html`<span class="offer"
    ><span class="badge">${text}</span>${
      isCheaper
        ? html` <span class="muted was">${locale.terms.common.wasPrice(formatMoney(before, locale.language))}</span>`
        : nothing
    }</span
  >`;
}

/** `Save 8%`, `No fees` or `Offer`; undefined where there is no offer. */
export function offerText(offered: OfferedPrice, locale: Locale): string | undefined {
  switch (offerKind(offered)) {
    case 'none':
      return undefined;
    case 'no-fee':
      return locale.terms.common.noFees;
    case 'reduced':
      return offered.percentageSaving > 0
        ? locale.terms.common.save(offered.percentageSaving)
        : locale.terms.common.offer;
  }
}

function hasFee({ surcharge }: Price): boolean {
  return surcharge.minor !== 0;
}
