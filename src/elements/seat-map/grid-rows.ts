/** The seats as a grid of rows, and where the keys lead in it. */
import type { FreeSection, FreeSeat, SeatIndex } from '../../domain/seat-index.js';

export interface GridRow {
  readonly section: FreeSection;
  readonly label: string;
  readonly seats: readonly FreeSeat[];
}

export function gridRows({ sections }: SeatIndex): GridRow[] {
  return sections.flatMap((section) =>
    section.rows.map(({ label, blocks }) => {
      const inOrder = [...blocks].sort((left, right) => columnOf(left.seats[0]) - columnOf(right.seats[0]));
      return { section, label, seats: inOrder.flatMap(({ seats }) => seats) };
    }),
  );
}

export function columnOf(free: FreeSeat | undefined): number {
  return Number.parseInt(free?.seat.column ?? '', 10) || 0;
}

/** @returns the seat that a key leads to from `seat`, or undefined for a key that moves nothing */
export function seatTowards(
  rows: readonly GridRow[],
  seat: FreeSeat,
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
): FreeSeat | undefined {
  const at = rows.findIndex(({ seats }) => seats.includes(seat));
  const row = rows[at];
  if (!row) return undefined;
  const column = row.seats.indexOf(seat);
  const last = <T>(items: readonly T[] | undefined): T | undefined => items?.at(-1);
  switch (key) {
    case 'ArrowLeft':
      return row.seats[column - 1] ?? seat;
    case 'ArrowRight':
      return row.seats[column + 1] ?? seat;
    case 'ArrowUp':
      return nearest(rows[at - 1], seat) ?? seat;
    case 'ArrowDown':
      return nearest(rows[at + 1], seat) ?? seat;
    case 'Home':
      return (ctrlKey ? rows[0] : row)?.seats[0];
    case 'End':
      return last((ctrlKey ? last(rows) : row)?.seats);
    case 'PageUp':
      return nearest(sectionStart(rows, row.section, -1), seat) ?? seat;
    case 'PageDown':
      return nearest(sectionStart(rows, row.section, 1), seat) ?? seat;
    default:
      return undefined;
  }
}

function sectionStart(rows: readonly GridRow[], section: FreeSection, step: 1 | -1): GridRow | undefined {
  const sections = [...new Set(rows.map((row) => row.section))];
  const target = sections[sections.indexOf(section) + step];
  return rows.find((row) => row.section === target);
}

function nearest(row: GridRow | undefined, seat: FreeSeat): FreeSeat | undefined {
  const distance = (other: FreeSeat): number => Math.abs(columnOf(other) - columnOf(seat));
  return row?.seats.reduce((best, other) => (distance(other) < distance(best) ? other : best));
}
