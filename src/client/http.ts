/**
 * Sends one call and gives its answer, or a TswError: the only place with retries, timeouts and aborts. Called by the
 * client's methods and nobody else.
 *
 * Reads are tried again, at most twice, where the answer says that it is worth it or none came; writes never are, since
 * a lost answer to a reserve or purchase may well have been a success. No header needs a CORS preflight.
 */
import ky from 'ky';
import { createError, type TswError } from '../domain/error.js';
import { Deadline } from '../net/deadline.js';
import { mapFailure, requestIdOf, retryAfterOf } from './map-error.js';

/** Milliseconds in which a whole call must be over, further tries and the reading of the answer included. */
export const TIMEOUTS = {
  read: 30_000,
  /** Suppliers take their time to hold seats. */
  reserve: 90_000,
  /** A purchase may succeed after minutes (flows 5), and giving up means not knowing. */
  purchase: 300_000,
} as const;

/** Longer waits that a server asks for are left to the caller: the error says how long (`retryAfter`). */
const LONGEST_WAIT = 10_000;

type Patience = keyof typeof TIMEOUTS;

export interface HttpCall {
  readonly url: string;
  readonly method: 'get' | 'post';
  /** The query of a GET, the form of a POST. */
  readonly parameters?: URLSearchParams;
  /** The body of a POST that is no form: sent as plain text, since XML's own type would need a CORS preflight. */
  readonly xml?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly patience: Patience;
  /** Whether an answer from the browser's cache will do. */
  readonly mayBeCached?: boolean;
  readonly keepalive?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  readonly text: string;
  readonly httpStatus: number;
  readonly requestId: string | undefined;
}

export type Http = (call: HttpCall) => Promise<HttpAnswer>;
export type Fetch = typeof globalThis.fetch;

/** @param fetch looked up at each call unless given, so that a page which wraps its `fetch` later still sees ours */
export function createHttp(fetch: Fetch = (...args) => globalThis.fetch(...args)): Http {
  const instance = ky.create({
    fetch,
    // The deadline below also covers what ky's own does not: further tries and the body.
    timeout: false,
    retry: {
      limit: 2,
      methods: ['get'],
      statusCodes: [429, 502, 503, 504],
      afterStatusCodes: [429, 502, 503, 504],
      delay: (attempt) => 400 * 2 ** (attempt - 1),
      jitter: (delay) => delay * (0.5 + Math.random() / 2),
      maxRetryAfter: LONGEST_WAIT,
      shouldRetry: ({ error }) => ((retryAfterOf(error) ?? 0) > LONGEST_WAIT ? false : undefined),
    },
  });

  return async ({ url, method, parameters, xml, headers, patience, mayBeCached, keepalive, signal }) => {
    if (signal?.aborted) throw aborted(signal);
    const deadline = new Deadline(TIMEOUTS[patience], signal);
    try {
      const response = await deadline.race(
        instance(url, {
          method,
          headers: { Accept: 'application/json', ...headers },
          ...(method === 'get'
            ? { ...(parameters && { searchParams: parameters }) }
            : { body: xml ?? parameters ?? null }),
          ...(!mayBeCached && { cache: 'no-store' }),
          ...(keepalive && { keepalive }),
          signal: deadline.signal,
        }),
      );
      const text = await deadline.race(response.text());
      return { text, httpStatus: response.status, requestId: requestIdOf(response) };
    } catch (error) {
      if (signal?.aborted) throw aborted(signal);
      if (deadline.hasPassed) {
        throw createError('timeout', `No answer within ${TIMEOUTS[patience] / 1000} seconds.`, { cause: error });
      }
      throw await mapFailure(error, deadline);
    } finally {
      deadline.clear();
    }
  };
}

const aborted = (signal: AbortSignal): TswError =>
  createError('aborted', 'The call was aborted by its caller.', { cause: signal.reason });
