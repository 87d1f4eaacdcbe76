/** The whole hall, small, with a frame around what the map shows. Painted once; only the frame moves. */
import { Painter, type Scene } from './painter.js';
import { Viewport } from './viewport.js';

/** CSS pixels. */
const WIDTH = 112;
const HEIGHT = 84;

export class MiniMap {
  readonly #viewport = new Viewport();
  readonly #frame: HTMLElement | null;

  constructor(
    private readonly host: HTMLElement,
    scene: Scene,
  ) {
    const { edges } = scene.hall;
    const aspect = (edges.right - edges.left) / (edges.bottom - edges.top);
    const width = Math.round(Math.min(WIDTH, HEIGHT * aspect));
    const height = Math.round(Math.min(HEIGHT, WIDTH / aspect));
    this.#viewport.resize(width, height);
    this.#viewport.show(edges, scene.hall.seatSize);
    this.#frame = host.querySelector('.frame');
    const canvas = host.querySelector('canvas');
    if (!canvas) return;
    canvas.style.setProperty('width', `${width}px`);
    canvas.style.setProperty('height', `${height}px`);
    new Painter(canvas).paint({ ...scene, hall: { ...scene.hall, sections: [] } }, this.#viewport, 2);
  }

  follow(shown: Viewport): void {
    const start = shown.toPlan(0, 0);
    const end = shown.toPlan(shown.width, shown.height);
    const { x: left, y: top } = this.#viewport.toScreen(start.x, start.y);
    const { x: right, y: bottom } = this.#viewport.toScreen(end.x, end.y);
    const style = this.#frame?.style;
    style?.setProperty('left', `${left}px`);
    style?.setProperty('top', `${top}px`);
    style?.setProperty('width', `${right - left}px`);
    style?.setProperty('height', `${bottom - top}px`);
  }

  /** @param clientX @param clientY a point on the mini map */
  planPoint(clientX: number, clientY: number): { x: number; y: number } {
    const { left, top } = this.host.getBoundingClientRect();
    return this.#viewport.toPlan(clientX - left, clientY - top);
  }
}
