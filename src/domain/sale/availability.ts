/**
 * What is on sale for one performance: ticket types, price bands, discounts and free seats (docs/api/availability.md).
 */
import type { Currency } from './money.js';
import type { OfferedPrice } from './price.js';
import type { Seat } from '../seats/seat.js';

export interface Availability {
  readonly performanceId?: string;
  readonly currency: Currency;
  readonly ticketTypes: readonly TicketType[];
  /** The quantities that can be bought; there may be gaps. Empty when the API sends none: no restriction is known. */
  readonly validQuantities: readonly number[];
  /** Seats must be one run inside one block. True when the API leaves the flag out, as in its own clients. */
  readonly contiguousSeatSelectionOnly: boolean;
  readonly mustSelectWholeSeatBlock: boolean;
  /** The maximum number of orders of this event in one trolley; absent means no limit. */
  readonly maxBundleSize?: number;
  readonly backendIsBroken: boolean;
  readonly backendIsDown: boolean;
  readonly backendThrottleFailed: boolean;
  readonly sourceCode?: string;
}

/** A part of the hall, or a variant of the product for attractions. */
export interface TicketType {
  readonly code: string;
  readonly name: string;
  readonly priceBands: readonly PriceBand[];
}

export type SingleSeatsPolicy = 'always' | 'never' | 'if_necessary';

export interface PriceBand extends OfferedPrice {
  /** Opaque, such as `A/pool`. Unique only within its ticket type. */
  readonly code: string;
  readonly name?: string;
  readonly discountCode: string;
  readonly discountName: string;
  /** The most adjacent tickets that best available can give. A customer who chooses seats may get more. */
  readonly numberAvailable: number;
  readonly singleSeats: SingleSeatsPolicy;
  /** Free seats in seating order; undefined when seats cannot be chosen. */
  readonly seatBlocks?: readonly SeatBlock[];
  readonly exampleSeats: readonly Seat[];
  readonly exampleSeatsAreReal: boolean;
  /** Empty unless the request asked for discounts. The first is the default. */
  readonly discounts: readonly Discount[];
  readonly semanticType?: string;
  readonly commission?: Commission;
}

/** Free seats next to each other. Their order is the API's, and it defines which seats are consecutive. */
export interface SeatBlock {
  readonly row: string;
  readonly seats: readonly Seat[];
}

export interface Discount extends OfferedPrice {
  readonly code: string;
  readonly name: string;
  readonly numberAvailable: number;
  readonly singleSeats: SingleSeatsPolicy;
  /** `standard`, `child`, `student`, `senior`, … */
  readonly semanticType?: string;
  readonly minimumAge?: number;
  readonly maximumAge?: number;
  /** The numbers of tickets that may have this discount; undefined means no restriction. */
  readonly validQuantities?: readonly number[];
  /** Positions of tickets, from 0, that may not have it. */
  readonly disallowedTickets: readonly number[];
  readonly commission?: Commission;
}

/** Per ticket, in major units. Only server-side callers get it: the proxy removes it from every answer. */
export interface Commission {
  readonly user?: { readonly includingVat: number; readonly excludingVat: number; readonly currencyCode: string };
  readonly gross?: { readonly includingVat: number; readonly excludingVat: number; readonly currencyCode: string };
}

/** Identifies a price band: its code is unique only within the ticket type. */
export interface BandReference {
  readonly ticketTypeCode: string;
  readonly priceBandCode: string;
}

export function findBand(
  availability: Availability,
  { ticketTypeCode, priceBandCode }: BandReference,
): PriceBand | undefined {
  return availability.ticketTypes
    .find((type) => type.code === ticketTypeCode)
    ?.priceBands.find((band) => band.code === priceBandCode);
}

/**
 * Whether any price band lets customers choose seats, which the API says by sending blocks
 * (docs/api/availability.md#free-seats).
 */
export function offersSeatChoice({ ticketTypes }: Availability): boolean {
  return ticketTypes.some((type) => type.priceBands.some((band) => band.seatBlocks !== undefined));
}

/** Why nothing can be bought right now. */
export type AvailabilityTrouble = 'sold-out' | 'down' | 'broken' | 'busy';

export function availabilityTrouble(availability: Availability): AvailabilityTrouble | undefined {
  if (availability.backendIsDown) return 'down';
  if (availability.backendIsBroken) return 'broken';
  if (availability.backendThrottleFailed) return 'busy';
  const hasTickets = availability.ticketTypes.some((type) => type.priceBands.some((band) => band.numberAvailable > 0));
  return hasTickets ? undefined : 'sold-out';
}
