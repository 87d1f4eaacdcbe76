/** A clock without real waits: time jumps to the next timer when no other work is left. */
interface Timer {
  at: number;
  readonly number: number;
  readonly every: number | undefined;
  readonly run: () => void;
}

export class VirtualTime {
  now = 0;
  /** Pieces of work that are neither finished nor waiting for a timer. */
  busy = 0;
  #count = 0;
  readonly #timers = new Set<Timer>();

  start(milliseconds: number, run: () => void, isRepeated = false): () => void {
    const every = isRepeated ? milliseconds : undefined;
    const timer: Timer = { at: this.now + milliseconds, number: (this.#count += 1), every, run };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** Call only from work that counts as busy. */
  async sleep(milliseconds: number): Promise<void> {
    this.busy -= 1;
    await new Promise<void>((resolve) => this.start(milliseconds, resolve));
    this.busy += 1;
  }

  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    await this.#settle();
    for (let timer = this.#next(); timer && timer.at <= end; timer = this.#next()) {
      this.now = timer.at;
      if (timer.every === undefined) this.#timers.delete(timer);
      else timer.at += timer.every;
      timer.run();
      await this.#settle();
    }
    this.now = end;
  }

  #next(): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (!next || timer.at < next.at || (timer.at === next.at && timer.number < next.number)) next = timer;
    }
    return next;
  }

  async #settle(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while (this.busy > 0);
  }
}
