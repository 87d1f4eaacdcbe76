/**
 * Draws a hall from availability alone, for partners without a seating plan. Each ticket type has its rows one behind
 * the other, the front row on top. Seats stand in their columns, so that sold seats and aisles leave gaps. Used by the
 * seat map.
 */
import { type Box, boxAround, type DrawnHall, type DrawnSeat, type HallRow, type HallSection } from './drawn-hall.js';
import type { FreeRow, FreeSeat, FreeSection, OwnSeat, SeatIndex } from '../seat-index.js';

/** Plan units. */
export const SEAT_PITCH = 24;
export const ROW_PITCH = 28;
export const SEAT_RADIUS = 10;
/** Between ticket types; it has room for the name of the lower one. */
const SECTION_GAP = 64;
/** Width by height of the area for many ticket types. A few stand one behind the other, as in a theatre. */
const PROPORTION = 1.6;

/** Linear in the number of seats. */
export function layOutHall({ sections }: SeatIndex): DrawnHall {
  const shelves = fillShelves(sections.filter(({ rows }) => rows.length > 0));
  const drawn: HallSection<DrawnSeat>[] = [];
  let top = 0;
  for (const shelf of shelves) {
    let left = -widthOfShelf(shelf) / 2;
    for (const section of shelf) {
      drawn.push(drawSection(section, left, top));
      left += widthOf(section) + SECTION_GAP;
    }
    top += Math.max(...shelf.map(heightOf)) + SECTION_GAP;
  }
  return { bounds: boxAround(drawn.map(({ bounds }) => bounds)), sections: drawn, areas: [], notDrawn: [] };
}

function widthOf({ width }: FreeSection): number {
  return (width - 1) * SEAT_PITCH + 2 * SEAT_RADIUS;
}

function heightOf({ rows }: FreeSection): number {
  return (rows.length - 1) * ROW_PITCH + 2 * SEAT_RADIUS;
}

function widthOfShelf(shelf: readonly FreeSection[]): number {
  return shelf.reduce((width, section) => width + widthOf(section) + SECTION_GAP, -SECTION_GAP);
}

/** In the API's order, from left to right and top to bottom. */
function fillShelves(sections: readonly FreeSection[]): FreeSection[][] {
  const surface = sections.reduce((sum, section) => sum + (widthOf(section) + SECTION_GAP) * heightOf(section), 0);
  const most = Math.sqrt(surface * PROPORTION);
  const shelves: FreeSection[][] = [];
  for (const section of sections) {
    const shelf = shelves.at(-1);
    if (shelf && widthOfShelf([...shelf, section]) <= most) shelf.push(section);
    else shelves.push([section]);
  }
  return shelves;
}

function drawSection(section: FreeSection, left: number, top: number): HallSection<DrawnSeat> {
  const bounds: Box = { x: left, y: top, width: widthOf(section), height: heightOf(section) };
  const rows = section.rows.map((row) => drawRow(row, bounds));
  return { name: section.ticketType.name, bounds, isOutlined: false, rows };
}

/** Row labels stand at the edges of the ticket type, one below the other. */
function drawRow({ label, rank, blocks, own }: FreeRow, { x: left, y: top, width }: Box): HallRow<DrawnSeat> {
  const y = top + SEAT_RADIUS + rank * ROW_PITCH;
  const draw = ({ seat, column }: FreeSeat | OwnSeat, free?: FreeSeat, owned?: OwnSeat): DrawnSeat => {
    const x = left + SEAT_RADIUS + column * SEAT_PITCH;
    return { x, y, radius: SEAT_RADIUS, name: seat.id, free, own: owned };
  };
  const seats = [
    ...blocks.flatMap((block) => block.seats).map((free) => draw(free, free)),
    ...own.map((owned) => draw(owned, undefined, owned)),
  ].sort((one, other) => one.x - other.x);
  const labelsAt = [
    { side: 'left', x: left - SEAT_RADIUS, y },
    { side: 'right', x: left + width + SEAT_RADIUS, y },
  ] as const;
  return { label, labelsAt, seats };
}
