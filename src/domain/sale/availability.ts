/** What can be bought for one performance: ticket types, price bands, discounts and free seats (reference 4.8, 5). */
import type { Currency } from './money.js';
import type { OfferedPrice } from './price.js';
import type { Seat } from '../seats/seat.js';

export interface Availability {
  readonly performanceId?: string;
  readonly currency: Currency;
  readonly ticketTypes: readonly TicketType[];
  /** Numbers that can be bought; may have gaps. Empty where the API sent none: no restriction is known. */
  readonly validQuantities: readonly number[];
  /** Seats must be one run inside one block. The API's clients assume true where it is missing. */
  readonly contiguousSeatSelectionOnly: boolean;
  readonly mustSelectWholeSeatBlock: boolean;
  /** Most orders of this event in one trolley; absent means no limit. */
  readonly maxBundleSize?: number;
  readonly backendIsBroken: boolean;
  readonly backendIsDown: boolean;
  readonly backendThrottleFailed: boolean;
  readonly sourceCode?: string;
}

/** A part of the house; for attractions a variant of the product. */
export interface TicketType {
  readonly code: string;
  readonly name: string;
  readonly priceBands: readonly PriceBand[];
}

export type SingleSeatsPolicy = 'always' | 'never' | 'if_necessary';

export interface PriceBand extends OfferedPrice {
  /** Opaque, such as `A/pool`; unique only together with the ticket type. */
  readonly code: string;
  readonly name?: string;
  readonly discountCode: string;
  readonly discountName: string;
  /** Most adjacent tickets for best available. With free seat choice more may be possible. */
  readonly numberAvailable: number;
  readonly singleSeats: SingleSeatsPolicy;
  /** Free seats in seating order; undefined where seats cannot be chosen. */
  readonly seatBlocks?: readonly SeatBlock[];
  readonly exampleSeats: readonly Seat[];
  readonly exampleSeatsAreReal: boolean;
  /** Empty unless asked for. The first is the default. */
  readonly discounts: readonly Discount[];
  readonly semanticType?: string;
  readonly commission?: Commission;
}

/** Free seats next to each other, in the API's order: the order is what "consecutive" means. */
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
  /** Numbers of tickets with this discount that may be bought; undefined means no restriction. */
  readonly validQuantities?: readonly number[];
  /** Ticket positions, from 0, that may not have it. */
  readonly disallowedTickets: readonly number[];
  readonly commission?: Commission;
}

/** Per ticket; only for server-side callers, the proxy never lets it reach a browser. */
export interface Commission {
  readonly user?: { readonly includingVat: number; readonly excludingVat: number; readonly currencyCode: string };
  readonly gross?: { readonly includingVat: number; readonly excludingVat: number; readonly currencyCode: string };
}

/** A price band with the ticket type that makes its code unique. */
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

/** Whether any band lets its seats be chosen: the presence of blocks is the API's own test (reference 5). */
export function offersSeatChoice({ ticketTypes }: Availability): boolean {
  return ticketTypes.some((type) => type.priceBands.some((band) => band.seatBlocks !== undefined));
}

/** Why nothing can be bought right now, if so. */
export type AvailabilityTrouble = 'sold-out' | 'down' | 'broken' | 'busy';

export function availabilityTrouble(availability: Availability): AvailabilityTrouble | undefined {
  if (availability.backendIsDown) return 'down';
  if (availability.backendIsBroken) return 'broken';
  if (availability.backendThrottleFailed) return 'busy';
  const hasTickets = availability.ticketTypes.some((type) => type.priceBands.some((band) => band.numberAvailable > 0));
  return hasTickets ? undefined : 'sold-out';
}
