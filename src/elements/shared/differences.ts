/**
 * The differences between what was asked for and what was reserved, with the buttons that accept or refuse them. Shown
 * by the trolley, or by the checkout on a page without one.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Difference } from '../../domain/booking/differences.js';
import { formatMoney } from '../../domain/sale/money.js';
import type { Seat } from '../../domain/seats/seat.js';
import { type Order, orderSeats } from '../../domain/trolley/trolley.js';
import { formatList } from '../../i18n/format.js';
import type { Locale } from '../../i18n/locale.js';
import { renderBusyButton } from '../base/busy-button.js';
import { placeText, seatLabel, seatRemarks } from './order-summary.js';

export interface DifferencesView {
  readonly differences: readonly Difference[];
  readonly locale: Locale;
  readonly isBusy: boolean;
  readonly onAccept: () => void;
  readonly onRefuse: () => void;
}

export function renderDifferences(view: DifferencesView): TemplateResult {
  const { differences, locale, isBusy, onAccept, onRefuse } = view;
  return html`<div class="notice warning stack" part="differences">
    <div role="alert" class="stack" tabindex="-1">
      <h3>
        ${differences.every(({ kind }) => kind === 'remarks') ? locale.terms.trolley.checkSeats : locale.terms.trolley.changed}
      </h3>
      <ul class="stack">
        ${differences.map((difference) => html`<li>${renderDifference(difference, locale)}</li>`)}
      </ul>
    </div>
    <div class="row">
      ${renderBusyButton(locale.terms.trolley.accept, onAccept, { isBusy, look: 'primary' })}
      ${renderBusyButton(locale.terms.trolley.refuse, onRefuse, { isBusy })}
    </div>
  </div>`;
}

/** An order that could not be reserved, with the box office's reason if it gives one. */
export function renderNotReserved(order: Order, locale: Locale): TemplateResult {
  const { trolley } = locale.terms;
  const comment = order.reserveFailureComment;
  return html`<p>${trolley.notReservedOrder(order.event.name, placeText(order, locale))}</p>
    ${comment ? html`<p class="muted">${trolley.comment(comment)}</p>` : nothing}`;
}

function renderDifference(difference: Difference, locale: Locale): TemplateResult {
  if (difference.kind === 'not-reserved') {
    return html`${renderNotReserved(difference.order, locale)}
      <p>${locale.terms.trolley.notCharged}</p>`;
  }
  if (difference.kind === 'remarks') return renderRemarks(difference.order, difference.seats, locale);
  const about = difference.kind === 'delivery' ? difference.bundle.sourceName : difference.order.event.name;
  return html`<p><strong>${about}</strong></p>
    <p>${changeText(difference, locale)}</p>`;
}

function renderRemarks(order: Order, seats: readonly Seat[], locale: Locale): TemplateResult {
  return html`<p><strong>${order.event.name}</strong></p>
    <p>${locale.terms.trolley.seatRemarks}</p>
    <ul>
      ${seats.map((seat) => html`<li>${seatLabel(seat)}: ${seatRemarks(seat, locale).join('. ')}</li>`)}
    </ul>`;
}

function changeText(
  difference: Exclude<Difference, { kind: 'not-reserved' | 'remarks' }>,
  { terms: { trolley }, language }: Locale,
): string {
  switch (difference.kind) {
    case 'seats':
      return trolley.changedSeats(difference.requested, orderSeats(difference.order).map(seatLabel));
    case 'price':
      return trolley.changedPrice(formatMoney(difference.shown, language), formatMoney(difference.now, language));
    case 'discounts':
      return trolley.changedDiscounts(formatList(difference.shown, language), formatList(difference.now, language));
    case 'quantity':
      return trolley.changedQuantity(difference.shown, difference.now);
    case 'delivery':
      return trolley.changedDelivery(formatMoney(difference.shown, language), formatMoney(difference.now, language));
  }
}
