/** The promo code of what an element sells, and the field for one, which is fetched where a page has switched it on. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { StateController } from '../../context/state-controller.js';
import type { Locale } from '../../i18n/locale.js';
import { LazyView } from '../base/lazy-view.js';
import type { TswElement } from '../base/tsw-element.js';

type Host = TswElement & ReactiveControllerHost & { readonly withPromoCode: boolean };

export class PromoCode {
  readonly #selected: StateController<string | undefined>;
  #view: LazyView | undefined;

  constructor(private readonly host: Host) {
    this.#selected = new StateController(host, ({ selection }) => selection.promoCode);
  }

  /** To be sent with every read and order; undefined where there is none, or the page takes none. */
  get value(): string | undefined {
    return this.host.withPromoCode ? this.#selected.value : undefined;
  }

  render(performanceId: string, locale: Locale): TemplateResult | typeof nothing {
    if (!this.host.withPromoCode) return nothing;
    this.#view ??= new LazyView(this.host, async () => (await import('./promo-code-view.js')).TswPromoCodeView);
    return this.#view.render(
      html`<tsw-promo-code-view exportparts="promo" .performanceId=${performanceId}></tsw-promo-code-view>`,
      locale,
    );
  }
}
