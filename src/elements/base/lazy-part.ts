/** A part of an element that is imported at need, with words and a way to try again when that fails. */
import { type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { createError, type TswError } from '../../domain/error.js';
import type { Locale } from '../../i18n/locale.js';
import { renderProblem } from './problem.js';

/** Starts as soon as its host is in the page; where it is needed later, make it later. */
export class LazyPart<T> implements ReactiveController {
  readonly #host: LitElement;
  readonly #import: () => Promise<T>;
  #state: 'waiting' | 'loading' | 'loaded' | TswError = 'waiting';
  #value: T | undefined;

  /** @param load the `import()` of the part's modules, giving what is needed of them */
  constructor(host: LitElement, load: () => Promise<T>) {
    this.#host = host;
    this.#import = load;
    host.addController(this);
  }

  /** Undefined until it is here. */
  get value(): T | undefined {
    return this.#value;
  }

  hostConnected(): void {
    if (this.#state === 'waiting') void this.load();
  }

  /** Imports it, unless it is here or on its way. */
  async load(): Promise<void> {
    if (this.#state === 'loading' || this.#state === 'loaded') return;
    this.#become('loading');
    try {
      this.#value = await this.#import();
      this.#become('loaded');
    } catch (cause) {
      this.#become(createError('network', 'A part of the page could not be loaded.', { cause }));
    }
  }

  /** @param part what to show, unless the part could not be loaded */
  render(part: TemplateResult, locale: Locale): TemplateResult {
    const state = this.#state;
    return typeof state === 'object' ? renderProblem(state, locale, () => void this.load()) : part;
  }

  #become(state: 'loading' | 'loaded' | TswError): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
