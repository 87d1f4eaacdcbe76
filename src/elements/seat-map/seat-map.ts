/** `<tsw-seat-map>`: reads what is free, loads the view that shows it, sells what is chosen. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ReadController } from '../../context/read-controller.js';
import { readAvailability } from '../../context/parse-availability.js';
import { StateController } from '../../context/state-controller.js';
import {
  type Availability,
  availabilityTrouble,
  type AvailabilityTrouble,
  offersSeatChoice,
} from '../../domain/sale/availability.js';
import { eventIdOf } from '../../domain/catalogue/performance.js';
import type { TswError } from '../../domain/error.js';
import type { SelectionRequest } from '../../domain/seats/rules/selection.js';
import { allOrders, type OrderRequest, type Trolley } from '../../domain/trolley/trolley.js';
import { saleRead } from '../../state/reads.js';
import { IDLE, type Resource, valueOf } from '../../state/resource.js';
import { DiscardQuestion } from '../shared/discard-question.js';
import { PromoCode } from '../shared/promo-code.js';
import { LazyView } from '../base/lazy-view.js';
import { renderProblem, wordsFor } from '../base/problem.js';
import { TswElement } from '../base/tsw-element.js';
import type { SeatOrder } from './model/choice.js';
import { seatMapStyles } from './seat-map.styles.js';
import type { AddOutcome } from './model/selecting.js';
import type { SeatMapMode } from './parts/head.js';
import type { SeatMapOwner, TswSeatMapView } from './seat-map-view.js';

/** Milliseconds. */
const RETURN_TAKES = 2_000;

/**
 * @summary Seat selection on a map or in a list, with every rule of the box office kept.
 * @tag tsw-seat-map
 * @attr {string} performance-id - Whose seats; the performance selected on the page by default
 * @attr {number} quantity - How many seats the customer wants; any valid number by default
 * @attr {'map'|'list'} view - How the seats are shown first, default `map`
 * @attr {string} plan-url - Address of a seating plan (docs/seating-plans.md)
 * @attr {boolean} with-promo-code - Has a field for a promo code
 * @csspart promo - The field for a promo code
 * @fires {TswEvent} tsw-seats-change - After every change of the selection
 * @fires {TswEvent} tsw-trolley-change - After the chosen seats were added to the trolley
 */
export class TswSeatMap extends TswElement {
  static readonly tagName: string = 'tsw-seat-map';

  static override styles = [...TswElement.styles, seatMapStyles];

  /** Whose seats to show; without it the element follows what is selected on the page. */
  @property({ attribute: 'performance-id' }) performanceId?: string;
  /** How many seats are wanted. */
  @property({ type: Number }) quantity?: number;
  /** `map` or `list`. */
  @property() view?: SeatMapMode;
  /** Where the seating plan is. */
  @property({ attribute: 'plan-url' }) planUrl?: string;
  /** A seating plan as parsed JSON; wins over `planUrl`. */
  @property({ attribute: false }) plan?: unknown;
  /** Whether there is a field for a promo code. */
  @property({ type: Boolean, attribute: 'with-promo-code' }) withPromoCode = false;
  /** An `availability.v1` answer: with it nothing is asked of the box office. */
  @property({ attribute: false }) availability?: unknown;

  /** @internal Puts what is chosen in the place of an order. */
  @property({ attribute: false }) adding?: {
    readonly words: string;
    /** Item number of the order, whose seats can be chosen again. */
    readonly instead: number;
    /** Of the tickets that are selected first. */
    readonly discounts: readonly string[];
    readonly promoCode: string | undefined;
    add(order: OrderRequest): Promise<AddOutcome>;
  };

  @state() private ownMode: SeatMapMode | undefined;

  @query('tsw-seat-map-view') private viewElement!: TswSeatMapView | null;

  readonly #promo = new PromoCode(this);
  readonly #followed = new StateController(this, ({ selection }) => selection.performanceId);
  readonly #trolley = new StateController(this, ({ trolley }) => trolley.trolley);
  readonly #sale = new ReadController(this, () => {
    const id = this.availability === undefined ? this.#performanceId : undefined;
    return id === undefined ? undefined : saleRead(id, this.#promoCode);
  });
  readonly #owner: SeatMapOwner = {
    seatsChanged: (change) => void this.tell('tsw-seats-change', change),
    modeChanged: (mode) => void (this.ownMode = mode),
    add: (order) => this.#add(order),
  };
  readonly #question = new DiscardQuestion(this);
  /** From the first time that there are seats to choose. */
  #view: LazyView | undefined;
  #lastReturn = -Infinity;
  #given: Resource<Availability> = IDLE;
  #selected: readonly string[] = [];
  #wish: SelectionRequest = {};

  constructor() {
    super();
    this.scope.play(() => (this.#follows ? 'seats' : undefined));
  }

  /** Seat ids that are selected. Setting it selects these seats, as far as they are free. */
  get selected(): readonly string[] {
    return this.viewElement?.hasUpdated ? this.viewElement.selectedIds : this.#selected;
  }

  set selected(ids: readonly string[]) {
    this.select(ids);
  }

  /** Selects these seats and no others. @param ids seat ids of the API; those that are not free are left out */
  select(ids: readonly string[]): void {
    if (this.viewElement?.hasUpdated) this.viewElement.select(ids);
    else this.#selected = [...ids];
  }

  clear(): void {
    this.select([]);
  }

  /** @returns where a seat is drawn, in client coordinates; undefined in the list and for a seat that is not drawn */
  seatRect(id: string): DOMRect | undefined {
    return this.viewElement?.seatRect(id);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#onReturn);
    window.addEventListener('focus', this.#onReturn);
    window.addEventListener('pageshow', this.#onReturn);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onReturn);
    window.removeEventListener('focus', this.#onReturn);
    window.removeEventListener('pageshow', this.#onReturn);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('availability')) this.#given = this.#readGiven();
    if (changes.has('view')) this.ownMode = undefined;
    this.#updateWish();
  }

  protected override updated(): void {
    const view = this.viewElement;
    if (view && this.#selected.length > 0) {
      const ids = this.#selected;
      this.#selected = [];
      void view.updateComplete.then(() => view.select(ids, this.adding?.discounts));
    }
  }

  /** One template for all states: the view, and what is chosen in it, outlives a refresh that fails. */
  override render(): TemplateResult {
    const resource = this.availability === undefined ? this.#sale.resource : this.#given;
    return html`
      ${resource.status === 'failed' ? this.#renderFailed(resource.error) : nothing}
      ${resource.status === 'loading' ? this.#renderLoading() : nothing}
      ${'value' in resource && resource.value ? this.#renderReady(resource.value) : nothing} ${this.renderStatus()}
    `;
  }

  #renderFailed(error: TswError): TemplateResult {
    return renderProblem(error, this.locale, () => this.#sale.refresh());
  }

  #renderLoading(): TemplateResult {
    return html`<div class="skeleton waiting" role="status">
      <span class="visually-hidden">${this.locale.terms.common.loading}</span>
    </div>`;
  }

  #renderReady(availability: Availability): TemplateResult | typeof nothing {
    const { seats } = this.locale.terms;
    const trouble = availabilityTrouble(availability);
    if (!offersSeatChoice(availability)) {
      // Where the map only follows, the ticket picker sells what has no seats to choose, and says what is wrong.
      if (this.#follows) return nothing;
      return trouble ? this.#renderTrouble(trouble) : html`<p class="muted">${seats.noChoice}</p>`;
    }
    const id = this.availability === undefined ? this.#performanceId : undefined;
    this.#view ??= new LazyView(
      this,
      async () => (await import('./seat-map-view.js')).TswSeatMapView,
      'tsw-seat-map-view',
    );
    return html`
      ${id === undefined ? nothing : this.#promo.render(id, this.locale)}
      ${trouble ? this.#renderTrouble(trouble) : nothing}
      ${this.#view.render(
        html`<tsw-seat-map-view
          .owner=${this.#owner}
          .availability=${availability}
          .plan=${this.plan}
          .planUrl=${this.planUrl}
          .trolley=${this.#others}
          .wish=${this.#wish}
          .mode=${this.ownMode ?? this.view}
          .canAdd=${this.session !== undefined && this.#performanceId !== undefined}
          .addWords=${this.adding?.words ?? ''}
          .locale=${this.locale}
          >${this.#question.render(this.locale)}</tsw-seat-map-view
        >`,
        this.locale,
        this.#renderLoading(),
      )}
    `;
  }

  #renderTrouble(trouble: AvailabilityTrouble): TemplateResult {
    return html`<div class="notice warning" part="trouble">
      <p role="alert">${this.locale.terms.seats.trouble[trouble]}</p>
      ${
        trouble === 'sold-out' || this.availability !== undefined
          ? nothing
          : html`<button type="button" @click=${() => this.#sale.refresh()}>${this.locale.terms.common.retry}</button>`
      }
    </div>`;
  }

  protected override get needsBoxOffice(): boolean {
    return this.availability === undefined;
  }

  get #performanceId(): string | undefined {
    return this.performanceId || this.#followed.value;
  }

  get #promoCode(): string | undefined {
    return this.adding ? this.adding.promoCode : this.#promo.value;
  }

  get #follows(): boolean {
    return !this.performanceId && this.availability === undefined;
  }

  async #add(seatOrder: SeatOrder): Promise<AddOutcome> {
    const { session } = this;
    const performanceId = this.#performanceId;
    if (!session || performanceId === undefined) return { isAdded: false };
    const promoCode = this.#promoCode;
    const order = {
      ...{ performanceId, ...seatOrder, quantity: seatOrder.seats.length },
      ...(promoCode !== undefined && { promoCode }),
    };
    if (this.adding) return this.adding.add(order);
    const result = await this.#question.add((options) => session.addOrder(order, options), this.callOptions);
    if (!result) return { isAdded: false };
    if (result.ok) return { isAdded: true, change: result.value };
    this.#sale.refresh();
    return { isAdded: false, problem: wordsFor(result.error, this.locale) };
  }

  #readGiven(): Resource<Availability> {
    if (this.availability === undefined) return IDLE;
    const read = readAvailability(this.availability, this.performanceId ?? '');
    return read.ok ? { status: 'ready', value: read.value } : { status: 'failed', error: read.error };
  }

  /** The trolley without the order that is being changed. */
  get #others(): Trolley | undefined {
    const trolley = this.#trolley.value;
    const { adding } = this;
    if (!trolley || !adding) return trolley;
    const bundles = trolley.bundles.map((bundle) => ({
      ...bundle,
      orders: bundle.orders.filter(({ itemNumber }) => itemNumber !== adding.instead),
    }));
    return { ...trolley, bundles };
  }

  #updateWish(): void {
    const quantity = this.quantity && this.quantity > 0 ? this.quantity : undefined;
    const eventId = this.#performanceId === undefined ? undefined : eventIdOf(this.#performanceId);
    const trolley = this.#others;
    const ordersInTrolley = trolley ? allOrders(trolley).filter(({ event }) => event.id === eventId).length : 0;
    if (quantity === this.#wish.quantity && ordersInTrolley === this.#wish.ordersInTrolley) return;
    this.#wish = { quantity, ordersInTrolley };
  }

  /** What is free may have changed while the customer was away. Nothing is asked in the background. */
  readonly #onReturn = (): void => {
    // One return is told by up to three events.
    const isNews = performance.now() - this.#lastReturn > RETURN_TAKES;
    if (document.visibilityState !== 'visible' || !isNews || !valueOf(this.#sale.resource)) return;
    this.#lastReturn = performance.now();
    this.#sale.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-seat-map': TswSeatMap;
  }
}
