/**
 * `<tsw-seat-map-finder>`: the form "Find seats together". The search is in src/domain/seats/search. The seats that it
 * finds become the customer's choice.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  bestTogether,
  type SeatsTogether,
  type TogetherRefusal,
  type TogetherRequest,
} from '../../../domain/seats/search/best-together.js';
import { compare, formatMoney, type Money } from '../../../domain/sale/money.js';
import type { SeatIndex } from '../../../domain/seats/seat-index.js';
import { formatList, formatNumber } from '../../../i18n/format.js';
import type { Locale } from '../../../i18n/locale.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { finderStyles } from './finder.styles.js';
import { listSeats } from '../model/words.js';

/** Offered if the box office gives no valid quantities. */
const USUAL_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** @internal */
export class TswSeatMapFinder extends LitElement {
  static readonly tagName: string = 'tsw-seat-map-finder';

  static override styles = [...baseStyles, finderStyles];

  @property({ attribute: false }) index!: SeatIndex;
  @property({ attribute: false }) quantity: number | undefined;
  /** Chooses the seats that were found. @returns their total price as text */
  @property({ attribute: false }) onFound!: (together: SeatsTogether) => string;
  @property({ attribute: false }) locale!: Locale;

  @state() private outcome: SeatsTogether | TogetherRefusal | undefined;

  #total = '';

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string): string => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    const section = text('section');
    const request: TogetherRequest = {
      quantity: Number(text('quantity')),
      within: section ? { ticketTypeCode: section } : undefined,
      maxPrice: this.#ticketPrices().get(text('price')),
      near: text('near') === 'middle' ? 'middle' : 'stage',
      avoidRestrictedViews: data.has('clear'),
      accessible: data.has('accessible'),
    };
    const result = bestTogether(this.index, request);
    this.outcome = result.ok ? result.value : result.error;
    if (result.ok) this.#total = this.onFound(result.value);
  };

  override render(): TemplateResult {
    const { seats } = this.locale.terms;
    return html`<form class="criteria" @submit=${this.#onSubmit}>
        ${this.#renderSelect('quantity', seats.howMany, this.#quantities(), String(this.quantity ?? 2))}
        ${this.#renderSelect('section', seats.where, this.#sections(), '')}
        ${this.#renderSelect('price', seats.maxPrice, this.#prices(), '')}
        ${this.#renderSelect(
          'near',
          seats.near,
          [
            ['stage', seats.nearStage],
            ['middle', seats.nearMiddle],
          ],
          'stage',
        )}
        <label class="check"><input type="checkbox" name="clear" /> ${seats.avoidRestricted}</label>
        <label class="check"><input type="checkbox" name="accessible" /> ${seats.accessible}</label>
        <button type="submit">${seats.findButton}</button>
      </form>
      <div role="status">${this.#renderOutcome()}</div>`;
  }

  #renderSelect(
    name: string,
    label: string,
    options: readonly (readonly [value: string, text: string])[],
    chosen: string,
  ): TemplateResult {
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <select id=${name} name=${name}>
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
      </select>
    </div>`;
  }

  #renderOutcome(): TemplateResult | typeof nothing {
    const { outcome } = this;
    const { terms, language } = this.locale;
    const { seats } = terms;
    if (!outcome) return nothing;
    if ('reason' in outcome) return html`<p class="notice warning">${this.#refusalWords(outcome)}</p>`;
    const words = outcome.isSplit
      ? seats.foundSplit(
          formatList(
            outcome.parts.map((part) => listSeats(part, language)),
            language,
          ),
        )
      : seats.found(listSeats(outcome.seats, language), this.#total);
    return html`<p class="notice success">${words}</p>`;
  }

  #refusalWords(refusal: TogetherRefusal): string {
    const { notFound } = this.locale.terms.seats;
    switch (refusal.reason) {
      case 'quantity': {
        const allowed = refusal.allowed.map((size) => formatNumber(size, this.locale.language));
        return notFound.quantity(formatList(allowed, this.locale.language));
      }
      case 'price':
        return notFound.price(formatMoney(refusal.from, this.locale.language));
      case 'too-large':
        return notFound['too-large'](refusal.longest);
      case 'too-few':
        return notFound['too-few'](refusal.free);
      default:
        return notFound[refusal.reason];
    }
  }

  #quantities(): (readonly [string, string])[] {
    const { validQuantities } = this.index.availability;
    return (validQuantities.length > 0 ? validQuantities : USUAL_NUMBERS).map((size) => [
      String(size),
      formatNumber(size, this.locale.language),
    ]);
  }

  #sections(): (readonly [string, string])[] {
    const named = this.index.sections.map(({ ticketType }) => [ticketType.code, ticketType.name] as const);
    return [['', this.locale.terms.seats.anywhere], ...named];
  }

  /** Every ticket price, cheapest first. */
  #prices(): (readonly [string, string])[] {
    const { anyPrice, upTo } = this.locale.terms.seats;
    const prices = [...this.#ticketPrices()].sort(([, left], [, right]) => compare(left, right));
    return [
      ['', anyPrice],
      ...prices.map(([value, price]) => [value, upTo(formatMoney(price, this.locale.language))] as const),
    ];
  }

  /** Ticket prices by the value of their option. */
  #ticketPrices(): Map<string, Money> {
    const bands = this.index.sections.flatMap((section) => section.bands);
    return new Map(bands.map(({ ticketPrice }) => [String(ticketPrice.minor), ticketPrice]));
  }
}
