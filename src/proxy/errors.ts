/**
 * The proxy's own errors, in the API's shape `{error_code, error_desc}`. Their codes start at 9000, where the API has none.
 * An error of the API is passed on with its own code and status.
 */

/** `error_code` of every answer that the proxy makes up itself. */
export const PROXY_ERRORS = {
  /** 404: no such route, or an endpoint outside the allow list. */
  notFound: 9001,
  /** 405 */
  wrongMethod: 9002,
  /** 400: a parameter outside the allow list, given twice, missing or malformed; the words name it. */
  badParameter: 9003,
  /** 413 or 414: a parameter, the query or the body is too long. */
  tooLarge: 9004,
  /** 403: the page's origin is not one of the configured ones. */
  foreignOrigin: 9005,
  /** 415: the body is not `application/x-www-form-urlencoded`. */
  wrongBodyType: 9006,
  /** 502: the API could not be reached. */
  unreachable: 9010,
  /** 504: the API did not answer in time. */
  timedOut: 9011,
  /** 502: the API's answer is not what it documents. */
  badAnswer: 9012,
  /** 502: the API refuses the proxy's own credentials. Only the operator can fix it. */
  configuration: 9013,
  /** 504: a purchase was sent and its answer is lost. Ask `status.v1`; never repeat the purchase. */
  outcomeUnknown: 9014,
  /** 403: a purchase on credit that is not authorised: there is no hook, or it said no. */
  notAuthorised: 9020,
  /** 500: the hook itself broke. Nothing was bought. */
  hookFailed: 9021,
  /** 409: another purchase of the same reservation is under way. */
  purchaseUnderWay: 9022,
  /** 409: the transaction is not reserved, or no longer. */
  notReserved: 9023,
  /** 410: a return token that this proxy did not make. */
  badReturnToken: 9030,
  /** 422: the payment engine refused the payment that the browser confirmed. Nothing was bought. */
  detailsRefused: 9031,
  /** 403: the partner's server has to begin this payment, and there is no hook for it. */
  noPaymentIntent: 9032,
  /** 500: a defect of the proxy. */
  defect: 9099,
} as const;

export interface ProxyErrorDetails {
  readonly headers?: Readonly<Record<string, string>>;
  /** The API's `X-Request-Id`, if it got as far as that. */
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
}

/** Thrown anywhere below the handler, which turns it into an answer. The browser reads the message. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';

  constructor(
    readonly status: number,
    readonly kind: keyof typeof PROXY_ERRORS,
    message: string,
    readonly details: ProxyErrorDetails = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
  }

  get body(): { error_code: number; error_desc: string } {
    return { error_code: PROXY_ERRORS[this.kind], error_desc: this.message };
  }
}

export const refused = (message: string): ProxyError => new ProxyError(400, 'badParameter', message);

/** An error and its chain of causes in one line. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${describeError(error.cause)})`;
}
