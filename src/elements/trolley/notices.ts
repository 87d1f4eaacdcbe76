/** The notice about the state of the booking, above the orders. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Booking, ReserveFailure } from '../../domain/booking/booking.js';
import type { Locale } from '../../i18n/locale.js';
import { renderNotReserved } from '../shared/differences.js';
import { renderProblem } from '../base/problem.js';

/** @param onReserve tries again */
export function renderNotice(booking: Booking, locale: Locale, onReserve: () => void): TemplateResult | typeof nothing {
  const { trolley } = locale.terms;
  switch (booking.status) {
    case 'building':
      return booking.failure ? renderFailure(booking.failure, locale, onReserve) : nothing;
    case 'expired':
    case 'failed':
      return html`<div class="notice warning" part="notice">
        <p role="alert">${booking.status === 'expired' ? trolley.expired : trolley.failed}</p>
        <p>${trolley.reserveAgain}</p>
      </div>`;
    case 'reserving':
      return html`<p class="muted">${trolley.reserving}</p>`;
    case 'releasing':
      return html`<p class="muted">${trolley.releasing}</p>`;
    case 'purchasing':
    case 'sent-away':
    case 'uncertain':
      return html`<p class="muted">${trolley.buying}</p>`;
    case 'restoring':
    case 'idle':
    case 'reserved':
    case 'purchased':
    case 'partly-purchased':
      return nothing;
  }
}

function renderFailure(failure: ReserveFailure, locale: Locale, onReserve: () => void): TemplateResult {
  const { trolley } = locale.terms;
  switch (failure.kind) {
    case 'error':
      return renderProblem(failure.error, locale, onReserve);
    case 'not-reserved':
      return html`<div class="notice danger stack" part="failure">
        <div class="stack" role="alert">
          <h3>${trolley.notReserved}</h3>
          ${
            failure.orders.length > 0
              ? html`<ul class="stack">
                  ${failure.orders.map((order) => html`<li>${renderNotReserved(order, locale)}</li>`)}
                </ul>`
              : nothing
          }
          <p>${trolley.notCharged}</p>
        </div>
        <p>${trolley.chooseOthers}</p>
      </div>`;
  }
}
