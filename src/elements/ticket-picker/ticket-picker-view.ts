/**
 * `<tsw-ticket-picker-view>`: choosing and adding the tickets. Private to `<tsw-ticket-picker>`, which loads it when it is
 * shown and tells it the performance.
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
  isSameWish,
  referenceTo,
  type TicketChoice,
  type TicketWish,
  wishOf,
  withHeld,
} from './choice.js';
import { renderCounts } from './counts.js';
import { ticketPickerViewStyles } from './ticket-picker-view.styles.js';

const localeFor = withWords({ changes });

/** @internal */
export class TswTicketPickerView extends TswElement {
  static readonly tagName: string = 'tsw-ticket-picker-view';

  static override styles = [...TswElement.styles, ticketPickerViewStyles];

  @property({ attribute: false }) performanceId: string | undefined;
  /** How many tickets to begin with. */
  @property({ attribute: false }) quantity: number | undefined;
  @property({ attribute: false }) promoCode: string | undefined;

  /** The order of the trolley in whose place the tickets go. */
  @property({ attribute: false }) replaces: Order | undefined;
  /** Its tickets are held, and so are among what is left. */
  @property({ attribute: false }) isHeld = false;

  @state() private wish: TicketWish = {};
  @state() private isAdding = false;
  /** Why nothing was added, in words. */
  @state() private refusal: string | undefined;
  @state() private failure: TswError | undefined;
  /** What was added, in words. */
  @state() private success: string | undefined;
  /** What the customer has to look at, though tickets were added. */
  @state() private warning: string | undefined;

  readonly #selection = new StateController(this, ({ selection }) => selection);
  readonly #sale = new ReadController(this, () =>
    this.performanceId ? saleRead(this.performanceId, this.promoCode) : undefined,
  );

  readonly #question = new DiscardQuestion(this);
  #choice: TicketChoice | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('replaces') && this.replaces) this.wish = wishOf(this.replaces);
    else if (changed.has('quantity')) {
      const quantity = numberAttribute('tsw-ticket-picker', 'quantity', this.quantity, 1);
      this.wish = { ...this.wish, quantity, counts: undefined };
    }
    if (changed.has('performanceId')) this.#clearMessages();
  }

  protected override get locale(): Locale<'changes'> {
    return localeFor(this.language);
  }

  override render(): TemplateResult {
    // Only now is the read that of the new performance: it is chosen after willUpdate.
    const availability = this.#availability;
    this.#choice = availability && chooseTickets(availability, this.wish);
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
    return html`<form novalidate @submit=${this.onSubmit}>
      ${renderBands({ availability, choice, locale, onChoose: (band) => this.#choose({ band }) })}
      ${renderCounts({ choice, locale, onChange: (counts) => this.#choose(counts) })}
      <div class="actions">
        <p class="total" part="total">
          ${locale.terms.common.tickets(choice.quantity)}: ${renderPrice(choice.price, locale)}
        </p>
        ${this.#isLong ? html`<p class="muted">${locale.terms.tickets.durationNote}</p>` : nothing}
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

  /** Later clicks start from what is shown now, whichever part of it was the customer's own choice. */
  #choose(change: TicketWish): void {
    const { quantity, counts } = this.#choice ?? {};
    const before = { ...this.wish, quantity, counts: counts ?? this.wish.counts };
    const quantityChanged = change.quantity !== undefined;
    this.wish = { ...before, ...(quantityChanged && { counts: undefined }), ...change };
    this.#clearMessages();
    const availability = this.#availability;
    const choice = availability && chooseTickets(availability, this.wish);
    if (choice) this.announce(this.#totalText(choice));
  }

  #clearMessages(): void {
    this.#question.dismiss();
    this.refusal = undefined;
    this.failure = undefined;
    this.success = undefined;
    this.warning = undefined;
  }

  private readonly onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#add();
  };

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
    if (replaces && isSameWish(choice, replaces)) {
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
    if (result.ok) this.#tellAdded(choice, performanceId, result.value);
    else if (isTswError(result.error)) this.failure = result.error;
    else {
      this.refusal = wordsFor(result.error, this.locale);
      if (result.error.refusal === 'unavailable') await this.#tellWhy(session, performanceId);
    }
  }

  /** The box office gives no reason: it may be the customer's own hold, or that no ticket can be sent any more. */
  async #tellWhy(session: Session, performanceId: string): Promise<void> {
    const words = this.locale.terms.changes;
    this.#sale.refresh();
    if (this.isHeld) this.refusal = words.unavailableWhileHeld;
    const sending = valueOf(await session.reads.refresh(sendMethodsRead(performanceId), this.callOptions));
    if (sending?.sendMethods.length === 0 && this.refusal) this.refusal = words.nothingToSend;
  }

  get #availability(): Availability | undefined {
    const availability = valueOf(this.#sale.resource);
    return availability && this.replaces && this.isHeld ? withHeld(availability, this.replaces) : availability;
  }

  #orderFor({ offer, quantity, codes }: TicketChoice, performanceId: string): OrderRequest {
    const { departureDate, duration } = this.#trip;
    return {
      ...{ performanceId, ...referenceTo(offer), quantity },
      ...(codes.length > 0 && { discounts: codes }),
      ...(departureDate !== undefined && { departureDate }),
      ...(duration !== undefined && { duration }),
      ...(this.promoCode !== undefined && { promoCode: this.promoCode }),
    };
  }

  /** When and how long the customer goes, as was chosen with this performance. */
  get #trip(): Pick<Selection, 'departureDate' | 'duration'> {
    const selection = this.#selection.value;
    return selection?.performanceId === this.performanceId ? (selection ?? {}) : {};
  }

  /** Availability knows no duration (reference 5), so its prices are those of one night or day. */
  get #isLong(): boolean {
    return (this.#trip.duration ?? 1) > 1;
  }

  #tellAdded(choice: TicketChoice, performanceId: string, change: TrolleyChange): void {
    const { quantity, price } = choice;
    this.success = this.locale.terms.tickets.added(quantity);
    this.announce(this.success);
    const asked = { order: this.#orderFor(choice, performanceId), price, isLong: this.#isLong };
    this.warning = addedOtherwise(change, asked, this.locale);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-ticket-picker-view': TswTicketPickerView;
  }
}
