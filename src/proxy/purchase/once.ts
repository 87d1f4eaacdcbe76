/**
 * Sees to it that what must not happen twice happens once: callers that come while an action of the same key is under
 * way wait for its result. Knows only of its own process; several of them rely on the API's transaction status.
 */

interface Flight<T> {
  readonly fingerprint: string | undefined;
  readonly result: Promise<T>;
  /** Set once it has failed in a way that stands for a while: milliseconds since 1970. */
  stands?: number;
}

export interface OnceRules {
  /** Tells requests for the same key apart, together with the refusal of another one while the first is under way. */
  readonly fingerprint?: string;
  readonly conflict?: () => Error;
  /** For how many milliseconds a failure stands for everybody, so that nobody tries again too early. Default 0. */
  readonly lingers?: (error: unknown) => number;
}

export class Once<T> {
  readonly #flights = new Map<string, Flight<T>>();

  /** Runs `action`, or joins the one under way for `key`. @throws what `action` throws, or the conflict */
  async run(key: string, action: () => Promise<T>, rules: OnceRules = {}): Promise<T> {
    const { fingerprint, conflict, lingers } = rules;
    this.#forgetOld();
    const known = this.#flights.get(key);
    if (known) {
      if (conflict && known.fingerprint !== fingerprint && known.stands === undefined) throw conflict();
      return known.result;
    }
    const flight: Flight<T> = { fingerprint, result: action() };
    this.#flights.set(key, flight);
    try {
      const result = await flight.result;
      this.#flights.delete(key);
      return result;
    } catch (error) {
      const milliseconds = lingers?.(error) ?? 0;
      if (milliseconds > 0) flight.stands = Date.now() + milliseconds;
      else this.#flights.delete(key);
      throw error;
    }
  }

  /** At each use rather than by a timer, which would keep a process alive and does not run on edge workers. */
  #forgetOld(): void {
    for (const [key, { stands }] of this.#flights) {
      if (stands !== undefined && stands <= Date.now()) this.#flights.delete(key);
    }
  }
}
