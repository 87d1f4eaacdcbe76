/** The events that the box office sells, by ID, and their price bands. */
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

  /** As get, for IDs of events that must exist, because an order is for them. */
  require(id: string): EventSpec {
    const event = this.#byId.get(id);
    if (!event) throw new Error(`No event ${id} in the catalogue.`);
    return event;
  }
}

/** A price band of a ticket type of an event. Every order is for one of these. */
export interface EventBand {
  readonly event: EventSpec;
  readonly ticketType: TicketType;
  readonly band: PriceBand;
}

export function findEventBand(event: EventSpec, ticketTypeCode: string, bandCode: string): EventBand | undefined {
  const ticketType = event.ticketTypes.find((type) => type.code === ticketTypeCode);
  const band = ticketType?.bands.find((candidate) => candidate.code === bandCode);
  return ticketType && band ? { event, ticketType, band } : undefined;
}

export const eventBandsOf = (event: EventSpec): EventBand[] =>
  event.ticketTypes.flatMap((ticketType) => ticketType.bands.map((band) => ({ event, ticketType, band })));

/** Unique within an event, unlike the code of the band. */
export const bandKey = (eventBand: EventBand): string => `${eventBand.ticketType.code} ${eventBand.band.code}`;

/** The code as cached answers and the XML core have it, without `/pool`. */
export const bareBandCode = ({ code }: PriceBand): string => code.replace(/\/.*$/, '');
