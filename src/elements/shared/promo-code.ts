/** The promo code that an element sells with, and its field, which is lazy-loaded on pages that switch it on. */
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

  /** Sent with every read and order; undefined without `with-promo-code`. */
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
