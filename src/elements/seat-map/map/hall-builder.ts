/** Collects the hall's arrays row by row. Used for halls with a plan and for those laid out from the availability. */
import type { FreeSeat } from '../../../domain/seat-index.js';
import type { Area, Hall, HallRow, HallSection } from './hall.js';
import type { Box } from './viewport.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export class HallBuilder {
  readonly #x: Float32Array;
  readonly #y: Float32Array;
  readonly #radius: Float32Array;
  readonly #rowOf: Uint32Array;
  readonly #spotOf: Int32Array;
  readonly #free: (FreeSeat | undefined)[] = [];
  readonly #takenNumbers = new Map<number, string>();
  readonly #rows: HallRow[] = [];
  readonly #sections: HallSection[] = [];

  /** @param spots how many there will be @param freeSeats of the whole performance */
  constructor(spots: number, freeSeats: number) {
    this.#x = new Float32Array(spots);
    this.#y = new Float32Array(spots);
    this.#radius = new Float32Array(spots);
    this.#rowOf = new Uint32Array(spots);
    this.#spotOf = new Int32Array(freeSeats).fill(-1);
  }

  section(name: string): void {
    this.#sections.push({ name, box: emptyBox(), from: this.#rows.length, to: this.#rows.length });
  }

  /** Begins a row of the section begun last. */
  row(label: string): void {
    const section = this.#sections.at(-1);
    if (!section) throw new Error('A row belongs to a section.');
    const spot = this.#free.length;
    this.#rows.push({ section, label, from: spot, to: spot, box: emptyBox() });
    (section as Mutable<HallSection>).to = this.#rows.length;
  }

  /** Adds a seat to the row begun last. @param number what is printed on a seat that is not on sale */
  seat(x: number, y: number, radius: number, free: FreeSeat | undefined, number = ''): void {
    const spot = this.#free.length;
    const row = this.#rows.at(-1) as Mutable<HallRow>;
    this.#x[spot] = x;
    this.#y[spot] = y;
    this.#radius[spot] = radius;
    this.#rowOf[spot] = this.#rows.length - 1;
    this.#free.push(free);
    if (free) this.#spotOf[free.ordinal] = spot;
    else this.#takenNumbers.set(spot, number);
    row.to = spot + 1;
    extend(row.box, x, y, radius);
  }

  build(areas: readonly Area[], seatSize: number): Hall {
    const rows = this.#rows.filter(({ from, to }) => to > from);
    const bounds = emptyBox();
    for (const { section, box } of rows) join(section.box, box);
    for (const { box } of this.#sections) join(bounds, box);
    for (const area of areas) join(bounds, areaBox(area));
    return {
      bounds,
      x: this.#x,
      y: this.#y,
      radius: this.#radius,
      free: this.#free,
      takenNumbers: this.#takenNumbers,
      rowOf: this.#rowOf,
      rows: this.#rows,
      sections: this.#sections,
      areas,
      seatSize,
      spotOf: this.#spotOf,
    };
  }
}

function emptyBox(): Box {
  return { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
}

function extend(box: Mutable<Box>, x: number, y: number, radius: number): void {
  if (x - radius < box.left) box.left = x - radius;
  if (x + radius > box.right) box.right = x + radius;
  if (y - radius < box.top) box.top = y - radius;
  if (y + radius > box.bottom) box.bottom = y + radius;
}

function join(box: Mutable<Box>, other: Box): void {
  box.left = Math.min(box.left, other.left);
  box.top = Math.min(box.top, other.top);
  box.right = Math.max(box.right, other.right);
  box.bottom = Math.max(box.bottom, other.bottom);
}

function areaBox({ x, y, width, height, points }: Area): Box {
  const box = { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
  for (const point of points) extend(box, x + point.x, y + point.y, 0);
  return box;
}
