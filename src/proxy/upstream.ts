/** The one place that calls the API: adds Basic auth and a time limit, and turns every failure into a ProxyError. */
import { Deadline } from '../net/deadline.js';
import { TIMEOUTS } from './request/endpoints.js';
import { ProxyError } from './errors.js';
import { member, type Json } from './json.js';
import { type Hide, hiddenCause, hiddenIn, hiding } from './privacy/private-values.js';
import { removeSecrets } from './privacy/redact.js';

export interface UpstreamOptions {
  /** Without a slash at the end. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly fetch: (request: Request) => Promise<Response>;
}

export interface UpstreamCall {
  readonly method: 'GET' | 'POST';
  /** Below the API's base, e.g. `events.v1`. */
  readonly path: string;
  readonly parameters: URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds; default that of a read. */
  readonly timeout?: number;
  /** Of the browser's request: given for reads only, since stopping a write leaves its outcome unknown. */
  readonly signal?: AbortSignal | undefined;
}

/** An answer with a JSON body, whatever its status. Immutable, so that several waiting requests can share it. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

export const requestIdOf = (headers: Headers): string | undefined => headers.get('X-Request-Id') ?? undefined;

export class Upstream {
  readonly #options: UpstreamOptions;
  readonly #authorization: string;
  /** Texts that must never leave the proxy, even if the API should echo them. */
  readonly secrets: readonly string[];

  constructor(options: UpstreamOptions) {
    this.#options = options;
    const token = btoa(String.fromCharCode(...new TextEncoder().encode(`${options.user}:${options.password}`)));
    this.#authorization = `Basic ${token}`;
    // A very short password would be found by chance in ordinary words.
    this.secrets = [token, options.password].filter((secret) => secret.length >= 6);
  }

  /** For the log: messages of a runtime or a hook may hold the credentials. */
  withoutSecrets(words: string | undefined): string | undefined {
    return words === undefined ? undefined : removeSecrets(words, this.secrets);
  }

  /**
   * @throws ProxyError `unreachable`, `timedOut`, `badAnswer` (not JSON, or a redirect) or `configuration` (401)
   */
  async call({
    method,
    path,
    parameters,
    headers,
    timeout = TIMEOUTS.read,
    signal,
  }: UpstreamCall): Promise<UpstreamAnswer> {
    const query = method === 'GET' && parameters.size > 0 ? `?${parameters}` : '';
    const deadline = new Deadline(timeout, signal);
    // A payment page may send anything.
    const hide = path.startsWith('callback.v1') ? hiding(parameters, () => true) : hiding(parameters);
    // Accept-Encoding is left to fetch, which asks for gzip, as the API demands, and unpacks it, on every runtime.
    const request = new Request(`${this.#options.url}/${path}${query}`, {
      method,
      headers: { ...headers, Accept: 'application/json', Authorization: this.#authorization },
      ...(method === 'POST' && { body: parameters }),
      // A redirect could lead the credentials to another host.
      redirect: 'manual',
      signal: deadline.signal,
    });
    try {
      const response = await deadline.race(this.#options.fetch(request));
      return this.#read(response, await deadline.race(response.text()), hide);
    } catch (error) {
      if (error instanceof ProxyError) throw error;
      if (deadline.hasPassed) {
        throw new ProxyError(504, 'timedOut', `The ticketing API gave no answer within ${timeout / 1000} s.`);
      }
      throw new ProxyError(502, 'unreachable', 'The ticketing API cannot be reached. Try again in a moment.', {
        headers: { 'Retry-After': '5' },
        cause: signal?.aborted ? 'the browser went away' : hiddenCause(error, hide),
      });
    } finally {
      deadline.clear();
    }
  }

  #read(response: Response, text: string, hide: Hide): UpstreamAnswer {
    const requestId = requestIdOf(response.headers);
    if (response.status === 401) {
      // Passed on, a 401 would make browsers ask the customer for a password.
      const words =
        'The ticketing API refuses the credentials this proxy is configured with. Its operator has to mend that.';
      throw new ProxyError(502, 'configuration', words, { requestId });
    }
    const body = parse(text);
    if (body === undefined || response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      throw new ProxyError(502, 'badAnswer', 'The ticketing API gave an answer that cannot be read.', {
        requestId,
        cause: `status ${response.status}, ${text.length} characters, not JSON or a redirect`,
      });
    }
    const isError = response.status >= 400 || member(body, 'error_code') !== undefined;
    return { status: response.status, body: isError ? hiddenIn(body, hide) : body, headers: response.headers };
  }
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
