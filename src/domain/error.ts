/**
 * The errors of a call, as one family of classes: catch TswError, or the class you handle. A refusal by a rule is a
 * Result, not an error, and defects are thrown as plain errors. `code` is stable and documented in docs/errors.md; i18n
 * chooses the words for customers by it.
 */
import type { FailureClass } from './payment/failure-class.js';

export type ErrorCode =
  /** No answer: offline, blocked, or the proxy is unreachable. */
  | 'network'
  /** No answer in time. */
  | 'timeout'
  /** The caller aborted the call. */
  | 'aborted'
  /** The answer differs from the documented API; the message names the path. */
  | 'bad-response'
  /** 400, or an API error without a code of its own here: the request is wrong. */
  | 'bad-request'
  /** 401: credentials missing or wrong. */
  | 'unauthorised'
  /** 403: the account may not do this. */
  | 'forbidden'
  /** 404. */
  | 'not-found'
  /** 405. */
  | 'wrong-method'
  /** 410: an expired callout or a page archive that is too old. */
  | 'gone'
  /** 460: the request is well-formed, but its content is refused. */
  | 'rejected'
  /** Code 2000: `field` is `email`, and `apiKey` says what is wrong with it. */
  | 'invalid-email'
  /** Codes 3000 to 3008: `field` names the card field. */
  | 'invalid-card'
  /** 429 */
  | 'too-many-requests'
  /** 502, 503 and 504: the supplier or the payment system could not be reached. */
  | 'upstream'
  /** Another 5XX. */
  | 'server'
  /** The proxy refuses an on-credit purchase that the partner did not authorise. */
  | 'not-authorised'
  /** The proxy lost the answer to a purchase that it sent: read the status, never purchase again. */
  | 'outcome-unknown'
  /** The proxy is already purchasing this reservation: read the status. */
  | 'purchase-under-way'
  /** The transaction to purchase is not a live reservation, or no longer one. */
  | 'not-reserved'
  /** A setting is missing or wrong; the message tells the developer what to do. */
  | 'configuration';

/** After these errors the purchase may have reached the box office: only its status says whether it did. */
export const LEAVES_OPEN: ReadonlySet<ErrorCode> = new Set([
  'network',
  'timeout',
  'aborted',
  'bad-response',
  'upstream',
  'server',
  'outcome-unknown',
  'purchase-under-way',
  'not-reserved',
]);

export interface TswErrorDetails {
  readonly httpStatus?: number | undefined;
  /** The API's `error_code`. */
  readonly apiCode?: number | undefined;
  /** The API's `error_key`. */
  readonly apiKey?: string | undefined;
  /** The API's own words (`error_desc`), for logs and developers. */
  readonly description?: string | undefined;
  /** From `X-Request-Id`. */
  readonly requestId?: string | undefined;
  /** The customer or card field at fault. */
  readonly field?: string | undefined;
  /** Of a failed purchase, when the API's code is more specific than `code`. */
  readonly failureClass?: FailureClass | undefined;
  /** Milliseconds to wait before the next try, from `Retry-After`. */
  readonly retryAfter?: number | undefined;
  /** The transaction of an unreadable answer: it may hold tickets. */
  readonly transactionUuid?: string | undefined;
  readonly cause?: unknown;
}

const RETRYABLE: ReadonlySet<ErrorCode> = new Set(['network', 'timeout', 'too-many-requests', 'upstream', 'server']);

export class TswError extends Error {
  override readonly name: string = 'TswError';
  readonly httpStatus: number | undefined;
  readonly apiCode: number | undefined;
  readonly apiKey: string | undefined;
  readonly description: string;
  readonly requestId: string | undefined;
  readonly field: string | undefined;
  readonly failureClass: FailureClass | undefined;
  readonly retryAfter: number | undefined;
  readonly transactionUuid: string | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    details: TswErrorDetails = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.httpStatus = details.httpStatus;
    this.apiCode = details.apiCode;
    this.apiKey = details.apiKey;
    this.description = details.description ?? message;
    this.requestId = details.requestId;
    this.field = details.field;
    this.failureClass = details.failureClass;
    this.retryAfter = details.retryAfter;
    this.transactionUuid = details.transactionUuid;
  }

  /** Whether the same call may be made again later. For reserve and purchase, read the status first. */
  get retryable(): boolean {
    return RETRYABLE.has(this.code);
  }
}

/** No answer arrived (`network`, `timeout`). The call may or may not have taken effect. */
export class NetworkError extends TswError {
  override readonly name = 'NetworkError';
}

/** The caller's own signal ended the call (`aborted`). */
export class AbortedError extends TswError {
  override readonly name = 'AbortedError';
}

/** An answer arrived that cannot be read (`bad-response`). */
export class BadResponseError extends TswError {
  override readonly name = 'BadResponseError';
}

/** The API or the proxy refused the call. */
export class ApiError extends TswError {
  override readonly name: string = 'ApiError';
}

/** The customer's input is wrong (`invalid-email`, `invalid-card`): correct `field` and send it again. */
export class InvalidDetailsError extends ApiError {
  override readonly name = 'InvalidDetailsError';
}

/** The caller may not do this (`unauthorised`, `forbidden`, `not-authorised`). */
export class NotAllowedError extends ApiError {
  override readonly name = 'NotAllowedError';
}

/** It is no longer available (`gone`). */
export class GoneError extends ApiError {
  override readonly name = 'GoneError';
}

/** Not available now (`too-many-requests`, `upstream`, `server`): the same call may succeed later. */
export class UnavailableError extends ApiError {
  override readonly name = 'UnavailableError';
}

/** The developer has to change a setting (`configuration`). */
export class ConfigurationError extends TswError {
  override readonly name = 'ConfigurationError';
}

const CLASSES: { readonly [code in ErrorCode]?: typeof TswError } = {
  network: NetworkError,
  timeout: NetworkError,
  aborted: AbortedError,
  'bad-response': BadResponseError,
  'invalid-email': InvalidDetailsError,
  'invalid-card': InvalidDetailsError,
  unauthorised: NotAllowedError,
  forbidden: NotAllowedError,
  'not-authorised': NotAllowedError,
  gone: GoneError,
  'too-many-requests': UnavailableError,
  upstream: UnavailableError,
  server: UnavailableError,
  configuration: ConfigurationError,
};

/** Creates an error of the class for its code. */
export function createError(code: ErrorCode, message: string, details?: TswErrorDetails): TswError {
  return new (CLASSES[code] ?? ApiError)(code, message, details);
}

export function isTswError(value: unknown): value is TswError {
  return value instanceof TswError;
}
