/**
 * Runs an action once for each key: callers that come while it is under way wait for its result. It covers one process;
 * several processes rely on the API's transaction status.
 */

interface Run<T> {
  readonly fingerprint: string | undefined;
  readonly result: Promise<T>;
  /** Until when a failure stands: milliseconds since 1970. */
  stands?: number;
}

export interface OnceRules {
  /** Tells requests of one key apart: while one is under way, another fingerprint is refused with `conflict`. */
  readonly fingerprint?: string;
  readonly conflict?: () => Error;
  /** For how many milliseconds a failure stands for every caller, so that none tries again too early. Default 0. */
  readonly lingers?: (error: unknown) => number;
}

export class Once<T> {
  readonly #runs = new Map<string, Run<T>>();

  /** Runs `action`, or joins the one under way for `key`. @throws what `action` throws, or the conflict */
  async run(key: string, action: () => Promise<T>, rules: OnceRules = {}): Promise<T> {
    const { fingerprint, conflict, lingers } = rules;
    this.#forgetOld();
    const known = this.#runs.get(key);
    if (known) {
      if (conflict && known.fingerprint !== fingerprint && known.stands === undefined) throw conflict();
      return known.result;
    }
    const run: Run<T> = { fingerprint, result: action() };
    this.#runs.set(key, run);
    try {
      const result = await run.result;
      this.#runs.delete(key);
      return result;
    } catch (error) {
      const milliseconds = lingers?.(error) ?? 0;
      if (milliseconds > 0) run.stands = Date.now() + milliseconds;
      else this.#runs.delete(key);
      throw error;
    }
  }

  /** At each use rather than by a timer, which would keep a process alive and does not run on edge workers. */
  #forgetOld(): void {
    for (const [key, { stands }] of this.#runs) {
      if (stands !== undefined && stands <= Date.now()) this.#runs.delete(key);
    }
  }
}
