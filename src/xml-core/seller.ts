/**
 * The XML core behind the client's methods for reserving and buying, so that a session sells through either API by the
 * same steps. Loaded with the first reservation that the XML core makes or holds.
 */
import type { CallOptions, PurchaseRequest, ReserveRequest } from '../client/requests.js';
import type { HandleQuery, Seller } from '../client/seller.js';
import type { ReservationHandle } from '../domain/booking/reservation-handle.js';
import type { Customer, CustomerField } from '../domain/customer/customer.js';
import { type CustomerNeeds, validateCustomer } from '../domain/customer/customer-rules.js';
import { createError, type ErrorCode, isTswError, type TswError } from '../domain/error.js';
import type { FailureClass } from '../domain/payment/failure-class.js';
import type { PurchaseAnswer, ReservationTerms, ReserveAnswer, Transaction } from '../domain/booking/transaction.js';
import { failCode } from './codes.js';
import { XmlCore, type XmlCoreOptions, type XmlPurchaseResult } from './core.js';

export interface XmlSellerOptions extends XmlCoreOptions {
  /** The terms that `makeReservation` answered, which the XML core tells only once. */
  readonly recall: (handle: ReservationHandle) => ReservationTerms | undefined;
}

type Failed = Extract<XmlPurchaseResult, { kind: 'failed' }>;
type Invalid = Extract<XmlPurchaseResult, { kind: 'invalid' }>;

/** Codes for a wrong field that do not name it. */
const INCOMPLETE = 1108;
const LOCKED = 1124;

export class XmlSeller implements Seller {
  readonly #core: XmlCore;
  readonly #recall: XmlSellerOptions['recall'];

  constructor({ recall, ...options }: XmlSellerOptions) {
    this.#core = new XmlCore(options);
    this.#recall = recall;
  }

  makeReservation({ token, sendCodes }: ReserveRequest, options?: CallOptions): Promise<ReserveAnswer> {
    return this.#core.makeReservation({ token: token ?? '', sendCodes }, options);
  }

  releaseReservation(query: HandleQuery, options?: CallOptions): Promise<boolean> {
    return this.#core.releaseReservation(query, options);
  }

  getStatus(query: HandleQuery, options?: CallOptions): Promise<Transaction> {
    return this.#core.transactionInfo(query, options);
  }

  /** The reservation as it was made. Its present state is in the status. */
  getReservation({ transactionUuid }: HandleQuery): Promise<ReserveAnswer> {
    const terms = this.#recall(transactionUuid);
    if (!terms) {
      const message = 'What this reservation asks for is remembered where it was made, and not here.';
      return Promise.reject(createError('not-found', message));
    }
    const nothing = { trolley: { bundles: [], orderCount: 0 }, unreservedOrders: [], languages: [] };
    const own = { transactionUuid, status: 'reserved', minutesLeft: 0, inputContainedUnavailableOrder: false } as const;
    return Promise.resolve({ outcome: 'reserved', reservation: { ...nothing, ...own, ...terms } });
  }

  /** @throws TswError as the client's `makePurchase` does: for details to correct, and for an unknown outcome */
  async makePurchase(request: PurchaseRequest & HandleQuery, options?: CallOptions): Promise<PurchaseAnswer> {
    const { transactionUuid } = request;
    const result = await this.#core.purchaseReservation(request, options);
    switch (result.kind) {
      case 'purchased':
      case 'partial':
        return { outcome: 'status', transaction: result.transaction };
      case 'unknown':
        throw result.error;
      case 'expired':
        // The session then asks for the status.
        throw createError('not-reserved', 'The reservation has expired.', {
          apiCode: result.code,
          failureClass: 'expired',
        });
      case 'invalid':
        throw this.#correctable(result, request);
      case 'failed':
        return { outcome: 'status', transaction: await this.#failed(result, transactionUuid, options) };
    }
  }

  /** After a final failure the status tells whether the purchase was made before, perhaps in another tab. */
  async #failed(
    failed: Failed,
    transactionUuid: ReservationHandle,
    options: CallOptions | undefined,
  ): Promise<Transaction> {
    const { failureClass, checks } = failed;
    const found = failed.transaction ?? (await this.#look(transactionUuid, options));
    if (found?.status === 'purchased') return found;
    const isOpen = failureClass === 'already-bought' || failureClass === 'system';
    if (found?.status === 'attempting' || (isOpen && !found)) {
      throw createError('outcome-unknown', `The purchase failed (${failed.code}), and its status is not known.`);
    }
    const trolley = found?.trolley ?? { bundles: [], orderCount: 0, transactionUuid };
    const noChecks = { failedCvTwo: false, failedAvs: false, failed3dSecure: false };
    const purchaseResult = { ...noChecks, ...checks, success: false, isPartial: false, failureClass };
    return { languages: [], ...found, status: 'failed', trolley: { ...trolley, purchaseResult } };
  }

  /** @returns undefined when the core cannot be asked */
  async #look(transactionUuid: ReservationHandle, options: CallOptions | undefined): Promise<Transaction | undefined> {
    try {
      return await this.getStatus({ transactionUuid }, options);
    } catch (error) {
      if (!isTswError(error)) throw error;
      return undefined;
    }
  }

  #correctable(invalid: Invalid, { customer, transactionUuid }: PurchaseRequest & HandleQuery): TswError {
    const { code, failureClass } = invalid;
    const field = invalid.field ?? this.#fieldAtFault(code, customer, transactionUuid);
    const { meaning } = failCode(code);
    return createError(errorCode(failureClass, field), `${meaning} (${code}).`, { apiCode: code, field, failureClass });
  }

  /** The core has one code for all missing fields, and one for all fields that must not change. */
  #fieldAtFault(code: number, customer: Customer, transactionUuid: ReservationHandle): CustomerField | undefined {
    const terms = this.#recall(transactionUuid);
    if (code === LOCKED) {
      const fields = Object.entries(terms?.prefilledAddress ?? {}) as [CustomerField, string][];
      return fields.find(([field, value]) => value !== '' && customer[field] !== value)?.[0];
    }
    if (code !== INCOMPLETE) return undefined;
    const needs: CustomerNeeds = {
      api: 'xml-core',
      email: terms?.needsEmailAddress ?? false,
      agentReference: terms?.needsAgentReference ?? false,
      isPosted: false,
      allowedCountries: {},
      deliveryCountries: [],
      prefilled: {},
      locked: {},
    };
    return validateCustomer(customer, needs)[0]?.field;
  }
}

function errorCode(failureClass: FailureClass, field: string | undefined): ErrorCode {
  switch (failureClass) {
    case 'correct-details':
      return field === 'email' ? 'invalid-email' : 'rejected';
    case 'correct-card':
      return 'invalid-card';
    default:
      return 'configuration';
  }
}
