/** `<tsw-discard-question>`: the orders that an addition would discard, why, and the buttons for yes and no. */
import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { explainDiscards } from '../../domain/trolley/discards.js';
import type { TrolleyChange } from '../../domain/trolley/trolley.js';
import { changes } from '../../i18n/en/changes.js';
import { formatList } from '../../i18n/format.js';
import { type Locale, withWords } from '../../i18n/locale.js';
import { baseStyles } from '../../styles/base.styles.js';

const localeFor = withWords({ changes });

/** @internal */
export class TswDiscardQuestion extends LitElement {
  static readonly tagName: string = 'tsw-discard-question';

  static override styles = [
    ...baseStyles,
    css`
      /* A size container has no width of its own, so it needs one where its parent aligns items to one side. */
      :host {
        inline-size: 100%;
      }
    `,
  ];

  @property({ attribute: false }) change!: TrolleyChange;
  @property({ attribute: false }) answer!: (isYes: boolean) => void;
  @property({ attribute: false }) locale!: Locale;

  @query('[role=alert]') private question!: HTMLElement;

  /** The button that asked; it gets the focus back. */
  #before: HTMLElement | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#before = focused();
  }

  protected override firstUpdated(): void {
    this.question.focus();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    // Keeps a dialog around it open.
    event.preventDefault();
    event.stopPropagation();
    this.#close(false);
  }

  override render(): TemplateResult {
    const words = this.#locale.terms.changes;
    const { added, discarded } = this.change;
    const names = this.#listNames(discarded);
    return html`<div class="notice warning stack" @keydown=${this.#onKeyDown}>
      <div role="alert" class="stack" tabindex="-1">
        <p><strong>${words.askDiscard}</strong></p>
        ${explainDiscards(discarded, added).map(
          ({ order, reason }) => html`<p>${words.discardReason(order.event.name, reason, this.#listNames(added))}</p>`,
        )}
      </div>
      <div class="row">
        <button type="button" class="primary" @click=${() => this.#close(true)}>${words.addAndTakeOut(names)}</button>
        <button type="button" @click=${() => this.#close(false)}>${words.keep(names)}</button>
      </div>
    </div>`;
  }

  #listNames(orders: TrolleyChange['added']): string {
    return formatList([...new Set(orders.map(({ event }) => event.name))], this.locale.language);
  }

  #close(isYes: boolean): void {
    if (this.#before?.isConnected) this.#before.focus();
    this.answer(isYes);
  }

  get #locale(): Locale<'changes'> {
    return localeFor(this.locale.language);
  }
}

/** The element with the focus, inside shadow roots too. */
function focused(): HTMLElement | undefined {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) activeElement = activeElement.shadowRoot.activeElement;
  return activeElement instanceof HTMLElement ? activeElement : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-discard-question': TswDiscardQuestion;
  }
}
