/**
 * The calls that hold tickets, give them back and buy them. Two APIs answer them: the JSON API through `Client`, the XML
 * core through `XmlSeller` (src/xml-core/seller.ts). A session sells through either by the same steps.
 */
import type { ReservationHandle } from '../domain/booking/reservation-handle.js';
import type { PurchaseAnswer, ReserveAnswer, Transaction } from '../domain/booking/transaction.js';
import type { CallOptions, PurchaseRequest, ReserveRequest, StatusQuery } from './requests.js';

/** Names the reservation or purchase that a call is about. */
export interface HandleQuery {
  readonly transactionUuid: ReservationHandle;
}

/** Every method rejects with a TswError. */
export interface Seller {
  makeReservation(request: ReserveRequest, options?: CallOptions): Promise<ReserveAnswer>;
  /** The answer that the reserve call gave. `getStatus` says how things are now. */
  getReservation(query: HandleQuery, options?: CallOptions): Promise<ReserveAnswer>;
  getStatus(query: HandleQuery & Omit<StatusQuery, 'customer'>, options?: CallOptions): Promise<Transaction>;
  /** @returns false where the tickets had been bought */
  releaseReservation(query: HandleQuery, options?: CallOptions): Promise<boolean>;
  /** Never repeat it after an error that leaves open what was bought: ask the status. */
  makePurchase(request: PurchaseRequest & HandleQuery, options?: CallOptions): Promise<PurchaseAnswer>;
}
