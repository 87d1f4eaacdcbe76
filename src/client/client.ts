/**
 * The client of the ticketing API, with one typed method for each endpoint. Pages use it through the proxy, servers
 * directly. Used by the session in src/state, and by partners as `tsw-widgets/client`.
 */
import type { Availability, Discount } from '../domain/sale/availability.js';
import { createError } from '../domain/error.js';
import type { EventPage, EventWithExtras } from '../domain/catalogue/event.js';
import type { Month, Performance, PerformancePage } from '../domain/catalogue/performance.js';
import type { SendMethods } from '../domain/trolley/send-method.js';
import type { Cancellation, PurchaseAnswer, ReserveAnswer, Transaction } from '../domain/booking/transaction.js';
import type { TrolleyAnswer } from '../domain/trolley/trolley.js';
import { readAnswer } from './answer.js';
import { basicAuth, checkEndpoint, type ClientOptions, languageHeader } from './configuration.js';
import { createHttp, type Http, type HttpCall } from './http.js';
import {
  availabilityParameters,
  discountsParameters,
  eventsByIdParameters,
  eventsParameters,
  objectParameters,
  Parameters,
  performancesParameters,
  trackingParameters,
  trolleyParameters,
} from './parameters.js';
import { parseAvailability, parseDiscounts } from './parse/availability.js';
import { parseEventPage, parseEventsById } from './parse/event.js';
import { parseMonths, parsePerformancePage, parsePerformancesById } from './parse/performance.js';
import { type JsonObject } from './parse/json-object.js';
import { parseReserveAnswer } from './parse/reservation.js';
import { parseSendMethods } from './parse/send-method.js';
import { parseCancellation, parsePurchaseAnswer, parseReleased, parseTransaction } from './parse/transaction.js';
import { parseTrolleyAnswer } from './parse/trolley.js';
import { parseUserInfo, type UserInfo } from './parse/user.js';
import { purchaseParameters } from './purchase-parameters.js';
import type { Seller } from './seller.js';
import type {
  AvailabilityQuery,
  CallOptions,
  CalloutReturn,
  CancelRequest,
  DiscountsQuery,
  EventsByIdQuery,
  EventsQuery,
  MonthsQuery,
  PaymentIntentRequest,
  PerformancesByIdQuery,
  PerformancesQuery,
  PurchaseRequest,
  ReserveRequest,
  SaveDetailsRequest,
  StatusQuery,
  TransactionQuery,
  TransactionIdQuery,
  TrolleyRequest,
} from './requests.js';

/** A GET with the timeout of a read, unless the call says otherwise. */
interface Call<T> {
  readonly endpoint: string;
  readonly parameters?: Parameters;
  readonly post?: boolean;
  readonly patience?: HttpCall['patience'];
  readonly mayBeCached?: boolean;
  readonly referrer?: string | undefined;
  parse(answer: JsonObject): T;
}

/**
 * Every method rejects only with a {@link TswError}, and takes `signal`, `trackingId` and `language` for its one call.
 * Amounts of money are exact, in minor units. Dates and times are texts as the API gives them, mostly ISO 8601 with the
 * offset of the venue. The docstrings below name only errors that are particular to a method; every call may end in
 * `network`, `timeout`, `aborted`, `unauthorised`, `forbidden`, `too-many-requests`, `upstream`, `server`,
 * `bad-request` and `bad-response`.
 */
export class Client implements Seller {
  readonly endpoint: string;
  readonly language: string | undefined;
  readonly trackingId: string | undefined;
  readonly #http: Http;
  readonly #auth: Readonly<Record<string, string>>;

  /** @throws ConfigurationError for a missing or unusable endpoint, and for credentials in a page */
  constructor(options: ClientOptions) {
    this.endpoint = checkEndpoint(options.endpoint);
    this.language = options.language;
    this.trackingId = options.trackingId;
    this.#auth = options.auth ? basicAuth(options.auth) : {};
    this.#http = createHttp(options.fetch);
  }

  /**
   * events.v1: the events that match every filter, one page at a time (docs/api/catalogue.md#events-endpoint). Pages
   * are counted from 0.
   */
  async listEvents(query: EventsQuery = {}, options?: CallOptions): Promise<EventPage> {
    const parameters = eventsParameters(query);
    return this.#call({ endpoint: 'events.v1', parameters, mayBeCached: true, parse: parseEventPage }, options);
  }

  /**
   * events_by_id.v1: events by ID (docs/api/catalogue.md#events-by-id-endpoint). The map has no entry for an unknown
   * ID.
   */
  async getEvents(query: EventsByIdQuery, options?: CallOptions): Promise<ReadonlyMap<string, EventWithExtras>> {
    if (query.eventIds.length === 0) return new Map();
    const parameters = eventsByIdParameters(query);
    return this.#call({ endpoint: 'events_by_id.v1', parameters, mayBeCached: true, parse: parseEventsById }, options);
  }

  /** months.v1: the months with performances of an event, in order (docs/api/catalogue.md#months-endpoint). */
  async getMonths({ eventId, ...flags }: MonthsQuery, options?: CallOptions): Promise<Month[]> {
    const parameters = objectParameters(flags).put({ event_id: eventId });
    return this.#call({ endpoint: 'months.v1', parameters, mayBeCached: true, parse: parseMonths }, options);
  }

  /**
   * performances.v1: performances on sale, in order of time (docs/api/catalogue.md#performances-endpoint). Performances
   * of undated events have IDs that change daily: never store them.
   */
  async listPerformances(query: PerformancesQuery, options?: CallOptions): Promise<PerformancePage> {
    const parameters = performancesParameters(query);
    return this.#call(
      { endpoint: 'performances.v1', parameters, mayBeCached: true, parse: parsePerformancePage },
      options,
    );
  }

  /**
   * performances_by_id.v1: performances by ID, including those no longer on sale
   * (docs/api/catalogue.md#performances-by-id-endpoint). The map has no entry for an unknown ID.
   */
  async getPerformances(
    { performanceIds, ...flags }: PerformancesByIdQuery,
    options?: CallOptions,
  ): Promise<ReadonlyMap<string, Performance>> {
    if (performanceIds.length === 0) return new Map();
    const parameters = objectParameters(flags).put({ perf_id_list: performanceIds.join(',') });
    return this.#call(
      { endpoint: 'performances_by_id.v1', parameters, mayBeCached: true, parse: parsePerformancesById },
      options,
    );
  }

  /**
   * availability.v1: ticket types, price bands and free seats of a performance
   * (docs/api/availability.md#availability-endpoint). Call it only for a customer who asks, because the API closes
   * accounts that scan it (docs/api/transport.md#caching).
   */
  async getAvailability(query: AvailabilityQuery, options?: CallOptions): Promise<Availability> {
    const parameters = availabilityParameters(query);
    const parse = (answer: JsonObject): Availability => parseAvailability(answer, query.performanceId);
    return this.#call({ endpoint: 'availability.v1', parameters, parse }, options);
  }

  /**
   * discounts.v1: the discounts of one price band, the default one first (docs/api/availability.md#discounts-endpoint).
   */
  async getDiscounts(query: DiscountsQuery, options?: CallOptions): Promise<Discount[]> {
    const parameters = discountsParameters(query);
    return this.#call({ endpoint: 'discounts.v1', parameters, parse: parseDiscounts }, options);
  }

  /**
   * send_methods.v1: how tickets of a performance can be delivered, with costs
   * (docs/api/trolley.md#send-methods-endpoint).
   */
  async getSendMethods(
    { performanceId }: { readonly performanceId: string },
    options?: CallOptions,
  ): Promise<SendMethods> {
    const parameters = new Parameters().put({ perf_id: performanceId });
    return this.#call({ endpoint: 'send_methods.v1', parameters, parse: parseSendMethods }, options);
  }

  /**
   * trolley.v1: views a trolley, adds an order and removes orders in one call (docs/api/trolley.md#trolley-endpoint). A
   * trolley holds no tickets: its token is a list of orders to reserve. Every change gives a new token.
   */
  async getTrolley(request: TrolleyRequest, options?: CallOptions): Promise<TrolleyAnswer> {
    const parameters = trolleyParameters(request);
    return this.#call({ endpoint: 'trolley.v1', parameters, parse: parseTrolleyAnswer }, options);
  }

  /** upsells.v1: events to suggest with a trolley (docs/api/trolley.md#add-ons-and-upsells). */
  async getUpsells(request: Omit<TrolleyRequest, 'removeItems'>, options?: CallOptions): Promise<EventPage> {
    const parameters = trolleyParameters(request);
    return this.#call({ endpoint: 'upsells.v1', parameters, parse: parseEventPage }, options);
  }

  /** add_ons.v1: events that can only be bought along with a trolley (docs/api/trolley.md#add-ons-and-upsells). */
  async getAddOns(request: Omit<TrolleyRequest, 'removeItems'>, options?: CallOptions): Promise<EventPage> {
    const parameters = trolleyParameters(request);
    return this.#call({ endpoint: 'add_ons.v1', parameters, parse: parseEventPage }, options);
  }

  /**
   * reserve.v1: holds tickets, normally for 15 minutes (docs/api/transactions.md#reserve). Tickets that could not be
   * held are an answer, not an error: read `outcome`. After a `network` or `timeout` error some tickets may be held
   * under an ID that the caller does not know. A `bad-response` error carries `transactionUuid` if the answer had one,
   * so that the tickets can be released.
   */
  async makeReservation(request: ReserveRequest, options?: CallOptions): Promise<ReserveAnswer> {
    const parameters = trolleyParameters(request);
    return this.#call(
      { endpoint: 'reserve.v1', parameters, post: true, patience: 'reserve', parse: parseReserveAnswer },
      options,
    );
  }

  /** release.v1: gives tickets back (docs/api/transactions.md#release). It may be repeated, with the same answer. */
  async releaseReservation({ transactionUuid }: TransactionQuery, options?: CallOptions): Promise<boolean> {
    const parameters = new Parameters().put({ transaction_uuid: transactionUuid });
    return this.#call(
      { endpoint: 'release.v1', parameters, post: true, patience: 'reserve', parse: parseReleased },
      options,
    );
  }

  /**
   * reserve_page_archive.v1: the answer of `makeReservation` again, for 24 hours
   * (docs/api/transactions.md#page-archives). Ask `getStatus` for the state of today.
   */
  async getReservation({ transactionUuid }: TransactionQuery, options?: CallOptions): Promise<ReserveAnswer> {
    const parameters = new Parameters().put({ transaction_uuid: transactionUuid });
    return this.#call({ endpoint: 'reserve_page_archive.v1', parameters, parse: parseReserveAnswer }, options);
  }

  /**
   * status.v1, trans_id_status.v1: the present state of a transaction, by its UUID or by the older ID of a purchase
   * (docs/api/transactions.md#status).
   *
   * @throws TswError `bad-request` for an unknown ID
   */
  async getStatus(query: StatusQuery | TransactionIdQuery, options?: CallOptions): Promise<Transaction> {
    const parameters = objectParameters(query).put({ add_customer: query.customer });
    const parse = parseTransaction;
    if ('transactionUuid' in query) {
      parameters.put({ transaction_uuid: query.transactionUuid });
      return this.#call({ endpoint: 'status.v1', parameters, parse }, options);
    }
    parameters.put({ transaction_id: query.transactionId });
    return this.#call({ endpoint: 'trans_id_status.v1', parameters, parse }, options);
  }

  /**
   * purchase.v1: buys a reservation (docs/api/transactions.md#purchase). A purchase that failed is an answer, not an
   * error: read the transaction's status. The answer may also be a callout, a payment page to send the customer to.
   *
   * @throws TswError `invalid-email`, `invalid-card`, `rejected` for details to correct. After any other error ask
   *   `getStatus` before another attempt: the purchase may have succeeded.
   */
  async makePurchase(request: PurchaseRequest, options?: CallOptions): Promise<PurchaseAnswer> {
    const parameters = purchaseParameters(request);
    return this.#call(
      { endpoint: 'purchase.v1', parameters, post: true, patience: 'purchase', parse: parsePurchaseAnswer },
      options,
    );
  }

  /**
   * callback.v1: continues a purchase when a payment page has sent the customer back (docs/api/payments.md#callback).
   * The proxy does so for pages.
   *
   * @throws TswError `bad-request` for a token with other characters than letters, digits, `-`, `_` and `.`
   */
  async nextCallout(returned: CalloutReturn, options?: CallOptions): Promise<PurchaseAnswer> {
    const [thisToken, nextToken] = [checkToken(returned.thisToken), checkToken(returned.nextToken)];
    return this.#call(
      {
        endpoint: `callback.v1/this.${thisToken}/next.${nextToken}`,
        // Not through `put`, which leaves out empty values: the parameters go back unchanged.
        parameters: new Parameters(returned.parameters),
        post: true,
        patience: 'purchase',
        referrer: returned.referrer,
        parse: parsePurchaseAnswer,
      },
      options,
    );
  }

  /**
   * Exchanges a payment intent that the customer has confirmed with Stripe for a single-use reference, which the
   * purchase takes as `cider_token` in its `callbackVariables` (docs/api/payments.md#payment-intents). A route of the
   * proxy, which has the payment engine's key.
   */
  async saveDetails(request: SaveDetailsRequest, options?: CallOptions): Promise<string> {
    const parameters = new Parameters().put({
      transaction_uuid: request.transactionUuid,
      source: request.sourceCode,
      stripe_payment_intent: request.paymentIntentId,
      email_address: request.email,
    });
    const parse = (answer: JsonObject): string => answer.text('token');
    return this.#call({ endpoint: 'save-details', parameters, post: true, patience: 'reserve', parse }, options);
  }

  /**
   * Starts a Stripe payment for a reservation without a payment intent (docs/api/payments.md#payment-intents). A route
   * of the proxy.
   *
   * @returns the client secret of the intent
   */
  async createPaymentIntent(request: PaymentIntentRequest, options?: CallOptions): Promise<string> {
    const parameters = new Parameters().put({ transaction_uuid: request.transactionUuid, source: request.sourceCode });
    const parse = (answer: JsonObject): string => answer.text('client_secret');
    return this.#call({ endpoint: 'payment-intent', parameters, post: true, patience: 'reserve', parse }, options);
  }

  /**
   * purchase_page_archive.v1: the answer of `makePurchase` again, for at least a year
   * (docs/api/transactions.md#page-archives).
   */
  async getPurchase({ transactionUuid }: TransactionQuery, options?: CallOptions): Promise<PurchaseAnswer> {
    const parameters = new Parameters().put({ transaction_uuid: transactionUuid });
    return this.#call({ endpoint: 'purchase_page_archive.v1', parameters, parse: parsePurchaseAnswer }, options);
  }

  /**
   * cancel.v1: cancels a purchase or some of its orders, for accounts that may. The supplier may charge
   * (docs/api/transactions.md#cancel).
   */
  async cancelPurchase({ transactionUuid, itemNumbers }: CancelRequest, options?: CallOptions): Promise<Cancellation> {
    const parameters = new Parameters().put({
      transaction_uuid: transactionUuid,
      cancel_items_list: itemNumbers?.join(','),
    });
    return this.#call(
      { endpoint: 'cancel.v1', parameters, post: true, patience: 'reserve', parse: parseCancellation },
      options,
    );
  }

  /** test.v1: checks the credentials and returns their account (docs/api/catalogue.md#test-endpoint). */
  async test(options?: CallOptions): Promise<UserInfo> {
    return this.#call({ endpoint: 'test.v1', parse: parseUserInfo }, options);
  }

  async #call<T>(call: Call<T>, options: CallOptions = {}): Promise<T> {
    const { endpoint, parameters = new Parameters(), post = false, patience = 'read', mayBeCached = false } = call;
    const answer = await this.#http({
      url: `${this.endpoint}/${endpoint}`,
      method: post ? 'post' : 'get',
      parameters: parameters.put(trackingParameters({ trackingId: options.trackingId ?? this.trackingId })),
      headers: {
        ...this.#auth,
        ...languageHeader(options.language ?? this.language),
        ...(call.referrer !== undefined && { Referer: call.referrer }),
      },
      patience,
      mayBeCached,
      keepalive: options.keepalive,
      signal: options.signal,
    });
    return readAnswer(answer, call.parse);
  }
}

/** Checked, because tokens become part of the path. */
function checkToken(token: string): string {
  if (/^[A-Za-z0-9._-]+$/.test(token)) return token;
  throw createError('bad-request', 'A return token has only letters, digits, "-", "_" and ".".');
}
