/**
 * `<tsw-seat-map-view>`: the seat map that customers see, as map and as list. Private to `<tsw-seat-map>`, which loads
 * it when there are seats to choose, hands it what to show and hears what was chosen.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Availability, BandReference } from '../../domain/availability.js';
import type { Together } from '../../domain/best-together.js';
import { layOutHall } from '../../domain/hall-layout.js';
import { formatMoney, money } from '../../domain/money.js';
import { buildSeatIndex, type FreeBand, type FreeSeat, type SeatIndex } from '../../domain/seat-index.js';
import type { SelectionWish } from '../../domain/selection.js';
import type { Suggestion } from '../../domain/suggest.js';
import type { SeatsChange } from '../../events/events.js';
import type { Terms } from '../../i18n/terms.js';
import { baseStyles } from '../../styles/base.styles.js';
import { defineOnce } from '../internal/define-once.js';
import { Choice } from './choice.js';
import { filterBy, type Filters, NO_FILTERS, toggleBand } from './filters.js';
import { renderLegend } from './legend.js';
import { LazyPart } from './lazy-part.js';
import type { ListedSection } from './list.js';
import { type FlatHall, type FlatSection, flattenHall } from './map/hall.js';
import { TswSeatMapPicture } from './map/picture.js';
import { mapColours } from './map/picture.styles.js';
import { markOfBand, rankBands } from './map/scene.js';
import type { Mark } from './map/palette.js';
import { PlanSource } from './plan-source.js';
import { renderChosen, renderProblems, renderSeat, renderTotal, type SuggestionHandlers } from './summary.js';
import { viewStyles } from './view.styles.js';
import { isUnfinished, listSeats, seatName, totalOf, violationWords } from './words.js';

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

  static override styles = [...baseStyles, mapColours, ...viewStyles];

  /** Registers the view with the elements it is made of. */
  static define(): void {
    for (const part of [TswSeatMapPicture, TswSeatMapView]) defineOnce(part);
  }

  @property({ attribute: false }) owner!: SeatMapOwner;
  @property({ attribute: false }) availability!: Availability;
  /** A seating plan as parsed JSON, or its address. */
  @property({ attribute: false }) plan: unknown;
  @property({ attribute: false }) planUrl: string | undefined;
  @property({ attribute: false }) wish: SelectionWish = {};
  /** Undefined lets the hall decide. */
  @property({ attribute: false }) mode: SeatMapMode | undefined;
  /** Whether what is chosen can be bought from here. */
  @property({ attribute: false }) canAdd = false;
  @property({ attribute: false }) terms!: Terms;
  @property({ attribute: false }) language = 'en';

  @state() private filters: Filters = NO_FILTERS;
  @state() private section: number | undefined;
  @state() private version = 0;
  @state() private proposed: readonly FreeSeat[] = [];
  @state() private isFinderOpen = false;
  @state() private isAdding = false;
  @state() private problem: string | undefined;
  @state() private notice: string | undefined;
  @state() private status = '';

  @query('tsw-seat-map-picture') private picture!: TswSeatMapPicture | null;

  readonly #list = new LazyPart(this, async () => (await import('./list.js')).TswSeatMapList);
  readonly #finder = new LazyPart(this, async () => (await import('./finder.js')).TswSeatMapFinder);
  readonly #planSource = new PlanSource(() => {
    this.#draw();
    this.requestUpdate();
  });
  #choice!: Choice;
  #hall!: FlatHall;
  #bands: readonly FreeBand[] = [];
  #ranks: ReadonlyMap<FreeBand, number> = new Map();
  #isShown: (free: FreeSeat) => boolean = () => true;
  #sectionLabels: readonly string[] = [];
  #hasReportedMissing = false;
  #traits = { hasRestricted: false, hasTexts: false };

  get selectedIds(): string[] {
    return this.#choice?.seats.map(({ seat }) => seat.id) ?? [];
  }

  select(ids: readonly string[]): void {
    this.#choose(this.#choice.find(ids));
  }

  /** @returns client coordinates, or undefined for a seat that is not drawn */
  seatRect(id: string): DOMRect | undefined {
    const [free] = this.#choice.find([id]);
    return free && this.picture?.rectOf(free);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#planSource.stop();
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    this.#planSource.use(this.plan, this.planUrl);
    if (changes.has('availability')) this.#adopt();
    if (changes.has('availability') || changes.has('plan') || changes.has('planUrl')) this.#draw();
    if (changes.has('terms') || changes.has('language')) this.#label();
    if (changes.has('availability') || (changes as PropertyValues).has('filters')) {
      this.#isShown = filterBy(this.filters, this.#bands);
    }
    if (changes.has('wish')) {
      this.#choice.wish = this.wish;
      if (this.#choice.seats.length > 0) this.#tell();
    }
  }

  override render(): TemplateResult {
    const { seats } = this.terms;
    return html`
      <div class="layout">
        <div class="head">
          <div class="bar">
            <h2>${seats.heading}</h2>
            ${this.#renderSwitch()}
          </div>
          ${this.#renderTabs()}
        </div>
        ${this.#renderLegend()}
        <div class="seats">${this.#renderSeats()}</div>
        ${this.#renderSummary()} ${this.#renderFinder()}
      </div>
      <p class="visually-hidden" role="status">${this.status}</p>
    `;
  }

  #renderFinder(): TemplateResult {
    const finder = (): TemplateResult =>
      html`<tsw-seat-map-finder
        .index=${this.#choice.index}
        .quantity=${this.wish.quantity}
        .found=${this.#onFound}
        .terms=${this.terms}
        .language=${this.language}
      ></tsw-seat-map-finder>`;
    return html`<details class="finder" @toggle=${this.#onFinderToggle}>
      <summary>${this.terms.seats.find}</summary>
      ${this.isFinderOpen ? this.#finder.render(finder, this.terms) : nothing}
    </details>`;
  }

  #renderSwitch(): TemplateResult {
    const { seats } = this.terms;
    const button = (mode: SeatMapMode, text: string): TemplateResult => html`
      <button type="button" aria-pressed=${this.#mode === mode} @click=${() => this.owner.modeChanged(mode)}>
        ${text}
      </button>
    `;
    return html`<div class="switch" role="group" aria-label=${seats.view}>
      ${button('map', seats.showMap)} ${button('list', seats.showList)}
    </div>`;
  }

  #renderLegend(): TemplateResult {
    const legend = {
      bands: this.#bands,
      markOf: this.#markOf,
      filters: this.filters,
      ...this.#traits,
      hasTaken: this.#hall.takenNames.size > 0,
      onBand: (band: FreeBand) => void (this.filters = toggleBand(this.filters, band)),
      onRestricted: (hidesRestricted: boolean) => void (this.filters = { ...this.filters, hidesRestricted }),
    };
    return renderLegend(legend, this);
  }

  #renderTabs(): TemplateResult | typeof nothing {
    const { sections } = this.#hall;
    if (sections.length < 2) return nothing;
    const tab = (section: number | undefined, name: string): TemplateResult => html`
      <button type="button" aria-pressed=${this.section === section} @click=${() => (this.section = section)}>
        ${name}
      </button>
    `;
    return html`<div class="tabs" role="group" aria-label=${this.terms.seats.section}>
      ${tab(undefined, this.terms.seats.allSections)} ${sections.map(({ name }, place) => tab(place, name))}
    </div>`;
  }

  #renderSeats(): TemplateResult {
    const { common, seats } = this.terms;
    if (this.#mode === 'list') return this.#renderList(this.#listedSections(), seats.list);
    if (!this.#planSource.isLoading) return this.#renderMap();
    return html`<div class="skeleton waiting" role="status">
      <span class="visually-hidden">${common.loading}</span>
    </div>`;
  }

  #renderMap(): TemplateResult {
    const { seats } = this.terms;
    const missing = this.#missingFromPlan();
    return html`
      <tsw-seat-map-picture
        .hall=${this.#hall}
        .choice=${this.#choice}
        .version=${this.version}
        .ranks=${this.#ranks}
        .isShown=${this.#isShown}
        .proposed=${this.proposed}
        .section=${this.section}
        .sectionLabels=${this.#sectionLabels}
        .nameOf=${this.#nameOf}
        .cardOf=${this.#renderCard}
        .pick=${this.#toggle}
        .terms=${this.terms}
      ></tsw-seat-map-picture>
      ${missing.length > 0 ? this.#renderList(missing, seats.notOnPlan) : nothing}
    `;
  }

  #renderList(sections: readonly ListedSection[], label: string): TemplateResult {
    const list = (): TemplateResult =>
      html`<tsw-seat-map-list
        .sections=${sections}
        .choice=${this.#choice}
        .version=${this.version}
        .isShown=${this.#isShown}
        .markOf=${this.#markOf}
        .nameOf=${this.#nameOf}
        .pick=${this.#toggle}
        .label=${label}
        .terms=${this.terms}
        .language=${this.language}
      ></tsw-seat-map-list>`;
    return this.#list.render(list, this.terms);
  }

  #renderSummary(): TemplateResult {
    const { seats } = this.terms;
    const choice = this.#choice;
    const hasSeats = choice.seats.length > 0;
    return html`<section class="summary stack card" aria-labelledby="chosen">
      <h3 id="chosen">${seats.chosen}</h3>
      ${this.notice ? html`<p class="notice warning" role="alert">${this.notice}</p>` : nothing}
      ${renderChosen(choice, this.#markOf, this, this.#toggle)}
      ${renderProblems(choice, this, this.#suggestionHandlers)} ${hasSeats ? renderTotal(choice, this) : nothing}
      ${this.problem ? html`<p class="notice danger" role="alert">${this.problem}</p>` : nothing}
      ${hasSeats ? this.#renderActions() : nothing}
    </section>`;
  }

  #renderActions(): TemplateResult {
    const { seats } = this.terms;
    return html`<div class="actions">
      ${
        this.canAdd
          ? html`<button
              type="button"
              class="primary"
              aria-disabled=${!this.#choice.isValid || this.isAdding}
              aria-busy=${this.isAdding}
              @click=${this.#onAdd}
            >
              ${seats.add}
            </button>`
          : nothing
      }
      <button type="button" @click=${() => this.#choose([])}>${seats.clear}</button>
    </div>`;
  }

  /** A hall in which no two seats stand side by side has no shape to draw: its list says more. */
  get #mode(): SeatMapMode {
    return (
      this.mode ?? (this.#bands.some(({ blocks }) => blocks.some(({ seats }) => seats.length > 1)) ? 'map' : 'list')
    );
  }

  #listedSections(): ListedSection[] {
    const { rows, sections, free } = this.#hall;
    const listed = ({ name, from, to }: FlatSection): ListedSection => ({
      name,
      rows: rows
        .slice(from, to)
        .map((row) => ({ label: row.label, seats: free.slice(row.from, row.to).filter((seat) => seat !== undefined) })),
    });
    const chosen = this.section === undefined ? undefined : sections[this.section];
    return [...(chosen ? [chosen] : sections).map(listed), ...this.#missingFromPlan()];
  }

  /** Seats on sale that the plan does not have are listed, never lost. */
  #missingFromPlan(): ListedSection[] {
    const missing = new Set(this.#hall.notDrawn);
    if (missing.size === 0) return [];
    return this.#choice.index.sections.map(({ ticketType, rows }) => ({
      name: ticketType.name,
      rows: rows.map(({ label, blocks }) => ({
        label,
        seats: blocks.flatMap(({ seats }) => seats).filter((free) => missing.has(free)),
      })),
    }));
  }

  readonly #markOf = (band: FreeBand): Mark => markOfBand(this.#ranks, band);
  readonly #nameOf = (free: FreeSeat): string => seatName(free, this);
  readonly #renderCard = (free: FreeSeat): TemplateResult => renderSeat(free, this.#markOf(free.block.band), this);

  readonly #onAdd = async (): Promise<void> => {
    const { band, isValid, seats } = this.#choice;
    if (!isValid || !band || this.isAdding) return;
    this.isAdding = true;
    this.problem = await this.owner.add({ ...band, seats: seats.map(({ seat }) => seat.id) });
    this.isAdding = false;
    if (this.problem !== undefined) return;
    this.#choose([]);
    this.status = this.terms.seats.added(listSeats(seats, this.language));
  };

  readonly #onFinderToggle = (event: Event): void => {
    this.isFinderOpen = (event.currentTarget as HTMLDetailsElement).open;
  };

  readonly #onFound = ({ seats }: Together): void => this.#choose(seats);

  readonly #suggestionHandlers: SuggestionHandlers = {
    take: ({ seats }: Suggestion) => this.#choose(seats),
    preview: (suggestion) => void (this.proposed = suggestion?.added ?? []),
  };

  #adopt(): void {
    const index = buildSeatIndex(this.availability);
    this.#bands = index.sections.flatMap(({ bands }) => bands).filter(({ seatCount }) => seatCount > 0);
    this.#ranks = rankBands(this.#bands);
    this.#traits = traitsOf(index);
    if (this.#choice?.index.availability.performanceId !== this.availability.performanceId) {
      this.#choice = new Choice(index);
      this.#choice.wish = this.wish;
      this.section = undefined;
      this.filters = NO_FILTERS;
      return;
    }
    const lost = this.#choice.adopt(index);
    if (lost.length === 0) return;
    this.notice = this.terms.seats.gone(listSeats(lost, this.language));
    this.#tell();
  }

  #draw(): void {
    const { index } = this.#choice;
    const { draw } = this.#planSource;
    this.#hall = flattenHall((draw ?? layOutHall)(index), index.seats.length, draw !== undefined);
    this.#label();
    const missing = this.#hall.notDrawn.map(({ seat }) => seat.id);
    if (missing.length === 0 || this.#hasReportedMissing) return;
    this.#hasReportedMissing = true;
    console.warn(`tsw-widgets: the seating plan lacks ${missing.length} seats on sale, such as`, missing.slice(0, 10));
  }

  /** From far, a section is its name and its lowest price. */
  #label(): void {
    const { rows, free, sections } = this.#hall;
    this.#sectionLabels = sections.map(({ name, from, to }) => {
      let lowest: FreeBand | undefined;
      for (let row = from; row < to; row++) {
        const seat = free[rows[row]?.from ?? -1];
        if (seat && (!lowest || seat.block.band.ticketPrice < lowest.ticketPrice)) lowest = seat.block.band;
      }
      if (!lowest) return name;
      const { currency } = lowest.priceBand.price.seatPrice;
      return `${name} · ${this.terms.common.from(formatMoney(money(lowest.ticketPrice, currency), this.language))}`;
    });
  }

  readonly #toggle = (free: FreeSeat): void => {
    this.#choice.toggle(free);
    const { nowSelected, nowDeselected } = this.terms.seats;
    this.#changed((this.#choice.has(free) ? nowSelected : nowDeselected)(free.seat.id));
  };

  #choose(seats: readonly FreeSeat[]): void {
    const { nowSelected, cleared } = this.terms.seats;
    this.#choice.choose(seats);
    this.#changed(seats.length === 0 ? cleared : nowSelected(listSeats(seats, this.language)));
  }

  #changed(words: string): void {
    const { seats: chosen, violations } = this.#choice;
    this.notice = undefined;
    this.problem = undefined;
    this.proposed = [];
    this.version += 1;
    // What breaks a rule is an alert and speaks for itself.
    const hints = isUnfinished(violations) ? violations.map((violation) => violationWords(violation, this)) : [];
    const total = chosen.length > 0 ? this.terms.seats.total(chosen.length, totalOf(chosen, this.language)) : '';
    this.status = [words, total, ...(chosen.length > 0 ? hints : [])].filter(Boolean).join(' ');
    this.#tell();
  }

  #tell(): void {
    this.owner.seatsChanged(this.#choice.describe());
  }
}

function traitsOf({ seats }: SeatIndex): { hasRestricted: boolean; hasTexts: boolean } {
  return {
    hasRestricted: seats.some(({ seat }) => seat.isRestrictedView),
    hasTexts: seats.some(({ seat }) => seat.texts.length > 0),
  };
}
