/**
 * The hall as it is drawn and walked through: places row by row, as flat arrays, because an arena has 50,000 of them
 * and every frame of a gesture visits each. A spot is a number: the place in these arrays.
 */
import type { FreeSeat } from '../../../domain/seat-index.js';
import type { Box } from './viewport.js';

export interface Hall {
  readonly bounds: Box;
  /** Plan units. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly radius: Float32Array;
  /** Undefined where the plan has a seat that is not on sale. */
  readonly free: readonly (FreeSeat | undefined)[];
  /** What is printed on a seat that is not on sale. */
  readonly takenNumbers: ReadonlyMap<number, string>;
  readonly rowOf: Uint16Array | Uint32Array;
  readonly rows: readonly HallRow[];
  readonly sections: readonly HallSection[];
  readonly areas: readonly Area[];
  /** Plan units across a usual seat. */
  readonly seatSize: number;
  /** The spot of a free seat, by its ordinal; -1 where the plan does not have it. */
  readonly spotOf: Int32Array;
}

export interface HallRow {
  readonly section: HallSection;
  readonly label: string;
  /** Spots from `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
  readonly box: Box;
}

export interface HallSection {
  readonly name: string;
  readonly box: Box;
  /** Rows from `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
}

/** Decoration: stage, walls, words. */
export interface Area {
  readonly shape: 'rectangle' | 'ellipse' | 'polygon' | 'text';
  readonly x: number;
  readonly y: number;
  /** Degrees. */
  readonly rotation: number;
  readonly width: number;
  readonly height: number;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label: { readonly text: string; readonly x: number; readonly y: number; readonly size: number } | undefined;
}

export function freeAt(hall: Hall, spot: number | undefined): FreeSeat | undefined {
  return spot === undefined ? undefined : hall.free[spot];
}

export function spotOf(hall: Hall, free: FreeSeat): number | undefined {
  const spot = hall.spotOf[free.ordinal] ?? -1;
  return spot < 0 ? undefined : spot;
}

export function rowAt(hall: Hall, spot: number): HallRow | undefined {
  return hall.rows[hall.rowOf[spot] ?? -1];
}

/** The spot nearest to a point, no farther than `reach` beyond its own edge. Looks only into rows near the point. */
export function spotNear(hall: Hall, x: number, y: number, reach: number): number | undefined {
  let nearest: number | undefined;
  let least = Infinity;
  for (const { box, from, to } of hall.rows) {
    if (x < box.left - reach || x > box.right + reach || y < box.top - reach || y > box.bottom + reach) continue;
    for (let spot = from; spot < to; spot++) {
      const distance = Math.hypot((hall.x[spot] ?? 0) - x, (hall.y[spot] ?? 0) - y) - (hall.radius[spot] ?? 0);
      if (distance < least && distance <= reach) {
        least = distance;
        nearest = spot;
      }
    }
  }
  return nearest;
}
