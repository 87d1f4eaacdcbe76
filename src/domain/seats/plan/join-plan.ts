/** Finds the seats on sale in a seating plan. The seat map calls it for each new availability. */
import type { DrawnHall, DrawnSeat } from './drawn-hall.js';
import type { Seat } from '../seat.js';
import type { FreeSeat, FreeSection, OwnSeat, SeatIndex } from '../seat-index.js';
import type { HallPlan, PlanSeat, PlanSection } from './seating-plan.js';

/**
 * A seat on sale takes the first place that one of these rules finds (docs/seating-plans.md):
 *
 * 1. the plan's `seat_guid` is its id, and no other ticket type sells that id;
 * 2. the `seat_guid` is `<ticket type code>-<id>`;
 * 3. in a zone named like its ticket type, row label, separator and seat number make its id;
 * 4. row label and seat number make its id in only one place of the plan, and no other ticket type sells that id.
 *
 * Each rule runs for all seats before the next one, so that a guess never takes the place of a certain match. Linear in
 * the number of seats.
 */
export function joinPlan(plan: HallPlan, index: SeatIndex): DrawnHall {
  const onSale = new Map<PlanSeat, FreeSeat>();
  let left: readonly FreeSeat[] = index.seats;
  const finders = placeFinders(plan, index);
  for (const findPlace of finders) {
    left = left.filter((free) => {
      const place = findPlace(free.seat, free.block.band.section);
      if (!place || onSale.has(place)) return true;
      onSale.set(place, free);
      return false;
    });
  }
  const own = ownPlaces(index, finders);
  const draw = (seat: PlanSeat): DrawnSeat => {
    const { x, y, radius, name } = seat;
    const free = onSale.get(seat);
    return { x, y, radius, name, free, ...(!free && { own: own.get(seat) }) };
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

type FindPlace = (seat: Seat, section: FreeSection) => PlanSeat | undefined;

function ownPlaces({ sections }: SeatIndex, finders: readonly FindPlace[]): ReadonlyMap<PlanSeat, OwnSeat> {
  const places = new Map<PlanSeat, OwnSeat>();
  for (const section of sections) {
    for (const own of section.rows.flatMap((row) => row.own)) {
      const place = finders.map((findPlace) => findPlace(own.seat, section)).find(Boolean);
      if (place) places.set(place, own);
    }
  }
  return places;
}

function placeFinders({ sections }: HallPlan, index: SeatIndex): FindPlace[] {
  const byGuid = new Map<string, PlanSeat>();
  for (const { rows } of sections) {
    for (const { seats } of rows) for (const seat of seats) if (seat.guid !== '') byGuid.set(seat.guid, seat);
  }
  const inZonesOf = remember((section: FreeSection) =>
    byPrintedName(sections.filter((zone) => isCalledLike(zone, section))),
  );
  const anywhere = byPrintedName(sections);
  const own = index.sections.flatMap(({ rows }) => rows).flatMap((row) => row.own);
  const isOneSeat = ({ id }: Seat, section: FreeSection): boolean =>
    (index.byId.get(id) ?? []).every(({ block }) => block.band.section === section) &&
    own.every(({ seat, band }) => seat.id !== id || band.section === section);
  return [
    (seat, section) => (isOneSeat(seat, section) ? byGuid.get(seat.id) : undefined),
    (seat, section) => byGuid.get(`${section.ticketType.code}-${seat.id}`),
    (seat, section) => inZonesOf(section)(seat),
    (seat, section) => (isOneSeat(seat, section) ? anywhere(seat) : undefined),
  ];
}

/** Ignores case and outer spaces, which tools and box offices treat differently: `Dress Circle`, `DRESS CIRCLE`. */
function isCalledLike(zone: PlanSection, { ticketType }: FreeSection): boolean {
  const names = [ticketType.code, ticketType.name].map(plain);
  return [zone.name, zone.id].some((name) => name !== '' && names.includes(plain(name)));
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}

/** Looks places up by row label, separator and number. A name that two places share finds neither. */
function byPrintedName(zones: readonly PlanSection[]): (seat: Seat) => PlanSeat | undefined {
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
  return ({ id, separator }) => bySeparator(separator).get(id);
}

function remember<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) made.set(key, (value = make(key)));
    return value;
  };
}
