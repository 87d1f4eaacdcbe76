/**
 * A second, plain implementation of the seat rules (docs/api/seat-rules.md) that tries every choice. Tests compare the
 * fast one with it, in halls of a dozen seats.
 */
import type { FreeBand, FreeSeat, SeatIndex } from '../../src/domain/seats/seat-index.js';

/** Whether the seats may be reserved as one order. */
export function isValid(index: SeatIndex, seats: readonly FreeSeat[], quantity?: number): boolean {
  const { validQuantities, contiguousSeatSelectionOnly, mustSelectWholeSeatBlock } = index.availability;
  const band = seats[0]?.block.band;
  if (!band || seats.some((seat) => seat.block.band !== band)) return false;
  if (quantity !== undefined && seats.length !== quantity) return false;
  if (validQuantities.length > 0 && !validQuantities.includes(seats.length)) return false;
  if (contiguousSeatSelectionOnly && !isOneRun(seats)) return false;
  const chosen = new Set(seats);
  if (mustSelectWholeSeatBlock) return seats.every((seat) => seat.block.seats.every((other) => chosen.has(other)));
  switch (band.priceBand.singleSeats) {
    case 'always':
      return true;
    case 'never':
      return !leavesSingle(seats);
    case 'if_necessary':
      return !leavesSingle(seats) || !canAvoidSingle(index, band, seats.length);
  }
}

const avoidable = new WeakMap<FreeBand, Map<number, boolean>>();

/** Whether any choice of this size leaves no single seat. Cached, because it tries every choice. */
function canAvoidSingle({ availability }: SeatIndex, band: FreeBand, size: number): boolean {
  const known = avoidable.get(band) ?? new Map<number, boolean>();
  avoidable.set(band, known);
  let isPossible = known.get(size);
  if (isPossible === undefined) {
    const isAllowed = (choice: FreeSeat[]) => !availability.contiguousSeatSelectionOnly || isOneRun(choice);
    isPossible = choicesOf(band, size).some((choice) => isAllowed(choice) && !leavesSingle(choice));
    known.set(size, isPossible);
  }
  return isPossible;
}

export function isOneRun(seats: readonly FreeSeat[]): boolean {
  const positions = seats.map(({ position }) => position).sort((left, right) => left - right);
  return (
    seats.every(({ block }) => block === seats[0]?.block) &&
    positions.every((position, at) => position === positions[0]! + at)
  );
}

/** Draws each affected block as `x` and `.`, and looks for a single dot. */
export function leavesSingle(seats: readonly FreeSeat[]): boolean {
  const chosen = new Set(seats);
  return [...new Set(seats.map(({ block }) => block))].some((block) => {
    const picture = block.seats.map((seat) => (chosen.has(seat) ? 'x' : '.')).join('');
    return picture.split(/x+/).includes('.');
  });
}

/** Every set of `size` seats of a band. */
export function choicesOf(band: FreeBand, size: number): FreeSeat[][] {
  const all = band.blocks.flatMap(({ seats }) => [...seats]);
  const choose = (from: number, left: number): FreeSeat[][] => {
    if (left === 0) return [[]];
    const choices: FreeSeat[][] = [];
    for (let at = from; at <= all.length - left; at++) {
      for (const rest of choose(at + 1, left - 1)) choices.push([all[at]!, ...rest]);
    }
    return choices;
  };
  return choose(0, size);
}

/** Every valid order of the hall, or every valid order of one size. */
export function validOrders(index: SeatIndex, quantity?: number): FreeSeat[][] {
  return index.sections
    .flatMap(({ bands }) => bands)
    .flatMap((band) => {
      const sizes = quantity === undefined ? Array.from({ length: band.seatCount }, (_, at) => at + 1) : [quantity];
      return sizes.flatMap((size) => choicesOf(band, size));
    })
    .filter((seats) => isValid(index, seats, quantity));
}
