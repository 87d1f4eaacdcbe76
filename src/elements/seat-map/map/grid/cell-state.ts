/** The accessible name and state of each seat in the grid. */
import type { FreeSeat } from '../../../../domain/seats/seat-index.js';
import type { SeatChoice } from '../../model/seat-choice.js';
import type { Locale } from '../../../../i18n/locale.js';
import { nameSeat } from '../../model/words.js';
import { type FlatHall, rowAt } from '../../model/flat-hall.js';

export interface CellState {
  readonly name: string;
  readonly isSelected: boolean;
  readonly isAtFault: boolean;
  readonly isUnavailable: boolean;
  readonly isHidden: boolean;
}

export function describeFree(free: FreeSeat, choice: SeatChoice, isShown: boolean, locale: Locale): CellState {
  const isSelected = choice.has(free);
  const name = nameSeat(free, locale);
  return {
    name: isSelected ? `${name}, ${locale.terms.seats.selected}` : name,
    isSelected,
    isAtFault: choice.faults.has(free),
    isUnavailable: false,
    isHidden: !isShown,
  };
}

/** Describes a seat of the plan that is not on sale, or a seat in the customer's trolley. */
export function describeTaken(hall: FlatHall, spot: number, locale: Locale): CellState {
  const own = hall.own.get(spot);
  const parts = own
    ? [own.seat.id, own.band.section.ticketType.name, locale.terms.seats.inTrolley]
    : [hall.takenNames.get(spot), rowAt(hall, spot)?.section.name, locale.terms.seats.unavailable];
  const name = parts.filter(Boolean).join(', ');
  return { name, isSelected: false, isAtFault: false, isUnavailable: true, isHidden: false };
}
