/**
 * `<tsw-trolley-view>`: what is to be bought and what it costs; holding it, and giving it back. Private to
 * `<tsw-trolley>`, which loads it once there is something to show.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { query, queryAll, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { StateController } from '../../context/state-controller.js';
import { type Booking, type BookingStatus, canPurchase } from '../../domain/booking.js';
import type { TswError } from '../../domain/error.js';
import { warningBetween } from '../../domain/hold.js';
import { allOrders, type Order } from '../../domain/trolley.js';
import { formatCountdown } from '../../i18n/format.js';
import type { ActionResult, Refusal } from '../../state/desk.js';
import type { Session } from '../../state/session.js';
import { renderDifferences } from '../internal/differences.js';
import { orderSummaryStyles } from '../internal/order-summary.styles.js';
import { wordsFor } from '../internal/problem.js';
import { TswElement } from '../internal/tsw-element.js';
import { renderBundles } from './bundles.js';
import { renderDiscarded, renderNotice } from './notices.js';
import { shownTrolley } from './shown-trolley.js';
import { trolleyViewStyles } from './trolley-view.styles.js';

type Action = 'remove' | 'reserve' | 'accept' | 'refuse' | 'release';

/** @internal */
export class TswTrolleyView extends TswElement {
  static readonly tagName: string = 'tsw-trolley-view';

  static override styles = [...TswElement.styles, orderSummaryStyles, trolleyViewStyles];

  @state() private acting: Action | undefined;
  @state() private removing: number | undefined;
  @state() private problem: TswError | Refusal | undefined;

  @query('h2') private heading!: HTMLElement;
  /** What came of a reserve: the differences stand before the time left. */
  @query('[role=alert][tabindex], .held') private outcome!: HTMLElement | null;
  @queryAll('button.remove') private removeButtons!: NodeListOf<HTMLElement>;

  readonly #booking = new StateController(this, ({ booking }) => booking);
  readonly #trolley = new StateController(this, ({ trolley }) => trolley);
  readonly #shown = new StateController(this, shownTrolley);
  readonly #secondsLeft = new StateController(this, ({ secondsLeft }) => secondsLeft);

  #statusBefore: BookingStatus | undefined;
  #secondsBefore: number | undefined;
  /** Which line is being removed: where the focus goes once it is gone. */
  #leaving: { readonly order: Order; readonly index: number } | undefined;
  #hasLeft = false;

  protected override willUpdate(): void {
    this.#speakOfTime();
    const leaving = this.#leaving?.order;
    if (leaving && !this.#orders.some(({ itemNumber }) => itemNumber === leaving.itemNumber)) {
      this.announce(this.terms.trolley.removed(leaving.event.name));
      this.#hasLeft = true;
    }
  }

  protected override updated(): void {
    if (!this.#leaving || !this.#hasLeft) return;
    if (this.#isFocusLost) (this.removeButtons[this.#leaving.index] ?? this.heading).focus();
    this.#leaving = undefined;
    this.#hasLeft = false;
  }

  override render(): TemplateResult {
    return html`${this.#renderBooking()}${this.renderStatus()}`;
  }

  #renderBooking(): TemplateResult | typeof nothing {
    const booking = this.#booking.value;
    const state = this.#trolley.value;
    if (!booking || !state) return nothing;
    return html`<div class="content stack" aria-busy=${this.#isBusy}>
      <h2 tabindex="-1" part="heading">${this.terms.trolley.heading}</h2>
      ${renderDiscarded(state.discarded, this.terms)}
      ${this.#orders.length === 0 ? html`<slot name="empty"></slot>` : this.#renderContent(booking)}
    </div>`;
  }

  #renderContent(booking: Booking): TemplateResult {
    return html`${renderNotice(booking, this.terms, this.#reserve)}
    ${booking.status === 'reserved' ? this.#renderReserved(booking) : nothing} ${this.#renderBundles(booking)}
    ${this.#renderActions(booking)}`;
  }

  #renderReserved(booking: Extract<Booking, { status: 'reserved' }>): TemplateResult {
    const { terms, language } = this;
    const seconds = this.#secondsLeft.value;
    const isOpen = !canPurchase(booking);
    return html`${
        isOpen
          ? renderDifferences({
              differences: booking.differences,
              terms,
              language,
              isBusy: this.#isBusy,
              onAccept: this.#accept,
              onRefuse: this.#refuse,
            })
          : nothing
      }
      <div class="held notice" tabindex="-1" part="held">
        ${
          seconds === undefined
            ? nothing
            : html`<p>
                ${terms.trolley.heldFor}
                <time part="time-left" datetime=${`PT${seconds}S`}>${formatCountdown(seconds)}</time>
              </p>`
        }
        ${isOpen ? nothing : this.#renderButton('release', terms.trolley.release, this.#release)}
      </div>`;
  }

  /** Not drawn again each second: only the time is. */
  #renderBundles({ status }: Booking): unknown {
    const { terms, language, removing } = this;
    const isBusy = this.#isBusy;
    const trolley = this.#shown.value;
    if (!trolley) return nothing;
    return guard([trolley, status, terms, language, isBusy, removing], () =>
      renderBundles({
        trolley,
        terms,
        language,
        isHeld: status === 'reserved',
        canRemove: !['purchasing', 'sent-away', 'uncertain'].includes(status),
        isBusy,
        removing,
        onRemove: this.#remove,
      }),
    );
  }

  #renderActions({ status }: Booking): TemplateResult | typeof nothing {
    const { trolley } = this.terms;
    const { problem } = this;
    const canReserve = ['building', 'reserving', 'expired', 'failed'].includes(status);
    if (!canReserve && !problem) return nothing;
    return html`<div class="actions">
      ${status === 'building' ? html`<p class="muted">${trolley.notHeldYet}</p>` : nothing}
      ${canReserve ? this.#renderButton('reserve', trolley.reserve, this.#reserve, 'primary') : nothing}
      ${problem ? html`<p class="notice danger" role="alert">${wordsFor(problem, this.terms)}</p>` : nothing}
    </div>`;
  }

  #renderButton(action: Action, words: string, act: () => void, look = ''): TemplateResult {
    return html`<button
      type="button"
      class=${look}
      part=${action}
      aria-disabled=${this.#isBusy}
      aria-busy=${this.acting === action}
      @click=${act}
    >
      ${words}
    </button>`;
  }

  get #orders(): Order[] {
    return this.#shown.value ? allOrders(this.#shown.value) : [];
  }

  get #isBusy(): boolean {
    const status = this.#booking.value?.status;
    return (
      this.acting !== undefined ||
      this.#trolley.value?.isBusy === true ||
      status === 'reserving' ||
      status === 'releasing'
    );
  }

  /** What had the focus has left the page. */
  get #isFocusLost(): boolean {
    return document.activeElement === null || document.activeElement === document.body;
  }

  readonly #remove = (order: Order): void => {
    const index = this.#orders.findIndex(({ itemNumber }) => itemNumber === order.itemNumber);
    this.#leaving = { order, index };
    this.removing = order.itemNumber;
    void this.#act('remove', (session) => session.removeOrders([order.itemNumber], this.callOptions));
  };

  readonly #reserve = (): void => void this.#act('reserve', (session) => session.reserve(this.callOptions));

  readonly #accept = (): void => {
    void this.#act('accept', (session) => session.acceptDifferences(), this.terms.trolley.accepted);
  };

  readonly #refuse = (): void => {
    const { released } = this.terms.trolley;
    void this.#act('refuse', (session) => session.release('refused', this.callOptions), released);
  };

  readonly #release = (): void => {
    const { released } = this.terms.trolley;
    void this.#act('release', (session) => session.release('left-checkout', this.callOptions), released);
  };

  /** @param done said when it worked */
  async #act(
    action: Action,
    run: (session: Session) => ActionResult<unknown> | Promise<ActionResult<unknown>>,
    done?: string,
  ): Promise<void> {
    const { session } = this;
    if (!session || this.#isBusy) return;
    this.acting = action;
    this.problem = undefined;
    let result: ActionResult<unknown>;
    try {
      result = await run(session);
    } finally {
      this.acting = undefined;
      this.removing = undefined;
    }
    if (result.ok && done) this.announce(done);
    // Why a reserve failed is part of the booking, and is shown from there.
    const isShown = action === 'reserve' && session.state.booking.status === 'building';
    if (!result.ok) {
      this.#leaving = undefined;
      if (!isShown) this.problem = result.error;
    }
    await this.updateComplete;
    if (action !== 'remove' && this.#isFocusLost) (this.outcome ?? this.heading).focus();
  }

  /** On holding, and when time runs short; never each second. */
  #speakOfTime(): void {
    const booking = this.#booking.value;
    const seconds = this.#secondsLeft.value;
    const isNew = this.#statusBefore !== undefined && !['restoring', 'reserved'].includes(this.#statusBefore);
    if (booking?.status === 'reserved' && isNew && booking.differences.length === 0) {
      this.announce(this.terms.trolley.reserved(Math.floor(booking.reservation.minutesLeft)));
    }
    const warning =
      seconds === undefined || this.#secondsBefore === undefined
        ? undefined
        : warningBetween(this.#secondsBefore, seconds);
    if (warning !== undefined) this.announce(this.terms.trolley.timeWarning(warning / 60));
    this.#statusBefore = booking?.status;
    this.#secondsBefore = seconds;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-trolley-view': TswTrolleyView;
  }
}
