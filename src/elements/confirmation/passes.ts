/** The barcodes and wallet cards that let in an order's seats, where the venue gives them. */
import { html, nothing, type TemplateResult } from 'lit';
import { type Order, orderSeats } from '../../domain/trolley/trolley.js';
import type { Locale } from '../../i18n/locale.js';
import { seatLabel } from '../shared/order-summary.js';
import { renderLink } from './links.js';

export function renderPasses(order: Order, locale: Locale<'confirmation'>): TemplateResult | typeof nothing {
  const seats = orderSeats(order);
  const cards = seats.filter(({ appleWalletUrl, googlePayUrl }) => appleWalletUrl ?? googlePayUrl);
  const barcodes = [...labelsByBarcode(order)];
  if (barcodes.length === 0 && cards.length === 0) return nothing;
  const { confirmation } = locale.terms;
  return html`<ul class="passes">
    ${barcodes.map(([text, labels]) => html`<li>${renderBarcode(text, labels, order.barcodeTypes, locale)}</li>`)}
    ${cards.map((seat) => {
      const label = seatLabel(seat);
      return html`<li class="row">
        ${renderLink(seat.appleWalletUrl, confirmation.appleWallet(label), locale)}
        ${renderLink(seat.googlePayUrl, confirmation.googleWallet(label), locale)}
      </li>`;
    })}
  </ul>`;
}

/** Some venues give all seats of an order the same barcode, which is shown once. */
function labelsByBarcode(order: Order): Map<string, string[]> {
  const labels = new Map<string, string[]>();
  for (const seat of orderSeats(order)) {
    if (seat.barcode) labels.set(seat.barcode, [...(labels.get(seat.barcode) ?? []), seatLabel(seat)]);
  }
  return labels;
}

function renderBarcode(
  text: string,
  labels: readonly string[],
  types: readonly string[],
  locale: Locale<'confirmation'>,
): TemplateResult {
  const label = locale.terms.confirmation.barcode(labels);
  return html`<figure part="barcode">
    <figcaption>${label}</figcaption>
    <tsw-barcode .text=${text} .types=${types} .label=${label} .locale=${locale}></tsw-barcode>
    <code>${text}</code>
  </figure>`;
}
