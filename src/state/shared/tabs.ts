/**
 * One session over the tabs of one browser. A lock lets one tab change something at a time, and a channel tells the
 * others. The tab that gets the lock first asks all tabs that it knows of, because a message may still be on its way.
 * The browser's lock and channel come from src/browser/tab-support.ts.
 */
import type { Clock } from '../clock.js';
import { parseSharedRecord, type SharedRecord } from './saved-record.js';
import type { SavedState } from './saved-state.js';

/** The lock and the channel that the browser provides. */
export interface TabSupport {
  /**
   * Runs while no other tab runs anything under this name.
   *
   * @throws TswError `timeout` when another tab does not come to an end
   */
  alone<T>(name: string, run: () => Promise<T>): Promise<T>;
  /** Messages go to the other tabs, in order. */
  openChannel(name: string, onMessage: (message: unknown) => void): Channel;
}

export interface Channel {
  post(message: unknown): void;
  close(): void;
}

/** `ask`: who is there, and what do you know? `here` answers it. */
const KINDS = ['ask', 'here', 'news', 'bye'] as const;

interface Message {
  readonly kind: (typeof KINDS)[number];
  /** The tab that sends it. */
  readonly from: string;
  /** Names an `ask`, and the `here` that answers it: an answer to an older question is out of date. */
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

  /** @param onNews called when another tab knew more; the saved state has it by then */
  constructor(
    private readonly support: TabSupport,
    private readonly saved: SavedState,
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
    this.#channel = this.support.openChannel(this.saved.key, (message) => this.#receive(message));
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
    return this.support.alone(this.saved.key, async () => {
      await this.askOthers();
      return run();
    });
  }

  /** Afterwards the saved state has whatever any other tab knew when this was called. */
  async askOthers(): Promise<void> {
    this.open();
    // The first question needs its time before this tab knows which others there are.
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

  #receive(received: unknown): void {
    const message = parseMessage(received);
    if (!message) return;
    const { kind, from, question, record } = message;
    if (kind === 'bye') this.#others.delete(from);
    else this.#others.add(from);
    const isNews = this.saved.takeOver(record);
    if (kind === 'ask') this.#post('here', question);
    if (kind === 'here') this.#asked.get(question)?.(from);
    if (isNews) this.onNews();
  }

  #post(kind: Message['kind'], question = ''): void {
    this.#channel?.post({ kind, from: this.#id, question, record: this.saved.shared } satisfies Message);
  }
}

/** @returns undefined for a message that is not of this library: any script of the origin can post on the channel */
function parseMessage(message: unknown): Message | undefined {
  const { kind, from, question, record } = (message ?? {}) as Readonly<Record<keyof Message, unknown>>;
  const known = KINDS.find((one) => one === kind);
  if (!known || typeof from !== 'string' || typeof question !== 'string') return undefined;
  return { kind: known, from, question, record: parseSharedRecord(record) };
}
