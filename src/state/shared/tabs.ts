/**
 * One session over the tabs of one browser. One tab writes at a time, by a lock; what it remembers it tells the others
 * on a channel. Whoever gets the lock first asks all tabs that it knows of what they know, so that a message still on
 * its way cannot be missed. The session makes one of these where the browser has what it takes (src/browser/tab-support).
 */
import type { Clock } from '../clock.js';
import type { Memory, SharedRecord } from './saved-state.js';

/** What the browser gives. */
export interface TabSupport {
  /**
   * Runs while no other tab runs anything under this name.
   *
   * @throws TswError `timeout` when another tab does not come to an end
   */
  alone<T>(name: string, run: () => Promise<T>): Promise<T>;
  /** Messages go to the other tabs, in order. */
  openChannel(name: string, hear: (message: unknown) => void): Channel;
}

export interface Channel {
  post(message: unknown): void;
  close(): void;
}

interface Message {
  /** `ask`: who is there, and what do you know? `here` answers it. */
  readonly kind: 'ask' | 'here' | 'news' | 'bye';
  readonly from: string;
  /** Of an `ask`, and repeated by each `here`: an answer to an older question says nothing of what came after it. */
  readonly question: string;
  readonly record: SharedRecord;
}

/** Milliseconds in which a living tab answers. */
const PATIENCE = 100;

export class Tabs {
  readonly #id = Math.random().toString(36).slice(2);
  readonly #others = new Set<string>();
  #channel: Channel | undefined;
  #openedAt = 0;
  #questions = 0;
  readonly #asked = new Map<string, (tab: string) => void>();

  /** @param onNews called when another tab knew more; the memory has it then */
  constructor(
    private readonly support: TabSupport,
    private readonly memory: Memory,
    private readonly clock: Clock,
    private readonly onNews: () => void,
  ) {
    this.open();
  }

  /** Whether another tab uses the session, as far as is known. A tab that crashed counts until it fails to answer. */
  get areOthersThere(): boolean {
    return this.#others.size > 0;
  }

  open(): void {
    if (this.#channel) return;
    this.#channel = this.support.openChannel(this.memory.key, (message) => this.#hear(message as Message));
    this.#openedAt = this.clock.monotonic();
    this.#post('ask');
  }

  /** A page with an open channel cannot be kept for the back button. */
  close(): void {
    this.#post('bye');
    this.#channel?.close();
    this.#channel = undefined;
    this.#others.clear();
  }

  tellOthers(): void {
    this.#post('news');
  }

  /** @throws TswError `timeout` when another tab does not come to an end */
  alone<T>(run: () => Promise<T>): Promise<T> {
    return this.support.alone(this.memory.key, async () => {
      await this.askOthers();
      return run();
    });
  }

  /** Afterwards the memory has whatever any other tab knew when this was called. */
  async askOthers(): Promise<void> {
    this.open();
    // Who is there is only known once the first question had its time.
    const wait = this.#openedAt + PATIENCE - this.clock.monotonic();
    if (wait > 0) await this.clock.wait(wait);
    const silent = new Set(this.#others);
    if (silent.size === 0) return;
    const question = `${this.#id}:${(this.#questions += 1)}`;
    const answers = new Promise<void>((resolve) => {
      this.#asked.set(question, (tab) => {
        silent.delete(tab);
        if (silent.size === 0) resolve();
      });
    });
    this.#post('ask', question);
    await Promise.race([answers, this.clock.wait(PATIENCE)]);
    this.#asked.delete(question);
    for (const tab of silent) this.#others.delete(tab);
  }

  #hear({ kind, from, question, record }: Message): void {
    if (kind === 'bye') this.#others.delete(from);
    else this.#others.add(from);
    const isNews = this.memory.adopt(record);
    if (kind === 'ask') this.#post('here', question);
    if (kind === 'here') this.#asked.get(question)?.(from);
    if (isNews) this.onNews();
  }

  #post(kind: Message['kind'], question = ''): void {
    this.#channel?.post({ kind, from: this.#id, question, record: this.memory.shared } satisfies Message);
  }
}
