/**
 * `<tsw-promo-code-view>`: the field for a promo code. A code is tried before it holds, so that what is on screen, and
 * chosen, stays until its prices are there. Private to the elements with `with-promo-code`.
 */
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ReadController } from '../../context/read-controller.js';
import { StateController } from '../../context/state-controller.js';
import { changesOffer } from '../../domain/sale/promo-code.js';
import { promo } from '../../i18n/en/promo.js';
import { type Locale, withWords } from '../../i18n/locale.js';
import { saleRead } from '../../state/reads.js';
import { valueOf } from '../../state/resource.js';
import { renderProblem } from '../base/problem.js';
import { TswElement } from '../base/tsw-element.js';

const localeFor = withWords({ promo });

/** @internal */
export class TswPromoCodeView extends TswElement {
  static readonly tagName: string = 'tsw-promo-code-view';

  static override styles = [
    ...TswElement.styles,
    css`
      form,
      .applied {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--_space);
        margin-block-end: var(--_space);
      }

      .applied {
        align-items: center;
      }

      input {
        inline-size: 12em;
        max-inline-size: 100%;
      }

      .notice {
        flex-basis: 100%;
      }
    `,
  ];

  @property({ attribute: false }) performanceId!: string;

  /** A code that is being tried. */
  @state() private trial: string | undefined;
  /** Why none holds, in words. */
  @state() private problem: string | undefined;
  @query('input') private input!: HTMLInputElement | null;
  @query('.applied button') private removeButton!: HTMLElement | null;

  readonly #code = new StateController(this, ({ selection }) => selection.promoCode);
  readonly #without = new ReadController(this, () =>
    this.#wanted === undefined ? undefined : saleRead(this.performanceId),
  );
  readonly #with = new ReadController(this, () =>
    this.#wanted === undefined ? undefined : saleRead(this.performanceId, this.#wanted),
  );

  protected override get locale(): Locale<'promo'> {
    return localeFor(this.language);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('performanceId')) this.#stop();
  }

  protected override updated(): void {
    // Only now are the reads those of the code; what comes of it is another update.
    if (this.trial !== undefined) queueMicrotask(() => this.#judge());
  }

  override render(): TemplateResult {
    const words = this.locale.terms.promo;
    const code = this.#code.value;
    return html`<div part="promo">
      ${code === undefined ? this.#renderForm() : this.#renderApplied(code)} ${this.#renderFailure()}
      <p class="visually-hidden" role="status">${this.#isTrying ? words.applying : nothing}</p>
      ${this.renderStatus()}
    </div>`;
  }

  #renderForm(): TemplateResult {
    const words = this.locale.terms.promo;
    return html`<form novalidate @submit=${this.onSubmit}>
      <label class="field">
        <span>${words.label}</span>
        <input
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          maxlength="40"
          aria-invalid=${this.problem === undefined ? nothing : 'true'}
          aria-describedby="problem"
        />
      </label>
      <button aria-busy=${this.#isTrying} aria-disabled=${this.#isTrying}>${words.apply}</button>
      <div id="problem" class=${this.problem === undefined ? '' : 'notice warning'} role="alert">${this.problem}</div>
    </form>`;
  }

  #renderApplied(code: string): TemplateResult {
    const words = this.locale.terms.promo;
    const [without, opened] = this.#both;
    const isVain = without !== undefined && opened !== undefined && !changesOffer(without, opened);
    return html`<div class="applied">
      <span>${isVain ? words.changesNothing(code) : words.applied(code)}</span>
      <button type="button" class="plain" @click=${this.onRemove}>${words.remove}</button>
    </div>`;
  }

  #renderFailure(): TemplateResult | typeof nothing {
    if (this.trial === undefined) return nothing;
    const failed = [this.#without, this.#with].find(({ resource }) => resource.status === 'failed');
    if (failed?.resource.status !== 'failed') return nothing;
    return renderProblem(failed.resource.error, this.locale, () => failed.refresh());
  }

  /** A code that holds is compared too: the next performance may know nothing of it. */
  get #wanted(): string | undefined {
    return this.trial ?? this.#code.value;
  }

  get #isTrying(): boolean {
    return (
      this.trial !== undefined && [this.#without, this.#with].some(({ resource }) => resource.status === 'loading')
    );
  }

  get #both() {
    return [valueOf(this.#without.resource), valueOf(this.#with.resource)] as const;
  }

  #judge(): void {
    const code = this.trial;
    const [without, opened] = this.#both;
    if (code === undefined || !without || !opened) return;
    const words = this.locale.terms.promo;
    this.trial = undefined;
    if (!changesOffer(without, opened)) {
      this.problem = words.changesNothing(code);
      this.input?.focus();
      return;
    }
    this.problem = undefined;
    this.session?.select({ promoCode: code });
    this.announce(words.applied(code));
    void this.#focusLater(() => this.removeButton);
  }

  #stop(): void {
    this.trial = undefined;
    this.problem = undefined;
  }

  /** What had the focus is gone once the code holds, or does not any more. */
  async #focusLater(target: () => HTMLElement | null): Promise<void> {
    if (!this.matches(':focus-within')) return;
    // The store tells of it in a microtask.
    await Promise.resolve();
    await this.updateComplete;
    target()?.focus();
  }

  private readonly onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const code = this.input?.value.trim() ?? '';
    this.problem = code === '' ? this.locale.terms.promo.missing : undefined;
    if (code === '') this.input?.focus();
    else this.trial = code;
  };

  private readonly onRemove = (): void => {
    this.session?.select({ promoCode: undefined });
    this.announce(this.locale.terms.promo.removed);
    void this.#focusLater(() => this.input);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-promo-code-view': TswPromoCodeView;
  }
}
