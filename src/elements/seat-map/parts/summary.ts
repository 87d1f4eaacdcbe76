/** What is chosen, what it costs, what is wrong with it and what would be right. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { QuantityProblem } from '../../../domain/sale/quantities.js';
import type { FreeBand, FreeSeat } from '../../../domain/seats/seat-index.js';
import type { Suggestion } from '../../../domain/seats/search/suggest.js';
import type { Locale } from '../../../i18n/locale.js';
import { renderPrice } from '../../shared/price.js';
import type { Choice } from '../model/choice.js';
import { renderMark } from './legend.js';
import type { Selecting } from '../model/selecting.js';
import type { Mark } from '../model/marks.js';
import { bandName, discountWords, isUnfinished, listSeats, totalOf, violationWords } from '../model/words.js';

/** Everything that has to be said of a seat before it is bought. */
export function renderSeat(
  free: FreeSeat,
  mark: Mark,
  locale: Locale,
  price = free.block.band.priceBand.price,
): TemplateResult {
  const { seat, block } = free;
  return html`${renderMark(mark, seat.isRestrictedView)} <strong>${seat.id}</strong>
    <span>${bandName(block.band)}</span>
    ${renderPrice(price, locale)}
    ${seat.isRestrictedView ? html`<span class="badge">${locale.terms.common.restrictedView}</span>` : nothing}
    ${seat.texts.map((text) => html`<span class="badge">${text}</span>`)}`;
}

export interface ChosenHandlers {
  remove(free: FreeSeat): void;
  pickDiscount(free: FreeSeat, code: string): void;
}

export function renderChosen(
  choice: Choice,
  markOf: (band: FreeBand) => Mark,
  locale: Locale,
  handlers: ChosenHandlers,
): TemplateResult {
  const { seats, faults } = choice;
  if (seats.length === 0) return html`<p class="muted">${locale.terms.seats.noneChosen}</p>`;
  return html`<ul class="chosen">
    ${repeat(
      seats,
      ({ key }) => key,
      (free) =>
        html`<li class=${faults.has(free) ? 'fault' : ''}>
          <span class="about">
            ${renderSeat(free, markOf(free.block.band), locale, choice.priceOf(free))}
            ${renderDiscounts(choice, free, locale, handlers)}
          </span>
          <button
            type="button"
            class="plain remove"
            aria-label=${locale.terms.seats.deselect(free.seat.id)}
            @click=${() => handlers.remove(free)}
          >
            ×
          </button>
        </li>`,
    )}
  </ul>`;
}

/** Who sits there, where that decides what the ticket costs. */
function renderDiscounts(
  choice: Choice,
  free: FreeSeat,
  locale: Locale,
  { pickDiscount }: ChosenHandlers,
): TemplateResult | typeof nothing {
  const given = choice.discountOf(free);
  if (!given) return nothing;
  return html`<select
    aria-label=${locale.terms.seats.ticketFor(free.seat.id)}
    @change=${(event: Event) => pickDiscount(free, (event.currentTarget as HTMLSelectElement).value)}
  >
    ${free.block.band.priceBand.discounts.map(
      (discount) =>
        html`<option value=${discount.code} .selected=${discount === given}>
          ${discountWords(discount, locale)}
        </option>`,
    )}
  </select>`;
}

/** The sum with its face value and fee. Seats of two bands cannot be bought together, so they have only one sum. */
export function renderTotal(choice: Choice, locale: Locale): TemplateResult {
  return html`<p class="total">
    <span>${locale.terms.common.total}</span>
    ${
      choice.price
        ? renderPrice(choice.price, locale)
        : html`<strong>${totalOf(choice, choice.seats, locale.language)}</strong>`
    }
  </p>`;
}

export interface SuggestionHandlers {
  take(suggestion: Suggestion): void;
  /** Pointed at or focused; undefined when no more. */
  preview(suggestion: Suggestion | undefined): void;
}

/** A choice on its way to the wanted number gets a hint, one that breaks a rule an alert; both get the nearest ways out. */
export function renderProblems(choice: Choice, locale: Locale, handlers: SuggestionHandlers): TemplateResult {
  const { violations, problems } = choice;
  if (choice.seats.length === 0) return html``;
  if (violations.length === 0) return renderDiscountProblems(problems, locale);
  const words = violations.map((violation) => html`<p>${violationWords(violation, locale)}</p>`);
  return html`
    ${
      isUnfinished(violations)
        ? html`<div class="notice" part="hint">${words}</div>`
        : html`<div class="notice danger" role="alert" part="violations">${words}</div>`
    }
    ${renderSuggestions(choice, choice.suggestions, locale, handlers)} ${renderDiscountProblems(problems, locale)}
  `;
}

function renderDiscountProblems(problems: readonly QuantityProblem[], locale: Locale): TemplateResult {
  if (problems.length === 0) return html``;
  return html`<div class="notice danger" role="alert" part="violations">
    ${problems.map((problem) => html`<p>${locale.terms.tickets.problem(problem)}</p>`)}
  </div>`;
}

/** Each one click away. */
export function renderSuggestions(
  choice: Choice,
  suggestions: readonly Suggestion[],
  locale: Locale,
  { take, preview }: SuggestionHandlers,
): TemplateResult | typeof nothing {
  if (suggestions.length === 0) return nothing;
  return html`<div class="suggestions" role="group" aria-label=${locale.terms.seats.suggestions} part="suggestions">
    <p>${locale.terms.seats.suggestions}</p>
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
          ${locale.terms.seats.suggestion(listSeats(suggestion.seats, locale.language), totalOf(choice, suggestion.seats, locale.language))}
        </button>`,
    )}
  </div>`;
}

interface Actions {
  /** Undefined where nothing can be bought from here. */
  readonly add: (() => void) | undefined;
  /** What the button says that adds, where it does something else. */
  readonly addWords: string;
  readonly clear: () => void;
}

export function renderActions(
  { choice, isAdding }: Selecting,
  { terms: { seats } }: Locale,
  { add, addWords, clear }: Actions,
): TemplateResult {
  return html`<div class="actions">
    ${
      add
        ? html`<button
            type="button"
            class="primary"
            aria-disabled=${!choice.isValid || isAdding}
            aria-busy=${isAdding}
            @click=${add}
          >
            ${addWords || seats.add}
          </button>`
        : nothing
    }
    <button type="button" @click=${clear}>${seats.clear}</button>
  </div>`;
}
