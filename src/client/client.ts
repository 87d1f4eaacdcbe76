/**
 * The client of the ticketing API: one typed method an endpoint, for pages (through the proxy) and servers alike.
 * Called by the session in src/state, and by partners as `tsw-widgets/client`.
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

/** A GET that may wait as long as any other, unless it says otherwise. */
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
 * Every method rejects with a {@link TswError} and nothing else, and takes `signal`, `trackingId` and `language` for
 * this one call. Amounts are exact, in minor units; dates are texts as the API gives them.
 */
export class Client {
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

  /** Events that match every filter, a page at a time. */
  async listEvents(query: EventsQuery = {}, options?: CallOptions): Promise<EventPage> {
    const parameters = eventsParameters(query);
    return this.#call({ endpoint: 'events.v1', parameters, mayBeCached: true, parse: parseEventPage }, options);
  }

  /** Events by their IDs; unknown ones are simply missing. */
  async getEvents(query: EventsByIdQuery, options?: CallOptions): Promise<ReadonlyMap<string, EventWithExtras>> {
    if (query.eventIds.length === 0) return new Map();
    const parameters = eventsByIdParameters(query);
    return this.#call({ endpoint: 'events_by_id.v1', parameters, mayBeCached: true, parse: parseEventsById }, options);
  }

  /** The months in which an event plays, in order. */
  async getMonths({ eventId, ...flags }: MonthsQuery, options?: CallOptions): Promise<Month[]> {
    const parameters = objectParameters(flags).put({ event_id: eventId });
    return this.#call({ endpoint: 'months.v1', parameters, mayBeCached: true, parse: parseMonths }, options);
  }

  /** Performances on sale, in order of time. Those of undated events are dummies that change daily: never store them. */
  async listPerformances(query: PerformancesQuery, options?: CallOptions): Promise<PerformancePage> {
    const parameters = performancesParameters(query);
    return this.#call(
      { endpoint: 'performances.v1', parameters, mayBeCached: true, parse: parsePerformancePage },
      options,
    );
  }

  /** Performances by their IDs, also those no longer on sale; unknown ones are simply missing. */
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

  /** Ask only when a customer asks: the API closes accounts that scan it (reference 9). */
  async getAvailability(query: AvailabilityQuery, options?: CallOptions): Promise<Availability> {
    const parameters = availabilityParameters(query);
    const parse = (answer: JsonObject): Availability => parseAvailability(answer, query.performanceId);
    return this.#call({ endpoint: 'availability.v1', parameters, parse }, options);
  }

  /** What a ticket of one price band may cost to whom; the first is the default. */
  async getDiscounts(query: DiscountsQuery, options?: CallOptions): Promise<Discount[]> {
    const parameters = discountsParameters(query);
    return this.#call({ endpoint: 'discounts.v1', parameters, parse: parseDiscounts }, options);
  }

  async getSendMethods(
    { performanceId }: { readonly performanceId: string },
    options?: CallOptions,
  ): Promise<SendMethods> {
    const parameters = new Parameters().put({ perf_id: performanceId });
    return this.#call({ endpoint: 'send_methods.v1', parameters, parse: parseSendMethods }, options);
  }

  /** Views, adds and removes in one. Nothing is held: a trolley is a wish list, and its token the wishes. */
  async getTrolley(request: TrolleyRequest, options?: CallOptions): Promise<TrolleyAnswer> {
    const parameters = trolleyParameters(request);
    return this.#call({ endpoint: 'trolley.v1', parameters, parse: parseTrolleyAnswer }, options);
  }

  /** Events that go well with a trolley. */
  async getUpsells(request: Omit<TrolleyRequest, 'removeItems'>, options?: CallOptions): Promise<EventPage> {
    const parameters = trolleyParameters(request);
    return this.#call({ endpoint: 'upsells.v1', parameters, parse: parseEventPage }, options);
  }

  /** Events that can only be bought with what is in a trolley. */
  async getAddOns(request: Omit<TrolleyRequest, 'removeItems'>, options?: CallOptions): Promise<EventPage> {
    const parameters = trolleyParameters(request);
    return this.#call({ endpoint: 'add_ons.v1', parameters, parse: parseEventPage }, options);
  }

  /**
   * Holds tickets. After a `network` or `timeout` error some may be held under an ID that nobody knows; after a
   * `bad-response` the error carries `transactionUuid` where the answer had one, so that they can be released.
   */
  async makeReservation(request: ReserveRequest, options?: CallOptions): Promise<ReserveAnswer> {
    const parameters = trolleyParameters(request);
    return this.#call(
      { endpoint: 'reserve.v1', parameters, post: true, patience: 'reserve', parse: parseReserveAnswer },
      options,
    );
  }

  /** Gives tickets back; repeating it does no harm and gives the same answer. */
  async releaseReservation({ transactionUuid }: TransactionQuery, options?: CallOptions): Promise<boolean> {
    const parameters = new Parameters().put({ transaction_uuid: transactionUuid });
    return this.#call(
      { endpoint: 'release.v1', parameters, post: true, patience: 'reserve', parse: parseReleased },
      options,
    );
  }

  /** The answer that the reserve call gave, for 24 hours; how things are now is the status. */
  async getReservation({ transactionUuid }: TransactionQuery, options?: CallOptions): Promise<ReserveAnswer> {
    const parameters = new Parameters().put({ transaction_uuid: transactionUuid });
    return this.#call({ endpoint: 'reserve_page_archive.v1', parameters, parse: parseReserveAnswer }, options);
  }

  /** How a transaction stands now, by its UUID or by the older transaction ID of a purchase. */
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
   * Buys. Never repeat it after an error that is not about the customer's details: ask the status first. A purchase
   * that failed is an answer, not an error: read the transaction's status.
   */
  async makePurchase(request: PurchaseRequest, options?: CallOptions): Promise<PurchaseAnswer> {
    const parameters = purchaseParameters(request);
    return this.#call(
      { endpoint: 'purchase.v1', parameters, post: true, patience: 'purchase', parse: parsePurchaseAnswer },
      options,
    );
  }

  /** Goes on with a purchase after a payment page sent the customer back; the proxy does this for pages. */
  async nextCallout(returned: CalloutReturn, options?: CallOptions): Promise<PurchaseAnswer> {
    const [thisToken, nextToken] = [checkToken(returned.thisToken), checkToken(returned.nextToken)];
    return this.#call(
      {
        endpoint: `callback.v1/this.${thisToken}/next.${nextToken}`,
        // Unchanged means empty ones too, so not through `put`.
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
   * Swaps a payment intent that the customer has confirmed with Stripe for the single-use reference that buys
   * (`cider_token` in the purchase's `callbackVariables`). A route of the proxy, which has the engine's key.
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

  /** Begins a payment by Stripe where the reservation has no intent: the client secret. A route of the proxy. */
  async createPaymentIntent(request: PaymentIntentRequest, options?: CallOptions): Promise<string> {
    const parameters = new Parameters().put({ transaction_uuid: request.transactionUuid, source: request.sourceCode });
    const parse = (answer: JsonObject): string => answer.text('client_secret');
    return this.#call({ endpoint: 'payment-intent', parameters, post: true, patience: 'reserve', parse }, options);
  }

  /** The answer that the purchase call gave, for at least a year. */
  async getPurchase({ transactionUuid }: TransactionQuery, options?: CallOptions): Promise<PurchaseAnswer> {
    const parameters = new Parameters().put({ transaction_uuid: transactionUuid });
    return this.#call({ endpoint: 'purchase_page_archive.v1', parameters, parse: parsePurchaseAnswer }, options);
  }

  /** Only for accounts that may; the supplier may charge for it. */
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

  /** Checks the credentials and tells whose they are. */
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

/** Tokens become part of the path. */
function checkToken(token: string): string {
  if (/^[A-Za-z0-9._-]+$/.test(token)) return token;
  throw createError('bad-request', 'A return token has only letters, digits, "-", "_" and ".".');
}
