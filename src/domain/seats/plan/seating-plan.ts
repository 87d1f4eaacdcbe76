/**
 * Reads the seating plans that partners supply, in the open format of pretix (docs/seating-plans.md), into a flat
 * drawing with absolute positions. Called once per plan by the seat map; join-plan then finds the seats on sale.
 */
import {
  type Area,
  type Box,
  boxAround,
  boxOfSeat,
  type Hall,
  type HallRow,
  type HallSection,
  type PlacedSeat,
  type Point,
  seatsIn,
} from './drawn-hall.js';
import { cornersOf, readAreas } from './plan-areas.js';
import { isPoint, isRecord, listAt, numberOr, pointOr, recordAt, refuse, textOf, type Unknown } from './plan-values.js';

export interface PlanSeat extends PlacedSeat {
  /** Unique in the plan, or empty. */
  readonly guid: string;
  readonly number: string;
  readonly category: string;
}

export interface PlanSection extends HallSection<PlanSeat> {
  /** `zone_id`, or empty. */
  readonly id: string;
}

export interface HallPlan extends Hall<PlanSeat> {
  readonly name: string;
  readonly sections: readonly PlanSection[];
}

const DEFAULT_RADIUS = 10;

/**
 * Reads whatever can be drawn. Unknown values are ignored, and missing ones that are optional have defaults.
 *
 * @param plan the parsed JSON
 * @throws TswError `configuration`, with the path in the message, when seats cannot be drawn or told apart
 */
export function parseSeatingPlan(plan: unknown): HallPlan {
  const root = recordAt(plan, 'the plan');
  const sections: PlanSection[] = [];
  const areas: Area[] = [];
  const guids = new Set<string>();
  listAt(root['zones'], 'zones').forEach((value, at) => {
    const path = `zones[${at}]`;
    const zone = recordAt(value, path);
    const zoneAreas = readAreas(zone['areas'], pointOr(zone['position']));
    areas.push(...zoneAreas);
    sections.push(readZone(zone, path, guids, zoneAreas));
  });
  if (seatsIn({ sections }).next().done) refuse('zones', 'must hold rows with seats');
  return { name: textOf(root['name']), bounds: boundsOf(root['size'], sections, areas), sections, areas };
}

function readZone(zone: Unknown, path: string, guids: Set<string>, areas: readonly Area[]): PlanSection {
  const origin = pointOr(zone['position']);
  const rows = listAt(zone['rows'], `${path}.rows`).map((row, at) => {
    const rowPath = `${path}.rows[${at}]`;
    return readRow(recordAt(row, rowPath), rowPath, origin, guids);
  });
  const seats = rows.flatMap((row) => row.seats.map(boxOfSeat));
  return {
    name: textOf(zone['name']),
    id: textOf(zone['zone_id']),
    isOutlined: zone['displayed'] === true,
    bounds: boxAround(seats.length > 0 ? seats : areas.flatMap(cornersOf)),
    rows,
  };
}

function readRow(row: Unknown, path: string, zone: Point, guids: Set<string>): HallRow<PlanSeat> {
  const label = textOf(row['row_number']);
  const offset = pointOr(row['position']);
  const origin = { x: zone.x + offset.x, y: zone.y + offset.y };
  const seats = listAt(row['seats'], `${path}.seats`).map((seat, at) => {
    const seatPath = `${path}.seats[${at}]`;
    return readSeat(recordAt(seat, seatPath), seatPath, label, origin, guids);
  });
  return { label, labelsAt: labelsAt(row['row_number_position'], seats), seats };
}

function readSeat(seat: Unknown, path: string, rowLabel: string, row: Point, guids: Set<string>): PlanSeat {
  const position = seat['position'];
  if (!isPoint(position)) refuse(`${path}.position`, 'must have the numbers x and y');
  const guid = textOf(seat['seat_guid']);
  if (guid !== '' && guids.has(guid)) refuse(`${path}.seat_guid`, `must be unique, but "${guid}" is there twice`);
  guids.add(guid);
  const number = textOf(seat['seat_number']);
  const radius = numberOr(seat['radius'], DEFAULT_RADIUS);
  return {
    guid,
    number,
    category: textOf(seat['category']),
    name: `${rowLabel}${number}`,
    x: row.x + position.x,
    y: row.y + position.y,
    radius: radius > 0 ? radius : DEFAULT_RADIUS,
  };
}

function labelsAt(position: unknown, seats: readonly PlanSeat[]): HallRow<PlanSeat>['labelsAt'] {
  const [first] = seats;
  if (!first) return [];
  const leftmost = seats.reduce((left, seat) => (seat.x < left.x ? seat : left), first);
  const rightmost = seats.reduce((right, seat) => (seat.x > right.x ? seat : right), first);
  const left = { side: 'left', x: leftmost.x - 2 * leftmost.radius, y: leftmost.y } as const;
  const right = { side: 'right', x: rightmost.x + 2 * rightmost.radius, y: rightmost.y } as const;
  switch (position) {
    case 'left':
      return [left];
    case 'right':
      return [right];
    case 'both':
      return [left, right];
    default:
      return [];
  }
}

/** The stated size, extended to everything that lies outside it, so that nothing is cut off. */
function boundsOf(size: unknown, sections: readonly PlanSection[], areas: readonly Area[]): Box {
  const parts: (Point & Partial<Box>)[] = areas.flatMap(cornersOf);
  for (const seat of seatsIn({ sections })) parts.push(boxOfSeat(seat));
  if (isRecord(size)) {
    parts.push({ x: 0, y: 0, width: numberOr(size['width'], 0), height: numberOr(size['height'], 0) });
  }
  return boxAround(parts);
}
