/**
 * `<tsw-seat-map-picture>`: the drawn map with its grid of seats, its gestures and its controls. Seats are chosen and
 * checked by the `SelectionController`.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { FreeSeat } from '../../../domain/seats/seat-index.js';
import type { Locale } from '../../../i18n/locale.js';
import { baseStyles } from '../../../styles/base.styles.js';
import type { HallModel } from '../model/hall-model.js';
import type { SelectionController } from '../model/selection-controller.js';
import { renderSeat } from '../parts/summary.js';
import { isLargeHall, waitForNextTask } from '../model/tasks.js';
import { type CellState, describeFree, describeTaken } from './grid/cell-state.js';
import { addLabelRoom } from '../model/flat-hall.js';
import { collectHighlights } from './highlights.js';
import type { Highlights } from './paint/overlay.js';
import { PROBES, readColours } from './paint/colours.js';
import { swatchStyles } from '../parts/swatch.styles.js';
import { mapColoursStyles } from '../parts/map-colours.styles.js';
import { pictureStyles } from './picture.styles.js';
import { makeScene } from './paint/scene.js';
import { SeatGrid } from './grid/seat-grid.js';
import { Surface } from './surface.js';
import { moveByKey, renderTools } from './tools.js';
import { findFirstOpen, walk } from './grid/walk.js';

/** Distances from a seat, in CSS pixels, that still count as the seat: for a mouse, for a finger. */
const MOUSE_REACH = 2;
const FINGER_REACH = 14;

/** @internal */
export class TswSeatMapPicture extends LitElement {
  static readonly tagName: string = 'tsw-seat-map-picture';

  static override styles = [...baseStyles, mapColoursStyles, swatchStyles, pictureStyles];

  @property({ attribute: false }) model!: HallModel;
  @property({ attribute: false }) selection!: SelectionController;
  /** Changes with the choice and the previewed suggestion, which are mutable. */
  @property({ attribute: false }) version = 0;
  /** Whether the filters show a seat. */
  @property({ attribute: false }) isShown!: (free: FreeSeat) => boolean;
  /** Index of the section to zoom to. Undefined shows all. */
  @property({ attribute: false }) section: number | undefined;
  @property({ attribute: false }) sectionLabels: readonly string[] = [];
  @property({ attribute: false }) locale!: Locale;

  /** The spot that the card describes. */
  @state() private describedSpot: number | undefined;
  @state() private isZoomed = false;
  @state() private canZoomIn = true;

  @query('.viewport') private viewportElement!: HTMLElement;
  @query('.probes') private probes!: HTMLElement;
  @query('.mini') private miniElement!: HTMLElement | null;

  readonly #resizing = new ResizeObserver(() => this.#surface?.resized());
  #surface: Surface | undefined;
  #grid!: SeatGrid;
  #shownModel: HallModel | undefined;
  #pointed: number | undefined;
  #isFocusVisible = false;
  #highlighted: readonly number[] = [];
  #isGridStale = false;
  #isSceneStale = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#resizing.observe(this.viewportElement);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizing.disconnect();
    this.#surface?.stop();
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (this.model !== this.#shownModel && isLargeHall(this.model.index.availability)) await waitForNextTask();
    await super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    const grid = this.viewportElement.querySelector<HTMLElement>('[role=grid]');
    if (!grid) return;
    this.#grid = new SeatGrid(grid, this.#describe);
    this.#surface = new Surface(this.viewportElement, this.#grid, {
      highlights: () => this.#highlights(),
      moved: ({ isZoomed, canZoomIn }) => Object.assign(this, { isZoomed, canZoomIn }),
    });
    this.#resizing.observe(this.viewportElement);
  }

  protected override updated(changes: PropertyValues<this>): void {
    if (changes.has('model')) this.#showHall();
    else if (changes.has('isShown') || changes.has('sectionLabels')) this.#updateScene();
    else if (changes.has('version')) this.#highlight();
    else if (changes.has('locale')) this.#grid.refreshAll();
    if (changes.has('section')) this.#frameSection();
    this.#surface?.showMiniMap(this.miniElement);
  }

  /** The rectangle of a seat in client coordinates. */
  rectOf(free: FreeSeat): DOMRect | undefined {
    return this.#surface?.rectOf(free);
  }

  readonly #onPointerMove = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || event.buttons > 0) return;
    this.#point(this.#surface?.spotAt(event, MOUSE_REACH));
  };

  readonly #onPointerLeave = (): void => this.#point(undefined);

  readonly #onClick = (event: PointerEvent): void => {
    const isFinger = event.pointerType === 'touch' || event.pointerType === 'pen';
    const spot = this.#grid.spotOf(event.target) ?? this.#surface?.spotAt(event, isFinger ? FINGER_REACH : MOUSE_REACH);
    if (spot === undefined) return;
    this.#grid.moveTo(spot);
    this.#grid.focus();
    this.describedSpot = spot;
    this.#pickSpot(spot);
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (this.#handleKey(event)) event.preventDefault();
  };

  readonly #onFocusIn = (event: FocusEvent): void => {
    const spot = this.#grid.spotOf(event.target);
    if (spot === undefined) return;
    this.#grid.moveTo(spot);
    this.#isFocusVisible = this.#grid.cell(spot)?.matches(':focus-visible') ?? false;
    if (!this.#isFocusVisible) return;
    this.describedSpot = spot;
    this.#surface?.reveal(spot);
  };

  readonly #onFocusOut = (): void => {
    this.#isFocusVisible = false;
    this.#surface?.rehighlight();
  };

  readonly #onMiniMapPointerDown = ({ clientX, clientY }: PointerEvent): void =>
    this.#surface?.centreOn(clientX, clientY);

  /** A new theme changes many colours, each of which fires an event. */
  readonly #onColoursChange = (): void => {
    if (this.#isSceneStale) return;
    this.#isSceneStale = true;
    requestAnimationFrame(() => {
      this.#isSceneStale = false;
      if (!this.isConnected) return;
      this.#updateScene();
      this.requestUpdate();
    });
  };

  override render(): TemplateResult {
    const { seats } = this.locale.terms;
    return html`
      <div
        class="viewport"
        @pointermove=${this.#onPointerMove}
        @pointerleave=${this.#onPointerLeave}
        @click=${this.#onClick}
        @keydown=${this.#onKeyDown}
        @focusin=${this.#onFocusIn}
        @focusout=${this.#onFocusOut}
      >
        <canvas aria-hidden="true"></canvas>
        <canvas aria-hidden="true"></canvas>
        <div role="grid" aria-label=${seats.map} aria-multiselectable="true"></div>
      </div>
      ${this.isZoomed ? this.#renderMiniMap() : nothing}
      <div class="card" aria-hidden="true">${this.#renderCard()}</div>
      ${renderTools(this.locale, { isZoomed: this.isZoomed, canZoomIn: this.canZoomIn }, () => this.#surface)}
      <div class="probes" aria-hidden="true" @transitionend=${this.#onColoursChange}>
        ${PROBES.map(() => html`<i></i>`)}
      </div>
    `;
  }

  #renderCard(): TemplateResult {
    const { seats } = this.locale.terms;
    if (this.describedSpot === undefined) return html`<span class="muted">${seats.cardHint}</span>`;
    const free = this.model.hall.free[this.describedSpot];
    return free
      ? renderSeat(free, this.model.markOf(free.block.band), this.locale)
      : html`<span>${describeTaken(this.model.hall, this.describedSpot, this.locale).name}</span>`;
  }

  /** Only for pointers: keyboards have the pan buttons and the grid. */
  #renderMiniMap(): TemplateResult {
    return html`<div class="mini" aria-hidden="true" @pointerdown=${this.#onMiniMapPointerDown}>
      <canvas></canvas>
      <div class="frame"></div>
    </div>`;
  }

  #showHall(): void {
    this.#shownModel = this.model;
    if (this.#surface?.show(this.model.hall)) this.#pointed = this.describedSpot = undefined;
    this.#updateScene();
  }

  /** Paints everything again, after seats, filters or colours have changed. */
  #updateScene(): void {
    const colours = readColours(this.probes);
    this.#surface?.showScene(makeScene(this.model.hall, this.model.ranks, this.isShown, colours, this.sectionLabels));
    if (this.#isGridStale) return;
    // Cells are made after the picture is on screen.
    this.#isGridStale = true;
    requestAnimationFrame(() => setTimeout(() => this.#fillGrid()));
  }

  #fillGrid(): void {
    this.#isGridStale = false;
    if (!this.isConnected) return;
    const { current } = this.#grid;
    const isThere = current !== undefined && current < this.model.hall.x.length && this.#isOpen(current);
    this.#grid.show(this.model.hall, isThere ? current : findFirstOpen(this.model.hall, this.#isOpen));
    this.#surface?.alignGrid();
  }

  /** Paints a changed choice and updates only the cells that it affects. */
  #highlight(): void {
    const before = this.#highlighted;
    this.#surface?.highlightNow();
    this.#grid.refresh(new Set([...before, ...this.#highlighted]));
  }

  #highlights(): Highlights {
    const focused = this.#isFocusVisible ? this.#grid.current : undefined;
    const highlights = collectHighlights(this.model.hall, this.selection, this.#pointed, focused);
    this.#highlighted = [...highlights.chosen, ...highlights.faults];
    return highlights;
  }

  #frameSection(): void {
    const section = this.section === undefined ? undefined : this.model.hall.sections[this.section];
    this.#surface?.frame(section && addLabelRoom(section.edges, this.model.hall.seatSize));
  }

  #point(spot: number | undefined): void {
    if (spot === this.#pointed) return;
    this.#pointed = spot;
    this.viewportElement.classList.toggle('pointed', spot !== undefined && this.#isOpen(spot));
    this.describedSpot = spot ?? (this.#isFocusVisible ? this.#grid.current : undefined);
    this.#surface?.rehighlight();
  }

  #pickSpot(spot: number): void {
    const free = this.model.hall.free[spot];
    if (free && this.#isOpen(spot)) this.selection.toggle(free);
  }

  #handleKey(event: KeyboardEvent): boolean {
    const spot = this.#grid.spotOf(event.target);
    if (spot === undefined || event.altKey) return false;
    if (this.#surface && moveByKey(this.#surface, event)) return true;
    if (event.key === 'Enter' || event.key === ' ') {
      this.#pickSpot(spot);
      return true;
    }
    const target = walk(this.model.hall, spot, event, this.#isOpenOrTaken);
    if (target === undefined) return false;
    this.#grid.moveTo(target);
    this.#grid.focus();
    return true;
  }

  readonly #isOpen = (spot: number): boolean => {
    const free = this.model.hall.free[spot];
    return free !== undefined && this.isShown(free);
  };

  readonly #isOpenOrTaken = (spot: number): boolean => {
    const free = this.model.hall.free[spot];
    return free === undefined || this.isShown(free);
  };

  readonly #describe = (spot: number): CellState => {
    const { hall } = this.model;
    const free = hall.free[spot];
    return free
      ? describeFree(free, this.selection.choice, this.isShown(free), this.locale)
      : describeTaken(hall, spot, this.locale);
  };
}
