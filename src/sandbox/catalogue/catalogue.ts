/** All events the box office sells, by ID. */
import { ATTRACTIONS } from './attractions.js';
import { TEST_EVENTS } from './test-events.js';
import { THEATRE } from './theatre.js';
import { TRAVEL } from './travel.js';
import { type EventSpec, type PriceBand, type TicketType } from './types.js';

export class Catalogue {
  readonly #byId: ReadonlyMap<string, EventSpec>;

  constructor(extra: readonly EventSpec[] = []) {
    this.#byId = new Map(
      [...THEATRE, ...ATTRACTIONS, ...TRAVEL, ...TEST_EVENTS, ...extra].map((event) => [event.id, event]),
    );
  }

  get(id: string): EventSpec | undefined {
    return this.#byId.get(id);
  }

  all(): EventSpec[] {
    return [...this.#byId.values()];
  }

  /** Like get, for IDs that are known to exist because an order holds them. */
  require(id: string): EventSpec {
    const event = this.#byId.get(id);
    if (!event) throw new Error(`No event ${id} in the catalogue.`);
    return event;
  }
}

/** A ticket type with one of its price bands: what an order is for. */
export interface Place {
  readonly event: EventSpec;
  readonly ticketType: TicketType;
  readonly band: PriceBand;
}

export function findPlace(event: EventSpec, ticketTypeCode: string, bandCode: string): Place | undefined {
  const ticketType = event.ticketTypes.find((type) => type.code === ticketTypeCode);
  const band = ticketType?.bands.find((candidate) => candidate.code === bandCode);
  return ticketType && band ? { event, ticketType, band } : undefined;
}

export const placesOf = (event: EventSpec): Place[] =>
  event.ticketTypes.flatMap((ticketType) => ticketType.bands.map((band) => ({ event, ticketType, band })));

/** Unique inside an event: band codes alone are not. */
export const placeKey = (place: Place): string => `${place.ticketType.code} ${place.band.code}`;
