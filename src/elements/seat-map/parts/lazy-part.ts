/** A part of the seat map that is fetched at the first need, with a way on when that fails. */
import { html, type LitElement, type TemplateResult } from 'lit';
import { createError, type TswError } from '../../../domain/error.js';
import type { Locale } from '../../../i18n/locale.js';
import { defineOnce } from '../../base/define-once.js';
import { renderProblem } from '../../base/problem.js';

type PartClass = CustomElementConstructor & { readonly tagName: string };

export class LazyPart {
  #state: 'unwanted' | 'loading' | 'ready' | TswError;

  /** @param tagName of the part @param load the `import()` of its module, giving its class */
  constructor(
    private readonly host: LitElement,
    tagName: string,
    private readonly load: () => Promise<PartClass>,
  ) {
    // A second map on the page need not wait for what the first has fetched.
    this.#state = customElements.get(tagName) ? 'ready' : 'unwanted';
  }

  /** @param part the template to show once the part is here; asking for it fetches it */
  render(part: () => TemplateResult, locale: Locale): TemplateResult {
    if (this.#state === 'ready') return part();
    if (this.#state === 'unwanted') void this.#start();
    if (typeof this.#state === 'object') return renderProblem(this.#state, locale, () => void this.#start());
    return html`<div class="skeleton waiting" role="status">
      <span class="visually-hidden">${locale.terms.common.loading}</span>
    </div>`;
  }

  async #start(): Promise<void> {
    this.#state = 'loading';
    try {
      defineOnce(await this.load());
      this.#state = 'ready';
    } catch (cause) {
      this.#state = createError('network', 'A part of the seat map could not be loaded.', { cause });
    }
    this.host.requestUpdate();
  }
}
