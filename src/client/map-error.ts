/**
 * Turns every failure of a call into a TswError: the only file that knows ky's errors and the error codes of the API
 * and the proxy.
 */
import { isHTTPError } from 'ky';
import { createError, type ErrorCode, isTswError, type TswError, type TswErrorDetails } from '../domain/error.js';

/**
 * The API's codes (docs/api/transport.md#error-codes). They take precedence over the status, as in its other clients.
 */
const API_CODES: Readonly<Record<number, ErrorCode>> = {
  2: 'forbidden',
  // Matched by code, because the description differs from the documentation's (docs/api/disagreements.md#x32).
  3: 'unauthorised',
  4: 'upstream',
  5: 'forbidden',
  6: 'upstream',
  7: 'unauthorised',
  2000: 'invalid-email',
  ...Object.fromEntries([3000, 3001, 3002, 3003, 3004, 3005, 3006, 3007, 3008].map((code) => [code, 'invalid-card'])),
  // Codes from 9000 are the proxy's (src/proxy/errors.ts, docs/proxy.md).
  9013: 'configuration',
  9014: 'outcome-unknown',
  9020: 'not-authorised',
  9022: 'purchase-under-way',
  9023: 'not-reserved',
  9031: 'rejected',
  9032: 'configuration',
};

/** The proxy refuses the page, not the customer's input: page and proxy have different versions, or a wrong set-up. */
const SHOP_AT_FAULT: ReadonlySet<number | undefined> = new Set([9001, 9002, 9003, 9005, 9006]);

const FIELDS: Readonly<Record<number, string>> = {
  2000: 'email',
  3000: 'number',
  3001: 'number',
  3002: 'number',
  3003: 'expiryDate',
  3004: 'cvTwo',
  3005: 'issueNumber',
  3006: 'issueNumber',
  3007: 'startDate',
  3008: 'startDate',
};

const STATUSES: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorised',
  403: 'forbidden',
  404: 'not-found',
  405: 'wrong-method',
  410: 'gone',
  429: 'too-many-requests',
  460: 'rejected',
  502: 'upstream',
  503: 'upstream',
  504: 'upstream',
};

interface ErrorBody {
  readonly error_code?: unknown;
  readonly error_desc?: unknown;
  readonly error_key?: unknown;
}

/**
 * @param error thrown by ky, by `fetch` or while reading the answer
 * @param deadline limits reading the error's body
 */
export async function mapFailure(
  error: unknown,
  deadline: { race<T>(work: Promise<T>): Promise<T> },
): Promise<TswError> {
  if (isTswError(error)) return error;
  if (!isHTTPError(error)) {
    return createError('network', 'No answer: offline, blocked, or the endpoint cannot be reached.', { cause: error });
  }
  const { response } = error;
  const text = await deadline.race(response.text()).catch(() => '');
  return apiError(parseBody(text), {
    httpStatus: response.status,
    requestId: requestIdOf(response),
    retryAfter: retryAfterOf(error),
    // Without ky's error as the cause: it holds the request, and so the customer and the card.
  });
}

/** The API sometimes sends an error with a status of success. */
export function errorInside(json: unknown, details: TswErrorDetails): TswError | undefined {
  const body = asBody(json);
  return body.error_code === undefined ? undefined : apiError(body, details);
}

function apiError(body: ErrorBody, details: TswErrorDetails): TswError {
  const apiCode = typeof body.error_code === 'number' ? body.error_code : undefined;
  const status = details.httpStatus ?? 0;
  const description = asText(body.error_desc) ?? `The call failed with status ${status}.`;
  const code =
    API_CODES[apiCode ?? -1] ?? STATUSES[status] ?? (status >= 500 ? ('server' as const) : ('bad-request' as const));
  return createError(code, description, {
    ...details,
    apiCode,
    apiKey: asText(body.error_key),
    failureClass: SHOP_AT_FAULT.has(apiCode) ? 'defect' : undefined,
    description,
    field: FIELDS[apiCode ?? -1] ?? (/\bcountry code\b/i.test(description) ? 'countryCode' : undefined),
  });
}

/** The server's `Retry-After`, a number of seconds or a date, in milliseconds from now. */
export function retryAfterOf(error: unknown): number | undefined {
  const header = isHTTPError(error) ? error.response.headers.get('Retry-After') : null;
  if (header === null) return undefined;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

export const requestIdOf = (response: Response): string | undefined =>
  response.headers.get('X-Request-Id') ?? undefined;

function parseBody(text: string): ErrorBody {
  try {
    return asBody(JSON.parse(text));
  } catch {
    // An error page of a gateway. Its status is all there is to know.
    return {};
  }
}

const asBody = (json: unknown): ErrorBody => (typeof json === 'object' && json !== null ? json : {});
const asText = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
