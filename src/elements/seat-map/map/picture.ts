/**
 * `<tsw-seat-map-picture>`: the drawn map with its grid of seats, its gestures and controls. It knows nothing of rules
 * or prices beyond what it is told to say; a picked seat goes to the view.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { FreeBand, FreeSeat } from '../../../domain/seat-index.js';
import type { Terms } from '../../../i18n/terms.js';
import { baseStyles } from '../../../styles/base.styles.js';
import type { Choice } from '../choice.js';
import { Gestures } from './gestures.js';
import { type FlatHall, isSameHall, spotNear, spotOf, withRoom } from './hall.js';
import { MiniMap } from './mini-map.js';
import { Overlay } from './overlay.js';
import { Painter, type Scene } from './painter.js';
import { PROBES, readColours } from './palette.js';
import { swatchStyles } from '../swatch.styles.js';
import { mapColours, pictureStyles, probeStyles } from './picture.styles.js';
import { makeScene } from './scene.js';
import { type CellState, SeatGrid } from './seat-grid.js';
import { Viewport } from './viewport.js';
import { firstOpen, walk } from './walk.js';

/** CSS pixels between the focused seat and the edge. */
const CLEARANCE = 48;
const ZOOM_STEP = 1.6;
const PAN_STEP = 0.4;
/** Milliseconds of a zoom by button or key. */
const GLIDE = 160;
/** CSS pixels beside a seat that still count as it: for a mouse, for a finger. */
const MOUSE_REACH = 2;
const FINGER_REACH = 14;
/** Finer pixels than this cost time and show nothing. */
const MOST_PIXELS = 2;

/** @internal */
export class TswSeatMapPicture extends LitElement {
  static readonly tagName: string = 'tsw-seat-map-picture';

  static override styles = [...baseStyles, mapColours, swatchStyles, pictureStyles, probeStyles];

  @property({ attribute: false }) hall!: FlatHall;
  @property({ attribute: false }) choice!: Choice;
  /** Changes whenever the choice does. */
  @property({ attribute: false }) version = 0;
  @property({ attribute: false }) ranks!: ReadonlyMap<FreeBand, number>;
  /** Whether the filters let a seat through. */
  @property({ attribute: false }) isShown!: (free: FreeSeat) => boolean;
  /** Seats of the suggestion that is pointed at. */
  @property({ attribute: false }) proposed: readonly FreeSeat[] = [];
  /** The section to look at; undefined shows all. */
  @property({ attribute: false }) section: number | undefined;
  @property({ attribute: false }) sectionLabels: readonly string[] = [];
  @property({ attribute: false }) nameOf!: (free: FreeSeat) => string;
  @property({ attribute: false }) cardOf!: (free: FreeSeat) => TemplateResult;
  @property({ attribute: false }) pick!: (free: FreeSeat) => void;
  @property({ attribute: false }) terms!: Terms;

  /** The spot that the card is about. */
  @state() private subject: number | undefined;
  @state() private isZoomed = false;
  @state() private canZoomIn = true;

  @query('.viewport') private viewportElement!: HTMLElement;

  readonly #viewport = new Viewport();
  readonly #resizing = new ResizeObserver(() => this.#onResize());
  #scene: Scene | undefined;
  #painter!: Painter;
  #overlay!: Overlay;
  #grid!: SeatGrid;
  #gestures!: Gestures;
  #mini: MiniMap | undefined;
  #pointed: number | undefined;
  #isFocusVisible = false;
  #frame: { id: number; isWhole: boolean } | undefined;
  #highlighted: readonly number[] = [];
  #isGridStale = false;

  /** Where a seat is, in client coordinates. */
  rectOf(free: FreeSeat): DOMRect | undefined {
    const spot = spotOf(this.hall, free);
    if (spot === undefined) return undefined;
    const { left, top } = this.viewportElement.getBoundingClientRect();
    const { x, y } = this.#viewport.toScreen(this.hall.x[spot] ?? 0, this.hall.y[spot] ?? 0);
    const radius = (this.hall.radius[spot] ?? 0) * this.#viewport.scale;
    return new DOMRect(left + x - radius, top + y - radius, 2 * radius, 2 * radius);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizing.disconnect();
    if (this.#frame) cancelAnimationFrame(this.#frame.id);
    this.#frame = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#resizing.observe(this.viewportElement);
  }

  protected override firstUpdated(): void {
    const [base, top] = this.viewportElement.querySelectorAll<HTMLCanvasElement>(':scope > canvas');
    const grid = this.viewportElement.querySelector<HTMLElement>('[role=grid]');
    if (!base || !top || !grid) return;
    this.#painter = new Painter(base);
    this.#overlay = new Overlay(top);
    this.#grid = new SeatGrid(grid, this.#describe);
    this.#gestures = new Gestures(this.viewportElement, this.#viewport, () => this.#moved());
    this.#resizing.observe(this.viewportElement);
  }

  protected override updated(changes: PropertyValues<this>): void {
    if (changes.has('hall')) this.#showHall(changes.get('hall'));
    else if (changes.has('isShown') || changes.has('ranks') || changes.has('sectionLabels')) this.#redress();
    else if (changes.has('version') || changes.has('proposed')) this.#highlight();
    else if (changes.has('terms') || changes.has('nameOf')) this.#grid.refreshAll();
    if (changes.has('section') && (this.hasUpdated || this.section !== undefined)) this.#frameSection();
    this.#mini?.follow(this.#viewport);
  }

  override render(): TemplateResult {
    const { seats } = this.terms;
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
      ${this.#renderTools()}
      <div class="probes" aria-hidden="true" @transitionend=${this.#onColoursChange}>
        ${PROBES.map((probe) => html`<i class=${probe}></i>`)}
      </div>
    `;
  }

  #renderCard(): TemplateResult {
    const { seats } = this.terms;
    if (this.subject === undefined) return html`<span class="muted">${seats.cardHint}</span>`;
    const free = this.hall.free[this.subject];
    return free ? this.cardOf(free) : html`<span>${this.#takenName(this.subject)}</span>`;
  }

  #renderTools(): TemplateResult {
    const { zoomIn, zoomOut, wholeHall, pan } = this.terms.seats;
    const move = (x: number, y: number) => (): void => this.#panBy(x, y);
    const { canZoomIn, isZoomed } = this;
    return html`<div class="tools">
      <button type="button" aria-label=${zoomOut} aria-disabled=${!isZoomed} @click=${() => this.#zoom(1 / ZOOM_STEP)}>
        −
      </button>
      <button type="button" aria-label=${zoomIn} aria-disabled=${!canZoomIn} @click=${() => this.#zoom(ZOOM_STEP)}>
        +
      </button>
      ${
        isZoomed
          ? html`<button type="button" class="wide" @click=${() => this.#glide(() => this.#viewport.fit())}>
                ${wholeHall}
              </button>
              <div class="pan">
                <button type="button" aria-label=${pan.left} @click=${move(1, 0)}>←</button>
                <button type="button" aria-label=${pan.up} @click=${move(0, 1)}>↑</button>
                <button type="button" aria-label=${pan.down} @click=${move(0, -1)}>↓</button>
                <button type="button" aria-label=${pan.right} @click=${move(-1, 0)}>→</button>
              </div>`
          : nothing
      }
    </div>`;
  }

  /** Only for pointers: keyboards have the pan buttons and the grid itself. */
  #renderMiniMap(): TemplateResult {
    return html`<div class="mini" aria-hidden="true" @pointerdown=${this.#onMiniPoint}>
      <canvas></canvas>
      <div class="frame"></div>
    </div>`;
  }

  #showHall(before: FlatHall | undefined): void {
    const { edges, seatSize } = this.hall;
    // Newer availability of the same hall leaves the customer where they are.
    if (!before || !isSameHall(before, this.hall)) {
      const aspect = (edges.right - edges.left) / (edges.bottom - edges.top);
      this.viewportElement.style.setProperty('--_aspect', String(Math.min(Math.max(aspect, 0.8), 2.4)));
      this.#measure();
      this.#viewport.show(edges, seatSize);
      this.#pointed = this.subject = undefined;
      this.#mini = undefined;
    }
    this.#redress();
  }

  /** Everything looks different: seats, filters or colours have changed. */
  #redress(): void {
    this.#scene = makeScene(this.hall, this.ranks, this.isShown, readColours(this.renderRoot), this.sectionLabels);
    this.#mini = undefined;
    this.#paint();
    if (this.#isGridStale) return;
    // The picture first: cells are made once it is on screen.
    this.#isGridStale = true;
    requestAnimationFrame(() => setTimeout(() => this.#fillGrid()));
  }

  #fillGrid(): void {
    this.#isGridStale = false;
    if (!this.isConnected) return;
    const { current } = this.#grid;
    const isThere = current !== undefined && current < this.hall.x.length && this.#isOpen(current);
    this.#grid.show(this.hall, isThere ? current : firstOpen(this.hall, this.#isOpen));
    this.#grid.follow(this.#viewport);
  }

  /** The choice has changed: only the seats that it touches are looked at. */
  #highlight(): void {
    const before = this.#highlighted;
    this.#paintOverlay();
    this.#grid.refresh(new Set([...before, ...this.#highlighted]));
  }

  #paint(): void {
    if (!this.#scene || this.#viewport.width === 0) return;
    this.#painter.paint(this.#scene, this.#viewport, pixelRatio());
    this.#paintOverlay();
    this.#grid.follow(this.#viewport);
    this.#gestures.allowPageScroll();
    this.isZoomed = this.#viewport.isZoomed;
    this.canZoomIn = this.#viewport.canZoomIn;
    if (this.isZoomed) this.#updateMiniMap();
  }

  #paintOverlay(): void {
    if (!this.#scene) return;
    const { choice } = this;
    const spots = (seats: Iterable<FreeSeat>): number[] => [...seats].flatMap((free) => spotOf(this.hall, free) ?? []);
    const chosen = spots(choice.seats);
    const faults = new Set(spots(choice.faults));
    const leftAlone = spots(choice.leftAlone);
    this.#highlighted = [...chosen, ...faults];
    const focused = this.#isFocusVisible ? this.#grid.current : undefined;
    const proposed = spots(this.proposed);
    const highlights = { chosen, faults, leftAlone, proposed, pointed: this.#pointed, focused };
    this.#overlay.paint(this.hall, highlights, this.#scene.colours, this.#viewport, pixelRatio());
  }

  #updateMiniMap(): void {
    const host = this.renderRoot.querySelector<HTMLElement>('.mini');
    if (!host || !this.#scene) return;
    this.#mini ??= new MiniMap(host, this.#scene);
    this.#mini.follow(this.#viewport);
  }

  /** Paints once before the next frame, however much happens until then. */
  #schedule(isWhole: boolean): void {
    if (this.#frame) {
      this.#frame.isWhole ||= isWhole;
      return;
    }
    const frame = { isWhole, id: 0 };
    this.#frame = frame;
    frame.id = requestAnimationFrame(() => {
      this.#frame = undefined;
      if (frame.isWhole) this.#paint();
      else this.#paintOverlay();
    });
  }

  #moved(): void {
    this.#schedule(true);
  }

  #measure(): boolean {
    const { clientWidth, clientHeight } = this.viewportElement;
    const { width, height } = this.#viewport;
    if (clientWidth === width && clientHeight === height) return false;
    this.#viewport.resize(clientWidth, clientHeight);
    return true;
  }

  #onResize(): void {
    if (this.#measure()) this.#paint();
  }

  readonly #onColoursChange = (): void => this.#redress();

  #zoom(factor: number): void {
    this.#glide(() => this.#viewport.zoomBy(factor));
  }

  #panBy(x: number, y: number): void {
    const { width, height } = this.#viewport;
    this.#glide(() => this.#viewport.panBy(x * width * PAN_STEP, y * height * PAN_STEP));
  }

  #frameSection(): void {
    const section = this.section === undefined ? undefined : this.hall.sections[this.section];
    this.#glide(() => {
      if (section) this.#viewport.frame(withRoom(section.edges, this.hall.seatSize));
      else this.#viewport.fit();
    });
  }

  /** Moves smoothly to where `change` leads, unless the customer wants less motion. */
  #glide(change: () => void): void {
    const viewport = this.#viewport;
    const from = { x: viewport.x, y: viewport.y, scale: viewport.scale };
    change();
    const to = { x: viewport.x, y: viewport.y, scale: viewport.scale };
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.#moved();
      return;
    }
    const start = performance.now();
    const step = (now: number): void => {
      const done = Math.min(1, Math.max(0, (now - start) / GLIDE));
      const eased = 1 - (1 - done) ** 3;
      viewport.scale = from.scale * (to.scale / from.scale) ** eased;
      viewport.x = from.x + (to.x - from.x) * eased;
      viewport.y = from.y + (to.y - from.y) * eased;
      if (this.isConnected) this.#paint();
      if (done < 1 && this.isConnected) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  #spotAt(event: MouseEvent, reach: number): number | undefined {
    const { left, top } = this.viewportElement.getBoundingClientRect();
    return spotNear(
      this.hall,
      this.#viewport.toPlan(event.clientX - left, event.clientY - top),
      reach / this.#viewport.scale,
    );
  }

  readonly #onPoint = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || event.buttons > 0) return;
    this.#point(this.#spotAt(event, MOUSE_REACH));
  };

  readonly #onLeave = (): void => this.#point(undefined);

  #point(spot: number | undefined): void {
    if (spot === this.#pointed) return;
    this.#pointed = spot;
    this.viewportElement.classList.toggle('pointed', spot !== undefined && this.#isOpen(spot));
    this.subject = spot ?? (this.#isFocusVisible ? this.#grid.current : undefined);
    this.#schedule(false);
  }

  readonly #onClick = (event: PointerEvent): void => {
    const isFinger = event.pointerType === 'touch' || event.pointerType === 'pen';
    const spot = this.#grid.spotOf(event.target) ?? this.#spotAt(event, isFinger ? FINGER_REACH : MOUSE_REACH);
    if (spot === undefined) return;
    this.#grid.moveTo(spot);
    this.#grid.focus();
    this.subject = spot;
    this.#pickSpot(spot);
  };

  #pickSpot(spot: number): void {
    const free = this.hall.free[spot];
    if (free && this.#isOpen(spot)) this.pick(free);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (this.#handleKey(event)) event.preventDefault();
  };

  #handleKey(event: KeyboardEvent): boolean {
    const spot = this.#grid.spotOf(event.target);
    if (spot === undefined || event.altKey) return false;
    if (event.shiftKey && event.key.startsWith('Arrow')) {
      const [x, y] = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] ?? [];
      this.#panBy(x ?? 0, y ?? 0);
      return true;
    }
    switch (event.key) {
      case 'Enter':
      case ' ':
        this.#pickSpot(spot);
        return true;
      case '+':
      case '=':
        this.#zoom(ZOOM_STEP);
        return true;
      case '-':
        this.#zoom(1 / ZOOM_STEP);
        return true;
      case '0':
        this.#glide(() => this.#viewport.fit());
        return true;
    }
    const target = walk(this.hall, spot, event, this.#isOpenOrTaken);
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
    this.#viewport.reveal(this.hall.x[spot] ?? 0, this.hall.y[spot] ?? 0, CLEARANCE);
    this.#schedule(true);
  };

  readonly #onBlur = (): void => {
    this.#isFocusVisible = false;
    this.#schedule(false);
  };

  readonly #onMiniPoint = (event: PointerEvent): void => {
    const target = this.#mini?.planPoint(event.clientX, event.clientY);
    if (target) this.#glide(() => this.#viewport.centre(target.x, target.y));
  };

  readonly #isOpen = (spot: number): boolean => {
    const free = this.hall.free[spot];
    return free !== undefined && this.isShown(free);
  };

  readonly #isOpenOrTaken = (spot: number): boolean => {
    const free = this.hall.free[spot];
    return free === undefined || this.isShown(free);
  };

  readonly #describe = (spot: number): CellState => {
    const free = this.hall.free[spot];
    const { seats } = this.terms;
    if (!free) {
      const name = this.#takenName(spot);
      return { name, isSelected: false, isAtFault: false, isUnavailable: true, isHidden: false };
    }
    const isSelected = this.choice.has(free);
    return {
      name: isSelected ? `${this.nameOf(free)}, ${seats.selected}` : this.nameOf(free),
      isSelected,
      isAtFault: this.choice.faults.has(free),
      isUnavailable: false,
      isHidden: !this.isShown(free),
    };
  };

  #takenName(spot: number): string {
    const { section } = this.hall.rows[this.hall.rowOf[spot] ?? -1] ?? {};
    return [this.hall.takenNames.get(spot), section?.name, this.terms.seats.unavailable].filter(Boolean).join(', ');
  }
}

function pixelRatio(): number {
  return Math.min(devicePixelRatio || 1, MOST_PIXELS);
}
