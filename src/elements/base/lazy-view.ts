/** A lazy part that is an element itself. */
import type { LitElement, TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale.js';
import { defineOnce } from './define-once.js';
import { LazyPart } from './lazy-part.js';

type ViewClass = CustomElementConstructor & { readonly tagName: string };

export class LazyView extends LazyPart<void> {
  readonly #tagName: string;

  /**
   * @param load the `import()` of the view's module, resolved to its class
   * @param tagName of the view; needed by `render` with `waiting`
   */
  constructor(host: LitElement, load: () => Promise<ViewClass>, tagName = '') {
    super(host, async () => defineOnce(await load()));
    this.#tagName = tagName;
  }

  /**
   * @param view the view's tag; its children are shown until the tag is registered
   * @param waiting shown instead of `view` until then, for a view that has children of its own
   */
  override render(view: TemplateResult, locale: Locale, waiting = view): TemplateResult {
    return super.render(customElements.get(this.#tagName) ? view : waiting, locale);
  }
}
