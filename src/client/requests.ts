/** What each call of the client takes. Names are the API's own in camel case; reference 3, 5 and 6. */
import type { CardDetails } from '../domain/payment/card-rules.js';
import type { Customer } from '../domain/customer/customer.js';
import type { OrderRequest } from '../domain/trolley/trolley.js';

export type { CardDetails };

/** Every call takes these too. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Sent as `tsw_session_track_id`, instead of the client's own. */
  readonly trackingId?: string | undefined;
  /** IETF tag, instead of the client's own. */
  readonly language?: string | undefined;
  /** Lets the call outlive the page, for a release while it is being left. */
  readonly keepalive?: boolean | undefined;
}

/** Extra data about events and performances, wherever such objects appear. Each costs the API time. */
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
  /** Refused by the proxy: not for customers' eyes. */
  readonly predictedCommission?: boolean;
}

export type SortOrder =
  'most_popular' | 'alphabetic' | 'cost_ascending' | 'cost_descending' | 'critic_rating' | 'recent' | 'last_sale';

export interface EventsQuery extends ObjectOptions {
  /** Words that must all match. */
  readonly keywords?: readonly string[];
  readonly countryCode?: string;
  readonly cityCode?: string;
  readonly airportCode?: string;
  readonly circle?: { readonly latitude: number; readonly longitude: number; readonly radiusKm: number };
  /** `YYYY-MM-DD`, inclusive; either may be missing. */
  readonly from?: string;
  readonly to?: string;
  readonly offersOnly?: boolean;
  /** Events with nothing on sale any more too. */
  readonly includeDead?: boolean;
  /** The supplier's. */
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
  /** Seated bands then need at least that many adjacent seats. */
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

/** One call adds, views and removes: start from `token`, add `order`, drop `removeItems`. */
export interface TrolleyRequest extends ObjectOptions {
  readonly token?: string | undefined;
  readonly order?: OrderRequest | undefined;
  readonly removeItems?: readonly number[];
  /** Source code to send code. */
  readonly sendCodes?: Readonly<Record<string, string>>;
  /** A key to buy with in the XML API. Refused by the proxy. */
  readonly cryptoBlock?: boolean;
}

export type ReserveRequest = Omit<TrolleyRequest, 'removeItems' | 'cryptoBlock'>;

/** Where redirect payments come back, for callers without the proxy, which uses its own instead. */
export interface ReturnDetails {
  /** Letters, digits, `-`, `_` and `.`; fresh for every purchase. */
  readonly returnToken: string;
  /** Has the token in its path and no query. */
  readonly returnUrl: string;
}

/** Whose purchase it is, for callers without the proxy, which adds this itself from what it sees. */
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
  /** The partner's own reference of the money it took, for the proxy's `authorizePurchase`. */
  readonly paymentReference?: string | undefined;
  /** Page to which the proxy sends the customer back after a redirect payment. */
  readonly pageUrl?: string | undefined;
  readonly returnDetails?: ReturnDetails;
  readonly connection?: CustomerConnection;
  readonly card?: CardDetails;
  /** Payment engine variables by source code: `<source>_callback/<name>`. */
  readonly callbackVariables?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface CalloutReturn {
  /** The step just returned from. */
  readonly thisToken: string;
  /** A fresh token for a possible next step. */
  readonly nextToken: string;
  /** Everything the payment page sent back, unchanged. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The payment page. */
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
  /** Only purchased transactions; refused by the proxy. */
  readonly customer?: boolean;
}

/** The same by the older ID, which only a purchase has; refused by the proxy, since such IDs can be guessed. */
export interface TransactionIdQuery extends ObjectOptions {
  readonly transactionId: string;
  readonly customer?: boolean;
}

export interface CancelRequest {
  readonly transactionUuid: string;
  /** All when missing. */
  readonly itemNumbers?: readonly number[];
}
