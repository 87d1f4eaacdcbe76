/**
 * The client of a session, which may sell through the XML core. Whoever holds a reservation says so in its ID, so that a
 * reload, another tab and a link go on with the right one.
 */
import { Client } from '../client/client.js';
import type { ClientOptions } from '../client/configuration.js';
import type {
  CallOptions,
  PurchaseRequest,
  ReserveRequest,
  StatusQuery,
  TransactionIdQuery,
  TransactionQuery,
} from '../client/requests.js';
import {
  apiOf,
  type PurchaseAnswer,
  type PurchaseApi,
  type ReservationTerms,
  type ReserveAnswer,
  type Transaction,
} from '../domain/booking/transaction.js';
import type { XmlSeller, XmlSellerOptions } from '../xml-core/seller.js';

export interface SessionClientOptions extends ClientOptions {
  /** XML tools where the runtime has none. */
  readonly xml?: XmlSellerOptions['xml'];
}

export class SessionClient extends Client {
  /** Which API the next reservation is made with. */
  purchaseApi: PurchaseApi = 'f13';
  /** Set by the session: what a reservation by the XML core asks for. */
  recall: (transactionUuid: string) => ReservationTerms | undefined = () => undefined;
  readonly #options: SessionClientOptions;
  #xmlSeller: Promise<XmlSeller> | undefined;

  constructor(options: SessionClientOptions) {
    super(options);
    this.#options = options;
  }

  override async makeReservation(request: ReserveRequest, options?: CallOptions): Promise<ReserveAnswer> {
    return this.purchaseApi === 'xml-core'
      ? (await this.#xml()).makeReservation(request, options)
      : super.makeReservation(request, options);
  }

  override async releaseReservation(query: TransactionQuery, options?: CallOptions): Promise<boolean> {
    return apiOf(query.transactionUuid) === 'xml-core'
      ? (await this.#xml()).releaseReservation(query, options)
      : super.releaseReservation(query, options);
  }

  override async getReservation(query: TransactionQuery, options?: CallOptions): Promise<ReserveAnswer> {
    if (apiOf(query.transactionUuid) === 'f13') return super.getReservation(query, options);
    // What was held by the XML core before a reload is held there again when it is changed.
    this.purchaseApi = 'xml-core';
    return (await this.#xml()).getReservation(query);
  }

  override async getStatus(query: StatusQuery | TransactionIdQuery, options?: CallOptions): Promise<Transaction> {
    return 'transactionUuid' in query && apiOf(query.transactionUuid) === 'xml-core'
      ? (await this.#xml()).getStatus(query, options)
      : super.getStatus(query, options);
  }

  override async makePurchase(request: PurchaseRequest, options?: CallOptions): Promise<PurchaseAnswer> {
    return apiOf(request.transactionUuid) === 'xml-core'
      ? (await this.#xml()).makePurchase(request, options)
      : super.makePurchase(request, options);
  }

  #xml(): Promise<XmlSeller> {
    const { endpoint, language, fetch, xml } = this.#options;
    return (this.#xmlSeller ??= import('../xml-core/seller.js').then(
      ({ XmlSeller }) => new XmlSeller({ endpoint, language, fetch, xml, recall: (id) => this.recall(id) }),
    ));
  }
}
