/**
 * A list that is read a page at a time: the first page at once, each further one when the customer asks for it. Used by
 * elements with long lists; `reset` begins a new list.
 */
import type { ReactiveElement } from 'lit';
import type { CallOptions } from '../client/requests.js';
import type { Read } from '../state/reads.js';
import { IDLE, type Resource, valueOf } from '../state/resource.js';
import { ReadController } from './read-controller.js';
import type { ScopeController } from './scope-controller.js';

interface PagedReadHost {
  readonly scope: ScopeController;
  readonly callOptions: CallOptions;
}

export class PagedRead<T> {
  readonly #host: ReactiveElement & PagedReadHost;
  readonly #choose: (pageNumber: number) => Read<T> | undefined;
  /** Grown and never shrunk: a controller with no page to read is idle. */
  readonly #controllers: ReadController<T>[] = [];
  #count = 0;

  /** @param choose the read of a page, from 0, or undefined for none; asked before each update of the host */
  constructor(host: ReactiveElement & PagedReadHost, choose: (pageNumber: number) => Read<T> | undefined) {
    this.#host = host;
    this.#choose = choose;
    this.more();
  }

  /** The page asked for last. */
  get newest(): Resource<T> {
    return this.#controllers[this.#count - 1]?.resource ?? IDLE;
  }

  /** What is here, from the first page on without a gap. */
  get values(): readonly T[] {
    const values: T[] = [];
    for (const controller of this.#controllers.slice(0, this.#count)) {
      const value = valueOf(controller.resource);
      if (value === undefined) break;
      values.push(value);
    }
    return values;
  }

  /** Asks for one page more. */
  more(): void {
    const pageNumber = this.#count;
    this.#count += 1;
    if (!this.#controllers[pageNumber]) {
      this.#controllers.push(
        new ReadController(this.#host, () => (pageNumber < this.#count ? this.#choose(pageNumber) : undefined)),
      );
    }
    this.#host.requestUpdate();
  }

  /** Begins again with the first page of another list. Call it before the update that chooses the new reads. */
  reset(): void {
    this.#count = 1;
  }

  /** Asks again for the page asked for last. */
  retry(): void {
    this.#controllers[this.#count - 1]?.refresh();
  }
}
