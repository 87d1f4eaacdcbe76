/**
 * `<tsw-seat-map-picture>`: the drawn map with its grid of seats, its gestures and controls. It knows nothing of rules
 * or prices beyond what it is told to say; a picked seat goes to the view.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { FreeSeat } from '../../../domain/seats/seat-index.js';
import type { Locale } from '../../../i18n/locale.js';
import { baseStyles } from '../../../styles/base.styles.js';
import type { HallModel } from '../model/hall-model.js';
import type { Selecting } from '../model/selecting.js';
import { renderSeat } from '../parts/summary.js';
import { isLargeHall, nextTask } from '../model/tasks.js';
import { type CellState, describeFree, describeTaken } from './grid/cell-state.js';
import { spotOf, withRoom } from '../model/flat-hall.js';
import type { Highlights } from './paint/overlay.js';
import { PROBES, readColours } from './paint/colours.js';
import { swatchStyles } from '../parts/swatch.styles.js';
import { mapColoursStyles } from '../parts/map-colours.styles.js';
import { pictureStyles } from './picture.styles.js';
import { makeScene } from './paint/scene.js';
import { SeatGrid } from './grid/seat-grid.js';
import { Surface } from './surface.js';
import { panOfKey, renderTools, ZOOM_STEP } from './tools.js';
import { firstOpen, walk } from './grid/walk.js';

/** CSS pixels beside a seat that still count as it: for a mouse, for a finger. */
const MOUSE_REACH = 2;
const FINGER_REACH = 14;

/** @internal */
export class TswSeatMapPicture extends LitElement {
  static readonly tagName: string = 'tsw-seat-map-picture';

  static override styles = [...baseStyles, mapColoursStyles, swatchStyles, pictureStyles];

  @property({ attribute: false }) model!: HallModel;
  @property({ attribute: false }) selecting!: Selecting;
  /** Changes whenever the choice, or what is proposed, does. */
  @property({ attribute: false }) version = 0;
  /** Whether the filters let a seat through. */
  @property({ attribute: false }) isShown!: (free: FreeSeat) => boolean;
  /** The section to look at; undefined shows all. */
  @property({ attribute: false }) section: number | undefined;
  @property({ attribute: false }) sectionLabels: readonly string[] = [];
  @property({ attribute: false }) locale!: Locale;

  /** The spot that the card is about. */
  @state() private subject: number | undefined;
  @state() private isZoomed = false;
  @state() private canZoomIn = true;

  @query('.viewport') private viewportElement!: HTMLElement;
  @query('.probes') private probes!: HTMLElement;
  @query('.mini') private miniElement!: HTMLElement | null;

  readonly #resizing = new ResizeObserver(() => this.#surface?.resized());
  #surface: Surface | undefined;
  #grid!: SeatGrid;
  #shown: HallModel | undefined;
  #pointed: number | undefined;
  #isFocusVisible = false;
  #highlighted: readonly number[] = [];
  #isGridStale = false;
  #isDressStale = false;

  /** Where a seat is, in client coordinates. */
  rectOf(free: FreeSeat): DOMRect | undefined {
    return this.#surface?.rectOf(free);
  }

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
    if (this.model !== this.#shown && isLargeHall(this.model.index.availability)) await nextTask();
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
    else if (changes.has('isShown') || changes.has('sectionLabels')) this.#dress();
    else if (changes.has('version')) this.#highlight();
    else if (changes.has('locale')) this.#grid.refreshAll();
    if (changes.has('section')) this.#frameSection();
    this.#surface?.showMiniMap(this.miniElement);
  }

  override render(): TemplateResult {
    const { seats } = this.locale.terms;
    return html`
      <div
        class="viewport"
        @pointermove=${this.#onPoint}
        @pointerleave=${this.#onLeave}
        @click=${this.#onClick}
        @keydown=${this.#onKey}
        @focusin=${this.#onFocus}
        @focusout=${this.#onBlur}
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
    if (this.subject === undefined) return html`<span class="muted">${seats.cardHint}</span>`;
    const free = this.model.hall.free[this.subject];
    return free
      ? renderSeat(free, this.model.markOf(free.block.band), this.locale)
      : html`<span>${describeTaken(this.model.hall, this.subject, this.locale).name}</span>`;
  }

  /** Only for pointers: keyboards have the pan buttons and the grid itself. */
  #renderMiniMap(): TemplateResult {
    return html`<div class="mini" aria-hidden="true" @pointerdown=${this.#onMiniPoint}>
      <canvas></canvas>
      <div class="frame"></div>
    </div>`;
  }

  #showHall(): void {
    this.#shown = this.model;
    if (this.#surface?.show(this.model.hall)) this.#pointed = this.subject = undefined;
    this.#dress();
  }

  /** Everything looks different: seats, filters or colours have changed. */
  #dress(): void {
    const colours = readColours(this.probes);
    this.#surface?.dress(makeScene(this.model.hall, this.model.ranks, this.isShown, colours, this.sectionLabels));
    if (this.#isGridStale) return;
    // The picture first: cells are made once it is on screen.
    this.#isGridStale = true;
    requestAnimationFrame(() => setTimeout(() => this.#fillGrid()));
  }

  #fillGrid(): void {
    this.#isGridStale = false;
    if (!this.isConnected) return;
    const { current } = this.#grid;
    const isThere = current !== undefined && current < this.model.hall.x.length && this.#isOpen(current);
    this.#grid.show(this.model.hall, isThere ? current : firstOpen(this.model.hall, this.#isOpen));
    this.#surface?.alignGrid();
  }

  /** The choice has changed: only the seats that it touches are looked at. */
  #highlight(): void {
    const before = this.#highlighted;
    this.#surface?.highlightNow();
    this.#grid.refresh(new Set([...before, ...this.#highlighted]));
  }

  #highlights(): Highlights {
    const { choice, proposed } = this.selecting;
    const { hall } = this.model;
    const spots = (seats: Iterable<FreeSeat>): number[] => [...seats].flatMap((free) => spotOf(hall, free) ?? []);
    const chosen = spots(choice.seats);
    const faults = spots(choice.faults);
    this.#highlighted = [...chosen, ...faults];
    return {
      own: [...hall.own.keys()],
      chosen,
      faults,
      leftAlone: spots(choice.leftAlone),
      proposed: spots(proposed),
      pointed: this.#pointed,
      focused: this.#isFocusVisible ? this.#grid.current : undefined,
    };
  }

  #frameSection(): void {
    const section = this.section === undefined ? undefined : this.model.hall.sections[this.section];
    this.#surface?.frame(section && withRoom(section.edges, this.model.hall.seatSize));
  }

  readonly #onPoint = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || event.buttons > 0) return;
    this.#point(this.#surface?.spotAt(event, MOUSE_REACH));
  };

  readonly #onLeave = (): void => this.#point(undefined);

  #point(spot: number | undefined): void {
    if (spot === this.#pointed) return;
    this.#pointed = spot;
    this.viewportElement.classList.toggle('pointed', spot !== undefined && this.#isOpen(spot));
    this.subject = spot ?? (this.#isFocusVisible ? this.#grid.current : undefined);
    this.#surface?.rehighlight();
  }

  readonly #onClick = (event: PointerEvent): void => {
    const isFinger = event.pointerType === 'touch' || event.pointerType === 'pen';
    const spot = this.#grid.spotOf(event.target) ?? this.#surface?.spotAt(event, isFinger ? FINGER_REACH : MOUSE_REACH);
    if (spot === undefined) return;
    this.#grid.moveTo(spot);
    this.#grid.focus();
    this.subject = spot;
    this.#pickSpot(spot);
  };

  #pickSpot(spot: number): void {
    const free = this.model.hall.free[spot];
    if (free && this.#isOpen(spot)) this.selecting.toggle(free);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (this.#handleKey(event)) event.preventDefault();
  };

  #handleKey(event: KeyboardEvent): boolean {
    const spot = this.#grid.spotOf(event.target);
    if (spot === undefined || event.altKey) return false;
    const pan = event.shiftKey ? panOfKey(event.key) : undefined;
    if (pan) {
      this.#surface?.panBy(...pan);
      return true;
    }
    switch (event.key) {
      case 'Enter':
      case ' ':
        this.#pickSpot(spot);
        return true;
      case '+':
      case '=':
        this.#surface?.zoomBy(ZOOM_STEP);
        return true;
      case '-':
        this.#surface?.zoomBy(1 / ZOOM_STEP);
        return true;
      case '0':
        this.#surface?.frame();
        return true;
    }
    const target = walk(this.model.hall, spot, event, this.#isOpenOrTaken);
    if (target === undefined) return false;
    this.#grid.moveTo(target);
    this.#grid.focus();
    return true;
  }

  readonly #onFocus = (event: FocusEvent): void => {
    const spot = this.#grid.spotOf(event.target);
    if (spot === undefined) return;
    this.#grid.moveTo(spot);
    this.#isFocusVisible = this.#grid.cell(spot)?.matches(':focus-visible') ?? false;
    if (!this.#isFocusVisible) return;
    this.subject = spot;
    this.#surface?.reveal(spot);
  };

  readonly #onBlur = (): void => {
    this.#isFocusVisible = false;
    this.#surface?.rehighlight();
  };

  readonly #onMiniPoint = ({ clientX, clientY }: PointerEvent): void => this.#surface?.centreOn(clientX, clientY);

  /** A new theme changes many colours, each of which tells of it. */
  readonly #onColoursChange = (): void => {
    if (this.#isDressStale) return;
    this.#isDressStale = true;
    requestAnimationFrame(() => {
      this.#isDressStale = false;
      if (!this.isConnected) return;
      this.#dress();
      this.requestUpdate();
    });
  };

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
      ? describeFree(free, this.selecting.choice, this.isShown(free), this.locale)
      : describeTaken(hall, spot, this.locale);
  };
}
