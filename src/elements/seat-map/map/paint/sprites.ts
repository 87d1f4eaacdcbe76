/**
 * Small pictures of seats. Each is drawn once for a look and a size and then copied pixel by pixel, which is fifty times
 * faster than drawing each seat with the canvas (measurements: docs/decisions/010-seat-map-drawing.md).
 */
import type { Mark } from '../../model/marks.js';
import type { Colours } from './colours.js';
import { traceShape } from './shapes.js';

/** How a seat looks. The overlay draws whether it is chosen, focused or at fault. */
export interface Look {
  readonly mark: Mark | undefined;
  readonly isRestricted: boolean;
  readonly hasText: boolean;
  /** Whether a filter hides the seat. */
  readonly isFaint: boolean;
}

export interface Sprite {
  /** One picture for each of `steps` x `steps` positions within a pixel, row by row. */
  readonly phases: readonly Uint32Array[];
  readonly steps: number;
  /** Width and height of one picture in device pixels. The seat is in the middle. */
  readonly size: number;
}

/** Positions of a small seat within a pixel. In whole pixels a row of small seats would look uneven. */
const PHASES = 4;
/** Diameter, in device pixels, from which shapes are drawn. Smaller shapes would only make some bands look paler. */
const SHAPED_FROM = 5;
/** Diameter, in device pixels, from which a seat is placed on whole pixels. */
const SHARP_FROM = 14;

let latest: { readonly key: string; readonly sprites: Sprites } | undefined;

/** Shares the pictures between maps, filters and availabilities until the colours change. */
export function getSprites(looks: readonly Look[], colours: Colours): Sprites {
  const key = JSON.stringify(colours);
  if (latest?.key !== key) latest = { key, sprites: new Sprites(looks, colours) };
  return latest.sprites;
}

export class Sprites {
  readonly #bySize: (Sprite | undefined)[][] = [];
  readonly #context: CanvasRenderingContext2D;

  constructor(
    private readonly looks: readonly Look[],
    private readonly colours: Colours,
  ) {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('This browser has no 2D canvas.');
    this.#context = context;
  }

  /**
   * @param look index in the list of looks
   * @param diameter whole device pixels
   */
  get(look: number, diameter: number): Sprite {
    const sprites = (this.#bySize[diameter] ??= []);
    return (sprites[look] ??= this.#draw(this.looks[look], diameter));
  }

  #draw(look: Look | undefined, diameter: number): Sprite {
    const steps = diameter < SHARP_FROM ? PHASES : 1;
    const size = Math.ceil(diameter * 1.1) + 2;
    const context = this.#context;
    context.canvas.width = size * steps;
    context.canvas.height = size * steps;
    if (look) {
      for (let row = 0; row < steps; row++) {
        for (let column = 0; column < steps; column++) {
          const x = column * size + size / 2 + column / steps;
          const y = row * size + size / 2 + row / steps;
          drawSeat(context, look, this.colours, x, y, diameter);
        }
      }
    }
    const pixels = new Uint32Array(context.getImageData(0, 0, size * steps, size * steps).data.buffer);
    const phases = Array.from({ length: steps * steps }, (_, phase) =>
      cutOut(pixels, size * steps, (phase % steps) * size, Math.floor(phase / steps) * size, size),
    );
    return { phases, steps, size };
  }
}

function cutOut(pixels: Uint32Array, width: number, left: number, top: number, size: number): Uint32Array {
  const piece = new Uint32Array(size * size);
  for (let row = 0; row < size; row++) {
    const start = (top + row) * width + left;
    piece.set(pixels.subarray(start, start + size), row * size);
  }
  return piece;
}

function drawSeat(
  context: CanvasRenderingContext2D,
  { mark, isRestricted, hasText, isFaint }: Look,
  colours: Colours,
  x: number,
  y: number,
  diameter: number,
): void {
  context.globalAlpha = isFaint ? 0.18 : 1;
  context.beginPath();
  if (!mark) {
    context.fillStyle = colours.taken;
    context.arc(x, y, diameter * 0.32, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  context.fillStyle = colours.bands[mark.hue] ?? colours.text;
  if (diameter < SHAPED_FROM) {
    context.fillRect(x - diameter / 2, y - diameter / 2, diameter, diameter);
    return;
  }
  traceShape(context, mark.shape, x, y, diameter);
  context.fill();
  if (isRestricted) {
    // Hollow: the same shape, smaller, in the colour of the surface.
    context.beginPath();
    context.fillStyle = colours.surface;
    traceShape(context, mark.shape, x, y, diameter - Math.max(2, diameter * 0.22));
    context.fill();
  }
  if (hasText && diameter >= 12) {
    context.beginPath();
    context.arc(x + diameter * 0.36, y - diameter * 0.36, diameter * 0.16, 0, 2 * Math.PI);
    context.lineWidth = diameter * 0.08;
    context.strokeStyle = colours.surface;
    context.fillStyle = colours.text;
    context.fill();
    context.stroke();
  }
}
