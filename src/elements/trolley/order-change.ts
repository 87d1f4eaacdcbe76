/**
 * `<tsw-order-change>`: the panel that changes an order inside the trolley, on the seat map or with the ticket picker.
 * Private to the trolley's view, which loads it when the customer first opens it.
 */
import { html, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { StateController } from '../../context/state-controller.js';
import { isTswError } from '../../domain/error.js';
import { discountCodes, hasDiscounts, type Order, type OrderRequest } from '../../domain/trolley/trolley.js';
import { changes } from '../../i18n/en/changes.js';
import { formatList } from '../../i18n/format.js';
import { type Locale, withWords } from '../../i18n/locale.js';
import { defineOnce } from '../base/define-once.js';
import { wordsFor } from '../base/problem.js';
import { TswElement } from '../base/tsw-element.js';
import { TswSeatMap } from '../seat-map/seat-map.js';
import type { AddOutcome } from '../seat-map/model/selection-controller.js';
import { TswTicketPickerView } from '../ticket-picker/ticket-picker-view.js';

const localeFor = withWords({ changes });

/** @internal */
export class TswOrderChange extends TswElement {
  static readonly tagName: string = 'tsw-order-change';

  /** The box office does not say which code an order was made with, so the panel uses the current one. */
  readonly #promoCode = new StateController(this, ({ selection }) => selection.promoCode);

  @property({ attribute: false }) order!: Order;
  /** Whether the order's tickets are held. */
  @property({ attribute: false }) isHeld = false;

  @query('h3') private heading!: HTMLElement;

  protected override get locale(): Locale<'changes'> {
    return localeFor(this.language);
  }

  constructor() {
    super();
    for (const part of [TswSeatMap, TswTicketPickerView]) defineOnce(part);
  }

  protected override firstUpdated(): void {
    this.heading.focus();
  }

  readonly #onSeats = async (order: OrderRequest): Promise<AddOutcome> => {
    const { requestedSeatIds, itemNumber } = this.order;
    const { seats = [], discounts = [] } = order;
    const isSameSeats = seats.length === requestedSeatIds.length && seats.every((id) => requestedSeatIds.includes(id));
    if (isSameSeats && hasDiscounts(this.order, discounts)) {
      this.#close();
      return { isAdded: false };
    }
    const result = await this.session?.changeOrder(itemNumber, order, this.callOptions);
    if (!result || result.ok) return { isAdded: false };
    const isTaken = !isTswError(result.error) && result.error.refusal === 'unavailable' && this.isHeld;
    const words = isTaken ? this.locale.terms.changes.unavailableWhileHeld : wordsFor(result.error, this.locale);
    return { isAdded: false, problem: words };
  };

  /** @fires close - When the customer is done. The trolley itself shows a change. */
  readonly #close = (): void => void this.dispatchEvent(new Event('close'));

  override render(): TemplateResult {
    const words = this.locale.terms.changes;
    return html`<section class="stack" aria-labelledby="change">
      <h3 id="change" tabindex="-1">${words.changeOf(this.order.event.name)}</h3>
      ${this.order.requestedSeatIds.length > 0 ? this.#renderSeats() : this.#renderTickets()}
      <p><button type="button" class="plain" @click=${this.#close}>${words.keepAsIs}</button></p>
      ${this.renderStatus()}
    </section>`;
  }

  #renderSeats(): TemplateResult {
    const { requestedSeatIds, performance } = this.order;
    const words = this.locale.terms.changes;
    return html`${this.isHeld ? html`<p class="notice">${words.heldSeats(formatList(requestedSeatIds, this.language))}</p>` : ''}
      <tsw-seat-map
        performance-id=${performance.id}
        .selected=${requestedSeatIds}
        .adding=${{
          words: words.save,
          instead: this.order.itemNumber,
          discounts: discountCodes(this.order),
          promoCode: this.#promoCode.value,
          add: this.#onSeats,
        }}
      ></tsw-seat-map>`;
  }

  #renderTickets(): TemplateResult {
    return html`<tsw-ticket-picker-view
      .performanceId=${this.order.performance.id}
      .promoCode=${this.#promoCode.value}
      .replaces=${this.order}
      .isHeld=${this.isHeld}
      @unchanged=${this.#close}
    ></tsw-ticket-picker-view>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-order-change': TswOrderChange;
  }
}
