/** The heavy part of an element: fetched when the element is first shown, with words and a way on when that fails. */
import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { createError, type TswError } from '../../domain/error.js';
import type { Locale } from '../../i18n/locale.js';
import { defineOnce } from './define-once.js';
import { renderProblem } from './problem.js';

type ViewClass = CustomElementConstructor & { readonly tagName: string };
type LoadState = 'waiting' | 'loading' | 'loaded' | TswError;

export class LazyView implements ReactiveController {
  readonly #host: LitElement;
  readonly #load: () => Promise<ViewClass>;
  #state: LoadState = 'waiting';

  /** @param load the `import()` of the view's module, giving its class */
  constructor(host: LitElement, load: () => Promise<ViewClass>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#state === 'waiting') void this.#start();
  }

  /** @param view the tag of the view, with what to show until it is here as its children */
  render(view: TemplateResult, locale: Locale): TemplateResult {
    const state = this.#state;
    return typeof state === 'object' ? html`${renderProblem(state, locale, () => void this.#start())}` : view;
  }

  async #start(): Promise<void> {
    this.#become('loading');
    try {
      defineOnce(await this.#load());
      this.#become('loaded');
    } catch (cause) {
      this.#become(createError('network', 'A part of the page could not be loaded.', { cause }));
    }
  }

  #become(state: LoadState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
