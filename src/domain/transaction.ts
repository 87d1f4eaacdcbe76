/** Reservation, purchase and status: what the box office says of one transaction (reference 6, flows 1). */
import type { Order, Trolley } from './trolley.js';

export type TransactionStatus = 'reserved' | 'released' | 'purchased' | 'failed' | 'attempting';

/** The answer to a reserve call. Success means at least one order in a bundle (reference X22). */
export interface Reservation {
  readonly transactionUuid: string;
  readonly status: TransactionStatus;
  readonly trolley: Trolley;
  readonly unreservedOrders: readonly Order[];
  readonly inputContainedUnavailableOrder: boolean;
  /** Minutes with decimals: 12.5 is 12 min 30 s. */
  readonly minutesLeft: number;
  readonly reservedAt?: string;
  /** Country code to name: the customer's country must be one of them. */
  readonly allowedCountries: Readonly<Record<string, string>>;
  readonly needsEmailAddress: boolean;
  readonly needsAgentReference: boolean;
  readonly needsPaymentCard: boolean;
  readonly prefilledAddress: PrefilledAddress;
  /** False: prefilled fields win over what the purchase sends. */
  readonly canEditAddress: boolean;
  readonly supportsBillingAddress: boolean;
  /** Card code to name. */
  readonly acceptedPaymentCards: Readonly<Record<string, string>>;
  readonly languages: readonly string[];
}

/** What buying a reservation takes: what the customer and the partner have to give. */
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
    ...{ allowedCountries, prefilledAddress, canEditAddress, supportsBillingAddress },
    ...{ needsEmailAddress, needsAgentReference, needsPaymentCard, acceptedPaymentCards },
  };
}

/** Which of the two APIs holds a reservation, and sells it. */
export type PurchaseApi = 'f13' | 'xml-core';

/**
 * The XML core's have a handle in the place of a UUID: their transaction ID, a dot, and what the proxy has sealed
 * (docs/decisions/017-xml-core.md).
 */
export const apiOf = (transactionUuid: string): PurchaseApi => (transactionUuid.includes('.') ? 'xml-core' : 'f13');

export const isPurchaseApi = (name: string): name is PurchaseApi => name === 'f13' || name === 'xml-core';

/**
 * Whether held tickets have to be reserved again to be sold by `api`. Never from the XML core: what it holds is sold
 * there, whatever the checkout, or two tabs could not agree.
 */
export const mustMove = (api: string, transactionUuid: string): boolean =>
  api === 'xml-core' && apiOf(transactionUuid) === 'f13';

/** What a customer can name a transaction by while it has no other reference. */
export const shortId = (transactionUuid: string): string => transactionUuid.replace(/\..*$/, '');

/** What a customer names a transaction by. */
export const referenceOf = ({ transactionId, transactionUuid }: Trolley): string | undefined =>
  transactionId ?? (transactionUuid === undefined ? undefined : shortId(transactionUuid));

/** A reserve of which nothing was held. Nobody was charged and there is nothing to release. */
export interface FailedReservation {
  readonly unreservedOrders: readonly Order[];
  readonly inputContainedUnavailableOrder: boolean;
}

export type ReserveAnswer =
  | { readonly outcome: 'reserved'; readonly reservation: Reservation }
  | { readonly outcome: 'failed'; readonly failure: FailedReservation };

export interface PrefilledAddress {
  readonly addressLineOne?: string;
  readonly addressLineTwo?: string;
  readonly town?: string;
  readonly county?: string;
  readonly postcode?: string;
  readonly countryCode?: string;
  readonly email?: string;
  readonly homePhone?: string;
  readonly workPhone?: string;
}

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

/** The customer as the API repeats it after a purchase (reference 4.14); missing values are empty strings. */
export interface PurchasedCustomer {
  readonly title: string;
  readonly firstName: string;
  readonly initials: string;
  readonly lastName: string;
  readonly suffix: string;
  readonly addressLineOne: string;
  readonly addressLineTwo: string;
  readonly town: string;
  readonly county: string;
  readonly postcode: string;
  readonly countryCode: string;
  readonly email: string;
  readonly homePhone: string;
  readonly workPhone: string;
  readonly agentReference: string;
  readonly supplierMayUseData: boolean;
  readonly userMayUseData: boolean;
  readonly worldMayUseData: boolean;
}

/** Where the customer must go to pay or to authenticate (reference 4.13). */
export interface Callout {
  readonly destinationUrl: string;
  readonly type: 'get' | 'post';
  /** In the order in which they must be sent. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly sourceCode?: string;
  readonly sourceName?: string;
  readonly returnToken?: string;
  readonly debitorType?: string;
  /** As it came: its shape belongs to the debitor's own payment module. */
  readonly integrationData: Readonly<Record<string, unknown>>;
}

export type PurchaseAnswer =
  | { readonly outcome: 'status'; readonly transaction: Transaction }
  | { readonly outcome: 'callout'; readonly callout: Callout };

/** The answer to a cancel call. */
export interface Cancellation {
  /** Items cancelled by this very call. */
  readonly cancelledItemNumbers: readonly number[];
  /** Not empty: nothing was cancelled, these orders have to go too. */
  readonly mustAlsoCancel: readonly Order[];
  readonly trolley?: Trolley;
}
