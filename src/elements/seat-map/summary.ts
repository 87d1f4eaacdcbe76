/** What is chosen, what it costs, what is wrong with it and what would be right. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { multiplyPrice } from '../../domain/price.js';
import type { FreeBand, FreeSeat } from '../../domain/seat-index.js';
import type { Suggestion } from '../../domain/suggest.js';
import { renderPrice } from '../internal/price.js';
import type { Choice } from './choice.js';
import { renderMark } from './legend.js';
import type { Mark } from './map/palette.js';
import { bandName, isUnfinished, listSeats, type Reader, totalOf, violationWords } from './words.js';

/** Everything that has to be said of a seat before it is bought. */
export function renderSeat(free: FreeSeat, mark: Mark, { terms, language }: Reader): TemplateResult {
  const { seat, block } = free;
  return html`${renderMark(mark, seat.isRestrictedView)} <strong>${seat.id}</strong>
    <span>${bandName(block.band)}</span>
    ${renderPrice(block.band.priceBand.price, terms, language)}
    ${seat.isRestrictedView ? html`<span class="badge">${terms.common.restrictedView}</span>` : nothing}
    ${seat.texts.map((text) => html`<span class="badge">${text}</span>`)}`;
}

export function renderChosen(
  { seats, faults }: Choice,
  markOf: (band: FreeBand) => Mark,
  reader: Reader,
  remove: (free: FreeSeat) => void,
): TemplateResult {
  const { terms } = reader;
  if (seats.length === 0) return html`<p class="muted">${terms.seats.noneChosen}</p>`;
  return html`<ul class="chosen">
    ${repeat(
      seats,
      ({ key }) => key,
      (free) =>
        html`<li class=${faults.has(free) ? 'fault' : ''}>
          <span class="about">${renderSeat(free, markOf(free.block.band), reader)}</span>
          <button
            type="button"
            class="plain remove"
            aria-label=${terms.seats.deselect(free.seat.id)}
            @click=${() => remove(free)}
          >
            ×
          </button>
        </li>`,
    )}
  </ul>`;
}

/** The sum with its face value and fee. Seats of two bands cannot be bought together, so they have only one sum. */
export function renderTotal({ seats }: Choice, { terms, language }: Reader): TemplateResult {
  const [band, another] = new Set(seats.map(({ block }) => block.band));
  return html`<p class="total">
    <span>${terms.common.total}</span>
    ${
      band && !another
        ? renderPrice(multiplyPrice(band.priceBand.price, seats.length), terms, language)
        : html`<strong>${totalOf(seats, language)}</strong>`
    }
  </p>`;
}

export interface SuggestionHandlers {
  take(suggestion: Suggestion): void;
  /** Pointed at or focused; undefined when no more. */
  preview(suggestion: Suggestion | undefined): void;
}

/** A choice on its way to the wanted number gets a hint, one that breaks a rule an alert; both get the nearest ways out. */
export function renderProblems(choice: Choice, reader: Reader, handlers: SuggestionHandlers): TemplateResult {
  const { violations } = choice;
  if (choice.seats.length === 0 || violations.length === 0) return html``;
  const words = violations.map((violation) => html`<p>${violationWords(violation, reader)}</p>`);
  return html`
    ${
      isUnfinished(violations)
        ? html`<div class="notice" part="hint">${words}</div>`
        : html`<div class="notice danger" role="alert" part="violations">${words}</div>`
    }
    ${renderSuggestions(choice.suggestions, reader, handlers)}
  `;
}

/** Each one click away. */
export function renderSuggestions(
  suggestions: readonly Suggestion[],
  { terms, language }: Reader,
  { take, preview }: SuggestionHandlers,
): TemplateResult | typeof nothing {
  if (suggestions.length === 0) return nothing;
  return html`<div class="suggestions" role="group" aria-label=${terms.seats.suggestions} part="suggestions">
    <p>${terms.seats.suggestions}</p>
    ${suggestions.map(
      (suggestion) =>
        html`<button
          type="button"
          @click=${() => take(suggestion)}
          @pointerenter=${() => preview(suggestion)}
          @pointerleave=${() => preview(undefined)}
          @focus=${() => preview(suggestion)}
          @blur=${() => preview(undefined)}
        >
          ${terms.seats.suggestion(listSeats(suggestion.seats, language), totalOf(suggestion.seats, language))}
        </button>`,
    )}
  </div>`;
}
