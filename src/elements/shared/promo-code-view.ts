/**
 * `<tsw-promo-code-view>`: the field for a promo code, private to the elements with `with-promo-code`. It reads the sale
 * with a new code before it applies the code, so that the tickets on screen stay until the new prices are here.
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

  readonly #code = new StateController(this, ({ selection }) => selection.promoCode);
  readonly #without = new ReadController(this, () =>
    this.#codeToCompare === undefined ? undefined : saleRead(this.performanceId),
  );
  readonly #with = new ReadController(this, () =>
    this.#codeToCompare === undefined ? undefined : saleRead(this.performanceId, this.#codeToCompare),
  );

  @property({ attribute: false }) performanceId!: string;

  /** The code whose prices are being compared. */
  @state() private pending: string | undefined;
  /** Why no code was applied, in words. */
  @state() private problem: string | undefined;
  @query('input') private input!: HTMLInputElement | null;
  @query('.applied button') private removeButton!: HTMLElement | null;

  protected override get locale(): Locale<'promo'> {
    return localeFor(this.language);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('performanceId')) this.#stop();
  }

  protected override updated(): void {
    // The reads follow the code during the update, so it is judged after it, which starts another update.
    if (this.pending !== undefined) queueMicrotask(() => this.#applyIfUseful());
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const code = this.input?.value.trim() ?? '';
    this.problem = code === '' ? this.locale.terms.promo.missing : undefined;
    if (code === '') this.input?.focus();
    else this.pending = code;
  };

  readonly #onRemove = (): void => {
    this.session?.select({ promoCode: undefined });
    this.announce(this.locale.terms.promo.removed);
    void this.#focusLater(() => this.input);
  };

  override render(): TemplateResult {
    const words = this.locale.terms.promo;
    const code = this.#code.value;
    return html`<div part="promo">
      ${code === undefined ? this.#renderForm() : this.#renderApplied(code)} ${this.#renderFailure()}
      <p class="visually-hidden" role="status">${this.#isChecking ? words.applying : nothing}</p>
      ${this.renderStatus()}
    </div>`;
  }

  #renderForm(): TemplateResult {
    const words = this.locale.terms.promo;
    return html`<form novalidate @submit=${this.#onSubmit}>
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
      <button aria-busy=${this.#isChecking} aria-disabled=${this.#isChecking}>${words.apply}</button>
      <div id="problem" class=${this.problem === undefined ? '' : 'notice warning'} role="alert">${this.problem}</div>
    </form>`;
  }

  #renderApplied(code: string): TemplateResult {
    const words = this.locale.terms.promo;
    const [without, withCode] = this.#sales;
    const isUseless = without !== undefined && withCode !== undefined && !changesOffer(without, withCode);
    return html`<div class="applied">
      <span>${isUseless ? words.changesNothing(code) : words.applied(code)}</span>
      <button type="button" class="plain" @click=${this.#onRemove}>${words.remove}</button>
    </div>`;
  }

  #renderFailure(): TemplateResult | typeof nothing {
    if (this.pending === undefined) return nothing;
    const failed = [this.#without, this.#with].find(({ resource }) => resource.status === 'failed');
    if (failed?.resource.status !== 'failed') return nothing;
    return renderProblem(failed.resource.error, this.locale, () => failed.refresh());
  }

  /** An applied code is compared too: it may change nothing for the next performance. */
  get #codeToCompare(): string | undefined {
    return this.pending ?? this.#code.value;
  }

  get #isChecking(): boolean {
    return (
      this.pending !== undefined && [this.#without, this.#with].some(({ resource }) => resource.status === 'loading')
    );
  }

  get #sales() {
    return [valueOf(this.#without.resource), valueOf(this.#with.resource)] as const;
  }

  #applyIfUseful(): void {
    const code = this.pending;
    const [without, withCode] = this.#sales;
    if (code === undefined || !without || !withCode) return;
    const words = this.locale.terms.promo;
    this.pending = undefined;
    if (!changesOffer(without, withCode)) {
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
    this.pending = undefined;
    this.problem = undefined;
  }

  /** Applying or removing a code takes the control with the focus away. */
  async #focusLater(target: () => HTMLElement | null): Promise<void> {
    if (!this.matches(':focus-within')) return;
    // The store notifies the element in a microtask.
    await Promise.resolve();
    await this.updateComplete;
    target()?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-promo-code-view': TswPromoCodeView;
  }
}
