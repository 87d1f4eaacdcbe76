/**
 * The layer above the seats, which highlights chosen, faulty, proposed, hovered and focused seats. It paints only a few
 * seats, so a click is painted at once in a hall of any size.
 */
import type { FlatHall } from '../../model/flat-hall.js';
import type { Colours } from './colours.js';
import { fitFontSize } from './painter.js';
import type { Viewport } from '../viewport.js';

export interface Highlights {
  /** Seats in the customer's trolley. */
  readonly own: readonly number[];
  readonly chosen: readonly number[];
  readonly faults: readonly number[];
  /** Seats that the choice would leave as single seats. */
  readonly leftAlone: readonly number[];
  /** Seats of the suggestion under the pointer or focus. */
  readonly proposed: readonly number[];
  readonly pointed: number | undefined;
  readonly focused: number | undefined;
}

export class Overlay {
  #isBlank = true;

  constructor(private readonly canvas: HTMLCanvasElement) {}

  paint(hall: FlatHall, highlights: Highlights, colours: Colours, viewport: Viewport, ratio: number): void {
    const isEmpty = !hasHighlights(highlights);
    if (isEmpty && this.#isBlank) return;
    this.#isBlank = isEmpty;
    const { canvas } = this;
    const width = Math.max(1, Math.round(viewport.width * ratio));
    const height = Math.max(1, Math.round(viewport.height * ratio));
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser has no 2D canvas.');
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, viewport.width, viewport.height);
    const pen = new Pen(context, hall, colours, viewport);
    for (const spot of highlights.own) pen.own(spot);
    for (const spot of highlights.chosen) pen.chosen(spot);
    for (const spot of highlights.proposed) pen.ring(spot, colours.focus, 2, [3, 3]);
    for (const spot of highlights.leftAlone) pen.ring(spot, colours.danger, 2, [2, 3]);
    for (const spot of highlights.faults) pen.ring(spot, colours.danger, 3, []);
    if (highlights.pointed !== undefined) pen.ring(highlights.pointed, colours.text, 2, []);
    if (highlights.focused !== undefined) pen.focus(highlights.focused);
  }
}

function hasHighlights(highlights: Highlights): boolean {
  return Object.values(highlights)
    .flat()
    .some((spot) => spot !== undefined);
}

class Pen {
  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly hall: FlatHall,
    private readonly colours: Colours,
    private readonly viewport: Viewport,
  ) {}

  /** Filled with the text colour and ticked in every band, so that it does not look like a price band. */
  chosen(spot: number): void {
    const { context, colours } = this;
    const { x, y, radius } = this.#place(spot);
    const size = Math.max(radius, 4) * 1.12;
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.fillStyle = colours.chosen;
    context.fill();
    context.lineWidth = Math.max(1, size * 0.12);
    context.strokeStyle = colours.surface;
    context.stroke();
    if (size < 6) return;
    context.strokeStyle = context.fillStyle = colours['on-chosen'];
    const text = this.hall.free[spot]?.seat.column;
    if (text && size >= 15) {
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.font = `700 ${fitFontSize(size * 1.7, text, { shape: 'circle', hue: 0 })}px ${colours.font}`;
      context.fillText(text, x, y + size * 0.3);
      this.#tick(x, y - size * 0.38, size * 0.5);
    } else this.#tick(x, y, size);
  }

  /** In the colours of a chosen seat, inverted. */
  own(spot: number): void {
    const { context, colours } = this;
    const { x, y, radius } = this.#place(spot);
    const size = Math.max(radius, 4);
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.fillStyle = colours.surface;
    context.fill();
    context.lineWidth = Math.max(1.5, size * 0.2);
    context.strokeStyle = colours.chosen;
    context.stroke();
    if (size >= 6) this.#tick(x, y, size * 0.8);
  }

  ring(spot: number, colour: string, width: number, dash: readonly number[]): void {
    const { context } = this;
    const { x, y, radius } = this.#place(spot);
    context.beginPath();
    context.setLineDash([...dash]);
    context.arc(x, y, Math.max(radius, 4) * 1.12 + width / 2 + 1, 0, 2 * Math.PI);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
    context.setLineDash([]);
  }

  focus(spot: number): void {
    const { context, colours } = this;
    const { x, y, radius } = this.#place(spot);
    const half = Math.max(radius, 6) * 1.12 + 5;
    for (const [width, colour] of [
      [6, colours.surface],
      [3, colours.focus],
    ] as const) {
      context.beginPath();
      context.roundRect(x - half, y - half, 2 * half, 2 * half, 6);
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.stroke();
    }
  }

  #tick(x: number, y: number, size: number): void {
    const { context } = this;
    context.beginPath();
    context.moveTo(x - size * 0.45, y);
    context.lineTo(x - size * 0.1, y + size * 0.35);
    context.lineTo(x + size * 0.5, y - size * 0.35);
    context.lineWidth = Math.max(1.5, size * 0.22);
    context.stroke();
  }

  #place(spot: number): { x: number; y: number; radius: number } {
    const { hall, viewport } = this;
    const { x, y } = viewport.toScreen(hall.x[spot] ?? 0, hall.y[spot] ?? 0);
    return { x, y, radius: (hall.radius[spot] ?? 0) * viewport.scale };
  }
}
