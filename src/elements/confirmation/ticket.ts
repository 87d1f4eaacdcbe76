/** One order on the confirmation: the tickets, the venue's reference, and how they reach the customer. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SendMethod } from '../../domain/trolley/send-method.js';
import type { Order } from '../../domain/trolley/trolley.js';
import type { Terms } from '../../i18n/terms.js';
import { renderOrder } from '../shared/order-summary.js';
import { renderLink } from './links.js';
import { isCancelled } from './outcome.js';
import { renderPasses } from './passes.js';

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
