/** The summary: the chosen seats, their price, the broken rules and the nearest valid choices. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { QuantityProblem } from '../../../domain/sale/quantities.js';
import type { FreeBand, FreeSeat } from '../../../domain/seats/seat-index.js';
import type { Suggestion } from '../../../domain/seats/search/suggest.js';
import type { Locale } from '../../../i18n/locale.js';
import { renderPrice } from '../../shared/price.js';
import type { SeatChoice } from '../model/seat-choice.js';
import { renderMark } from './legend.js';
import type { SelectionController } from '../model/selection-controller.js';
import type { Mark } from '../model/marks.js';
import { nameBand, describeDiscount, isUnfinished, listSeats, formatTotal, explainViolation } from '../model/words.js';

/** Everything that the customer must know about a seat before buying it. */
export function renderSeat(
  free: FreeSeat,
  mark: Mark,
  locale: Locale,
  price = free.block.band.priceBand.price,
): TemplateResult {
  const { seat, block } = free;
  return html`${renderMark(mark, seat.isRestrictedView)} <strong>${seat.id}</strong>
    <span>${nameBand(block.band)}</span>
    ${renderPrice(price, locale)}
    ${seat.isRestrictedView ? html`<span class="badge">${locale.terms.common.restrictedView}</span>` : nothing}
    ${seat.texts.map((text) => html`<span class="badge">${text}</span>`)}`;
}

interface ChosenHandlers {
  remove(free: FreeSeat): void;
  pickDiscount(free: FreeSeat, code: string): void;
}

function renderChosen(
  choice: SeatChoice,
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

/** The kinds of ticket for a seat, if its band has discounts. */
function renderDiscounts(
  choice: SeatChoice,
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
          ${describeDiscount(discount, locale)}
        </option>`,
    )}
  </select>`;
}

/** The total with its face value and fee. Seats of two bands cannot be bought together, so they have only a total. */
function renderTotal(choice: SeatChoice, locale: Locale): TemplateResult {
  return html`<p class="total">
    <span>${locale.terms.common.total}</span>
    ${
      choice.price
        ? renderPrice(choice.price, locale)
        : html`<strong>${formatTotal(choice, choice.seats, locale.language)}</strong>`
    }
  </p>`;
}

interface SuggestionHandlers {
  take(suggestion: Suggestion): void;
  /** Called with the suggestion under the pointer or focus, then with undefined. */
  preview(suggestion: Suggestion | undefined): void;
}

/** A hint for a choice that only needs more seats, an alert for a broken rule, and the nearest valid choices for both. */
function renderProblems(choice: SeatChoice, locale: Locale, handlers: SuggestionHandlers): TemplateResult {
  const { violations, discountProblems } = choice;
  if (choice.seats.length === 0) return html``;
  if (violations.length === 0) return renderDiscountProblems(discountProblems, locale);
  const words = violations.map((violation) => html`<p>${explainViolation(violation, locale)}</p>`);
  return html`
    ${
      isUnfinished(violations)
        ? html`<div class="notice" part="hint">${words}</div>`
        : html`<div class="notice danger" role="alert" part="violations">${words}</div>`
    }
    ${renderSuggestions(choice, choice.suggestions, locale, handlers)}
    ${renderDiscountProblems(discountProblems, locale)}
  `;
}

function renderDiscountProblems(problems: readonly QuantityProblem[], locale: Locale): TemplateResult {
  if (problems.length === 0) return html``;
  return html`<div class="notice danger" role="alert" part="violations">
    ${problems.map((problem) => html`<p>${locale.terms.tickets.problem(problem)}</p>`)}
  </div>`;
}

function renderSuggestions(
  choice: SeatChoice,
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
          ${locale.terms.seats.suggestion(listSeats(suggestion.seats, locale.language), formatTotal(choice, suggestion.seats, locale.language))}
        </button>`,
    )}
  </div>`;
}

interface Actions {
  /** Undefined if the page has no box office to buy from. */
  readonly add: (() => void) | undefined;
  /** The text of the button, if it does something other than adding to the trolley. */
  readonly addWords: string;
  readonly clear: () => void;
}

function renderActions(
  { choice, isAdding }: SelectionController,
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

export interface SummaryOptions extends Actions {
  readonly selection: SelectionController;
  readonly markOf: (band: FreeBand) => Mark;
  readonly locale: Locale;
  readonly handlers: ChosenHandlers & SuggestionHandlers;
}

/** Contains the view's slot, for the question before an order has to leave the trolley. */
export function renderSummary({ selection, markOf, locale, handlers, ...actions }: SummaryOptions): TemplateResult {
  const { choice, notice, alternatives, problem } = selection;
  const hasSeats = choice.seats.length > 0;
  return html`<section class="summary stack card" aria-labelledby="chosen">
    <h3 id="chosen" tabindex="-1">${locale.terms.seats.chosen}</h3>
    ${notice ? html`<p class="notice warning" role="alert">${notice}</p>` : nothing}
    ${renderSuggestions(choice, alternatives, locale, handlers)} ${renderChosen(choice, markOf, locale, handlers)}
    ${renderProblems(choice, locale, handlers)} ${hasSeats ? renderTotal(choice, locale) : nothing}
    ${problem ? html`<p class="notice danger" role="alert">${problem}</p>` : nothing}
    <slot></slot>
    ${hasSeats ? renderActions(selection, locale, actions) : nothing}
  </section>`;
}
