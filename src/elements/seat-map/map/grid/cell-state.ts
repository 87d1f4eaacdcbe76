/** What the grid says of a seat: its name as the contract has it, and how it stands. */
import type { FreeSeat } from '../../../../domain/seats/seat-index.js';
import type { Choice } from '../../model/choice.js';
import type { Locale } from '../../../../i18n/locale.js';
import { seatName } from '../../model/words.js';
import { type FlatHall, rowAt } from '../../model/flat-hall.js';

export interface CellState {
  readonly name: string;
  readonly isSelected: boolean;
  readonly isAtFault: boolean;
  readonly isUnavailable: boolean;
  readonly isHidden: boolean;
}

export function describeFree(free: FreeSeat, choice: Choice, isShown: boolean, locale: Locale): CellState {
  const isSelected = choice.has(free);
  const name = seatName(free, locale);
  return {
    name: isSelected ? `${name}, ${locale.terms.seats.selected}` : name,
    isSelected,
    isAtFault: choice.faults.has(free),
    isUnavailable: false,
    isHidden: !isShown,
  };
}

/** A seat of the plan that is not on sale, or one that the customer has in the trolley. */
export function describeTaken(hall: FlatHall, spot: number, locale: Locale): CellState {
  const own = hall.own.get(spot);
  const parts = own
    ? [own.seat.id, own.band.section.ticketType.name, locale.terms.seats.inTrolley]
    : [hall.takenNames.get(spot), rowAt(hall, spot)?.section.name, locale.terms.seats.unavailable];
  const name = parts.filter(Boolean).join(', ');
  return { name, isSelected: false, isAtFault: false, isUnavailable: true, isHidden: false };
}
