/**
 * What came back from a reserve otherwise than it was asked for, and the customer's yes or no to it. Shown by the
 * trolley; the checkout points there.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Difference } from '../../domain/booking/differences.js';
import { formatMoney } from '../../domain/sale/money.js';
import type { Seat } from '../../domain/seats/seat.js';
import { type Order, orderSeats } from '../../domain/trolley/trolley.js';
import { formatList } from '../../i18n/format.js';
import type { Terms } from '../../i18n/terms.js';
import { placeText, seatLabel, seatRemarks } from './order-summary.js';

export interface DifferencesView {
  readonly differences: readonly Difference[];
  readonly terms: Terms;
  readonly language: string;
  readonly isBusy: boolean;
  readonly onAccept: () => void;
  readonly onRefuse: () => void;
}

export function renderDifferences(view: DifferencesView): TemplateResult {
  const { differences, terms, language, isBusy, onAccept, onRefuse } = view;
  const button = (words: string, look: string, act: () => void): TemplateResult =>
    html`<button
      type="button"
      class=${look}
      aria-disabled=${isBusy}
      @click=${() => {
        if (!isBusy) act();
      }}
    >
      ${words}
    </button>`;
  return html`<div class="notice warning stack" part="differences">
    <div role="alert" class="stack" tabindex="-1">
      <h3>${differences.every(({ kind }) => kind === 'remarks') ? terms.trolley.checkSeats : terms.trolley.changed}</h3>
      <ul class="stack">
        ${differences.map((difference) => html`<li>${renderDifference(difference, terms, language)}</li>`)}
      </ul>
    </div>
    <div class="row">
      ${button(terms.trolley.accept, 'primary', onAccept)} ${button(terms.trolley.refuse, '', onRefuse)}
    </div>
  </div>`;
}

/** An order that could not be held, and why, as far as the box office says. */
export function renderNotReserved(order: Order, terms: Terms): TemplateResult {
  const { trolley } = terms;
  const comment = order.reserveFailureComment;
  return html`<p>${trolley.notReservedOrder(order.event.name, placeText(order, terms))}</p>
    ${comment ? html`<p class="muted">${trolley.comment(comment)}</p>` : nothing}`;
}

function renderDifference(difference: Difference, terms: Terms, language: string): TemplateResult {
  if (difference.kind === 'not-reserved') {
    return html`${renderNotReserved(difference.order, terms)}
      <p>${terms.trolley.notCharged}</p>`;
  }
  if (difference.kind === 'remarks') return renderRemarks(difference.order, difference.seats, terms);
  const about = difference.kind === 'delivery' ? difference.bundle.sourceName : difference.order.event.name;
  return html`<p><strong>${about}</strong></p>
    <p>${changeText(difference, terms, language)}</p>`;
}

function renderRemarks(order: Order, seats: readonly Seat[], terms: Terms): TemplateResult {
  return html`<p><strong>${order.event.name}</strong></p>
    <p>${terms.trolley.seatRemarks}</p>
    <ul>
      ${seats.map((seat) => html`<li>${seatLabel(seat)}: ${seatRemarks(seat, terms).join('. ')}</li>`)}
    </ul>`;
}

function changeText(
  difference: Exclude<Difference, { kind: 'not-reserved' | 'remarks' }>,
  { trolley }: Terms,
  language: string,
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
