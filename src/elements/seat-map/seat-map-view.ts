/**
 * `<tsw-seat-map-view>`: the seat map that customers see, as map and as list. Private to `<tsw-seat-map>`, which loads
 * it when there are seats to choose, hands it what to show and hears what was chosen.
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
import type { SeatOrder } from './model/choice.js';
import { filterBy, type Filters, NO_FILTERS, toggleBand } from './model/filters.js';
import { renderSwitch, renderTabs, type SeatMapMode } from './parts/head.js';
import { HallModel, type ListedSection } from './model/hall-model.js';
import { renderLegend } from './parts/legend.js';
import { TswSeatMapPicture } from './map/picture.js';
import { mapColoursStyles } from './parts/map-colours.styles.js';
import { PlanSource } from './model/plan-source.js';
import { type AddOutcome, Selecting } from './model/selecting.js';
import {
  type ChosenHandlers,
  renderActions,
  renderChosen,
  renderProblems,
  renderSuggestions,
  renderTotal,
  type SuggestionHandlers,
} from './parts/summary.js';
import { isLargeHall, nextTask } from './model/tasks.js';
import { seatMapViewStyles } from './seat-map-view.styles.js';
import { totalOf } from './model/words.js';

defineOnce(TswSeatMapPicture);

const NOTHING_OWN: OwnSeats = { keys: new Set(), held: [] };

/** What the view asks of `<tsw-seat-map>`. */
export interface SeatMapOwner {
  seatsChanged(change: SeatsChange): void;
  modeChanged(mode: SeatMapMode): void;
  add(order: SeatOrder): Promise<AddOutcome>;
}

/** @internal */
export class TswSeatMapView extends LitElement {
  static readonly tagName: string = 'tsw-seat-map-view';

  static override styles = [...baseStyles, mapColoursStyles, ...seatMapViewStyles];

  @property({ attribute: false }) owner!: SeatMapOwner;
  @property({ attribute: false }) availability!: Availability;
  /** A seating plan as parsed JSON, or its address. */
  @property({ attribute: false }) plan: unknown;
  @property({ attribute: false }) planUrl: string | undefined;
  /** Undefined where there is no box office. */
  @property({ attribute: false }) trolley: Trolley | undefined;
  @property({ attribute: false }) wish: SelectionRequest = {};
  /** The customer's wish, or the page's as it was written; undefined lets the hall decide. */
  @property({ attribute: false }) mode: SeatMapMode | undefined;
  /** Whether what is chosen can be bought from here. */
  @property({ attribute: false }) canAdd = false;
  /** What the button says that adds, where it does something else. */
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
    this.#draw();
    this.requestUpdate();
  });
  readonly #selecting = new Selecting(this);
  #adopted: Availability | undefined;
  #own = NOTHING_OWN;
  #model!: HallModel;
  #isShown: (free: FreeSeat) => boolean = () => true;
  #sectionLabels: readonly string[] = [];

  get selectedIds(): string[] {
    // Asked before the first update there is no choice yet.
    return this.hasUpdated ? this.#selecting.choice.seats.map(({ seat }) => seat.id) : [];
  }

  /** @param discounts a code for each, where they are to have other ones than the first */
  select(ids: readonly string[], discounts: readonly string[] = []): void {
    const { choice, choose } = this.#selecting;
    const seats = choice.find(ids);
    seats.forEach((seat, at) => {
      const code = discounts[at];
      if (code) choice.pickDiscount(seat, code);
    });
    choose(seats);
  }

  /** @returns client coordinates, or undefined for a seat that is not drawn */
  seatRect(id: string): DOMRect | undefined {
    const [free] = this.#selecting.choice.find([id]);
    return free && this.picture?.rectOf(free);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#planSource.stop();
  }

  /** Of a large hall, what has been read a moment ago is drawn in a task of its own. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.availability !== this.#adopted && isLargeHall(this.availability)) await nextTask();
    await super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    void this.#selecting.prepare();
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    this.#planSource.use(this.plan, this.planUrl);
    const isNews = this.#adopt();
    if (isNews || changes.has('plan') || changes.has('planUrl')) this.#draw();
    else if (changes.has('locale')) this.#sectionLabels = this.#model.sectionLabels(this.locale);
    if (isNews || (changes as PropertyValues).has('filters')) {
      this.#isShown = filterBy(this.filters, this.#model.bands);
    }
    if (changes.has('wish')) this.#selecting.wish = this.wish;
  }

  override render(): TemplateResult {
    const { seats } = this.locale.terms;
    return html`
      <div class="layout">
        <div class="head">
          <div class="bar">
            <h2>${seats.heading}</h2>
            ${renderSwitch(this.locale, this.#mode, (mode) => this.owner.modeChanged(mode))}
          </div>
          ${renderTabs(this.locale, this.#model.hall.sections, this.section, (section) => (this.section = section))}
        </div>
        ${this.#renderLegend()}
        <div class="seats">${this.#renderSeats()}</div>
        ${this.#renderSummary()} ${this.#renderFinder()}
      </div>
      <p class="visually-hidden" role="status">${this.#selecting.status}</p>
    `;
  }

  #renderFinder(): TemplateResult {
    const finder = html`<tsw-seat-map-finder
      .index=${this.#selecting.choice.index}
      .quantity=${this.wish.quantity}
      .found=${this.#onFound}
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
        .selecting=${this.#selecting}
        .version=${this.#selecting.version}
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
      .selecting=${this.#selecting}
      .version=${this.#selecting.version}
      .isShown=${this.#isShown}
      .label=${label}
      .locale=${this.locale}
    ></tsw-seat-map-list>`;
    return this.#list.render(list, this.locale, this.#renderWaiting());
  }

  #renderSummary(): TemplateResult {
    const { seats } = this.locale.terms;
    const { choice, notice, instead, problem, add } = this.#selecting;
    const hasSeats = choice.seats.length > 0;
    return html`<section class="summary stack card" aria-labelledby="chosen">
      <h3 id="chosen" tabindex="-1">${seats.chosen}</h3>
      ${notice ? html`<p class="notice warning" role="alert">${notice}</p>` : nothing}
      ${renderSuggestions(choice, instead, this.locale, this.#suggestionHandlers)}
      ${renderChosen(choice, this.#model.markOf, this.locale, this.#chosenHandlers)}
      ${renderProblems(choice, this.locale, this.#suggestionHandlers)}
      ${hasSeats ? renderTotal(choice, this.locale) : nothing}
      ${problem ? html`<p class="notice danger" role="alert">${problem}</p>` : nothing}
      <slot></slot>
      ${
        hasSeats
          ? renderActions(this.#selecting, this.locale, {
              add: this.canAdd ? () => void this.#fromSummary(add) : undefined,
              addWords: this.addWords,
              clear: this.#onClear,
            })
          : nothing
      }
    </section>`;
  }

  get #mode(): SeatMapMode {
    const mode = choiceAttribute('tsw-seat-map', 'view', this.mode, ['map', 'list']);
    return mode ?? (this.#model.isWorthDrawing ? 'map' : 'list');
  }

  readonly #onFinderToggle = (event: Event): void => {
    this.isFinderOpen = (event.currentTarget as HTMLDetailsElement).open;
  };

  readonly #onFound = ({ seats }: SeatsTogether): string => {
    this.#selecting.choose(seats);
    return totalOf(this.#selecting.choice, seats, this.locale.language);
  };

  readonly #suggestionHandlers: SuggestionHandlers = {
    take: ({ seats }) => void this.#fromSummary(() => this.#selecting.choose(seats)),
    preview: this.#selecting.preview,
  };

  readonly #chosenHandlers: ChosenHandlers = {
    remove: (free) => void this.#fromSummary(() => this.#selecting.toggle(free)),
    pickDiscount: this.#selecting.pickDiscount,
  };
  readonly #onClear = (): void => void this.#fromSummary(() => this.#selecting.choose([]));

  /** Whatever was pressed in the summary may be gone after it: the focus then goes to the summary's heading. */
  async #fromSummary(act: () => void | Promise<void>): Promise<void> {
    await act();
    await this.updateComplete;
    if (this.isConnected && document.activeElement === document.body) this.summaryHeading.focus();
  }

  /** @returns whether other seats are free than before */
  #adopt(): boolean {
    const { availability, trolley } = this;
    const own = trolley ? ownSeatsIn(trolley, availability.performanceId ?? '') : NOTHING_OWN;
    const isSameOwn = [...own.keys].join() === [...this.#own.keys].join() && own.held.length === this.#own.held.length;
    if (availability === this.#adopted && isSameOwn) return false;
    this.#adopted = availability;
    this.#own = own;
    if (this.#selecting.adopt(availability, own, this.wish)) {
      this.section = undefined;
      this.filters = NO_FILTERS;
    }
    return true;
  }

  #draw(): void {
    this.#model = new HallModel(this.#selecting.choice.index, this.#planSource.draw);
    this.#sectionLabels = this.#model.sectionLabels(this.locale);
  }
}
