/**
 * A hall ready to be drawn. Both a seating plan joined with availability and a layout made from availability alone
 * produce it. Lengths are plan units; y grows downwards, away from the stage.
 */
import type { FreeSeat, OwnSeat } from '../seat-index.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Hall<Seat> {
  readonly bounds: Box;
  readonly sections: readonly HallSection<Seat>[];
  /** Decoration: stage, walls, labels. Drawn first, in this order. */
  readonly areas: readonly Area[];
}

export interface HallSection<Seat> {
  readonly name: string;
  /** Around its seats, or around its areas when it has no seats. */
  readonly bounds: Box;
  readonly isOutlined: boolean;
  readonly rows: readonly HallRow<Seat>[];
}

export interface HallRow<Seat> {
  readonly label: string;
  /** The edge of the label nearest to the seats. Empty when no label is drawn. */
  readonly labelsAt: readonly (Point & { readonly side: 'left' | 'right' })[];
  /** In seating order. */
  readonly seats: readonly Seat[];
}

/** A circle around its position. */
export interface PlacedSeat extends Point {
  readonly radius: number;
  /** Row and number, as printed: `B3`. */
  readonly name: string;
}

export interface DrawnSeat extends PlacedSeat {
  /** Undefined when not on sale: drawn as taken, unless it is the customer's own. */
  readonly free: FreeSeat | undefined;
  readonly own?: OwnSeat | undefined;
}

export interface DrawnHall extends Hall<DrawnSeat> {
  /** Seats on sale without a place in the plan. They are shown in a list. */
  readonly notDrawn: readonly FreeSeat[];
}

/**
 * Decoration. Turned by `rotation` degrees clockwise around its position. Everything in it is relative to that
 * position.
 */
export type Area = Point & {
  readonly rotation: number;
  /** CSS colours, checked to be safe in an attribute. */
  readonly fill?: string;
  readonly border?: string;
  readonly label?: AreaLabel;
} & AreaShape;

export type AreaShape =
  | { readonly shape: 'rectangle'; readonly width: number; readonly height: number }
  | { readonly shape: 'ellipse'; readonly radiusX: number; readonly radiusY: number }
  | { readonly shape: 'polygon'; readonly points: readonly Point[] }
  | { readonly shape: 'text' };

/** Centred on its position. */
export interface AreaLabel extends Point {
  readonly text: string;
  readonly color?: string;
  readonly size?: number;
}

/** Every seat of the hall, section by section and row by row. */
export function* seatsIn<Seat>(hall: Pick<Hall<Seat>, 'sections'>): Generator<Seat> {
  for (const { rows } of hall.sections) for (const { seats } of rows) yield* seats;
}

/** The smallest box around boxes and points; an empty box at the origin when there are none. */
export function boxAround(parts: Iterable<Point & Partial<Box>>): Box {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const { x, y, width = 0, height = 0 } of parts) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return left > right
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}

export function boxOfSeat({ x, y, radius }: PlacedSeat): Box {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}
