/**
 * A list that is read a page at a time: the first page at once, each further one when it is asked for. Another list (its
 * first page's read has another key) begins with its first page again. Used by elements with long lists.
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
  /** Grown and never shrunk: a controller with no page to read is idle. */
  readonly #controllers: ReadController<T>[] = [];
  #key: string | undefined;
  #count = 1;

  /**
   * @param choose the read of a page, from 0, or undefined for none; asked before each update of the host
   * @param goesOn whether the next page is to be read without being asked for
   */
  constructor(
    host: PagedReadHost,
    choose: (pageNumber: number) => Read<T> | undefined,
    goesOn: (newest: T) => boolean = () => false,
  ) {
    this.#host = host;
    this.#choose = choose;
    this.#goesOn = goesOn;
    // Before its pages: they ask how many there are to be.
    host.addController(this);
    this.#grow();
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
    this.#count += 1;
    this.#grow();
    this.#host.requestUpdate();
  }

  /** Asks again for the page asked for last. */
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
