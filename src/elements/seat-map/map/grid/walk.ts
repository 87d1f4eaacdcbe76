/** Keyboard navigation in the grid of seats: along a row, to neighbouring rows and from section to section. */
import { type FlatHall, type FlatRow, rowAt } from '../../model/flat-hall.js';

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Whether a spot can take the focus. Filters hide some. */
type IsOpen = (spot: number) => boolean;

/** @returns the spot that a key leads to, the same spot at an edge, or undefined for any other key */
export function walk(hall: FlatHall, spot: number, { key, ctrlKey, metaKey }: Key, isOpen: IsOpen): number | undefined {
  const row = rowAt(hall, spot);
  if (!row) return undefined;
  const at = hall.rowOf[spot] ?? 0;
  const isFar = ctrlKey || metaKey;
  const last = hall.x.length - 1;
  switch (key) {
    case 'ArrowLeft':
      return findOpen(spot - 1, row.from, -1, isOpen) ?? spot;
    case 'ArrowRight':
      return findOpen(spot + 1, row.to - 1, 1, isOpen) ?? spot;
    case 'ArrowUp':
      return findNearestInRows(hall, at - 1, 0, -1, spot, isOpen);
    case 'ArrowDown':
      return findNearestInRows(hall, at + 1, hall.rows.length - 1, 1, spot, isOpen);
    case 'Home':
      return findOpen(isFar ? 0 : row.from, isFar ? last : row.to - 1, 1, isOpen) ?? spot;
    case 'End':
      return findOpen(isFar ? last : row.to - 1, isFar ? 0 : row.from, -1, isOpen) ?? spot;
    case 'PageUp':
      return findNearestInSection(hall, row, -1, spot, isOpen);
    case 'PageDown':
      return findNearestInSection(hall, row, 1, spot, isOpen);
    default:
      return undefined;
  }
}

/** The first open spot of the hall, in hall order. */
export function findFirstOpen(hall: FlatHall, isOpen: IsOpen): number | undefined {
  return findOpen(0, hall.x.length - 1, 1, isOpen);
}

function findOpen(from: number, to: number, step: 1 | -1, isOpen: IsOpen): number | undefined {
  for (let spot = from; step > 0 ? spot <= to : spot >= to; spot += step) if (isOpen(spot)) return spot;
  return undefined;
}

function findNearestInSection(
  hall: FlatHall,
  { section }: FlatRow,
  step: 1 | -1,
  spot: number,
  isOpen: IsOpen,
): number {
  for (let at = hall.sections.indexOf(section) + step; hall.sections[at]; at += step) {
    const { from, to } = hall.sections[at] as { from: number; to: number };
    const found = findNearestInRows(hall, from, to - 1, 1, spot, isOpen);
    if (found !== spot) return found;
  }
  return spot;
}

/** The spot straight ahead in the first row that has an open spot. `spot` itself if there is none. */
function findNearestInRows(
  hall: FlatHall,
  from: number,
  to: number,
  step: 1 | -1,
  spot: number,
  isOpen: IsOpen,
): number {
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
