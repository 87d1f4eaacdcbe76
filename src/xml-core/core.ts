/**
 * The adapter of the XML core (docs/api/xml-core.md). It calls the proxy, which has the account and the crypto blocks.
 */
import { checkEndpoint, languageHeader } from '../client/configuration.js';
import { createHttp, type Fetch, type Http } from '../client/http.js';
import { JsonObject } from '../client/parse/json-object.js';
import { parseReserveAnswer } from '../client/parse/reservation.js';
import { parseTransaction } from '../client/parse/transaction.js';
import type { CallOptions } from '../client/requests.js';
import type { CardDetails } from '../domain/payment/card-rules.js';
import type { Customer } from '../domain/customer/customer.js';
import {
  BadResponseError,
  createError,
  type ErrorCode,
  isTswError,
  LEAVES_OPEN,
  type TswError,
} from '../domain/error.js';
import type { FailureClass } from '../domain/payment/failure-class.js';
import type { ReserveAnswer, Transaction } from '../domain/booking/transaction.js';
import { isSecureUrl } from '../net/secure-url.js';
import {
  childOf,
  readXml,
  textOf,
  writeXml,
  type XmlElement,
  XmlError,
  type XmlNode,
  type XmlTools,
} from '../xml-tree/tree.js';
import { browserXml } from './browser-xml.js';
import { failCode, purchaseFailCode, scriptError, type XmlCode } from './codes.js';
import { cardData, customerData, flag } from './requests.js';
import { reservationFields, transactionFields, trolleyFields, type Vouchers, vouchersOf } from './translate.js';

export interface XmlCoreOptions {
  /** Base URL of the proxy, such as `https://tickets.example.com/f13`. */
  readonly endpoint: string;
  /** IETF tag of the language to answer in. */
  readonly language?: string | undefined;
  readonly fetch?: Fetch | undefined;
  /** By default the browser's. */
  readonly xml?: XmlTools | undefined;
}

export interface XmlReserveRequest {
  /** The token of a trolley that is not reserved. */
  readonly token: string;
  /** The chosen send code by source code. */
  readonly sendCodes?: Readonly<Record<string, string>> | undefined;
}

export interface XmlTransactionQuery {
  /** The handle that `makeReservation` gave, as the reservation's `transactionUuid`. */
  readonly transactionUuid: string;
}

export interface XmlPurchaseRequest extends XmlTransactionQuery {
  readonly customer: Customer;
  readonly agentReference?: string | undefined;
  readonly sendConfirmationEmail?: boolean | undefined;
  /** Only where the reservation needs one. */
  readonly card?: CardDetails | undefined;
  /** The partner's reference of the payment it took, for the proxy's `authorizePurchase`. */
  readonly paymentReference?: string | undefined;
}

/** The outcome of a purchase (docs/api/xml-core.md#reading-an-answer). */
export type XmlPurchaseResult =
  | { readonly kind: 'purchased' | 'partial'; readonly transaction: Transaction }
  /** Nothing was bought; the reservation still exists, and the purchase may be tried with other data. */
  | { readonly kind: 'invalid'; readonly failureClass: FailureClass; readonly field?: string; readonly code: number }
  /** Nothing was bought, and the reservation is over. */
  | { readonly kind: 'expired'; readonly code: number }
  /** Nothing was bought, and a retry is pointless. `transaction` is there if every supplier failed. */
  | {
      readonly kind: 'failed';
      readonly failureClass: FailureClass;
      readonly code?: number;
      readonly checks?: FailedChecks;
      readonly transaction?: Transaction;
    }
  /** Ask `transactionInfo` before anything else, and never repeat the purchase. */
  | { readonly kind: 'unknown'; readonly error: TswError };

export interface FailedChecks {
  readonly failedCvTwo: boolean;
  readonly failedAvs: boolean;
  readonly failed3dSecure: boolean;
}

const EXPIRED = 1101;
/** Codes for unknown trolleys and transactions. */
const NOT_FOUND: readonly number[] = [901, 1201, 1202];

/** Every method rejects only with a `TswError`. */
export class XmlCore {
  readonly endpoint: string;
  readonly #language: string | undefined;
  readonly #http: Http;
  readonly #xml: XmlTools;

  /** @throws ConfigurationError for an unusable endpoint, and where there are no XML tools */
  constructor({ endpoint, language, fetch, xml }: XmlCoreOptions) {
    this.endpoint = checkEndpoint(endpoint);
    this.#language = language;
    this.#http = createHttp(fetch);
    this.#xml = xml ?? browserXml();
  }

  /**
   * Holds tickets. After a `network` or `timeout` error some may be held under a handle that the caller does not know.
   */
  async makeReservation(request: XmlReserveRequest, options?: CallOptions): Promise<ReserveAnswer> {
    const methods = Object.entries(request.sendCodes ?? {}).map(([source, code]): XmlNode => [
      'send_method',
      [
        ['source_code', source],
        ['send_code', code],
      ],
    ]);
    const answer = await this.#call(
      'make_reservation',
      [['trolley_token', request.token], ...methods],
      options,
      'reserve',
    );
    const handle = textOf(answer, 'handle') ?? '';
    return readable(() => parseReserveAnswer(new JsonObject(reservationFields(answer, handle))), handle);
  }

  /** Buys a reservation. Never repeat it after `unknown`. */
  async purchaseReservation(request: XmlPurchaseRequest, options?: CallOptions): Promise<XmlPurchaseResult> {
    const { transactionUuid, customer, agentReference, card } = request;
    if (card) this.#checkEncrypted();
    const content = [
      ['handle', transactionUuid] as const,
      request.paymentReference === undefined ? undefined : (['payment_reference', request.paymentReference] as const),
      flag('send_confirmation_email', request.sendConfirmationEmail),
      customerData(customer, agentReference),
      card && cardData(card),
    ];
    try {
      const answer = await this.#send('purchase_reservation', content, options, 'purchase');
      return resultOf(answer, transactionUuid, vouchersOf(answer, this.endpoint));
    } catch (error) {
      if (!isTswError(error) || !LEAVES_OPEN.has(error.code)) throw error;
      return { kind: 'unknown', error };
    }
  }

  /** Gives tickets back. True also for tickets that were released or bought before. */
  async releaseReservation({ transactionUuid }: XmlTransactionQuery, options?: CallOptions): Promise<boolean> {
    const answer = await this.#call('release_reservation', [['handle', transactionUuid]], options, 'reserve');
    return textOf(answer, 'released_ok') === 'yes';
  }

  /** The present state of a transaction. */
  async transactionInfo({ transactionUuid }: XmlTransactionQuery, options?: CallOptions): Promise<Transaction> {
    const answer = await this.#call('transaction_info', [['handle', transactionUuid]], options, 'read');
    const fields = transactionFields(answer, transactionUuid, vouchersOf(answer, this.endpoint));
    return readable(() => parseTransaction(new JsonObject(fields)), transactionUuid);
  }

  /** @throws TswError for a failure code */
  async #call(
    name: string,
    content: readonly (XmlNode | undefined)[],
    options: CallOptions | undefined,
    patience: 'read' | 'reserve',
  ): Promise<XmlElement> {
    const answer = await this.#send(name, content, options, patience);
    const code = numberOf(answer, 'fail_code');
    if (code === undefined && answer.name !== 'script_error') return answer;
    throw code === undefined ? scriptTrouble(answer) : callError(name, code);
  }

  async #send(
    name: string,
    content: readonly (XmlNode | undefined)[],
    options: CallOptions = {},
    patience: 'read' | 'reserve' | 'purchase',
  ): Promise<XmlElement> {
    const { text, ...details } = await this.#http({
      url: `${this.endpoint}/xml_core`,
      method: 'post',
      xml: writeXml([name, content], this.#xml),
      headers: { Accept: 'text/xml', ...languageHeader(options.language ?? this.#language) },
      patience,
      keepalive: options.keepalive,
      signal: options.signal,
    });
    try {
      const answer = readXml(text, this.#xml);
      if (answer.name === `${name}_result` || answer.name === 'script_error') return answer;
      throw new XmlError('is of another call');
    } catch (cause) {
      if (!(cause instanceof XmlError)) throw cause;
      throw createError('bad-response', `The answer to ${name} ${cause.message}.`, { ...details, cause });
    }
  }

  /** Card details are sent only over encrypted connections and from secure pages (code 1125). */
  #checkEncrypted(): void {
    if (isSecureUrl(new URL(this.endpoint)) && globalThis.isSecureContext !== false) return;
    const details = { failureClass: 'insecure' } as const;
    throw createError('configuration', 'Card details are sent by https alone.', details);
  }
}

/** Checks the parts of an answer in the required order: each part makes the later ones meaningless. */
export function resultOf(answer: XmlElement, transactionUuid: string, vouchers: Vouchers): XmlPurchaseResult {
  if (answer.name === 'script_error') {
    const code = numberOf(answer, 'error_code') ?? 0;
    const { failureClass } = scriptError(code);
    if (failureClass === 'defect') return { kind: 'invalid', failureClass, code };
    return { kind: 'unknown', error: createError('outcome-unknown', `The XML core has trouble (${code}).`) };
  }
  const failed = numberOf(answer, 'fail_code');
  if (failed === EXPIRED) return { kind: 'expired', code: failed };
  if (failed !== undefined) {
    const { failureClass, field } = failCode(failed);
    return { kind: 'invalid', failureClass, code: failed, ...(field && { field }) };
  }
  const permanent = numberOf(answer, 'purchase_fail_code');
  if (permanent !== undefined) {
    const { failureClass } = purchaseFailCode(permanent);
    return { kind: 'failed', failureClass, code: permanent, checks: checksOf(answer) };
  }
  const element = childOf(answer, 'trolley');
  if (!element) {
    return { kind: 'unknown', error: createError('outcome-unknown', 'The answer to the purchase says nothing.') };
  }
  const fields = {
    transaction_status: 'purchased',
    trolley_contents: trolleyFields(element, transactionUuid, vouchers),
  };
  const transaction = readable(() => parseTransaction(new JsonObject(fields)), transactionUuid);
  const { purchaseResult, bundles } = transaction.trolley;
  if (purchaseResult?.success === false) {
    return { kind: 'failed', failureClass: 'supplier-refused', transaction: { ...transaction, status: 'failed' } };
  }
  const isPartial =
    purchaseResult?.isPartial === true || bundles.some((bundle) => bundle.purchaseResult?.success === false);
  return { kind: isPartial ? 'partial' : 'purchased', transaction };
}

const checksOf = (answer: XmlElement): FailedChecks => ({
  failedCvTwo: textOf(answer, 'failed_cv_two') === 'yes',
  failedAvs: textOf(answer, 'failed_avs') === 'yes',
  failed3dSecure: textOf(answer, 'failed_3d_secure') === 'yes',
});

/** A code that is not a number counts as an unlisted one, 0. */
function numberOf(answer: XmlElement, name: string): number | undefined {
  const element = childOf(answer, name);
  if (!element) return undefined;
  const text = element.text.trim();
  return /^\d+$/.test(text) ? Number(text) : 0;
}

/** An answer that cannot be read may still hold tickets, so the error has their handle. */
function readable<T>(parse: () => T, transactionUuid: string): T {
  try {
    return parse();
  } catch (cause) {
    if (!(cause instanceof BadResponseError)) throw cause;
    throw createError('bad-response', cause.message, { transactionUuid: transactionUuid || undefined, cause });
  }
}

function callError(name: string, code: number): TswError {
  const { meaning, failureClass }: XmlCode = failCode(code);
  const kind: ErrorCode = code === EXPIRED ? 'gone' : NOT_FOUND.includes(code) ? 'not-found' : 'bad-request';
  return createError(kind, `${name}: ${meaning} (${code}).`, { apiCode: code, failureClass });
}

function scriptTrouble(answer: XmlElement): TswError {
  const code = numberOf(answer, 'error_code') ?? 0;
  const { meaning, failureClass } = scriptError(code);
  const kind: ErrorCode = failureClass === 'defect' ? 'configuration' : 'upstream';
  return createError(kind, `The XML core has trouble: ${meaning} (${code}).`, { apiCode: code, failureClass });
}
