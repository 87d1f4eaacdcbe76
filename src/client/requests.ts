/**
 * The requests of the client's methods. Names are the API's in camel case; docs/api has a section for each endpoint.
 */
import type { CardDetails } from '../domain/payment/card-rules.js';
import type { Customer } from '../domain/customer/customer.js';
import type { OrderRequest } from '../domain/trolley/trolley.js';

export type { CardDetails };

/** Options that every call takes. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Sent as `tsw_session_track_id`, instead of the client's own. */
  readonly trackingId?: string | undefined;
  /** IETF tag, instead of the client's own. */
  readonly language?: string | undefined;
  /** Lets the call outlive the page, for a release while the customer leaves. */
  readonly keepalive?: boolean | undefined;
}

/**
 * Asks for extra data about events and performances (docs/api/transport.md#object-parameters). Each option makes the
 * answer slower.
 */
export interface ObjectOptions {
  readonly costRange?: boolean;
  readonly bestValueOffer?: boolean;
  readonly maxSavingOffer?: boolean;
  readonly minCostOffer?: boolean;
  readonly topPriceOffer?: boolean;
  readonly noSinglesData?: boolean;
  readonly costRangeDetails?: boolean;
  readonly costRangeDiscounts?: boolean;
  readonly availDetails?: boolean;
  readonly availDetailsWithPerformances?: boolean;
  readonly availDetailDiscounts?: boolean;
  readonly extraInfo?: boolean;
  readonly reviews?: boolean;
  readonly video?: boolean;
  /** Asset names: `triplet_one` … `triplet_five`, `square`, `landscape`, `marquee`, `supplier`, `seating_plan`. */
  readonly media?: readonly string[];
  readonly metaComponents?: boolean;
  readonly sourceInfo?: boolean;
  /** Refused by the proxy, because customers must not see it. */
  readonly predictedCommission?: boolean;
}

export type SortOrder =
  'most_popular' | 'alphabetic' | 'cost_ascending' | 'cost_descending' | 'critic_rating' | 'recent' | 'last_sale';

export interface EventsQuery extends ObjectOptions {
  /** All words must match. */
  readonly keywords?: readonly string[];
  readonly countryCode?: string;
  readonly cityCode?: string;
  readonly airportCode?: string;
  readonly circle?: { readonly latitude: number; readonly longitude: number; readonly radiusKm: number };
  /** `YYYY-MM-DD`, inclusive; either may be missing. */
  readonly from?: string;
  readonly to?: string;
  readonly offersOnly?: boolean;
  /** Includes events that are no longer on sale. */
  readonly includeDead?: boolean;
  /** Of the supplier. */
  readonly sourceCode?: string;
  readonly sortOrder?: SortOrder;
  readonly pageLength?: number;
  /** From 0. */
  readonly pageNumber?: number;
}

export interface EventsByIdQuery extends ObjectOptions {
  readonly eventIds: readonly string[];
  readonly addOns?: boolean;
  readonly upsells?: boolean;
}

export interface MonthsQuery extends ObjectOptions {
  readonly eventId: string;
}

export interface PerformancesQuery extends ObjectOptions {
  readonly eventId: string;
  readonly from?: string;
  readonly to?: string;
  readonly pageLength?: number;
  readonly pageNumber?: number;
}

export interface PerformancesByIdQuery extends ObjectOptions {
  readonly performanceIds: readonly string[];
}

export interface AvailabilityQuery {
  readonly performanceId: string;
  /** Leaves out seated bands without that many adjacent seats. */
  readonly quantity?: number;
  readonly promoCode?: string;
  readonly discounts?: boolean;
  readonly exampleSeats?: boolean;
  readonly seatBlocks?: boolean;
  readonly predictedCommission?: boolean;
}

export interface DiscountsQuery {
  readonly performanceId: string;
  readonly ticketTypeCode: string;
  readonly priceBandCode: string;
  readonly quantity?: number;
  readonly promoCode?: string;
  readonly predictedCommission?: boolean;
}

/** One call views a trolley and may change it: it starts from `token`, adds `order` and removes `removeItems`. */
export interface TrolleyRequest extends ObjectOptions {
  readonly token?: string | undefined;
  readonly order?: OrderRequest | undefined;
  readonly removeItems?: readonly number[];
  /** Send code by source code. */
  readonly sendCodes?: Readonly<Record<string, string>>;
  /** Asks for the trolley's key to the XML core. Refused by the proxy. */
  readonly cryptoBlock?: boolean;
}

export type ReserveRequest = Omit<TrolleyRequest, 'removeItems' | 'cryptoBlock'>;

/** Where a payment page sends the customer back, for callers without the proxy. The proxy sets its own. */
export interface ReturnDetails {
  /** Letters, digits, `-`, `_` and `.`; a new one for every purchase. */
  readonly returnToken: string;
  /** Has the token in its path, and no query. */
  readonly returnUrl: string;
}

/** The customer's connection, for callers without the proxy. The proxy fills it in from the request. */
export interface CustomerConnection {
  readonly ipAddress?: string | undefined;
  readonly userAgent?: string | undefined;
  /** The customer's `Accept` header. */
  readonly accept?: string | undefined;
}

export interface PurchaseRequest extends ObjectOptions {
  readonly transactionUuid: string;
  readonly customer: Customer;
  readonly sendConfirmationEmail?: boolean;
  readonly agentReference?: string | undefined;
  readonly privacyPolicyVersion?: string | undefined;
  /** Host without scheme. */
  readonly remoteSite?: string | undefined;
  /** The partner's reference of the payment it took, for the proxy's `authorizePurchase`. */
  readonly paymentReference?: string | undefined;
  /** The page to which the proxy sends the customer back from a payment page. */
  readonly pageUrl?: string | undefined;
  readonly returnDetails?: ReturnDetails;
  readonly connection?: CustomerConnection;
  readonly card?: CardDetails;
  /** Payment engine variables by source code: `<source>_callback/<name>`. */
  readonly callbackVariables?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface CalloutReturn {
  /** Of the step that the customer returns from. */
  readonly thisToken: string;
  /** A new token for a possible next step. */
  readonly nextToken: string;
  /** Everything that the payment page sent back, unchanged. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The address of the payment page. */
  readonly referrer?: string;
}

export interface PaymentIntentRequest {
  readonly transactionUuid: string;
  /** The supplier whose bundle is paid for. */
  readonly sourceCode: string;
}

export interface SaveDetailsRequest extends PaymentIntentRequest {
  /** `pi_…` */
  readonly paymentIntentId: string;
  readonly email?: string | undefined;
}

export interface TransactionQuery {
  readonly transactionUuid: string;
}

export interface StatusQuery extends ObjectOptions {
  readonly transactionUuid: string;
  /** Asks for the customer's details. Only purchased transactions have them; the proxy refuses it. */
  readonly customer?: boolean;
}

/** By the older ID, which only a purchase has. Refused by the proxy, because such IDs can be guessed. */
export interface TransactionIdQuery extends ObjectOptions {
  readonly transactionId: string;
  readonly customer?: boolean;
}

export interface CancelRequest {
  readonly transactionUuid: string;
  /** All items when missing. */
  readonly itemNumbers?: readonly number[];
}
