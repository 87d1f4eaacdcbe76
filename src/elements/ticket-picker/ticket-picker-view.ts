/**
 * `<tsw-ticket-picker-view>`: the form that chooses tickets and adds them to the trolley. Loaded by `<tsw-ticket-picker>`,
 * and by the trolley to change an order.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ReadController } from '../../context/read-controller.js';
import { StateController } from '../../context/state-controller.js';
import { type Availability, availabilityTrouble } from '../../domain/sale/availability.js';
import { isTswError, type TswError } from '../../domain/error.js';
import type { Order, OrderRequest, TrolleyChange } from '../../domain/trolley/trolley.js';
import { changes } from '../../i18n/en/changes.js';
import { type Locale, withWords } from '../../i18n/locale.js';
import type { Selection } from '../../state/session-state.js';
import { saleRead, sendMethodsRead } from '../../state/reads.js';
import { valueOf } from '../../state/resource.js';
import type { Session } from '../../state/session.js';
import { addedOtherwise } from '../shared/added-otherwise.js';
import { DiscardQuestion } from '../shared/discard-question.js';
import { priceText, renderPrice } from '../shared/price.js';
import { numberAttribute } from '../base/attributes.js';
import { renderProblem, wordsFor } from '../base/problem.js';
import { TswElement } from '../base/tsw-element.js';
import { renderBands } from './bands.js';
import {
  chooseTickets,
  isSameOrder,
  bandReference,
  type TicketChoice,
  type TicketRequest,
  requestFromOrder,
  addHeldTickets,
} from './choice.js';
import { renderCounts } from './counts.js';
import { ticketPickerViewStyles } from './ticket-picker-view.styles.js';

const localeFor = withWords({ changes });

/** @internal */
export class TswTicketPickerView extends TswElement {
  static readonly tagName: string = 'tsw-ticket-picker-view';

  static override styles = [...TswElement.styles, ticketPickerViewStyles];

  readonly #selection = new StateController(this, ({ selection }) => selection);
  readonly #sale = new ReadController(this, () =>
    this.performanceId ? saleRead(this.performanceId, this.promoCode) : undefined,
  );

  readonly #question = new DiscardQuestion(this);

  @property({ attribute: false }) performanceId: string | undefined;
  /** How many tickets to begin with. */
  @property({ attribute: false }) quantity: number | undefined;
  @property({ attribute: false }) promoCode: string | undefined;

  /** The order in the trolley that the tickets replace. */
  @property({ attribute: false }) replaces: Order | undefined;
  /** Whether the order is reserved. Its tickets then count as available. */
  @property({ attribute: false }) isHeld = false;

  @state() private request: TicketRequest = {};
  @state() private isAdding = false;
  /** Why nothing was added. */
  @state() private refusal: string | undefined;
  @state() private failure: TswError | undefined;
  /** What was added. */
  @state() private success: string | undefined;
  /** How the added tickets differ from the choice. */
  @state() private warning: string | undefined;

  #choice: TicketChoice | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('replaces') && this.replaces) this.request = requestFromOrder(this.replaces);
    else if (changed.has('quantity')) {
      const quantity = numberAttribute('tsw-ticket-picker', 'quantity', this.quantity, 1);
      this.request = { ...this.request, quantity, counts: undefined };
    }
    if (changed.has('performanceId')) this.#clearMessages();
  }

  protected override get locale(): Locale<'changes'> {
    return localeFor(this.language);
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#add();
  };

  override render(): TemplateResult {
    // Not in willUpdate: the read of a new performance starts after it.
    const availability = this.#availability;
    this.#choice = availability && chooseTickets(availability, this.request);
    return html`${this.#renderSale()}${this.renderStatus()}`;
  }

  #renderSale(): TemplateResult | typeof nothing {
    const { resource } = this.#sale;
    switch (resource.status) {
      case 'idle':
        return nothing;
      case 'loading':
        return html`<p class="visually-hidden" role="status">${this.locale.terms.common.loading}</p>
          <div class="stack" aria-hidden="true">
            <div class="skeleton"></div>
            <div class="skeleton"></div>
            <div class="skeleton"></div>
          </div>`;
      case 'ready':
      case 'refreshing':
        return this.#renderAvailability(this.#availability ?? resource.value);
      case 'failed':
        return html`<div class="stack">
          ${renderProblem(resource.error, this.locale, () => this.#sale.refresh())}
          ${resource.value ? this.#renderAvailability(resource.value) : nothing}
        </div>`;
    }
  }

  #renderAvailability(availability: Availability): TemplateResult {
    const trouble = availabilityTrouble(availability);
    const choice = this.#choice;
    if (trouble || !choice) {
      const { tickets, common } = this.locale.terms;
      return html`<div class="notice warning stack">
        <p role="alert">${tickets.trouble(trouble ?? 'sold-out')}</p>
        ${
          trouble && trouble !== 'sold-out'
            ? html`<p><button type="button" @click=${() => this.#sale.refresh()}>${common.retry}</button></p>`
            : nothing
        }
      </div>`;
    }
    return this.#renderForm(availability, choice);
  }

  #renderForm(availability: Availability, choice: TicketChoice): TemplateResult {
    const { locale } = this;
    return html`<form novalidate @submit=${this.#onSubmit}>
      ${renderBands({ availability, choice, locale, onChoose: (band) => this.#choose({ band }) })}
      ${renderCounts({ choice, locale, onChange: (counts) => this.#choose(counts) })}
      <div class="actions">
        <p class="total" part="total">
          ${locale.terms.common.tickets(choice.quantity)}: ${renderPrice(choice.price, locale)}
        </p>
        ${this.#isSeveralNights ? html`<p class="muted">${locale.terms.tickets.durationNote}</p>` : nothing}
        ${this.#question.render(locale)}
        <button class="primary" part="add" aria-busy=${this.isAdding} aria-disabled=${this.isAdding}>
          ${this.replaces ? locale.terms.changes.save : locale.terms.tickets.add}
        </button>
        ${this.refusal ? html`<p class="notice danger" role="alert">${this.refusal}</p>` : nothing}
        ${this.failure ? renderProblem(this.failure, locale, () => void this.#add()) : nothing}
        ${this.success ? html`<p class="notice success">${this.success}</p>` : nothing}
        ${this.warning ? html`<p class="notice warning" role="alert">${this.warning}</p>` : nothing}
      </div>
    </form>`;
  }

  #totalText({ quantity, price }: TicketChoice): string {
    return this.locale.terms.tickets.runningTotal(quantity, priceText(price, this.locale));
  }

  /** The next click builds on the quantities on screen, including defaults that the customer never touched. */
  #choose(change: TicketRequest): void {
    const { quantity, counts } = this.#choice ?? {};
    const before = { ...this.request, quantity, counts: counts ?? this.request.counts };
    const quantityChanged = change.quantity !== undefined;
    this.request = { ...before, ...(quantityChanged && { counts: undefined }), ...change };
    this.#clearMessages();
    const availability = this.#availability;
    const choice = availability && chooseTickets(availability, this.request);
    if (choice) this.announce(this.#totalText(choice));
  }

  #clearMessages(): void {
    this.#question.dismiss();
    this.refusal = undefined;
    this.failure = undefined;
    this.success = undefined;
    this.warning = undefined;
  }

  async #add(): Promise<void> {
    const choice = this.#choice;
    const { performanceId } = this;
    if (this.isAdding || !choice || !performanceId || !this.session) return;
    this.#clearMessages();
    const [problem] = choice.problems;
    if (problem) {
      this.refusal = this.locale.terms.tickets.problem(problem);
      return;
    }
    const { session, replaces } = this;
    if (replaces && isSameOrder(choice, replaces)) {
      this.dispatchEvent(new Event('unchanged'));
      return;
    }
    const order = this.#orderFor(choice, performanceId);
    this.isAdding = true;
    const result = await this.#question.add(
      (options) =>
        replaces ? session.changeOrder(replaces.itemNumber, order, options) : session.addOrder(order, options),
      this.callOptions,
    );
    this.isAdding = false;
    if (!result) return;
    if (result.ok) this.#reportAdded(choice, performanceId, result.value);
    else if (isTswError(result.error)) this.failure = result.error;
    else {
      this.refusal = wordsFor(result.error, this.locale);
      if (result.error.refusal === 'unavailable') await this.#explainUnavailable(session, performanceId);
    }
  }

  /** The box office gives no reason: the customer's own reservation, or that it is too late to send tickets. */
  async #explainUnavailable(session: Session, performanceId: string): Promise<void> {
    const words = this.locale.terms.changes;
    this.#sale.refresh();
    if (this.isHeld) this.refusal = words.unavailableWhileHeld;
    const sending = valueOf(await session.reads.refresh(sendMethodsRead(performanceId), this.callOptions));
    if (sending?.sendMethods.length === 0 && this.refusal) this.refusal = words.nothingToSend;
  }

  get #availability(): Availability | undefined {
    const availability = valueOf(this.#sale.resource);
    return availability && this.replaces && this.isHeld ? addHeldTickets(availability, this.replaces) : availability;
  }

  #orderFor({ offer, quantity, codes }: TicketChoice, performanceId: string): OrderRequest {
    const { departureDate, duration } = this.#trip;
    return {
      performanceId,
      ...bandReference(offer),
      quantity,
      ...(codes.length > 0 && { discounts: codes }),
      ...(departureDate !== undefined && { departureDate }),
      ...(duration !== undefined && { duration }),
      ...(this.promoCode !== undefined && { promoCode: this.promoCode }),
    };
  }

  /** The date and duration that were chosen with this performance. */
  get #trip(): Pick<Selection, 'departureDate' | 'duration'> {
    const selection = this.#selection.value;
    return selection?.performanceId === this.performanceId ? (selection ?? {}) : {};
  }

  /** Availability has no duration (docs/api/availability.md#availability-endpoint): its prices are for one night or day. */
  get #isSeveralNights(): boolean {
    return (this.#trip.duration ?? 1) > 1;
  }

  #reportAdded(choice: TicketChoice, performanceId: string, change: TrolleyChange): void {
    const { quantity, price } = choice;
    this.success = this.locale.terms.tickets.added(quantity);
    this.announce(this.success);
    const asked = { order: this.#orderFor(choice, performanceId), price, isLong: this.#isSeveralNights };
    this.warning = addedOtherwise(change, asked, this.locale);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-ticket-picker-view': TswTicketPickerView;
  }
}
