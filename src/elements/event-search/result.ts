/** One event in the results: picture, name, venue, distance, from-price and offer. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { findMedia, type TicketedEvent } from '../../domain/catalogue/event.js';
import { formatNumber } from '../../i18n/format.js';
import type { Locale } from '../../i18n/locale.js';
import { renderFromPrice } from '../shared/from-price.js';
import { writtenIn } from '../shared/written-in.js';

export interface ResultSetting {
  readonly locale: Locale<'search' | 'performances'>;
  readonly isSelected: boolean;
  /** The event's page; undefined for a button that selects the event on this page. */
  readonly href: string | undefined;
  readonly onChoose: (event: TicketedEvent, click: MouseEvent) => void;
}

export function renderResult(event: TicketedEvent, setting: ResultSetting): TemplateResult {
  const { locale } = setting;
  const { costRange, distanceKm } = event;
  return html`<li class="card result" part="result">
    ${renderPicture(event)}
    <div class="words">
      <h3 lang=${writtenIn(event.name, event.countryCode) ?? nothing}>${renderName(event, setting)}</h3>
      <p class="muted" lang=${writtenIn(event.venueName, event.countryCode) ?? nothing}>${describePlace(event)}</p>
      ${
        distanceKm === undefined
          ? nothing
          : html`<p class="muted">
              ${locale.terms.search.distance(formatNumber(Math.round(distanceKm * 10) / 10, locale.language))}
            </p>`
      }
      <p class="price">${renderFromPrice(costRange, locale)}</p>
    </div>
  </li>`;
}

function renderName(event: TicketedEvent, { href, isSelected, onChoose }: ResultSetting): TemplateResult {
  const current = isSelected ? 'true' : nothing;
  const onClick = (click: MouseEvent): void => onChoose(event, click);
  return href === undefined
    ? html`<button type="button" class="choose" part="choose" aria-current=${current} @click=${onClick}>
        ${event.name}
      </button>`
    : html`<a class="choose" part="choose" href=${href} aria-current=${current} @click=${onClick}>${event.name}</a>`;
}

/** The alternative text is empty because the name is beside the picture. */
function renderPicture(event: TicketedEvent): TemplateResult {
  const picture = findMedia(event, 'triplet_one', 'landscape', 'square');
  return html`<div class="picture" part="picture">
    ${TICKET}
    ${
      picture
        ? html`<img
            src=${picture.url}
            alt=""
            loading="lazy"
            decoding="async"
            width="520"
            height="390"
            @error=${hideImage}
          />`
        : nothing
    }
  </div>`;
}

/** Shown until the picture has loaded, and where there is none. */
const TICKET = html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
  ${svg`<path d="M3 7h18v3a2 2 0 0 0 0 4v3H3v-3a2 2 0 0 0 0-4zM14 7v2m0 2v2m0 2v2" />`}
</svg>`;

function hideImage({ currentTarget }: Event): void {
  (currentTarget as HTMLElement).hidden = true;
}

function describePlace({ venueName, cityName, countryName }: TicketedEvent): string {
  return [venueName, cityName ?? countryName].filter(Boolean).join(', ');
}
