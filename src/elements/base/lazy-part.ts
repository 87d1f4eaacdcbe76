/** A part of an element that is imported when it is needed. Where that fails, it renders the failure with a retry. */
import { type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { createError, type TswError } from '../../domain/error.js';
import type { Locale } from '../../i18n/locale.js';
import { renderProblem } from './problem.js';

/** The import starts once the host is in the page, so construct it when the part is first needed. */
export class LazyPart<T> implements ReactiveController {
  readonly #host: LitElement;
  readonly #import: () => Promise<T>;
  #state: 'waiting' | 'loading' | 'loaded' | TswError = 'waiting';
  #value: T | undefined;

  /** @param load the `import()` of the part's modules, resolved to the exports it uses */
  constructor(host: LitElement, load: () => Promise<T>) {
    this.#host = host;
    this.#import = load;
    host.addController(this);
  }

  /** Undefined until the part is loaded. */
  get value(): T | undefined {
    return this.#value;
  }

  hostConnected(): void {
    if (this.#state === 'waiting') void this.load();
  }

  /** Imports the part, unless it is loaded or loading. */
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

  /** @param part shown unless the import failed */
  render(part: TemplateResult, locale: Locale): TemplateResult {
    const state = this.#state;
    return typeof state === 'object' ? renderProblem(state, locale, () => void this.load()) : part;
  }

  #become(state: 'loading' | 'loaded' | TswError): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
