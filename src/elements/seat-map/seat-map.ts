/** `<tsw-seat-map>` reads availability, loads its view and adds the chosen seats to the trolley. */
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
import type { SeatOrder } from './model/seat-choice.js';
import { seatMapStyles } from './seat-map.styles.js';
import type { AddOutcome } from './model/selection-controller.js';
import type { SeatMapMode } from './parts/head.js';
import type { SeatMapCallbacks, TswSeatMapView } from './seat-map-view.js';

/** One return to the page fires up to three events within this time, in milliseconds. */
const RETURN_TIME = 2_000;

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

  readonly #promo = new PromoCode(this);
  readonly #selectedId = new StateController(this, ({ selection }) => selection.performanceId);
  readonly #trolley = new StateController(this, ({ trolley }) => trolley.trolley);
  readonly #sale = new ReadController(this, () => {
    const id = this.availability === undefined ? this.#performanceId : undefined;
    return id === undefined ? undefined : saleRead(id, this.#promoCode);
  });
  readonly #question = new DiscardQuestion(this);

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

  /** @internal Replaces an order in the trolley with the chosen seats. */
  @property({ attribute: false }) adding?: {
    readonly words: string;
    /** Item number of the order. Its seats can be chosen again. */
    readonly instead: number;
    /** Discount codes of the seats that are selected first. */
    readonly discounts: readonly string[];
    readonly promoCode: string | undefined;
    add(order: OrderRequest): Promise<AddOutcome>;
  };

  @state() private ownMode: SeatMapMode | undefined;

  @query('tsw-seat-map-view') private viewElement!: TswSeatMapView | null;

  readonly #callbacks: SeatMapCallbacks = {
    seatsChanged: (change) => void this.tell('tsw-seats-change', change),
    modeChanged: (mode) => void (this.ownMode = mode),
    add: (order) => this.#add(order),
  };
  /** Undefined until there are seats to choose. */
  #view: LazyView | undefined;
  #lastReturn = -Infinity;
  #given: Resource<Availability> = IDLE;
  #selected: readonly string[] = [];
  #request: SelectionRequest = {};

  constructor() {
    super();
    this.scope.play(() => (this.#usesSelection ? 'seats' : undefined));
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
    this.#updateRequest();
  }

  protected override updated(): void {
    const view = this.viewElement;
    if (view && this.#selected.length > 0) {
      const ids = this.#selected;
      this.#selected = [];
      void view.updateComplete.then(() => view.select(ids, this.adding?.discounts));
    }
  }

  protected override get needsBoxOffice(): boolean {
    return this.availability === undefined;
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

  /** Refreshes availability, which may have changed while the customer was away. Nothing is read in the background. */
  readonly #onReturn = (): void => {
    const isReturn = performance.now() - this.#lastReturn > RETURN_TIME;
    if (document.visibilityState !== 'visible' || !isReturn || !valueOf(this.#sale.resource)) return;
    this.#lastReturn = performance.now();
    this.#sale.refresh();
  };

  /** One template for all states, so that the view and its choice survive a failed refresh. */
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
      // The ticket picker sells a selected performance without seat choice, and shows its problems.
      if (this.#usesSelection) return nothing;
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
          .callbacks=${this.#callbacks}
          .availability=${availability}
          .plan=${this.plan}
          .planUrl=${this.planUrl}
          .trolley=${this.#otherOrders}
          .request=${this.#request}
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

  get #performanceId(): string | undefined {
    return this.performanceId || this.#selectedId.value;
  }

  get #promoCode(): string | undefined {
    return this.adding ? this.adding.promoCode : this.#promo.value;
  }

  get #usesSelection(): boolean {
    return !this.performanceId && this.availability === undefined;
  }

  async #add(seatOrder: SeatOrder): Promise<AddOutcome> {
    const { session } = this;
    const performanceId = this.#performanceId;
    if (!session || performanceId === undefined) return { isAdded: false };
    const promoCode = this.#promoCode;
    const order = {
      performanceId,
      ...seatOrder,
      quantity: seatOrder.seats.length,
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
  get #otherOrders(): Trolley | undefined {
    const trolley = this.#trolley.value;
    const { adding } = this;
    if (!trolley || !adding) return trolley;
    const bundles = trolley.bundles.map((bundle) => ({
      ...bundle,
      orders: bundle.orders.filter(({ itemNumber }) => itemNumber !== adding.instead),
    }));
    return { ...trolley, bundles };
  }

  #updateRequest(): void {
    const quantity = this.quantity && this.quantity > 0 ? this.quantity : undefined;
    const eventId = this.#performanceId === undefined ? undefined : eventIdOf(this.#performanceId);
    const trolley = this.#otherOrders;
    const ordersInTrolley = trolley ? allOrders(trolley).filter(({ event }) => event.id === eventId).length : 0;
    if (quantity === this.#request.quantity && ordersInTrolley === this.#request.ordersInTrolley) return;
    this.#request = { quantity, ordersInTrolley };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-seat-map': TswSeatMap;
  }
}
