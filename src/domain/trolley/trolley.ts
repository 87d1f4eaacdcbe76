/** Trolley, bundle, order and ticket order, from the first choice to the purchase (docs/api/trolley.md). */
import type { Commission } from '../sale/availability.js';
import type { TicketedEvent } from '../catalogue/event.js';
import type { FailureClass } from '../payment/failure-class.js';
import { add, type Currency, type Money, totalsByCurrency } from '../sale/money.js';
import type { Performance } from '../catalogue/performance.js';
import type { Price } from '../sale/price.js';
import type { Seat } from '../seats/seat.js';
import type { SendMethod } from './send-method.js';

/** Orders by supplier. Nothing in it is held until it is reserved. The trolley token encodes it. */
export interface Trolley {
  readonly bundles: readonly Bundle[];
  readonly orderCount: number;
  /** Present after the reserve. */
  readonly transactionUuid?: string;
  /** Present after the purchase. */
  readonly transactionId?: string;
  readonly purchaseResult?: PurchaseResult;
}

/** All orders of one supplier. They are reserved, paid and sent together, and fail together. */
export interface Bundle {
  readonly sourceCode: string;
  readonly sourceName: string;
  readonly orders: readonly Order[];
  readonly currency: Currency;
  readonly totalSeatPrice: Money;
  readonly totalSurcharge: Money;
  readonly totalSendCost: Money;
  readonly total: Money;
  /** The total in the account's display currency, if it has one. For information only: the customer pays `total`. */
  readonly totalInDesiredCurrency?: Money;
  /** Absent when the bundle is sold on credit or the supplier takes the money itself. */
  readonly debitor?: Debitor;
  readonly purchaseResult?: PurchaseResult;
  readonly termsAndConditions?: string;
}

export type SeatRequestStatus = 'not_requested' | 'got_all' | 'got_partial' | 'got_none';
export type CancellationStatus = 'possible' | 'not_permitted' | 'cancelled' | 'tried_and_failed';

/** Tickets of one performance, ticket type and price band. */
export interface Order {
  /** Never reused or shifted within a trolley. */
  readonly itemNumber: number;
  readonly event: TicketedEvent;
  readonly performance: Performance;
  readonly ticketTypeCode: string;
  readonly ticketTypeName: string;
  readonly priceBandCode: string;
  readonly priceBandName?: string;
  /** One per discount in the order. */
  readonly ticketOrders: readonly TicketOrder[];
  /** The number of tickets. */
  readonly quantity: number;
  readonly totalSeatPrice: Money;
  readonly totalSurcharge: Money;
  readonly requestedSeatIds: readonly string[];
  readonly seatRequestStatus?: SeatRequestStatus;
  /** Present after the reserve. */
  readonly sendMethod?: SendMethod;
  /** On unreserved orders: the supplier's reason, in its own words. */
  readonly reserveFailureComment?: string;
  /** The only reference that the venue knows; it must be shown. */
  readonly backendPurchaseReference?: string;
  readonly cancellationStatus?: CancellationStatus;
  readonly cancellationComment?: string;
  readonly backendCancellationReference?: string;
  readonly barcodeTypes: readonly string[];
  readonly externalManagementUrl?: string;
  readonly commission?: Commission;
}

export interface TicketOrder {
  readonly discountCode: string;
  readonly discountName: string;
  readonly semanticType?: string;
  readonly quantity: number;
  /** The price of one ticket. */
  readonly price: Price;
  readonly totalSeatPrice: Money;
  readonly totalSurcharge: Money;
  /** Empty until the reserve. */
  readonly seats: readonly Seat[];
}

/** The third party that takes the money for a bundle (docs/api/payments.md#debitor). */
export interface Debitor {
  /** `stripe`, `dummy`, … */
  readonly type: string;
  readonly name: string;
  readonly description: string;
  /** As the API sends it; the payment method of this debitor knows its shape. */
  readonly integrationData: Readonly<Record<string, unknown>>;
  /** Bundles with the same key can share a payment. */
  readonly aggregationKey?: string;
}

export interface PurchaseResult {
  readonly success: boolean;
  /** On a trolley: some of its bundles failed. */
  readonly isPartial: boolean;
  /** For developers; never shown to customers. */
  readonly failureReason?: string;
  /** A code from the backend, such as `auth_failure`. */
  readonly purchaseError?: string;
  /** Set when the API's own code gives the class, as the XML core's does. */
  readonly failureClass?: FailureClass;
  readonly failed3dSecure: boolean;
  readonly failedAvs: boolean;
  readonly failedCvTwo: boolean;
  readonly backendPurchaseReference?: string;
}

/** The answer to a trolley call. */
export interface TrolleyAnswer {
  readonly token: string;
  readonly trolley: Trolley;
  /** Orders that the box office removed because they cannot share a trolley with the new one. */
  readonly discardedOrders: readonly Order[];
  /** Part of the request was invalid or sold out. */
  readonly inputContainedUnavailableOrder: boolean;
  /** For the XML core, when the request asked for it. */
  readonly cryptoBlock?: string;
}

/** The effect of a change, according to the box office's answer. */
export interface TrolleyChange {
  readonly added: readonly Order[];
  readonly removed: readonly Order[];
  readonly discarded: readonly Order[];
  /**
   * Added with other discounts than requested: the box office replaces discounts that do not mix
   * (docs/api/trolley.md#trolley-endpoint, `discX`).
   */
  readonly altered: readonly Order[];
}

/** An order that the customer wants to add. Only the API's answer to it has prices and seats. */
export interface OrderRequest {
  readonly performanceId: string;
  readonly ticketTypeCode: string;
  readonly priceBandCode: string;
  readonly quantity: number;
  /** One discount code per ticket, or none at all. */
  readonly discounts?: readonly string[];
  /** One API seat id per ticket; absent means best available. */
  readonly seats?: readonly string[];
  /** `YYYY-MM-DD`, for events with `needsDepartureDate`. */
  readonly departureDate?: string;
  /** Nights or days, for events with `needsDuration`. */
  readonly duration?: number;
  readonly promoCode?: string;
}

export function allOrders({ bundles }: Trolley): Order[] {
  return bundles.flatMap(({ orders }) => orders);
}

export function ticketCount(trolley: Trolley): number {
  return allOrders(trolley).reduce((count, order) => count + order.quantity, 0);
}

/** The amounts to pay, one total per currency. Each supplier debits its own bundle separately. */
export function trolleyTotals({ bundles }: Trolley): Money[] {
  return totalsByCurrency(bundles.map(({ total }) => total));
}

/** The price of an order's tickets, booking fees included and delivery not. */
export function ticketTotal({ totalSeatPrice, totalSurcharge }: Order): Money {
  return add(totalSeatPrice, totalSurcharge);
}

/** One discount code per ticket. */
export function discountCodes({ ticketOrders }: Order): string[] {
  return ticketOrders.flatMap(({ discountCode, quantity }) => Array<string>(quantity).fill(discountCode));
}

/**
 * Whether an order has the requested discounts, in any order. The default discount has a code or none depending on the
 * call (docs/api/demo-events.md#prices), so an answer with a missing code counts as a match.
 *
 * @param codes one per ticket, or none at all
 */
export function hasDiscounts(order: Order, codes: readonly string[]): boolean {
  const given = discountCodes(order);
  if (codes.length === 0 || !given.every(Boolean)) return true;
  return [...given].sort().join('\n') === [...codes].sort().join('\n');
}

export function orderSeats(order: Order): Seat[] {
  return order.ticketOrders.flatMap(({ seats }) => seats);
}
