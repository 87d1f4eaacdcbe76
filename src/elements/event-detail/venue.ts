/** The venue: name, address, text and the picture of its seating plan. */
import { html, nothing, type TemplateResult } from 'lit';
import { findMedia, type TicketedEvent } from '../../domain/catalogue/event.js';
import { venueAddress, venueText } from '../../domain/catalogue/event-content.js';
import type { Locale } from '../../i18n/locale.js';
import { writtenIn } from '../shared/written-in.js';
import { renderText } from './copy.js';
import { hideFigure } from './gallery.js';

export function renderVenue(event: TicketedEvent, locale: Locale<'detail'>): TemplateResult | typeof nothing {
  const { venueName, countryCode } = event;
  const address = venueAddress(event);
  const more = venueText(event);
  const plan = renderPlan(event, locale);
  if (!venueName && address.length === 0 && !more && plan === nothing) return nothing;
  const lang = writtenIn([venueName, ...address].join(' '), countryCode) ?? nothing;
  return html`<div class="venue" part="venue">
    <div class="stack">
      <h3>${locale.terms.detail.venue}</h3>
      <address lang=${lang}>
        ${venueName ? html`<strong>${venueName}</strong>` : nothing}
        ${address.map((line) => html`<span>${line}</span>`)}
      </address>
      ${more ? renderText(more, countryCode, locale) : nothing}
    </div>
    ${plan}
  </div>`;
}

function renderPlan(event: TicketedEvent, { terms: { detail } }: Locale<'detail'>): TemplateResult | typeof nothing {
  const plan = findMedia(event, 'seating_plan');
  if (!plan) return nothing;
  const image = html`<img
    src=${plan.url}
    alt=${detail.seatingPlanOf(event.venueName)}
    loading="lazy"
    decoding="async"
    @error=${hideFigure}
  />`;
  return html`<figure part="seating-plan">
    <h3>${detail.seatingPlan}</h3>
    ${image} ${plan.caption ? html`<figcaption>${plan.caption}</figcaption>` : nothing}
    ${
      // A data URL cannot be opened in a tab of its own.
      plan.url.startsWith('data:')
        ? nothing
        : html`<p>
            <a href=${plan.url} target="_blank" rel="noopener noreferrer"
              >${detail.enlarge} <span class="muted">(${detail.newTab})</span></a
            >
          </p>`
    }
  </figure>`;
}
