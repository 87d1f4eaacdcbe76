/**
 * `<tsw-seat-map-view>`: the seat map that customers see, as map and as list. Private to `<tsw-seat-map>`, which loads
 * it when there are seats to choose, hands it what to show and hears what was chosen.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Availability, BandReference } from '../../domain/availability.js';
import { multiplyPrice } from '../../domain/price.js';
import { buildSeatIndex, type FreeBand, type FreeSeat } from '../../domain/seat-index.js';
import type { SelectionWish } from '../../domain/selection.js';
import type { SeatsChange } from '../../events/events.js';
import type { Terms } from '../../i18n/terms.js';
import { baseStyles } from '../../styles/base.styles.js';
import { renderOffer, renderPrice } from '../internal/price.js';
import { Choice } from './choice.js';
import { type GridRow, gridRows, seatTowards } from './grid-rows.js';
import { viewStyles } from './view.styles.js';
import { bandName, isUnfinished, listSeats, seatName, totalOf, violationWords } from './words.js';

export type SeatMapMode = 'map' | 'list';

/** What the view asks of `<tsw-seat-map>`. */
export interface SeatMapOwner {
  seatsChanged(change: SeatsChange): void;
  modeChanged(mode: SeatMapMode): void;
  /** @returns words for the customer when it could not be done */
  add(order: SeatOrder): Promise<string | undefined>;
}

export interface SeatOrder extends BandReference {
  readonly seats: readonly string[];
}

/** @internal */
export class TswSeatMapView extends LitElement {
  static readonly tagName: string = 'tsw-seat-map-view';

  static override styles = [...baseStyles, viewStyles];

  @property({ attribute: false }) owner!: SeatMapOwner;
  @property({ attribute: false }) availability!: Availability;
  @property({ attribute: false }) wish: SelectionWish = {};
  @property({ attribute: false }) mode: SeatMapMode = 'map';
  /** Whether what is chosen can be bought from here. */
  @property({ attribute: false }) canAdd = false;
  @property({ attribute: false }) terms!: Terms;
  @property({ attribute: false }) language = 'en';

  @state() private focused: FreeSeat | undefined;
  @state() private isAdding = false;
  @state() private problem: string | undefined;
  @state() private notice: string | undefined;
  @state() private status = '';

  #choice: Choice | undefined;
  #rows: readonly GridRow[] = [];

  get selectedIds(): string[] {
    return this.#choice?.seats.map(({ seat }) => seat.id) ?? [];
  }

  select(ids: readonly string[]): void {
    if (this.#choice) this.#choose(this.#choice.find(ids));
  }

  clear(): void {
    this.#choose([]);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('availability')) this.#adopt();
    if (changes.has('wish') && this.#choice) {
      this.#choice.wish = this.wish;
      if (this.#choice.seats.length > 0) this.#tell();
    }
  }

  override render(): TemplateResult {
    const { seats } = this.terms;
    return html`
      <div class="bar">
        <h2>${seats.heading}</h2>
        ${this.#renderSwitch()}
      </div>
      ${this.#renderLegend()} ${this.mode === 'map' ? this.#renderMap() : this.#renderList()} ${this.#renderSummary()}
      <p class="visually-hidden" role="status">${this.status}</p>
    `;
  }

  #renderSwitch(): TemplateResult {
    const { seats } = this.terms;
    const button = (mode: SeatMapMode, text: string): TemplateResult => html`
      <button type="button" aria-pressed=${this.mode === mode} @click=${() => this.owner.modeChanged(mode)}>
        ${text}
      </button>
    `;
    return html`<div class="row switch" role="group" aria-label=${seats.view}>
      ${button('map', seats.showMap)} ${button('list', seats.showList)}
    </div>`;
  }

  #renderLegend(): TemplateResult {
    const bands = this.#choice?.index.sections.flatMap((section) => section.bands) ?? [];
    return html`<ul class="legend" aria-label=${this.terms.seats.prices}>
      ${bands.map((band) => html`<li>${this.#renderBand(band)}</li>`)}
    </ul>`;
  }

  #renderBand(band: FreeBand): TemplateResult {
    const { terms, language } = this;
    return html`${bandName(band)} ${renderPrice(band.priceBand.price, terms, language)}
    ${renderOffer(band.priceBand, terms, language)}`;
  }

  #renderMap(): TemplateResult {
    return html`<div
      class="map"
      role="grid"
      aria-label=${this.terms.seats.map}
      aria-multiselectable="true"
      @click=${this.#onMapClick}
      @keydown=${this.#onKey}
    >
      ${this.#rows.map(({ seats }) => html`<div role="row">${repeat(seats, ({ key }) => key, this.#renderCell)}</div>`)}
    </div>`;
  }

  readonly #renderCell = (free: FreeSeat): TemplateResult => {
    const isChosen = this.#choice?.has(free) ?? false;
    const name = seatName(free, this);
    return html`<div
      class="seat"
      role="gridcell"
      id=${`seat-${free.ordinal}`}
      aria-label=${isChosen ? `${name}, ${this.terms.seats.selected}` : name}
      aria-selected=${isChosen}
      aria-invalid=${ifDefined(this.#choice?.faults.has(free) ? 'true' : undefined)}
      tabindex=${free === (this.focused ?? this.#rows[0]?.seats[0]) ? 0 : -1}
      @focus=${() => (this.focused = free)}
    >
      ${free.seat.id}
    </div>`;
  };

  #renderList(): TemplateResult {
    const { seats } = this.terms;
    return html`<div class="list stack" role="group" aria-label=${seats.list}>
      ${this.#choice?.index.sections.map(
        (section) => html`
          <section>
            <h3>${section.ticketType.name}</h3>
            ${this.#rows
              .filter((row) => row.section === section)
              .map(
                (row) => html`
                  <h4>${seats.row(row.label)}</h4>
                  <ul>
                    ${repeat(row.seats, ({ key }) => key, this.#renderListed)}
                  </ul>
                `,
              )}
          </section>
        `,
      )}
    </div>`;
  }

  readonly #renderListed = (free: FreeSeat): TemplateResult => html`
    <li>
      <button
        type="button"
        aria-pressed=${this.#choice?.has(free) ?? false}
        aria-label=${seatName(free, this)}
        @click=${() => this.#toggle(free)}
      >
        ${free.seat.id}
      </button>
    </li>
  `;

  #renderSummary(): TemplateResult {
    const { seats } = this.terms;
    const chosen = this.#choice?.seats ?? [];
    return html`<section class="stack" aria-labelledby="chosen">
      <h3 id="chosen">${seats.chosen}</h3>
      ${this.notice ? html`<p class="notice warning" role="alert">${this.notice}</p>` : nothing}
      ${
        chosen.length === 0
          ? html`<p class="muted">${seats.noneChosen}</p>`
          : html`<ul class="chosen">
              ${repeat(chosen, ({ key }) => key, this.#renderChosen)}
            </ul>`
      }
      ${this.#renderViolations()} ${chosen.length > 0 ? this.#renderTotal(chosen) : nothing}
    </section>`;
  }

  readonly #renderChosen = (free: FreeSeat): TemplateResult => {
    const { terms, language } = this;
    const { seat, block } = free;
    return html`<li>
      <strong>${seat.id}</strong> ${bandName(block.band)} ${renderPrice(block.band.priceBand.price, terms, language)}
      ${seat.isRestrictedView ? html`<span class="badge">${terms.common.restrictedView}</span>` : nothing}
      ${seat.texts.map((text) => html`<span class="badge">${text}</span>`)}
      <button
        type="button"
        class="plain"
        aria-label=${terms.seats.deselect(seat.id)}
        @click=${() => this.#toggle(free)}
      >
        ×
      </button>
    </li>`;
  };

  #renderViolations(): TemplateResult | typeof nothing {
    const violations = this.#choice?.seats.length ? this.#choice.violations : [];
    if (violations.length === 0) return nothing;
    const words = violations.map((violation) => html`<p>${violationWords(violation, this)}</p>`);
    return isUnfinished(violations)
      ? html`<div class="notice">${words}</div>`
      : html`<div class="notice danger" role="alert">${words}</div>`;
  }

  #renderTotal(chosen: readonly FreeSeat[]): TemplateResult {
    const { terms, language } = this;
    const bands = new Set(chosen.map(({ block }) => block.band));
    const [band] = bands;
    return html`
      <p>
        ${terms.common.total}
        ${
          band && bands.size === 1
            ? renderPrice(multiplyPrice(band.priceBand.price, chosen.length), terms, language)
            : html`<strong>${totalOf(chosen, language)}</strong>`
        }
      </p>
      ${this.problem ? html`<p class="notice danger" role="alert">${this.problem}</p>` : nothing}
      ${
        this.canAdd
          ? html`<div class="row">
              <button
                type="button"
                class="primary"
                aria-disabled=${!this.#choice?.isValid || this.isAdding}
                aria-busy=${this.isAdding}
                @click=${this.#onAdd}
              >
                ${terms.seats.add}
              </button>
            </div>`
          : nothing
      }
    `;
  }

  readonly #onMapClick = (event: MouseEvent): void => {
    const id = event.target instanceof Element ? event.target.id : '';
    const free = this.#choice?.index.seats[Number(/^seat-(\d+)$/.exec(id)?.[1])];
    if (free) this.#toggle(free);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const free = this.focused;
    if (!free) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#toggle(free);
      return;
    }
    const target = seatTowards(this.#rows, free, event);
    if (!target) return;
    event.preventDefault();
    this.focused = target;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#seat-${target.ordinal}`)?.focus());
  };

  readonly #onAdd = async (): Promise<void> => {
    const choice = this.#choice;
    const band = choice?.band;
    if (!choice?.isValid || !band || this.isAdding) return;
    const { seats } = choice;
    this.isAdding = true;
    this.problem = await this.owner.add({ ...band, seats: seats.map(({ seat }) => seat.id) });
    this.isAdding = false;
    if (this.problem !== undefined) return;
    this.#choose([]);
    this.status = this.terms.seats.added(listSeats(seats, this.language));
  };

  #adopt(): void {
    const index = buildSeatIndex(this.availability);
    this.#rows = gridRows(index);
    const focusedKey = this.focused?.key;
    this.focused = focusedKey === undefined ? undefined : index.byKey.get(focusedKey);
    if (this.#choice?.index.availability.performanceId !== this.availability.performanceId || !this.#choice) {
      this.#choice = new Choice(index);
      this.#choice.wish = this.wish;
      return;
    }
    const lost = this.#choice.adopt(index);
    if (lost.length === 0) return;
    this.notice = this.terms.seats.gone(listSeats(lost, this.language));
    this.#tell();
  }

  #toggle(free: FreeSeat): void {
    const choice = this.#choice;
    if (!choice) return;
    choice.toggle(free);
    const { nowSelected, nowDeselected } = this.terms.seats;
    this.#changed((choice.has(free) ? nowSelected : nowDeselected)(free.seat.id));
  }

  #choose(seats: readonly FreeSeat[]): void {
    if (!this.#choice) return;
    this.#choice.choose(seats);
    this.#changed(
      seats.length === 0 ? this.terms.seats.cleared : this.terms.seats.nowSelected(listSeats(seats, this.language)),
    );
  }

  #changed(words: string): void {
    const { seats } = this.terms;
    const chosen = this.#choice?.seats ?? [];
    this.notice = undefined;
    this.problem = undefined;
    const total = chosen.length > 0 ? seats.total(chosen.length, totalOf(chosen, this.language)) : '';
    this.status = [words, total].filter(Boolean).join(' ');
    this.#tell();
    this.requestUpdate();
  }

  #tell(): void {
    if (this.#choice) this.owner.seatsChanged(this.#choice.describe());
  }
}
