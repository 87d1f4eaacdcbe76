/**
 * The layers of the map: the painted hall, the highlights, the grid of cells and the mini map. Aligns them when the
 * viewport moves, and paints at most once a frame.
 */
import type { FreeSeat } from '../../../domain/seats/seat-index.js';
import { Gestures } from './gestures.js';
import { type FlatHall, isSameHall, findSpotNear, spotOf } from '../model/flat-hall.js';
import { MiniMap } from './paint/mini-map.js';
import { type Highlights, Overlay } from './paint/overlay.js';
import { Painter, type Scene } from './paint/painter.js';
import type { SeatGrid } from './grid/seat-grid.js';
import { Viewport } from './viewport.js';

/** The least distance of the focused seat from the edge, in CSS pixels. */
const FOCUS_CLEARANCE = 48;
/** One step of panning, as a fraction of the map's size. */
const PAN_STEP = 0.4;
/** Duration of a movement by button or key, in milliseconds. */
const GLIDE_TIME = 160;
/** A higher pixel ratio takes time without a visible difference. */
const MAX_PIXEL_RATIO = 2;

export interface SurfaceCallbacks {
  /** The current highlights. */
  highlights(): Highlights;
  /** Called after the map has painted another part of the hall. */
  moved(viewport: Viewport): void;
}

export class Surface {
  readonly #viewport = new Viewport();
  readonly #painter: Painter;
  readonly #overlay: Overlay;
  readonly #gestures: Gestures;
  #scene: Scene | undefined;
  #mini: MiniMap | undefined;
  #frame: { id: number; isWhole: boolean } | undefined;

  /** @param element holds two canvases and the grid */
  constructor(
    private readonly element: HTMLElement,
    private readonly grid: SeatGrid,
    private readonly callbacks: SurfaceCallbacks,
  ) {
    const [base, top] = element.querySelectorAll<HTMLCanvasElement>(':scope > canvas');
    if (!base || !top) throw new Error('The map needs two canvases.');
    this.#painter = new Painter(base);
    this.#overlay = new Overlay(top);
    this.#gestures = new Gestures(element, this.#viewport, () => this.repaint());
  }

  stop(): void {
    if (this.#frame) cancelAnimationFrame(this.#frame.id);
    this.#frame = undefined;
  }

  /** @returns whether the hall is a different one. Newer availability of the same hall keeps zoom and position. */
  show(hall: FlatHall): boolean {
    const before = this.#scene?.hall;
    if (before && isSameHall(before, hall)) return false;
    const { left, top, right, bottom } = hall.edges;
    const aspect = Math.min(Math.max((right - left) / (bottom - top), 0.8), 2.4);
    this.element.style.setProperty('--_aspect', String(aspect));
    this.#measure();
    this.#viewport.show(hall.edges, hall.seatSize);
    return true;
  }

  /** Paints a new scene, after seats, filters or colours have changed. */
  showScene(scene: Scene): void {
    this.#scene = scene;
    this.#mini = undefined;
    this.#paint();
  }

  /** Paints everything in the next frame. */
  repaint(): void {
    this.#schedule(true);
  }

  /** Paints only the highlights in the next frame. */
  rehighlight(): void {
    this.#schedule(false);
  }

  /** Paints the highlights at once, as the response to a click. */
  highlightNow(): void {
    if (!this.#scene) return;
    this.#overlay.paint(
      this.#scene.hall,
      this.callbacks.highlights(),
      this.#scene.colours,
      this.#viewport,
      pixelRatio(),
    );
  }

  resized(): void {
    if (this.#measure()) this.#paint();
  }

  zoomBy(factor: number): void {
    this.#glide(() => this.#viewport.zoomBy(factor));
  }

  /**
   * @param x direction in which the hall moves: -1, 0 or 1
   * @param y the same for the vertical direction
   */
  panBy(x: number, y: number): void {
    const { width, height } = this.#viewport;
    this.#glide(() => this.#viewport.panBy(x * width * PAN_STEP, y * height * PAN_STEP));
  }

  /** Zooms to this part of the hall, or to the whole hall if there is none. */
  frame(edges?: FlatHall['edges']): void {
    this.#glide(() => (edges ? this.#viewport.frame(edges) : this.#viewport.fit()));
  }

  reveal(spot: number): void {
    const { hall } = this.#scene ?? {};
    if (hall) this.#viewport.reveal(hall.x[spot] ?? 0, hall.y[spot] ?? 0, FOCUS_CLEARANCE);
    this.repaint();
  }

  /** Moves to a point of the mini map, in client coordinates. */
  centreOn(clientX: number, clientY: number): void {
    const target = this.#mini?.planPoint(clientX, clientY);
    if (target) this.#glide(() => this.#viewport.centre(target.x, target.y));
  }

  /** @param host the mini map's element, which exists only while the map is zoomed */
  showMiniMap(host: HTMLElement | null): void {
    if (!host || !this.#scene) {
      this.#mini = undefined;
      return;
    }
    this.#mini ??= new MiniMap(host, this.#scene, this.#viewport);
    this.#mini.showViewport(this.#viewport);
  }

  /** @param reach distance from a seat, in CSS pixels, that still counts as the seat */
  spotAt({ clientX, clientY }: MouseEvent, reach: number): number | undefined {
    if (!this.#scene) return undefined;
    const { left, top } = this.element.getBoundingClientRect();
    const point = this.#viewport.toPlan(clientX - left, clientY - top);
    return findSpotNear(this.#scene.hall, point, reach / this.#viewport.scale);
  }

  /** The rectangle of a seat in client coordinates. */
  rectOf(free: FreeSeat): DOMRect | undefined {
    const { hall } = this.#scene ?? {};
    const spot = hall && spotOf(hall, free);
    if (spot === undefined) return undefined;
    const { left, top } = this.element.getBoundingClientRect();
    const { x, y } = this.#viewport.toScreen(hall?.x[spot] ?? 0, hall?.y[spot] ?? 0);
    const radius = (hall?.radius[spot] ?? 0) * this.#viewport.scale;
    return new DOMRect(left + x - radius, top + y - radius, 2 * radius, 2 * radius);
  }

  /** Aligns the grid with the picture after its cells have changed. */
  alignGrid(): void {
    this.grid.alignTo(this.#viewport);
  }

  #paint(): void {
    if (!this.#scene || this.#viewport.width === 0) return;
    this.#painter.paint(this.#scene, this.#viewport, pixelRatio());
    this.highlightNow();
    this.alignGrid();
    this.#gestures.allowPageScroll();
    this.#mini?.showViewport(this.#viewport);
    this.callbacks.moved(this.#viewport);
  }

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
      else this.highlightNow();
    });
  }

  #measure(): boolean {
    const { clientWidth, clientHeight } = this.element;
    const { width, height } = this.#viewport;
    if (clientWidth === width && clientHeight === height) return false;
    this.#viewport.resize(clientWidth, clientHeight);
    return true;
  }

  /** Animates the change of the viewport, unless the customer prefers reduced motion. */
  #glide(change: () => void): void {
    const viewport = this.#viewport;
    const from = { x: viewport.x, y: viewport.y, scale: viewport.scale };
    change();
    const to = { x: viewport.x, y: viewport.y, scale: viewport.scale };
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.repaint();
      return;
    }
    const start = performance.now();
    const step = (now: number): void => {
      if (!this.element.isConnected) return;
      const done = Math.min(1, Math.max(0, (now - start) / GLIDE_TIME));
      const eased = 1 - (1 - done) ** 3;
      viewport.scale = from.scale * (to.scale / from.scale) ** eased;
      viewport.x = from.x + (to.x - from.x) * eased;
      viewport.y = from.y + (to.y - from.y) * eased;
      this.#paint();
      if (done < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }
}

function pixelRatio(): number {
  return Math.min(devicePixelRatio || 1, MAX_PIXEL_RATIO);
}
