/** Trolley, bundle, order and ticket order: what a customer means to buy, holds or has bought (reference 4.11). */
import type { Commission } from '../sale/availability.js';
import type { TicketedEvent } from '../catalogue/event.js';
import type { FailureClass } from '../payment/failure.js';
import type { Currency, Money } from '../sale/money.js';
import { totalsByCurrency } from '../sale/money.js';
import type { Performance } from '../catalogue/performance.js';
import type { Price } from '../sale/price.js';
import type { Seat } from '../seats/seat.js';
import type { SendMethod } from './send-method.js';

/** Orders by supplier. A wish list until it is reserved; the token is its content. */
export interface Trolley {
  readonly bundles: readonly Bundle[];
  readonly orderCount: number;
  /** From reserve on. */
  readonly transactionUuid?: string;
  /** From purchase on. */
  readonly transactionId?: string;
  readonly purchaseResult?: PurchaseResult;
}

/** All orders of one supplier: reserved, paid, posted and failing together. */
export interface Bundle {
  readonly sourceCode: string;
  readonly sourceName: string;
  readonly orders: readonly Order[];
  readonly currency: Currency;
  readonly totalSeatPrice: Money;
  readonly totalSurcharge: Money;
  readonly totalSendCost: Money;
  readonly total: Money;
  /** The same in the account's display currency, where it has one: for information, never what is paid. */
  readonly totalInDesiredCurrency?: Money;
  /** Absent on credit, or where the supplier takes the money itself. */
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
  /** One for each discount in the order. */
  readonly ticketOrders: readonly TicketOrder[];
  /** Number of tickets. */
  readonly quantity: number;
  readonly totalSeatPrice: Money;
  readonly totalSurcharge: Money;
  readonly requestedSeatIds: readonly string[];
  readonly seatRequestStatus?: SeatRequestStatus;
  /** From reserve on. */
  readonly sendMethod?: SendMethod;
  /** On unreserved orders: the supplier's own words. */
  readonly reserveFailureComment?: string;
  /** The only reference the venue knows; must be shown. */
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
  /** Of one ticket. */
  readonly price: Price;
  readonly totalSeatPrice: Money;
  readonly totalSurcharge: Money;
  /** Empty until reserved. */
  readonly seats: readonly Seat[];
}

/** Who takes the money for a bundle, where a third party does (reference 4.13). */
export interface Debitor {
  /** `stripe`, `dummy`, … */
  readonly type: string;
  readonly name: string;
  readonly description: string;
  /** As it came: its shape belongs to the debitor's own payment module. */
  readonly integrationData: Readonly<Record<string, unknown>>;
  /** Bundles with an equal key can share a payment. */
  readonly aggregationKey?: string;
}

export interface PurchaseResult {
  readonly success: boolean;
  /** Some bundles failed (trolley level). */
  readonly isPartial: boolean;
  /** For developers, never shown to customers. */
  readonly failureReason?: string;
  /** A code from the backend, such as `auth_failure`. */
  readonly purchaseError?: string;
  /** Where the API names it by a code of its own, as the XML core does. */
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
  /** Orders thrown out because the new one cannot stand next to them. */
  readonly discardedOrders: readonly Order[];
  /** Part of the request was wrong or sold out. */
  readonly inputContainedUnavailableOrder: boolean;
  /** For the XML API, where it was asked for. */
  readonly cryptoBlock?: string;
}

/** What a change came to, by the box office's answer. */
export interface TrolleyChange {
  readonly added: readonly Order[];
  readonly removed: readonly Order[];
  readonly discarded: readonly Order[];
  /** Added with other discounts than were asked for: the box office replaces those that do not mix (reference 5, `discX`). */
  readonly altered: readonly Order[];
}

/** The order a customer asks to be added. Prices and seats held are only ever the API's answer to it. */
export interface OrderRequest {
  readonly performanceId: string;
  readonly ticketTypeCode: string;
  readonly priceBandCode: string;
  readonly quantity: number;
  /** One code for each ticket, or none at all. */
  readonly discounts?: readonly string[];
  /** One API seat id for each ticket; best available without. */
  readonly seats?: readonly string[];
  /** `YYYY-MM-DD`, for events that need one. */
  readonly departureDate?: string;
  /** Nights or days, for events that need one. */
  readonly duration?: number;
  readonly promoCode?: string;
}

export function allOrders({ bundles }: Trolley): Order[] {
  return bundles.flatMap(({ orders }) => orders);
}

export function ticketCount(trolley: Trolley): number {
  return allOrders(trolley).reduce((count, order) => count + order.quantity, 0);
}

/** What is to be paid, a total for each currency. Each supplier debits its own bundle separately. */
export function trolleyTotals({ bundles }: Trolley): Money[] {
  return totalsByCurrency(bundles.map(({ total }) => total));
}

/**
 * Whether an order has the discounts that were asked for, in whatever order. The default discount has a code or none
 * depending on the call (sandbox data 3), so an answer without codes says nothing.
 *
 * @param codes one for each ticket, or none at all
 */
export function hasDiscounts({ ticketOrders }: Order, codes: readonly string[]): boolean {
  const given = ticketOrders.flatMap(({ discountCode, quantity }) => Array<string>(quantity).fill(discountCode));
  if (codes.length === 0 || !given.every(Boolean)) return true;
  return [...given].sort().join('\n') === [...codes].sort().join('\n');
}

export function orderSeats(order: Order): Seat[] {
  return order.ticketOrders.flatMap(({ seats }) => seats);
}
