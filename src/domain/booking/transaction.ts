/**
 * Reservation, purchase and status: what the box office says about one transaction (docs/api/transactions.md#states).
 */
import type { Countries } from '../customer/country.js';
import type { Customer } from '../customer/customer.js';
import type { Callout } from '../payment/callout.js';
import type { Order, Trolley } from '../trolley/trolley.js';
import type { ReservationHandle } from './reservation-handle.js';

export type TransactionStatus = 'reserved' | 'released' | 'purchased' | 'failed' | 'attempting';

/** The answer to a reserve call. Success means at least one order in a bundle (docs/api/disagreements.md#x22). */
export interface Reservation {
  readonly transactionUuid: ReservationHandle;
  readonly status: TransactionStatus;
  readonly trolley: Trolley;
  readonly unreservedOrders: readonly Order[];
  readonly inputContainedUnavailableOrder: boolean;
  /** With decimals: 12.5 is 12 min 30 s. */
  readonly minutesLeft: number;
  readonly reservedAt?: string;
  /** The customer's country must be one of these. Empty when every country is allowed. */
  readonly allowedCountries: Countries;
  readonly needsEmailAddress: boolean;
  readonly needsAgentReference: boolean;
  readonly needsPaymentCard: boolean;
  readonly prefilledAddress: PrefilledAddress;
  /** When false, prefilled fields override what the purchase sends. */
  readonly canEditAddress: boolean;
  readonly supportsBillingAddress: boolean;
  /** Card code to name. */
  readonly acceptedPaymentCards: Readonly<Record<string, string>>;
  readonly languages: readonly string[];
}

/** What a purchase of this reservation needs from the customer and the partner. */
export type ReservationTerms = Pick<
  Reservation,
  | 'allowedCountries'
  | 'needsEmailAddress'
  | 'needsAgentReference'
  | 'needsPaymentCard'
  | 'prefilledAddress'
  | 'canEditAddress'
  | 'supportsBillingAddress'
  | 'acceptedPaymentCards'
>;

export function termsOf(reservation: Reservation): ReservationTerms {
  const { allowedCountries, prefilledAddress, canEditAddress, supportsBillingAddress } = reservation;
  const { needsEmailAddress, needsAgentReference, needsPaymentCard, acceptedPaymentCards } = reservation;
  return {
    allowedCountries,
    prefilledAddress,
    canEditAddress,
    supportsBillingAddress,
    needsEmailAddress,
    needsAgentReference,
    needsPaymentCard,
    acceptedPaymentCards,
  };
}

/** A reserve that held nothing. Nobody was charged, and there is nothing to release. */
export interface FailedReservation {
  readonly unreservedOrders: readonly Order[];
  readonly inputContainedUnavailableOrder: boolean;
}

export type ReserveAnswer =
  | { readonly outcome: 'reserved'; readonly reservation: Reservation }
  | { readonly outcome: 'failed'; readonly failure: FailedReservation };

/** The parts of a customer's details that the account has already. */
export type PrefilledAddress = Partial<
  Pick<
    Customer,
    | 'addressLineOne'
    | 'addressLineTwo'
    | 'town'
    | 'county'
    | 'postcode'
    | 'countryCode'
    | 'email'
    | 'homePhone'
    | 'workPhone'
  >
>;

/** The state of a transaction, from status, purchase, callback or cancel. */
export interface Transaction {
  readonly status: TransactionStatus;
  readonly trolley: Trolley;
  readonly reservedAt?: string;
  readonly purchasedAt?: string;
  readonly minutesLeft?: number;
  readonly customer?: PurchasedCustomer;
  readonly pendingCallout?: Callout;
  readonly languages: readonly string[];
}

/**
 * The customer as the API repeats it after a purchase (docs/api/transactions.md#customer-in-answers); empty when not
 * given.
 */
export type PurchasedCustomer = Omit<Customer, 'phone'>;

export type PurchaseAnswer =
  | { readonly outcome: 'status'; readonly transaction: Transaction }
  | { readonly outcome: 'callout'; readonly callout: Callout };

/** The answer to a cancel call. */
export interface Cancellation {
  /** The items that this call cancelled. */
  readonly cancelledItemNumbers: readonly number[];
  /** When not empty, nothing was cancelled: these orders have to be cancelled with it. */
  readonly mustAlsoCancel: readonly Order[];
  readonly trolley?: Trolley;
}
