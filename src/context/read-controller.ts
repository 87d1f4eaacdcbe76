/**
 * Reads what an element shows from the box office, while the element is in the page and needs it. Elements with the same
 * read share one call, and a new read drops the old one.
 */
import type { ReactiveController, ReactiveElement } from 'lit';
import type { CallOptions } from '../client/requests.js';
import type { Read } from '../state/reads.js';
import { IDLE, type Resource } from '../state/resource.js';
import type { Session } from '../state/session.js';
import type { ScopeController } from './scope-controller.js';

export class ReadController<T> implements ReactiveController {
  readonly #host: ReactiveElement & ReadHost;
  readonly #choose: () => Read<T> | undefined;
  #read: Read<T> | undefined;
  #session: Session | undefined;
  #unwant: (() => void) | undefined;

  /** @param choose the read needed now, or undefined for none; asked before each update of the host */
  constructor(host: ReactiveElement & ReadHost, choose: () => Read<T> | undefined) {
    this.#host = host;
    this.#choose = choose;
    host.addController(this);
  }

  get resource(): Resource<T> {
    return this.#session && this.#read ? this.#session.reads.get(this.#read) : IDLE;
  }

  /** Repeats the read after a failure, or when the answer may be stale. The old value stays until the new one comes. */
  refresh(): void {
    if (this.#session && this.#read) void this.#session.reads.refresh(this.#read, this.#host.callOptions);
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const { session } = this.#host.scope;
    const { language } = this.#host.callOptions;
    const read = session && this.#choose();
    // Answers differ by language, so the key has it.
    const key = read && `${read.key}|${language ?? ''}`;
    if (key === this.#read?.key && session === this.#session && (this.#unwant || !read)) return;
    this.#drop();
    this.#session = session;
    this.#read = read && key ? { key, run: (source, options) => read.run(source, options) } : undefined;
    if (session && this.#read) {
      this.#unwant = session.reads.want(this.#read, this.#host.callOptions, () => this.#host.requestUpdate());
    }
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#drop();
  }

  #drop(): void {
    this.#unwant?.();
    this.#unwant = undefined;
  }
}

interface ReadHost {
  readonly scope: ScopeController;
  readonly callOptions: CallOptions;
}
