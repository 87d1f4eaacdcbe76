/** `<tsw-ticket-picker>` decides which performance to sell and whether a seat map sells it, and loads its view. */
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PresenceController } from '../../context/presence-controller.js';
import { ReadController } from '../../context/read-controller.js';
import { StateController } from '../../context/state-controller.js';
import { offersSeatChoice } from '../../domain/sale/availability.js';
import { saleRead } from '../../state/reads.js';
import { valueOf } from '../../state/resource.js';
import { LazyView } from '../base/lazy-view.js';
import { PromoCode } from '../shared/promo-code.js';
import { TswElement } from '../base/tsw-element.js';
import { ticketPickerStyles } from './ticket-picker.styles.js';

/**
 * @summary Best-available tickets: ticket type, price band, number and discounts, with every price in full.
 * @tag tsw-ticket-picker
 * @attr {string} performance-id - Whose tickets; the performance selected on the page by default
 * @attr {number} quantity - How many tickets to begin with; the smallest valid number by default
 * @attr {boolean} with-promo-code - Has a field for a promo code
 * @fires {TswEvent} tsw-trolley-change - After the tickets were added to the trolley
 * @csspart band - One price band
 * @csspart total - The running total
 * @csspart add - The button that adds to the trolley
 * @csspart promo - The field for a promo code
 * @csspart error - A failure
 * @cssstate aside - The performance has seat choice and a seat map on the page takes care of it
 */
export class TswTicketPicker extends TswElement {
  static readonly tagName: string = 'tsw-ticket-picker';

  static override styles = [...TswElement.styles, ticketPickerStyles];

  readonly #selectedId = new StateController(this, ({ selection }) => selection.performanceId);
  readonly #promo = new PromoCode(this);
  readonly #seatMap = new PresenceController(this, 'seats', 'anywhere');
  /** The same read as the view's, so it takes no second call. */
  readonly #sale = new ReadController(this, () => {
    const id = this.#saleId;
    return id ? saleRead(id, this.#promo.value) : undefined;
  });
  readonly #view = new LazyView(this, async () => (await import('./ticket-picker-view.js')).TswTicketPickerView);

  /** Whose tickets to sell; without it the element follows what is selected on the page. */
  @property({ attribute: 'performance-id' }) performanceId?: string;
  /** How many tickets to begin with. */
  @property({ type: Number }) quantity?: number;
  /** Whether there is a field for a promo code. */
  @property({ type: Boolean, attribute: 'with-promo-code' }) withPromoCode = false;

  constructor() {
    super();
    this.scope.relay();
  }

  override render(): TemplateResult {
    const isAside = this.#isAside;
    this.toggleState('aside', isAside);
    if (!this.session) return this.renderStatus();
    const id = this.#saleId;
    if (!id) return html`<p class="muted">${this.locale.terms.tickets.noPerformance}</p>`;
    return html`${isAside ? nothing : html`${this.#promo.render(id, this.locale)}${this.#renderView()}`}`;
  }

  #renderView(): TemplateResult {
    // The children are shown until the view is defined.
    const view = html`<tsw-ticket-picker-view
      exportparts="band, total, add, error"
      .performanceId=${this.#saleId}
      .quantity=${this.quantity}
      .promoCode=${this.#promo.value}
      ><p class="visually-hidden" role="status">${this.locale.terms.common.loading}</p>
      <div class="skeleton waiting"></div
    ></tsw-ticket-picker-view>`;
    return this.#view.render(view, this.locale);
  }

  get #saleId(): string | undefined {
    return this.performanceId || this.#selectedId.value;
  }

  /** Whether a seat map on the page sells this performance. */
  get #isAside(): boolean {
    const availability = valueOf(this.#sale.resource);
    return (
      !this.performanceId && this.#seatMap.element !== undefined && !!availability && offersSeatChoice(availability)
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-ticket-picker': TswTicketPicker;
  }
}
