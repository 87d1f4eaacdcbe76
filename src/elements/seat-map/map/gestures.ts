/**
 * Touch, mouse and wheel gestures on the map. They never block the page's scrolling: the wheel zooms only with Ctrl
 * (which a trackpad's pinch also sends), and a finger drags the map only in directions that have more of the hall.
 */
import type { Viewport } from './viewport.js';

/** CSS pixels that a pointer may move during a tap. */
const TAP_TOLERANCE = 6;

interface Point {
  readonly x: number;
  readonly y: number;
}

export class Gestures {
  readonly #pointers = new Map<number, Point>();
  #start: Point | undefined;
  #isDragging = false;

  /** @param changed called after each move of the viewport */
  constructor(
    private readonly element: HTMLElement,
    private readonly viewport: Viewport,
    private readonly changed: () => void,
  ) {
    element.addEventListener('pointerdown', this.#onDown);
    element.addEventListener('pointermove', this.#onMove);
    element.addEventListener('pointerup', this.#onUp);
    element.addEventListener('pointercancel', this.#onUp);
    element.addEventListener('wheel', this.#onWheel, { passive: false });
    // The click at the end of a drag must not choose a seat.
    element.addEventListener('click', this.#onClick, { capture: true });
  }

  /** Updates `touch-action`, so that the page scrolls where the map cannot. Called after every move of the viewport. */
  allowPageScroll(): void {
    this.element.style.setProperty('touch-action', touchAction(this.viewport));
    this.element.classList.toggle('draggable', this.viewport.isZoomed);
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    if (this.#pointers.size === 0) this.#isDragging = false;
    this.#start = { x: event.clientX, y: event.clientY };
    this.#pointers.set(event.pointerId, this.#start);
  };

  readonly #onMove = (event: PointerEvent): void => {
    const before = this.#pointers.get(event.pointerId);
    if (!before || !this.#start) return;
    const now = { x: event.clientX, y: event.clientY };
    if (!this.#isDragging) {
      if (Math.hypot(now.x - this.#start.x, now.y - this.#start.y) < TAP_TOLERANCE && this.#pointers.size < 2) return;
      this.#isDragging = true;
      this.element.setPointerCapture(event.pointerId);
    }
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) this.#pinch(before, now, other);
    else if (this.viewport.isZoomed) this.viewport.panBy(now.x - before.x, now.y - before.y);
    this.#pointers.set(event.pointerId, now);
    this.changed();
  };

  #pinch(before: Point, now: Point, other: Point): void {
    const { left, top } = this.element.getBoundingClientRect();
    const distance = (point: Point): number => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
    this.viewport.zoomBy(distance(now) / distance(before), (now.x + other.x) / 2 - left, (now.y + other.y) / 2 - top);
    this.viewport.panBy((now.x - before.x) / 2, (now.y - before.y) / 2);
  }

  readonly #onUp = (event: PointerEvent): void => {
    this.#pointers.delete(event.pointerId);
    this.allowPageScroll();
  };

  readonly #onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { left, top } = this.element.getBoundingClientRect();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    this.viewport.zoomBy(Math.exp(-event.deltaY * lines * 0.005), event.clientX - left, event.clientY - top);
    this.changed();
  };

  readonly #onClick = (event: MouseEvent): void => {
    // Clicks by keyboards and assistive technology have the detail 0.
    if (!this.#isDragging || event.detail === 0) return;
    event.stopPropagation();
    this.#isDragging = false;
  };
}

/**
 * At the edge of the hall the page scrolls instead, as with nested scrolling. Safari supports only whole axes and ignores
 * a finer value. The previous value then stays, which lets the page scroll in more directions, not fewer.
 */
function touchAction({ isZoomed, beyond }: Viewport): string {
  if (!isZoomed) return 'pan-x pan-y';
  const { left, right, up, down } = beyond;
  const inX = left ? (right ? '' : 'pan-right') : right ? 'pan-left' : 'pan-x';
  const inY = up ? (down ? '' : 'pan-down') : down ? 'pan-up' : 'pan-y';
  return `${inX} ${inY}`.trim() || 'none';
}
