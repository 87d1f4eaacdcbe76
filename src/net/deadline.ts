/**
 * The time limit of one call. It also ends a wait for a `fetch`, or a stand-in for one, that ignores its signal.
 *
 * Not `AbortSignal.any`: Safari 16.4, Chrome 111 and Firefox 115 lack it. Not `AbortSignal.timeout`: its timer can't be
 * stopped, and that of a purchase would run on for minutes.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #callerSignal: AbortSignal | undefined;
  readonly #ended: Promise<never>;
  hasPassed = false;

  constructor(milliseconds: number, callerSignal?: AbortSignal) {
    this.#callerSignal = callerSignal;
    this.#ended = new Promise((_, reject) => {
      this.signal.addEventListener('abort', () => reject(this.signal.reason as Error), { once: true });
    });
    this.#ended.catch(() => undefined);
    this.#timer = setTimeout(() => {
      this.hasPassed = true;
      this.#controller.abort();
    }, milliseconds);
    callerSignal?.addEventListener('abort', this.#onAbort);
    if (callerSignal?.aborted) this.#onAbort();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  race<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#ended]);
  }

  /** Call it when the work is over: stops the timer and lets go of the caller's signal. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#callerSignal?.removeEventListener('abort', this.#onAbort);
  }

  readonly #onAbort = (): void => this.#controller.abort(this.#callerSignal?.reason);
}
