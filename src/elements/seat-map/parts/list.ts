/**
 * `<tsw-seat-map-list>`: the seats as a list of sections and rows, with the same names, filters and rules as the map.
 * In a large hall the customer unfolds a section, so that a list of 50,000 seats is as fast as one of 50.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { compare, formatMoney, type Money } from '../../../domain/sale/money.js';
import type { FreeSeat } from '../../../domain/seats/seat-index.js';
import type { Locale } from '../../../i18n/locale.js';
import { baseStyles } from '../../../styles/base.styles.js';
import type { HallModel, ListedRow, ListedSection } from '../model/hall-model.js';
import { renderMark } from './legend.js';
import { listStyles } from './list.styles.js';
import { mapColoursStyles } from './map-colours.styles.js';
import type { SelectionController } from '../model/selection-controller.js';
import { nameSeat } from '../model/words.js';

/** The most seats of a list that is shown unfolded. */
const OPEN_UP_TO = 200;

/** @internal */
export class TswSeatMapList extends LitElement {
  static readonly tagName: string = 'tsw-seat-map-list';

  static override styles = [...baseStyles, mapColoursStyles, listStyles];

  @property({ attribute: false }) sections: readonly ListedSection[] = [];
  @property({ attribute: false }) model!: HallModel;
  @property({ attribute: false }) selection!: SelectionController;
  /** Changes with the choice, which is a mutable object. */
  @property({ attribute: false }) version = 0;
  @property({ attribute: false }) isShown!: (free: FreeSeat) => boolean;
  @property({ attribute: false }) locale!: Locale;
  /** The accessible name of the list. */
  @property({ attribute: false }) label = '';

  /** Whether the customer has opened a section or a row. The key is the section's name, or that name and the row. */
  @state() private folds: ReadonlyMap<string, boolean> = new Map();

  #shown: readonly ListedSection[] = [];
  #isShort = true;

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('sections') && !changes.has('isShown')) return;
    this.#shown = this.sections
      .map(({ name, rows }) => ({
        name,
        rows: rows
          .map(({ label, seats, own }) => ({ label, seats: seats.filter(this.isShown), own }))
          .filter(({ seats, own }) => seats.length + own.length > 0),
      }))
      .filter(({ rows }) => rows.length > 0);
    const count = this.#shown.reduce((sum, { rows }) => sum + countSeats(rows), 0);
    this.#isShort = count <= OPEN_UP_TO;
  }

  #onToggle(key: string, isOpen: boolean): void {
    if ((this.folds.get(key) ?? this.#isShort) === isOpen) return;
    this.folds = new Map(this.folds).set(key, isOpen);
  }

  override render(): TemplateResult {
    return html`<div class="list" role="group" aria-label=${this.label}>
      ${repeat(this.#shown, ({ name }) => name, this.#renderSection)}
    </div>`;
  }

  readonly #renderSection = (section: ListedSection): TemplateResult => {
    const { name, rows } = section;
    return this.#renderFold(
      name,
      this.locale.terms.seats.summary(name, countSeats(rows), this.#lowestPrice(rows)),
      'section',
      () => html`${rows.map((row) => this.#renderRow(section, row))}`,
    );
  };

  #renderRow({ name }: ListedSection, row: ListedRow): TemplateResult {
    const { seats } = this.locale.terms;
    return this.#renderFold(
      `${name}|${row.label}`,
      seats.summary(seats.row(row.label), row.seats.length, this.#lowestPrice([row])),
      'row-of-seats',
      () =>
        html`<ul>
          ${repeat(row.seats, ({ key }) => key, this.#renderSeat)}
          ${row.own.map(({ seat }) => html`<li>${seat.id} <small class="muted">${seats.inTrolley}</small></li>`)}
        </ul>`,
    );
  }

  #renderFold(key: string, summary: string, className: string, content: () => TemplateResult): TemplateResult {
    const isOpen = this.folds.get(key) ?? this.#isShort;
    return html`<details
      class=${className}
      ?open=${isOpen}
      @toggle=${(event: Event) => this.#onToggle(key, (event.currentTarget as HTMLDetailsElement).open)}
    >
      <summary>${summary}</summary>
      ${isOpen ? content() : nothing}
    </details>`;
  }

  readonly #renderSeat = (free: FreeSeat): TemplateResult => {
    const { seat, block } = free;
    const { choice, toggle } = this.selection;
    const notes = [...(seat.isRestrictedView ? [this.locale.terms.common.restrictedView] : []), ...seat.texts];
    return html`<li>
      <button
        type="button"
        aria-pressed=${choice.has(free)}
        aria-label=${nameSeat(free, this.locale)}
        class=${choice.faults.has(free) ? 'fault' : ''}
        @click=${() => toggle(free)}
      >
        ${renderMark(this.model.markOf(block.band), seat.isRestrictedView)} ${seat.id}
      </button>
      ${notes.map((note) => html`<small class="muted">${note}</small>`)}
    </li>`;
  };

  #lowestPrice(rows: readonly ListedRow[]): string {
    let lowest: Money | undefined;
    for (const { seats } of rows) {
      for (const { block } of seats) {
        const { ticketPrice } = block.band;
        if (!lowest || compare(ticketPrice, lowest) < 0) lowest = ticketPrice;
      }
    }
    return lowest ? formatMoney(lowest, this.locale.language) : '';
  }
}

function countSeats(rows: readonly ListedRow[]): number {
  return rows.reduce((count, { seats }) => count + seats.length, 0);
}
