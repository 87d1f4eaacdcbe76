/**
 * The drawn hall as flat arrays, row by row, because an arena has 50,000 seats and every frame of a gesture visits each
 * of them. A spot is the index of a seat in these arrays.
 */
import type { Area, DrawnHall, HallRow, Point } from '../../../domain/seats/plan/drawn-hall.js';
import type { FreeSeat, OwnSeat } from '../../../domain/seats/seat-index.js';

/** Plan units. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface FlatHall {
  /** With room for labels of rows and sections. */
  readonly edges: Edges;
  /** Plan units. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly radius: Float32Array;
  /** Undefined for a seat of the plan that is not on sale. */
  readonly free: readonly (FreeSeat | undefined)[];
  /** Names of seats that are not on sale, such as `B3`. */
  readonly takenNames: ReadonlyMap<number, string>;
  /** Seats that are in the customer's trolley. */
  readonly own: ReadonlyMap<number, OwnSeat>;
  readonly rowOf: Uint32Array;
  readonly rows: readonly FlatRow[];
  readonly sections: readonly FlatSection[];
  readonly areas: readonly Area[];
  /** Diameter of a usual seat in plan units. */
  readonly seatSize: number;
  /** The spot of each free seat, by ordinal. -1 for a seat that is not drawn. */
  readonly spotOf: Int32Array;
  readonly notDrawn: readonly FreeSeat[];
}

export interface FlatRow {
  readonly section: FlatSection;
  readonly label: string;
  readonly labelsAt: HallRow<unknown>['labelsAt'];
  /** Spots from `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
  readonly edges: Edges;
}

export interface FlatSection {
  readonly name: string;
  readonly isOutlined: boolean;
  readonly edges: Edges;
  /** Rows from `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
}

/**
 * @param freeSeats number of free seats in the performance
 * @param hasRoom whether the hall's bounds have room for labels, as those of a plan have
 */
export function flattenHall(
  { bounds, sections, areas, notDrawn }: DrawnHall,
  freeSeats: number,
  hasRoom: boolean,
): FlatHall {
  let count = 0;
  for (const { rows } of sections) for (const { seats } of rows) count += seats.length;
  const x = new Float32Array(count);
  const y = new Float32Array(count);
  const radius = new Float32Array(count);
  const rowOf = new Uint32Array(count);
  const spotOf = new Int32Array(freeSeats).fill(-1);
  const free = new Array<FreeSeat | undefined>(count);
  const takenNames = new Map<number, string>();
  const own = new Map<number, OwnSeat>();
  const flatRows: FlatRow[] = [];
  const flatSections: FlatSection[] = [];
  let spot = 0;
  for (const { name, isOutlined, bounds: box, rows } of sections) {
    const from = flatRows.length;
    const section = { name, isOutlined, edges: edgesOf(box), from, to: from };
    flatSections.push(section);
    for (const { label, labelsAt, seats } of rows) {
      if (seats.length === 0) continue;
      const first = spot;
      const edges = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
      for (const seat of seats) {
        x[spot] = seat.x;
        y[spot] = seat.y;
        radius[spot] = seat.radius;
        rowOf[spot] = flatRows.length;
        free[spot] = seat.free;
        if (seat.free) spotOf[seat.free.ordinal] = spot;
        else if (seat.own) own.set(spot, seat.own);
        else takenNames.set(spot, seat.name);
        extend(edges, seat, seat.radius);
        spot++;
      }
      flatRows.push({ section, label, labelsAt, from: first, to: spot, edges });
    }
    section.to = flatRows.length;
  }
  const seatSize = 2 * findUsualRadius(radius);
  const edges = hasRoom ? edgesOf(bounds) : addLabelRoom(edgesOf(bounds), seatSize);
  const flat = { edges, x, y, radius, free, takenNames, own, rowOf, areas, seatSize, spotOf, notDrawn };
  return { ...flat, rows: flatRows, sections: flatSections };
}

export function spotOf(hall: FlatHall, free: FreeSeat): number | undefined {
  const spot = hall.spotOf[free.ordinal] ?? -1;
  return spot < 0 ? undefined : spot;
}

export function rowAt(hall: FlatHall, spot: number): FlatRow | undefined {
  return hall.rows[hall.rowOf[spot] ?? -1];
}

/** The spot whose edge is nearest to a point, at most `reach` away. Only searches rows near the point. */
export function findSpotNear(hall: FlatHall, { x, y }: Point, reach: number): number | undefined {
  let nearest: number | undefined;
  let least = Infinity;
  for (const { edges, from, to } of hall.rows) {
    if (x < edges.left - reach || x > edges.right + reach || y < edges.top - reach || y > edges.bottom + reach)
      continue;
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

/** Whether both have the same edges, as newer availability of a hall has. The map then keeps its zoom and position. */
export function isSameHall(one: FlatHall, other: FlatHall): boolean {
  return (
    one.edges.left === other.edges.left &&
    one.edges.top === other.edges.top &&
    one.edges.right === other.edges.right &&
    one.edges.bottom === other.edges.bottom
  );
}

/** Adds room for row labels at the sides and the section's name above. */
export function addLabelRoom({ left, top, right, bottom }: Edges, seatSize: number): Edges {
  return {
    left: left - seatSize * 1.4,
    top: top - seatSize * 1.4,
    right: right + seatSize * 1.4,
    bottom: bottom + seatSize * 0.4,
  };
}

function edgesOf({ x, y, width, height }: DrawnHall['bounds']): Edges {
  return { left: x, top: y, right: x + width, bottom: y + height };
}

function extend(edges: { -readonly [K in keyof Edges]: number }, { x, y }: Point, radius: number): void {
  if (x - radius < edges.left) edges.left = x - radius;
  if (x + radius > edges.right) edges.right = x + radius;
  if (y - radius < edges.top) edges.top = y - radius;
  if (y + radius > edges.bottom) edges.bottom = y + radius;
}

/** The radius of a seat in the middle, because the first and the last may be boxes or wheelchair places. */
function findUsualRadius(radius: Float32Array): number {
  return radius[radius.length >> 1] ?? 10;
}
