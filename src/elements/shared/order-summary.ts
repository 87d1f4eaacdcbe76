/**
 * One order in words: event, date, part of the house, tickets with prices, seats. Used by the trolley, the checkout and
 * the confirmation, so that the customer reads the same before and after paying.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Seat } from '../../domain/seats/seat.js';
import { type Order, orderSeats, type TicketOrder } from '../../domain/trolley/trolley.js';
import { formatLongDate, formatTime } from '../../i18n/format.js';
import type { Locale } from '../../i18n/locale.js';
import { renderPrice } from './price.js';

export interface OrderSummaryOptions {
  /** False where the customer still chooses the delivery. */
  readonly showDelivery?: boolean;
}

/** Put `orderSummaryStyles` (order-summary.styles.ts) beside the styles of the element that shows it. */
export function renderOrder(
  order: Order,
  locale: Locale,
  { showDelivery = true }: OrderSummaryOptions = {},
): TemplateResult {
  const when = whenText(order, locale.language);
  const { sendMethod } = order;
  return html`<div class="order">
    <p class="order-event">${order.event.name}</p>
    ${order.event.venueName ? html`<p class="muted">${order.event.venueName}</p>` : nothing}
    ${when ? html`<p>${when}</p>` : nothing}
    ${order.performance.name ? html`<p class="order-performance">${order.performance.name}</p>` : nothing}
    <p>${placeText(order, locale)}</p>
    <ul class="order-tickets">
      ${order.ticketOrders.map((tickets) => html`<li>${renderTickets(tickets, locale)}</li>`)}
    </ul>
    ${
      order.ticketOrders.length > 1 || order.quantity > 1
        ? html`<p class="order-total">
            ${locale.terms.trolley.orderTotal}
            ${renderPrice({ seatPrice: order.totalSeatPrice, surcharge: order.totalSurcharge }, locale)}
          </p>`
        : nothing
    }
    ${renderSeats(order, locale)}
    ${showDelivery && sendMethod ? html`<p>${locale.terms.common.delivery}: ${sendMethod.name}</p>` : nothing}
  </div>`;
}

/** `Friday, 1 January 2027, 15:30` at the venue; undefined for the dummy performance of an undated event. */
export function whenText(
  { event, performance }: Pick<Order, 'event' | 'performance'>,
  language: string,
): string | undefined {
  const { dateTime } = performance;
  if (!event.needsPerformance) return undefined;
  if (dateTime === undefined) return performance.dateText;
  const date = formatLongDate(dateTime, language);
  return event.showsPerformanceTime ? `${date}, ${formatTime(dateTime, language)}` : date;
}

/** `Stalls, Price band A`: the part of the house and the price band, each if it has a name. */
export function placeText(
  order: Pick<Order, 'ticketTypeName' | 'priceBandCode' | 'priceBandName'>,
  locale: Locale,
): string {
  const band = bandText(order.priceBandCode, order.priceBandName, locale);
  return order.ticketTypeName ? `${order.ticketTypeName}, ${band}` : band;
}

/** @param code opaque, such as `A/pool`: venues print the part before the slash (docs/api/disagreements.md#x8) */
export function bandText(code: string, name: string | undefined, locale: Locale): string {
  return name ?? locale.terms.trolley.priceBand(code.split('/')[0] ?? code);
}

/** `B3`, or `A.10` where the venue prints a separator. */
export function seatLabel({ row, separator, column, id }: Seat): string {
  return row && column ? `${row}${separator}${column}` : id;
}

function renderTickets({ discountName, quantity, price }: TicketOrder, locale: Locale): TemplateResult {
  return html`${discountName ? html`<span class="order-discount">${discountName}</span>` : nothing}
    <span>${quantity} × ${renderPrice(price, locale)}</span>`;
}

/** Names every restricted view and message before payment (docs/api/seat-rules.md#restricted-views-and-texts). */
function renderSeats(order: Order, locale: Locale): TemplateResult | typeof nothing {
  const seats = orderSeats(order);
  if (seats.length === 0) {
    if (order.requestedSeatIds.length > 0) {
      return html`<p class="muted">${locale.terms.trolley.seatsWanted(order.requestedSeatIds)}</p>`;
    }
    return order.event.isSeated ? html`<p class="muted">${locale.terms.trolley.bestAvailable}</p>` : nothing;
  }
  const remarkable = seats.filter((seat) => seatRemarks(seat, locale).length > 0);
  return html`<p>${locale.terms.trolley.seats(seats.map(seatLabel))}</p>
    ${
      remarkable.length > 0
        ? html`<ul class="order-remarks notice warning">
            ${remarkable.map((seat) => html`<li>${seatLabel(seat)}: ${seatRemarks(seat, locale).join('. ')}</li>`)}
          </ul>`
        : nothing
    }`;
}

/** `Restricted view`, then the venue's own texts, each text once. */
export function seatRemarks(seat: Seat, locale: Locale): string[] {
  const remarks = [...(seat.isRestrictedView ? [locale.terms.common.restrictedView] : []), ...seat.texts];
  return remarks.filter((text, index) => remarks.findIndex((other) => isSameText(other, text)) === index);
}

function isSameText(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}
