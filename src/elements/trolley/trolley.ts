/** `<tsw-trolley>`: shows an empty trolley, or one being restored after a reload. Loads its view for the first order. */
import { html, type TemplateResult } from 'lit';
import { StateController } from '../../context/state-controller.js';
import type { TswError } from '../../domain/error.js';
import { ticketCount } from '../../domain/trolley/trolley.js';
import { LazyView } from '../base/lazy-view.js';
import { renderProblem } from '../base/problem.js';
import { TswElement } from '../base/tsw-element.js';
import { shownTrolley } from './shown-trolley.js';
import { trolleyStyles } from './trolley.styles.js';

/**
 * @summary What is in the trolley, totals per supplier and overall, removal, reserve and time left.
 * @tag tsw-trolley
 * @fires {TswEvent} tsw-trolley-change - After an order was removed
 * @fires {TswEvent} tsw-reserve - The tickets are held
 * @fires {TswEvent} tsw-reserve-fail - They could not be held
 * @fires {TswEvent} tsw-release - The tickets were given back
 * @fires {TswEvent} tsw-event-select - Cancelable: another event that goes with the trolley is chosen
 * @slot empty - Shown while there is nothing in the trolley
 * @csspart heading - The heading
 * @csspart bundle - All orders of one supplier
 * @csspart order - One order
 * @csspart remove - The button that removes an order
 * @csspart totals - The totals of all suppliers, where there are several
 * @csspart held - Time left and the button that gives the tickets back
 * @csspart time-left - The time left
 * @csspart reserve - The button that reserves
 * @csspart release - The button that gives the tickets back
 * @csspart differences - What the customer has to accept after a reserve
 * @csspart last-change - What the last change took out, and the button that undoes it
 * @csspart discarded - Orders that had to leave the trolley, and why
 * @csspart undo - The button that undoes the last change
 * @csspart change - The button that changes an order
 * @csspart order-change - What an order is changed with
 * @csspart empty - The button that empties the trolley
 * @csspart renew - The button that starts the time again
 * @csspart notice - That the time is up, or that nothing was booked
 * @csspart failure - What could not be reserved
 * @csspart error - A failure
 * @cssstate empty - There is nothing in the trolley
 */
export class TswTrolley extends TswElement {
  static readonly tagName: string = 'tsw-trolley';

  static override styles = [...TswElement.styles, trolleyStyles];

  readonly #booking = new StateController(this, ({ booking }) => booking);
  readonly #canUndo = new StateController(this, ({ trolley }) => trolley.canUndo);
  readonly #tickets = new StateController(this, (state) => ticketCount(shownTrolley(state)));
  /** Kept once it is made, because it places the focus when the last order leaves. */
  #view: LazyView | undefined;

  constructor() {
    super();
    this.scope.relay();
    this.scope.play(() => 'trolley');
  }

  protected override willUpdate(): void {
    this.toggleState('empty', this.#booking.value !== undefined && this.#tickets.value === 0);
    if (this.#tickets.value || this.#canUndo.value)
      this.#view ??= new LazyView(this, async () => (await import('./trolley-view.js')).TswTrolleyView);
  }

  override render(): TemplateResult {
    const booking = this.#booking.value;
    if (!booking) return this.renderStatus();
    const isRestoring = booking.status === 'restoring';
    if (this.#view && !isRestoring) return this.#view.render(this.#renderView(), this.locale);
    return html`<div class="stack">
      <h2 part="heading">${this.locale.terms.trolley.heading}</h2>
      ${isRestoring ? this.#renderRestoring(booking.error) : html`<slot name="empty">${this.#renderEmpty()}</slot>`}
    </div>`;
  }

  #renderRestoring(error: TswError | undefined): TemplateResult {
    return error
      ? renderProblem(error, this.locale, () => void this.session?.restore(this.callOptions))
      : this.#renderWaiting();
  }

  #renderView(): TemplateResult {
    // The skeleton shows until the view is registered.
    return html`<tsw-trolley-view
      exportparts="heading, bundle, order, remove, totals, held, time-left, reserve, release, renew, differences, last-change, discarded, undo, change, order-change, empty, notice, failure, error"
      ><slot name="empty" slot="empty">${this.#renderEmpty()}</slot>${this.#renderWaiting()}</tsw-trolley-view
    >`;
  }

  #renderWaiting(): TemplateResult {
    return html`<div class="skeleton waiting" role="status">
      <span class="visually-hidden">${this.locale.terms.common.loading}</span>
    </div>`;
  }

  #renderEmpty(): TemplateResult {
    const { trolley } = this.locale.terms;
    const status = this.#booking.value?.status;
    const isBought = status === 'purchased' || status === 'partly-purchased';
    return html`<p class="muted">${isBought ? trolley.purchased : trolley.empty}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-trolley': TswTrolley;
  }
}
