/**
 * `<tsw-seat-map-view>`: the seats as map or list, with legend, summary and finder. Private to `<tsw-seat-map>`, which
 * loads it when there are seats to choose, and adds the chosen seats to the trolley.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Availability } from '../../domain/sale/availability.js';
import type { SeatsTogether } from '../../domain/seats/search/best-together.js';
import type { FreeSeat } from '../../domain/seats/seat-index.js';
import { type OwnSeats, ownSeatsIn } from '../../domain/seats/own-seats.js';
import type { SelectionRequest } from '../../domain/seats/rules/selection.js';
import type { Trolley } from '../../domain/trolley/trolley.js';
import type { SeatsChange } from '../../events/events.js';
import type { Locale } from '../../i18n/locale.js';
import { baseStyles } from '../../styles/base.styles.js';
import { choiceAttribute } from '../base/attributes.js';
import { defineOnce } from '../base/define-once.js';
import { LazyView } from '../base/lazy-view.js';
import type { SeatOrder } from './model/seat-choice.js';
import { makeFilter, type Filters, NO_FILTERS, toggleBand } from './model/filters.js';
import { renderSwitch, renderTabs, type SeatMapMode } from './parts/head.js';
import { HallModel, type ListedSection } from './model/hall-model.js';
import { renderLegend } from './parts/legend.js';
import { TswSeatMapPicture } from './map/picture.js';
import { mapColoursStyles } from './parts/map-colours.styles.js';
import { PlanSource } from './model/plan-source.js';
import { type AddOutcome, SelectionController } from './model/selection-controller.js';
import { renderSummary, type SummaryOptions } from './parts/summary.js';
import { isLargeHall, waitForNextTask } from './model/tasks.js';
import { seatMapViewStyles } from './seat-map-view.styles.js';
import { formatTotal } from './model/words.js';

defineOnce(TswSeatMapPicture);

const NO_OWN_SEATS: OwnSeats = { keys: new Set(), held: [] };

/** How the view reports to `<tsw-seat-map>`. */
export interface SeatMapCallbacks {
  seatsChanged(change: SeatsChange): void;
  modeChanged(mode: SeatMapMode): void;
  add(order: SeatOrder): Promise<AddOutcome>;
}

/** @internal */
export class TswSeatMapView extends LitElement {
  static readonly tagName: string = 'tsw-seat-map-view';

  static override styles = [...baseStyles, mapColoursStyles, ...seatMapViewStyles];

  @property({ attribute: false }) callbacks!: SeatMapCallbacks;
  @property({ attribute: false }) availability!: Availability;
  /** A seating plan as parsed JSON, or its address. */
  @property({ attribute: false }) plan: unknown;
  @property({ attribute: false }) planUrl: string | undefined;
  /** Undefined if the page has no box office. */
  @property({ attribute: false }) trolley: Trolley | undefined;
  @property({ attribute: false }) request: SelectionRequest = {};
  /** The customer's choice, or else the `view` attribute. Undefined lets the hall decide. */
  @property({ attribute: false }) mode: SeatMapMode | undefined;
  /** Whether the page has a box office to buy from. */
  @property({ attribute: false }) canAdd = false;
  /** The text of the button, if it does something other than adding to the trolley. */
  @property({ attribute: false }) addWords = '';
  @property({ attribute: false }) locale!: Locale;

  @state() private filters: Filters = NO_FILTERS;
  @state() private section: number | undefined;
  @state() private isFinderOpen = false;

  @query('#chosen') private summaryHeading!: HTMLElement;
  @query('tsw-seat-map-picture') private picture!: TswSeatMapPicture | null;

  #list: LazyView | undefined;
  #finder: LazyView | undefined;
  readonly #planSource = new PlanSource(() => {
    this.#makeModel();
    this.requestUpdate();
  });
  readonly #selection = new SelectionController(this);
  #taken: Availability | undefined;
  #ownSeats = NO_OWN_SEATS;
  #model!: HallModel;
  #sectionLabels: readonly string[] = [];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#planSource.stop();
  }

  /** A large hall is prepared in a task of its own, after the one that parsed its availability. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.availability !== this.#taken && isLargeHall(this.availability)) await waitForNextTask();
    await super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    void this.#selection.loadSearch();
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    this.#planSource.use(this.plan, this.planUrl);
    const isNews = this.#takeAvailability();
    if (isNews || changes.has('plan') || changes.has('planUrl')) this.#makeModel();
    else if (changes.has('locale')) this.#sectionLabels = this.#model.sectionLabels(this.locale);
    if (isNews || (changes as PropertyValues).has('filters')) {
      this.#isShown = makeFilter(this.filters, this.#model.bands);
    }
    if (changes.has('request')) this.#selection.request = this.request;
  }

  get selectedIds(): string[] {
    // There is no choice before the first update.
    return this.hasUpdated ? this.#selection.choice.seats.map(({ seat }) => seat.id) : [];
  }

  /** @param discounts a discount code for each seat; the first discount of its band by default */
  select(ids: readonly string[], discounts: readonly string[] = []): void {
    const { choice, choose } = this.#selection;
    const seats = choice.find(ids);
    seats.forEach((seat, at) => {
      const code = discounts[at];
      if (code) choice.pickDiscount(seat, code);
    });
    choose(seats);
  }

  /** @returns client coordinates, or undefined for a seat that is not drawn */
  seatRect(id: string): DOMRect | undefined {
    const [free] = this.#selection.choice.find([id]);
    return free && this.picture?.rectOf(free);
  }

  readonly #onFinderToggle = (event: Event): void => {
    this.isFinderOpen = (event.currentTarget as HTMLDetailsElement).open;
  };

  readonly #onFound = ({ seats }: SeatsTogether): string => {
    this.#selection.choose(seats);
    return formatTotal(this.#selection.choice, seats, this.locale.language);
  };

  readonly #summaryHandlers: SummaryOptions['handlers'] = {
    take: ({ seats }) => void this.#fromSummary(() => this.#selection.choose(seats)),
    preview: this.#selection.preview,
    remove: (free) => void this.#fromSummary(() => this.#selection.toggle(free)),
    pickDiscount: this.#selection.pickDiscount,
  };

  readonly #onAdd = (): void => void this.#fromSummary(this.#selection.add);

  readonly #onClear = (): void => void this.#fromSummary(() => this.#selection.choose([]));

  override render(): TemplateResult {
    const { seats } = this.locale.terms;
    return html`
      <div class="layout">
        <div class="head">
          <div class="bar">
            <h2>${seats.heading}</h2>
            ${renderSwitch(this.locale, this.#mode, (mode) => this.callbacks.modeChanged(mode))}
          </div>
          ${renderTabs(this.locale, this.#model.hall.sections, this.section, (section) => (this.section = section))}
        </div>
        ${this.#renderLegend()}
        <div class="seats">${this.#renderSeats()}</div>
        ${this.#renderSummary()} ${this.#renderFinder()}
      </div>
      <p class="visually-hidden" role="status">${this.#selection.status}</p>
    `;
  }

  #renderFinder(): TemplateResult {
    const finder = html`<tsw-seat-map-finder
      .index=${this.#selection.choice.index}
      .quantity=${this.request.quantity}
      .onFound=${this.#onFound}
      .locale=${this.locale}
    ></tsw-seat-map-finder>`;
    if (this.isFinderOpen) {
      this.#finder ??= new LazyView(
        this,
        async () => (await import('./parts/finder.js')).TswSeatMapFinder,
        'tsw-seat-map-finder',
      );
    }
    return html`<details class="finder" @toggle=${this.#onFinderToggle}>
      <summary>${this.locale.terms.seats.find}</summary>
      ${this.isFinderOpen ? this.#finder?.render(finder, this.locale, this.#renderWaiting()) : nothing}
    </details>`;
  }

  #renderLegend(): TemplateResult {
    return renderLegend(
      {
        model: this.#model,
        filters: this.filters,
        onBand: (band) => void (this.filters = toggleBand(this.filters, band)),
        onRestricted: (hidesRestricted) => void (this.filters = { ...this.filters, hidesRestricted }),
      },
      this.locale,
    );
  }

  #renderSeats(): TemplateResult {
    const { seats } = this.locale.terms;
    if (this.#mode === 'list') return this.#renderList(this.#model.listed(this.section), seats.list);
    return this.#planSource.isLoading ? this.#renderWaiting() : this.#renderMap();
  }

  #renderWaiting(): TemplateResult {
    return html`<div class="skeleton waiting" role="status">
      <span class="visually-hidden">${this.locale.terms.common.loading}</span>
    </div>`;
  }

  #renderMap(): TemplateResult {
    const { seats } = this.locale.terms;
    const { notDrawn } = this.#model;
    return html`
      <tsw-seat-map-picture
        .model=${this.#model}
        .selection=${this.#selection}
        .version=${this.#selection.version}
        .isShown=${this.#isShown}
        .section=${this.section}
        .sectionLabels=${this.#sectionLabels}
        .locale=${this.locale}
      ></tsw-seat-map-picture>
      ${notDrawn.length > 0 ? this.#renderList(notDrawn, seats.notOnPlan) : nothing}
    `;
  }

  #renderList(sections: readonly ListedSection[], label: string): TemplateResult {
    this.#list ??= new LazyView(
      this,
      async () => (await import('./parts/list.js')).TswSeatMapList,
      'tsw-seat-map-list',
    );
    const list = html`<tsw-seat-map-list
      .sections=${sections}
      .model=${this.#model}
      .selection=${this.#selection}
      .version=${this.#selection.version}
      .isShown=${this.#isShown}
      .label=${label}
      .locale=${this.locale}
    ></tsw-seat-map-list>`;
    return this.#list.render(list, this.locale, this.#renderWaiting());
  }

  #renderSummary(): TemplateResult {
    return renderSummary({
      selection: this.#selection,
      markOf: this.#model.markOf,
      locale: this.locale,
      handlers: this.#summaryHandlers,
      add: this.canAdd ? this.#onAdd : undefined,
      addWords: this.addWords,
      clear: this.#onClear,
    });
  }

  #isShown: (free: FreeSeat) => boolean = () => true;

  get #mode(): SeatMapMode {
    const mode = choiceAttribute('tsw-seat-map', 'view', this.mode, ['map', 'list']);
    return mode ?? (this.#model.isWorthDrawing ? 'map' : 'list');
  }

  /** The pressed button may disappear. The focus then goes to the heading of the summary. */
  async #fromSummary(act: () => void | Promise<void>): Promise<void> {
    await act();
    await this.updateComplete;
    if (this.isConnected && document.activeElement === document.body) this.summaryHeading.focus();
  }

  /** @returns whether the availability or the customer's own seats have changed */
  #takeAvailability(): boolean {
    const { availability, trolley } = this;
    const own = trolley ? ownSeatsIn(trolley, availability.performanceId ?? '') : NO_OWN_SEATS;
    const isSameOwn =
      [...own.keys].join() === [...this.#ownSeats.keys].join() && own.held.length === this.#ownSeats.held.length;
    if (availability === this.#taken && isSameOwn) return false;
    this.#taken = availability;
    this.#ownSeats = own;
    if (this.#selection.update(availability, own, this.request)) {
      this.section = undefined;
      this.filters = NO_FILTERS;
    }
    return true;
  }

  #makeModel(): void {
    this.#model = new HallModel(this.#selection.choice.index, this.#planSource.draw);
    this.#sectionLabels = this.#model.sectionLabels(this.locale);
  }
}
