/** Where the keys lead in the grid of seats: along the row, to the rows before and behind, from section to section. */
import { type FlatHall, type FlatRow, rowAt } from '../../model/flat-hall.js';

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Whether a spot can be stood on: filters hide some. */
type IsOpen = (spot: number) => boolean;

/** @returns the spot that a key leads to, the same one at an edge, or undefined for a key that moves nothing */
export function walk(hall: FlatHall, spot: number, { key, ctrlKey, metaKey }: Key, isOpen: IsOpen): number | undefined {
  const row = rowAt(hall, spot);
  if (!row) return undefined;
  const at = hall.rowOf[spot] ?? 0;
  const isFar = ctrlKey || metaKey;
  const last = hall.x.length - 1;
  switch (key) {
    case 'ArrowLeft':
      return first(spot - 1, row.from, -1, isOpen) ?? spot;
    case 'ArrowRight':
      return first(spot + 1, row.to - 1, 1, isOpen) ?? spot;
    case 'ArrowUp':
      return nearestInRows(hall, at - 1, 0, -1, spot, isOpen);
    case 'ArrowDown':
      return nearestInRows(hall, at + 1, hall.rows.length - 1, 1, spot, isOpen);
    case 'Home':
      return first(isFar ? 0 : row.from, isFar ? last : row.to - 1, 1, isOpen) ?? spot;
    case 'End':
      return first(isFar ? last : row.to - 1, isFar ? 0 : row.from, -1, isOpen) ?? spot;
    case 'PageUp':
      return inSection(hall, row, -1, spot, isOpen);
    case 'PageDown':
      return inSection(hall, row, 1, spot, isOpen);
    default:
      return undefined;
  }
}

/** The first open spot of the hall, in its order. */
export function firstOpen(hall: FlatHall, isOpen: IsOpen): number | undefined {
  return first(0, hall.x.length - 1, 1, isOpen);
}

function first(from: number, to: number, step: 1 | -1, isOpen: IsOpen): number | undefined {
  for (let spot = from; step > 0 ? spot <= to : spot >= to; spot += step) if (isOpen(spot)) return spot;
  return undefined;
}

function inSection(hall: FlatHall, { section }: FlatRow, step: 1 | -1, spot: number, isOpen: IsOpen): number {
  for (let at = hall.sections.indexOf(section) + step; hall.sections[at]; at += step) {
    const { from, to } = hall.sections[at] as { from: number; to: number };
    const found = nearestInRows(hall, from, to - 1, 1, spot, isOpen);
    if (found !== spot) return found;
  }
  return spot;
}

/** The spot straight ahead in the first row that has an open one; `spot` itself where there is none. */
function nearestInRows(hall: FlatHall, from: number, to: number, step: 1 | -1, spot: number, isOpen: IsOpen): number {
  for (let at = from; step > 0 ? at <= to : at >= to; at += step) {
    const row = hall.rows[at];
    let nearest: number | undefined;
    let least = Infinity;
    for (let other = row?.from ?? 0; other < (row?.to ?? 0); other++) {
      const distance = Math.abs((hall.x[other] ?? 0) - (hall.x[spot] ?? 0));
      if (distance < least && isOpen(other)) {
        least = distance;
        nearest = other;
      }
    }
    if (nearest !== undefined) return nearest;
  }
  return spot;
}
