/**
 * Sends one call and returns its answer, or throws a TswError: the only place with retries, timeouts and aborts. Used
 * by the client and by the adapter of the XML core.
 *
 * A read is retried at most twice, after no answer or after a status that says a retry may help. A write is never
 * retried, because a reserve or purchase whose answer was lost may have succeeded. No header needs a CORS preflight.
 */
import ky from 'ky';
import { createError, type TswError } from '../domain/error.js';
import { Deadline } from '../net/deadline.js';
import { mapFailure, requestIdOf, retryAfterOf } from './map-error.js';

/** Milliseconds for a whole call, including retries and reading the body. */
export const TIMEOUTS = {
  read: 30_000,
  /** Some suppliers are slow to hold seats. */
  reserve: 90_000,
  /**
   * A purchase may succeed after minutes, and the outcome is unknown after giving up
   * (docs/api/transactions.md#failures-and-retries).
   */
  purchase: 300_000,
} as const;

/** A server may ask for a longer wait. Then the call fails, and the error says how long (`retryAfter`). */
const LONGEST_WAIT = 10_000;

type Patience = keyof typeof TIMEOUTS;

export interface HttpCall {
  readonly url: string;
  readonly method: 'get' | 'post';
  /** The query of a GET, the form of a POST. */
  readonly parameters?: URLSearchParams;
  /** The body of an XML call. Sent as plain text, because XML's own content type would need a CORS preflight. */
  readonly xml?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly patience: Patience;
  /** Allows an answer from the browser's cache. */
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

/** @param fetch by default `globalThis.fetch` at the time of each call, so that a page may wrap its `fetch` later */
export function createHttp(fetch: Fetch = (...args) => globalThis.fetch(...args)): Http {
  const instance = ky.create({
    fetch,
    // ky's own timeout covers neither retries nor the body; the deadline below does.
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
