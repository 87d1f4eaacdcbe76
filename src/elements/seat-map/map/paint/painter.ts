/**
 * Paints the part of the hall in a viewport. Seats are copied into a pixel buffer, whose cost depends on the pixels of
 * the screen and hardly on the number of seats. Every frame of a gesture is therefore painted again, and sharp. The
 * canvas draws text and areas around the seats.
 */
import type { Area } from '../../../../domain/seats/plan/drawn-hall.js';
import type { FlatHall, FlatRow } from '../../model/flat-hall.js';
import type { Mark } from '../../model/marks.js';
import type { Colours } from './colours.js';
import type { Look, Sprite, Sprites } from './sprites.js';
import type { Viewport } from '../viewport.js';

/** How a hall looks. */
export interface Scene {
  readonly hall: FlatHall;
  readonly looks: readonly Look[];
  /** The index in `looks` of each spot. */
  readonly lookOf: Uint8Array;
  readonly sprites: Sprites;
  readonly colours: Colours;
  /** The label of each section, drawn while its seats are too small for text. */
  readonly sectionLabels: readonly string[];
}

/** Diameters of a seat, in CSS pixels, from which the map shows seat numbers, row labels and section names. */
const NUMBERS_FROM = 15;
const ROW_LABELS_FROM = 9;
const SECTION_NAMES_FROM = 7;

export class Painter {
  readonly #context: CanvasRenderingContext2D;
  #image: ImageData | undefined;
  #pixels = new Uint32Array(0);

  constructor(private readonly canvas: HTMLCanvasElement) {
    // The pixels are made on the CPU and should stay there.
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('This browser has no 2D canvas.');
    this.#context = context;
  }

  /** @param ratio device pixels for one CSS pixel */
  paint(scene: Scene, viewport: Viewport, ratio: number): void {
    const width = Math.max(1, Math.round(viewport.width * ratio));
    const height = Math.max(1, Math.round(viewport.height * ratio));
    this.#resize(width, height);
    this.#copySeats(scene, viewport, ratio);
    if (this.#image) this.#context.putImageData(this.#image, 0, 0);
    const context = this.#context;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const seat = scene.hall.seatSize * viewport.scale;
    if (seat >= NUMBERS_FROM) drawNumbers(context, scene, viewport);
    if (seat >= ROW_LABELS_FROM) drawRowLabels(context, scene, viewport);
    if (seat >= SECTION_NAMES_FROM) drawSectionNames(context, scene, viewport);
    else drawSectionLabels(context, scene, viewport);
    context.globalCompositeOperation = 'destination-over';
    for (const area of [...scene.hall.areas].reverse()) drawArea(context, area, scene.colours, viewport);
    context.globalCompositeOperation = 'source-over';
  }

  #resize(width: number, height: number): void {
    if (this.#image?.width === width && this.#image.height === height) return;
    this.canvas.width = width;
    this.canvas.height = height;
    this.#image = new ImageData(width, height);
    this.#pixels = new Uint32Array(this.#image.data.buffer);
  }

  #copySeats({ hall, lookOf, sprites }: Scene, viewport: Viewport, ratio: number): void {
    const { width = 0, height = 0 } = this.#image ?? {};
    this.#pixels.fill(0);
    const scale = viewport.scale * ratio;
    const originX = (viewport.width / 2 - viewport.x * viewport.scale) * ratio;
    const originY = (viewport.height / 2 - viewport.y * viewport.scale) * ratio;
    const { x, y, radius } = hall;
    for (const { edges, from, to } of hall.rows) {
      if (edges.right * scale + originX < 0 || edges.left * scale + originX > width) continue;
      if (edges.bottom * scale + originY < 0 || edges.top * scale + originY > height) continue;
      for (let spot = from; spot < to; spot++) {
        const diameter = Math.max(2, Math.round((radius[spot] as number) * 2 * scale));
        const sprite = sprites.get(lookOf[spot] as number, diameter);
        this.#copy(sprite, (x[spot] as number) * scale + originX, (y[spot] as number) * scale + originY, width, height);
      }
    }
  }

  /** @param x @param y the middle of the seat in device pixels */
  #copy({ phases, steps, size }: Sprite, x: number, y: number, width: number, height: number): void {
    const exactLeft = x - size / 2;
    const exactTop = y - size / 2;
    const left = steps === 1 ? Math.round(exactLeft) : Math.floor(exactLeft);
    const top = steps === 1 ? Math.round(exactTop) : Math.floor(exactTop);
    const phase =
      steps === 1 ? 0 : Math.floor((exactTop - top) * steps) * steps + Math.floor((exactLeft - left) * steps);
    const picture = phases[phase] as Uint32Array;
    const pixels = this.#pixels;
    const firstColumn = left < 0 ? -left : 0;
    const lastColumn = left + size > width ? width - left : size;
    const lastRow = top + size > height ? height - top : size;
    for (let row = top < 0 ? -top : 0; row < lastRow; row++) {
      let source = row * size + firstColumn;
      let target = (top + row) * width + left + firstColumn;
      for (let column = firstColumn; column < lastColumn; column++, source++, target++) {
        const pixel = picture[source] as number;
        if (pixel !== 0) pixels[target] = pixel;
      }
    }
  }
}

function drawNumbers(context: CanvasRenderingContext2D, scene: Scene, viewport: Viewport): void {
  const { hall, looks, lookOf, colours } = scene;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  let font = '';
  for (const row of rowsInView(hall, viewport)) {
    for (let spot = row.from; spot < row.to; spot++) {
      const free = hall.free[spot];
      const look = looks[lookOf[spot] as number];
      if (!free || !look?.mark || look.isFaint) continue;
      const { x, y } = viewport.toScreen(hall.x[spot] as number, hall.y[spot] as number);
      if (x < -40 || x > viewport.width + 40) continue;
      const text = free.seat.column || free.seat.id;
      const size = fitFontSize((hall.radius[spot] as number) * 2 * viewport.scale, text, look.mark);
      const nextFont = `600 ${size}px ${colours.font}`;
      if (nextFont !== font) context.font = font = nextFont;
      context.fillStyle = look.isRestricted ? colours.text : colours['on-band'];
      context.fillText(text, x, y + 0.5);
    }
  }
}

/** The font size, in CSS pixels, at which `text` fits into a seat of this diameter. */
export function fitFontSize(diameter: number, text: string, { shape }: Mark): number {
  const room = shape === 'triangle' ? 0.6 : shape === 'diamond' ? 0.75 : 0.85;
  return Math.floor(Math.min(diameter * 0.5, (diameter * room) / (0.62 * Math.max(2, text.length))));
}

function drawRowLabels(context: CanvasRenderingContext2D, { hall, colours }: Scene, viewport: Viewport): void {
  const seat = hall.seatSize * viewport.scale;
  context.textBaseline = 'middle';
  context.fillStyle = colours.muted;
  context.font = `${Math.floor(Math.min(15, Math.max(9, seat * 0.55)))}px ${colours.font}`;
  for (const { label, labelsAt } of rowsInView(hall, viewport)) {
    for (const { x, y, side } of labelsAt) {
      const at = viewport.toScreen(x, y);
      context.textAlign = side === 'left' ? 'right' : 'left';
      context.fillText(label, at.x, at.y);
    }
  }
}

function drawSectionNames(context: CanvasRenderingContext2D, { hall, colours }: Scene, viewport: Viewport): void {
  if (hall.sections.length < 2) return;
  context.textBaseline = 'bottom';
  context.textAlign = 'center';
  context.fillStyle = colours.text;
  const size = Math.min(14, Math.max(10, hall.seatSize * viewport.scale * 0.8));
  context.font = `600 ${size}px ${colours.font}`;
  for (const { name, edges } of hall.sections) {
    const { x, y } = viewport.toScreen((edges.left + edges.right) / 2, edges.top);
    context.fillText(name, x, y - 6);
  }
}

function drawSectionLabels(
  context: CanvasRenderingContext2D,
  { hall, colours, sectionLabels }: Scene,
  viewport: Viewport,
): void {
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.font = `600 13px ${colours.font}`;
  hall.sections.forEach(({ name, edges }, place) => {
    const room = (edges.right - edges.left) * viewport.scale;
    const fits = (words: string): boolean => context.measureText(words).width + 16 <= Math.max(room, 40);
    const text = [sectionLabels[place] ?? '', name].find((words) => words && fits(words));
    if (text === undefined) return;
    const { x, y } = viewport.toScreen((edges.left + edges.right) / 2, (edges.top + edges.bottom) / 2);
    const wide = context.measureText(text).width + 16;
    context.globalAlpha = 0.92;
    context.fillStyle = colours.surface;
    context.beginPath();
    context.roundRect(x - wide / 2, y - 13, wide, 26, 13);
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = colours.control;
    context.lineWidth = 1;
    context.stroke();
    context.fillStyle = colours.text;
    context.fillText(text, x, y + 0.5);
  });
}

/** The plan's colours only tint the area, so that it suits light and dark pages. */
function drawArea(context: CanvasRenderingContext2D, area: Area, colours: Colours, viewport: Viewport): void {
  const { x, y } = viewport.toScreen(area.x, area.y);
  context.save();
  context.translate(x, y);
  context.scale(viewport.scale, viewport.scale);
  context.rotate((area.rotation * Math.PI) / 180);
  if (area.label) {
    context.fillStyle = colours.muted;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.font = `600 ${area.label.size ?? 16}px ${colours.font}`;
    context.fillText(area.label.text, area.label.x, area.label.y);
  }
  if (area.shape !== 'text') {
    context.beginPath();
    traceArea(context, area);
    context.lineWidth = 1.5 / viewport.scale;
    context.strokeStyle = area.border ?? colours.control;
    context.stroke();
    if (area.fill) {
      context.globalAlpha = 0.3;
      context.fillStyle = area.fill;
      context.fill();
      context.globalAlpha = 1;
    }
    context.fillStyle = colours.ground;
    context.fill();
  }
  context.restore();
}

function traceArea(path: CanvasPath, area: Exclude<Area, { shape: 'text' }>): void {
  switch (area.shape) {
    case 'rectangle':
      return path.roundRect(0, 0, area.width, area.height, Math.min(6, area.height / 4));
    case 'ellipse':
      return path.ellipse(0, 0, area.radiusX, area.radiusY, 0, 0, 2 * Math.PI);
    case 'polygon':
      for (const { x, y } of area.points) path.lineTo(x, y);
      return path.closePath();
  }
}

function* rowsInView(hall: FlatHall, viewport: Viewport): Iterable<FlatRow> {
  const start = viewport.toPlan(-40, -40);
  const end = viewport.toPlan(viewport.width + 40, viewport.height + 40);
  for (const row of hall.rows) {
    const { left, top, right, bottom } = row.edges;
    if (right >= start.x && left <= end.x && bottom >= start.y && top <= end.y) yield row;
  }
}
