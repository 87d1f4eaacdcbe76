/** `<tsw-booking-button>`: the button. The first press loads the dialog with the booking. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LazyView } from '../base/lazy-view.js';
import { TswElement } from '../base/tsw-element.js';

/**
 * @summary A button that opens `<tsw-booking>` in a modal dialog.
 * @tag tsw-booking-button
 * @attr {string} event-id - Sells this event alone
 * @attr {boolean} with-promo-code - Has a field for a promo code where tickets are chosen
 * @attr {string} label - What the button says, default "Book tickets"
 * @slot checkout - A `<tsw-checkout>` with its own attributes, properties and `payment` slot, in place of a plain one
 * @csspart button - The button
 * @csspart dialog - The dialog
 * @csspart close - The button that closes the dialog
 * @csspart error - What is said when the dialog cannot be loaded
 */
export class TswBookingButton extends TswElement {
  static readonly tagName: string = 'tsw-booking-button';

  static override styles = [
    ...TswElement.styles,
    css`
      :host {
        display: inline-block;
        container-type: normal;
      }
    `,
  ];

  @property({ attribute: 'event-id' }) eventId?: string;
  @property() label?: string;
  /** Whether there is a field for a promo code. */
  @property({ type: Boolean, attribute: 'with-promo-code' }) withPromoCode = false;

  @state() private isOpen = false;
  /** True from the first press on, so that a closed dialog keeps its booking. */
  @state() private isNeeded = false;
  @query('button') private button!: HTMLButtonElement | null;

  readonly #view = new LazyView(this, async () => (await import('./booking-dialog.js')).TswBookingDialog);

  constructor() {
    super();
    this.scope.relay();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.isOpen = false;
  }

  #onClick(): void {
    this.isNeeded = true;
    this.isOpen = true;
  }

  #onClose(): void {
    this.isOpen = false;
    this.button?.focus();
  }

  override render(): TemplateResult {
    if (!this.session) return this.renderStatus();
    const label = this.label || this.locale.terms.button.book;
    const view = html`<tsw-booking-dialog
      exportparts="dialog, close"
      .eventId=${this.eventId || undefined}
      .label=${label}
      .withPromoCode=${this.withPromoCode}
      .isOpen=${this.isOpen}
      @close=${this.#onClose}
      ><slot name="checkout" slot="checkout"></slot
    ></tsw-booking-dialog>`;
    return html`<button type="button" class="primary" part="button" aria-haspopup="dialog" @click=${this.#onClick}>
        ${label}
      </button>
      ${this.isNeeded ? this.#view.render(view, this.locale) : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-booking-button': TswBookingButton;
  }
}
