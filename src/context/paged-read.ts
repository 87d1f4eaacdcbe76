/**
 * Reads a long list page by page: the first page at once, each further page on request. It starts again with the first
 * page when the list changes, which the key of its first read tells.
 */
import type { ReactiveController, ReactiveElement } from 'lit';
import type { CallOptions } from '../client/requests.js';
import type { Read } from '../state/reads.js';
import { IDLE, type Resource, valueOf } from '../state/resource.js';
import { ReadController } from './read-controller.js';
import type { ScopeController } from './scope-controller.js';

export type PagedReadHost = ReactiveElement & {
  readonly scope: ScopeController;
  readonly callOptions: CallOptions;
};

export class PagedRead<T> implements ReactiveController {
  readonly #host: PagedReadHost;
  readonly #choose: (pageNumber: number) => Read<T> | undefined;
  readonly #goesOn: (newest: T) => boolean;
  /** Never shrinks: a controller without a page to read is idle. */
  readonly #controllers: ReadController<T>[] = [];
  #key: string | undefined;
  #count = 1;

  /**
   * @param choose the read of a page, from 0, or undefined for none; asked before each update of the host
   * @param goesOn whether to read the next page without a request
   */
  constructor(
    host: PagedReadHost,
    choose: (pageNumber: number) => Read<T> | undefined,
    goesOn: (newest: T) => boolean = () => false,
  ) {
    this.#host = host;
    this.#choose = choose;
    this.#goesOn = goesOn;
    // Added before the controllers of its pages, which ask it for the number of pages.
    host.addController(this);
    this.#grow();
  }

  /** The last page requested. */
  get newest(): Resource<T> {
    return this.#controllers[this.#count - 1]?.resource ?? IDLE;
  }

  /** The pages that have arrived, from the first up to the first gap. */
  get values(): readonly T[] {
    const values: T[] = [];
    for (const controller of this.#controllers.slice(0, this.#count)) {
      const value = valueOf(controller.resource);
      if (value === undefined) break;
      values.push(value);
    }
    return values;
  }

  /** Requests one more page. */
  more(): void {
    this.#count += 1;
    this.#grow();
    this.#host.requestUpdate();
  }

  /** Requests the last page again. */
  retry(): void {
    this.#controllers[this.#count - 1]?.refresh();
  }

  hostUpdate(): void {
    const key = this.#choose(0)?.key;
    if (key !== this.#key) {
      this.#key = key;
      this.#count = 1;
      return;
    }
    const newest = valueOf(this.newest);
    if (newest === undefined || !this.#goesOn(newest)) return;
    this.#count += 1;
    this.#grow();
  }

  #grow(): void {
    while (this.#controllers.length < this.#count) {
      const pageNumber = this.#controllers.length;
      this.#controllers.push(
        new ReadController(this.#host, () => (pageNumber < this.#count ? this.#choose(pageNumber) : undefined)),
      );
    }
  }
}
