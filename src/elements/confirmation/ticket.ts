/** One order on the confirmation: the tickets, the venue's reference, and how they reach the customer. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SendMethod } from '../../domain/send-method.js';
import { type Order, orderSeats } from '../../domain/trolley.js';
import type { Terms } from '../../i18n/terms.js';
import { renderOrder, seatLabel } from '../internal/order-summary.js';
import { safeAddress } from './links.js';
import { isCancelled } from './outcome.js';

export function renderTicket(order: Order, isBooked: boolean, terms: Terms, language: string): TemplateResult {
  const summary = renderOrder(order, terms, language, { showDelivery: false });
  if (!isBooked) return summary;
  const { confirmation } = terms;
  if (isCancelled(order)) {
    return html`<p><span class="badge">${confirmation.orderCancelled}</span></p>
      ${summary} ${renderReference(order, terms)}`;
  }
  return html`${summary} ${renderReference(order, terms)}
  ${order.cancellationStatus === 'tried_and_failed' ? html`<p>${confirmation.cancelFailed}</p>` : nothing}
  ${order.sendMethod ? renderDelivery(order.sendMethod, terms) : nothing} ${renderPasses(order, terms)}
  ${renderLink(order.externalManagementUrl, confirmation.manage, terms)}`;
}

function renderReference(order: Order, terms: Terms): TemplateResult | typeof nothing {
  const { confirmation } = terms;
  const reference = order.backendPurchaseReference;
  if (reference === undefined) return nothing;
  const { venueName } = order.event;
  return html`<p>
    ${venueName ? confirmation.venueReference(venueName) : confirmation.referenceAtVenue}:
    <strong class="reference">${reference}</strong>
  </p>`;
}

function renderDelivery(method: SendMethod, terms: Terms): TemplateResult {
  return html`<div>
    <p>${terms.common.delivery}: ${method.name}</p>
    ${method.finalComment ? html`<p class="comment">${method.finalComment}</p>` : nothing}
    ${renderLink(method.voucherUrl, terms.confirmation.voucher, terms)}
  </div>`;
}

/** What lets in each seat, as far as the venue gives it out. */
function renderPasses(order: Order, terms: Terms): TemplateResult | typeof nothing {
  const { confirmation } = terms;
  const seats = orderSeats(order).filter(
    ({ barcode, appleWalletUrl, googlePayUrl }) => barcode ?? appleWalletUrl ?? googlePayUrl,
  );
  if (seats.length === 0) return nothing;
  return html`<ul class="passes">
    ${seats.map((seat) => {
      const label = seatLabel(seat);
      return html`<li>
        ${seat.barcode === undefined ? nothing : html`<span>${confirmation.barcode(label, seat.barcode)}</span>`}
        ${renderLink(seat.appleWalletUrl, confirmation.appleWallet(label), terms)}
        ${renderLink(seat.googlePayUrl, confirmation.googleWallet(label), terms)}
      </li>`;
    })}
  </ul>`;
}

/** Nothing where the address is not one to send a customer to. */
function renderLink(address: string | undefined, words: string, terms: Terms): TemplateResult | typeof nothing {
  const safe = safeAddress(address);
  if (safe === undefined) return nothing;
  return html`<a href=${safe} target="_blank" rel="noopener noreferrer"
    >${words} <span class="visually-hidden">${terms.confirmation.opensNewWindow}</span></a
  >`;
}
