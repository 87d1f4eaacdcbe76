/**
 * The visible part of the hall and its scale. Pure arithmetic that converts plan units (of the hall) to CSS pixels from
 * the map's top left corner. Gestures, keys and buttons move it; every layer of the map reads it.
 */
import type { Edges } from '../model/flat-hall.js';

/** Margin around the whole hall, in CSS pixels. */
const MARGIN = 12;
/** Diameter of a seat at the closest zoom, in CSS pixels. */
const LARGEST_SEAT = 64;

export class Viewport {
  /** CSS pixels. */
  width = 0;
  height = 0;
  /** CSS pixels for one plan unit. */
  scale = 1;
  /** The middle of the map, in plan units. */
  x = 0;
  y = 0;

  #hall: Edges = { left: 0, top: 0, right: 1, bottom: 1 };
  #seatSize = 1;

  /** Shows the whole of another hall. @param seatSize diameter of a usual seat in plan units */
  show(hall: Edges, seatSize: number): void {
    this.#hall = hall;
    this.#seatSize = seatSize;
    this.fit();
  }

  /** Keeps the middle of the map. A hall that was wholly visible stays so. */
  resize(width: number, height: number): void {
    const wasFit = !this.isZoomed;
    this.width = width;
    this.height = height;
    if (wasFit) this.fit();
    else this.#clamp();
  }

  fit(): void {
    this.frame(this.#hall);
  }

  /** Shows this box as large as possible. */
  frame({ left, top, right, bottom }: Edges): void {
    const scale = Math.min((this.width - 2 * MARGIN) / (right - left), (this.height - 2 * MARGIN) / (bottom - top));
    this.scale = Math.max(scale, 1e-6);
    this.x = (left + right) / 2;
    this.y = (top + bottom) / 2;
    this.#clamp();
  }

  get isZoomed(): boolean {
    return this.scale > this.smallest * 1.001;
  }

  get canZoomIn(): boolean {
    return this.scale < this.largest * 0.999;
  }

  /** The scale that shows the whole hall, but at most the largest scale. */
  get smallest(): number {
    const { left, top, right, bottom } = this.#hall;
    const whole = Math.min((this.width - 2 * MARGIN) / (right - left), (this.height - 2 * MARGIN) / (bottom - top));
    return Math.min(Math.max(whole, 1e-6), this.largest);
  }

  get largest(): number {
    return LARGEST_SEAT / this.#seatSize;
  }

  /**
   * @param x the point that keeps its position, in CSS pixels; the middle by default
   * @param y the same for the vertical direction
   */
  zoomBy(factor: number, x = this.width / 2, y = this.height / 2): void {
    const before = this.toPlan(x, y);
    this.scale *= factor;
    this.#clamp();
    const after = this.toPlan(x, y);
    this.x += before.x - after.x;
    this.y += before.y - after.y;
    this.#clamp();
  }

  /** Moves the hall by this many CSS pixels. */
  panBy(x: number, y: number): void {
    this.x -= x / this.scale;
    this.y -= y / this.scale;
    this.#clamp();
  }

  centre(x: number, y: number): void {
    this.x = x;
    this.y = y;
    this.#clamp();
  }

  /** Moves as little as possible to bring this plan point at least `clearance` CSS pixels inside the edge. */
  reveal(x: number, y: number, clearance: number): void {
    const screen = this.toScreen(x, y);
    const into = (value: number, size: number): number => {
      const inset = Math.min(clearance, size / 2);
      return Math.min(Math.max(value, inset), size - inset) - value;
    };
    this.panBy(into(screen.x, this.width), into(screen.y, this.height));
  }

  toScreen(x: number, y: number): { x: number; y: number } {
    return { x: (x - this.x) * this.scale + this.width / 2, y: (y - this.y) * this.scale + this.height / 2 };
  }

  toPlan(x: number, y: number): { x: number; y: number } {
    return { x: (x - this.width / 2) / this.scale + this.x, y: (y - this.height / 2) / this.scale + this.y };
  }

  /** Whether the hall continues beyond each edge of the map. */
  get beyond(): { readonly left: boolean; readonly right: boolean; readonly up: boolean; readonly down: boolean } {
    const start = this.toScreen(this.#hall.left, this.#hall.top);
    const end = this.toScreen(this.#hall.right, this.#hall.bottom);
    return {
      left: start.x < 0,
      right: end.x > this.width,
      up: start.y < 0,
      down: end.y > this.height,
    };
  }

  /** Keeps the hall in the map: a smaller hall is centred, a larger one covers the map. */
  #clamp(): void {
    this.scale = Math.min(Math.max(this.scale, this.smallest), this.largest);
    const keep = (value: number, from: number, to: number, size: number): number => {
      const half = (size / 2 - MARGIN) / this.scale;
      return to - from <= 2 * half ? (from + to) / 2 : Math.min(Math.max(value, from + half), to - half);
    };
    this.x = keep(this.x, this.#hall.left, this.#hall.right, this.width);
    this.y = keep(this.y, this.#hall.top, this.#hall.bottom, this.height);
  }
}
