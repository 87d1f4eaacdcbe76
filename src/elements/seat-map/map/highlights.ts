/** Collects the spots that the overlay highlights, from the choice, the pointer and the focus. */
import type { FreeSeat } from '../../../domain/seats/seat-index.js';
import { type FlatHall, spotOf } from '../model/flat-hall.js';
import type { SelectionController } from '../model/selection-controller.js';
import type { Highlights } from './paint/overlay.js';

export function collectHighlights(
  hall: FlatHall,
  { choice, proposed }: SelectionController,
  pointed: number | undefined,
  focused: number | undefined,
): Highlights {
  const findSpots = (seats: Iterable<FreeSeat>): number[] => [...seats].flatMap((free) => spotOf(hall, free) ?? []);
  return {
    own: [...hall.own.keys()],
    chosen: findSpots(choice.seats),
    faults: findSpots(choice.faults),
    leftAlone: findSpots(choice.leftAlone),
    proposed: findSpots(proposed),
    pointed,
    focused,
  };
}
