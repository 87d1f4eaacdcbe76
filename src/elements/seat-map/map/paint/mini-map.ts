/** A small picture of the whole hall, with a frame around the part that the map shows. Painted once: only the frame moves. */
import { Painter, type Scene } from './painter.js';
import { Viewport } from '../viewport.js';

/** CSS pixels. */
const MAX_WIDTH = 112;
/** Fraction of the map's width, so that the mini map covers little of the map. */
const MAX_SHARE = 0.2;

export class MiniMap {
  readonly #viewport = new Viewport();
  readonly #frame: HTMLElement | null;

  constructor(
    private readonly host: HTMLElement,
    scene: Scene,
    shown: Viewport,
  ) {
    const { edges } = scene.hall;
    const aspect = (edges.right - edges.left) / (edges.bottom - edges.top);
    const widest = Math.min(MAX_WIDTH, shown.width * MAX_SHARE);
    const width = Math.round(Math.min(widest, widest * 0.75 * aspect));
    const height = Math.round(width / aspect);
    this.#viewport.resize(width, height);
    this.#viewport.show(edges, scene.hall.seatSize);
    this.#frame = host.querySelector('.frame');
    const canvas = host.querySelector('canvas');
    if (!canvas) return;
    place(canvas, { width, height });
    new Painter(canvas).paint({ ...scene, hall: { ...scene.hall, sections: [] } }, this.#viewport, 2);
  }

  showViewport(shown: Viewport): void {
    const start = shown.toPlan(0, 0);
    const end = shown.toPlan(shown.width, shown.height);
    const { x: left, y: top } = this.#viewport.toScreen(start.x, start.y);
    const { x: right, y: bottom } = this.#viewport.toScreen(end.x, end.y);
    if (this.#frame) place(this.#frame, { left, top, width: right - left, height: bottom - top });
  }

  /** The point of the plan under a point of the mini map, given in client coordinates. */
  planPoint(clientX: number, clientY: number): { x: number; y: number } {
    const { left, top } = this.host.getBoundingClientRect();
    return this.#viewport.toPlan(clientX - left, clientY - top);
  }
}

/** @param box CSS pixels */
function place(element: HTMLElement, box: Readonly<Record<string, number>>): void {
  for (const [side, length] of Object.entries(box)) element.style.setProperty(side, `${length}px`);
}
