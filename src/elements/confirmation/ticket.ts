/** One order on the confirmation: the tickets, the venue's reference, and how they reach the customer. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SendMethod } from '../../domain/trolley/send-method.js';
import type { Order } from '../../domain/trolley/trolley.js';
import type { Locale } from '../../i18n/locale.js';
import { renderOrder } from '../shared/order-summary.js';
import { renderLink } from './links.js';
import { isCancelled } from './outcome.js';
import { renderPasses } from './passes.js';

export function renderTicket(order: Order, isBooked: boolean, locale: Locale<'confirmation'>): TemplateResult {
  const summary = renderOrder(order, locale, { showDelivery: false });
  if (!isBooked) return summary;
  const { confirmation } = locale.terms;
  if (isCancelled(order)) {
    return html`<p><span class="badge">${confirmation.orderCancelled}</span></p>
      ${summary} ${renderReference(order, locale)}`;
  }
  return html`${summary} ${renderReference(order, locale)}
  ${order.cancellationStatus === 'tried_and_failed' ? html`<p>${confirmation.cancelFailed}</p>` : nothing}
  ${order.sendMethod ? renderDelivery(order.sendMethod, locale) : nothing} ${renderPasses(order, locale)}
  ${renderLink(order.externalManagementUrl, confirmation.manage, locale)}`;
}

function renderReference(order: Order, locale: Locale<'confirmation'>): TemplateResult | typeof nothing {
  const { confirmation } = locale.terms;
  const reference = order.backendPurchaseReference;
  if (reference === undefined) return nothing;
  const { venueName } = order.event;
  return html`<p>
    ${venueName ? confirmation.venueReference(venueName) : confirmation.referenceAtVenue}:
    <strong class="reference">${reference}</strong>
  </p>`;
}

function renderDelivery(method: SendMethod, locale: Locale<'confirmation'>): TemplateResult {
  return html`<div>
    <p>${locale.terms.common.delivery}: ${method.name}</p>
    ${method.finalComment ? html`<p class="comment">${method.finalComment}</p>` : nothing}
    ${renderLink(method.voucherUrl, locale.terms.confirmation.voucher, locale)}
  </div>`;
}
