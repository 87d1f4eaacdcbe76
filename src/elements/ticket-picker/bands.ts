/** The price bands of a performance as one group of radio buttons, grouped by ticket type. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Availability, BandReference } from '../../domain/sale/availability.js';
import type { Locale } from '../../i18n/locale.js';
import { bandText, seatLabel, seatRemarks } from '../shared/order-summary.js';
import { renderOffer, renderPrice } from '../shared/price.js';
import { type BandOffer, isSameBand, listOffers, bandReference, type TicketChoice } from './choice.js';

interface BandsOptions {
  readonly availability: Availability;
  readonly choice: TicketChoice;
  readonly locale: Locale;
  readonly onChoose: (band: BandReference) => void;
}

export function renderBands(bands: BandsOptions): TemplateResult {
  const offers = listOffers(bands.availability);
  const types = bands.availability.ticketTypes.filter(({ priceBands }) => priceBands.length > 0);
  return html`<fieldset>
    <legend>${bands.locale.terms.tickets.chooseBand}</legend>
    ${types.map(
      (type) =>
        html`<div class="type">
          ${type.name ? html`<h3>${type.name}</h3>` : nothing}
          ${offers
            .filter(({ ticketType }) => ticketType === type)
            .map((offer) => (offers.length > 1 ? renderChoice(offer, bands) : renderOnly(offer, bands)))}
        </div>`,
    )}
  </fieldset>`;
}

function renderChoice(offer: BandOffer, bands: BandsOptions): TemplateResult {
  const band = bandReference(offer);
  return html`<label class="band card" part="band">
    <input
      type="radio"
      name="band"
      .checked=${isSameBand(band, bandReference(bands.choice.offer))}
      ?disabled=${offer.quantities.length === 0}
      @change=${() => bands.onChoose(band)}
    />
    ${renderWords(offer, bands)}
  </label>`;
}

function renderOnly(offer: BandOffer, bands: BandsOptions): TemplateResult {
  return html`<div class="band card only" part="band">${renderWords(offer, bands)}</div>`;
}

function renderWords(
  { ticketType, band, quantities }: BandOffer,
  { availability, locale }: BandsOptions,
): TemplateResult {
  const { tickets, common } = locale.terms;
  const most = quantities.at(-1);
  const isScarce = most !== undefined && most < Math.max(...availability.validQuantities);
  return html`<span class="band-words">
    <span class="band-name">
      ${ticketType.name ? html`<span class="visually-hidden">${ticketType.name}, </span>` : nothing}${bandText(
        band.code,
        band.name,
        locale,
      )}
    </span>
    <span>${renderPrice(band.price, locale, common.each)}</span>
    ${renderOffer(band, locale)} ${most === undefined ? html`<span>${tickets.soldOut}</span>` : nothing}
    ${isScarce ? html`<span class="muted">${tickets.atMost(most)}</span>` : nothing}
    ${band.exampleSeats.length > 0 ? html`<span class="muted">${exampleSeats()}</span>` : nothing}
  </span>`;

  function exampleSeats(): string {
    const seats = band.exampleSeats.map((seat) => [seatLabel(seat), ...seatRemarks(seat, locale)].join(' – '));
    return band.exampleSeatsAreReal ? tickets.likelySeats(seats) : tickets.exampleSeats(seats);
  }
}
