/** Finds the seats that are on sale on a seating plan. Called by the seat map for each new availability. */
import type { DrawnHall, DrawnSeat } from './drawn-hall.js';
import type { FreeSeat, FreeSection, SeatIndex } from './seat-index.js';
import type { HallPlan, PlanSeat, PlanSection } from './seating-plan.js';

/**
 * A seat on sale stands where the first of these holds (docs/seating-plans.md):
 *
 * 1. the plan's `seat_guid` is its id, and no other ticket type sells that id;
 * 2. the `seat_guid` is `<ticket type code>-<id>`;
 * 3. in a zone called like its ticket type, row label and seat number, with the row's separator, are its id;
 * 4. row label and seat number are its id in one place of the plan only, and no other ticket type sells that id.
 *
 * An earlier rule goes before a later one for all seats, so that a guess never takes the place of a seat that is known.
 * Linear in the number of seats.
 */
export function joinPlan(plan: HallPlan, index: SeatIndex): DrawnHall {
  const onSale = new Map<PlanSeat, FreeSeat>();
  let left: readonly FreeSeat[] = index.seats;
  for (const findPlace of placeFinders(plan, index)) {
    left = left.filter((free) => {
      const place = findPlace(free);
      if (!place || onSale.has(place)) return true;
      onSale.set(place, free);
      return false;
    });
  }
  const draw = (seat: PlanSeat): DrawnSeat => {
    const { x, y, radius, name } = seat;
    return { x, y, radius, name, free: onSale.get(seat) };
  };
  return {
    bounds: plan.bounds,
    areas: plan.areas,
    sections: plan.sections.map(({ name, bounds, isOutlined, rows }) => ({
      name,
      bounds,
      isOutlined,
      rows: rows.map(({ label, labelsAt, seats }) => ({ label, labelsAt, seats: seats.map(draw) })),
    })),
    notDrawn: left,
  };
}

type FindPlace = (free: FreeSeat) => PlanSeat | undefined;

function placeFinders({ sections }: HallPlan, { byId }: SeatIndex): FindPlace[] {
  const byGuid = new Map<string, PlanSeat>();
  for (const { rows } of sections) {
    for (const { seats } of rows) for (const seat of seats) if (seat.guid !== '') byGuid.set(seat.guid, seat);
  }
  const inZonesOf = remember((section: FreeSection) =>
    byPrintedName(sections.filter((zone) => isCalledLike(zone, section))),
  );
  const anywhere = byPrintedName(sections);
  const isOneSeat = (free: FreeSeat): boolean => {
    const namesakes = byId.get(free.seat.id) ?? [];
    return namesakes.every(({ block }) => block.band.section === free.block.band.section);
  };
  return [
    (free) => (isOneSeat(free) ? byGuid.get(free.seat.id) : undefined),
    (free) => byGuid.get(`${free.block.band.section.ticketType.code}-${free.seat.id}`),
    (free) => inZonesOf(free.block.band.section)(free),
    (free) => (isOneSeat(free) ? anywhere(free) : undefined),
  ];
}

/** However tools and box offices spell it: `Dress Circle`, `DRESS CIRCLE`. */
function isCalledLike(zone: PlanSection, { ticketType }: FreeSection): boolean {
  const names = [ticketType.code, ticketType.name].map(plain);
  return [zone.name, zone.id].some((name) => name !== '' && names.includes(plain(name)));
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}

/** By row label, separator and number; a name that stands in two places finds neither. */
function byPrintedName(zones: readonly PlanSection[]): FindPlace {
  const bySeparator = remember((separator: string) => {
    const places = new Map<string, PlanSeat | undefined>();
    for (const { rows } of zones) {
      for (const { label, seats } of rows) {
        for (const seat of seats) {
          const name = `${label}${separator}${seat.number}`;
          places.set(name, places.has(name) ? undefined : seat);
        }
      }
    }
    return places;
  });
  return ({ seat }) => bySeparator(seat.separator).get(seat.id);
}

function remember<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) made.set(key, (value = make(key)));
    return value;
  };
}
