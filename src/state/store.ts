/**
 * A frozen snapshot with subscribers, which it notifies once per microtask however many updates came before. The session
 * is its only writer. Elements read it through the controllers in src/context.
 */
export class Store<S extends object> {
  #state: S;
  readonly #listeners = new Set<() => void>();
  #isScheduled = false;

  constructor(initial: S) {
    this.#state = Object.freeze(initial);
  }

  get state(): S {
    return this.#state;
  }

  update(changes: Partial<S>): void {
    this.#state = Object.freeze({ ...this.#state, ...changes });
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      this.#isScheduled = false;
      for (const listener of [...this.#listeners]) listener();
    });
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Number of subscribers, for leak checks. */
  get listenerCount(): number {
    return this.#listeners.size;
  }
}
