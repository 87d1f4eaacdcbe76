/**
 * `<tsw-trolley-view>`: the orders with their totals, and the buttons that change, reserve and release them. Private to
 * `<tsw-trolley>`, which loads it once there is something to show.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { query, queryAll, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { MessageController } from '../../context/message-controller.js';
import { StateController } from '../../context/state-controller.js';
import type { Booking } from '../../domain/booking/booking.js';
import type { TswError } from '../../domain/error.js';
import { allOrders, type Order } from '../../domain/trolley/trolley.js';
import { changes } from '../../i18n/en/changes.js';
import { type Locale, withWords } from '../../i18n/locale.js';
import type { ActionResult, Refusal } from '../../state/action.js';
import type { Message } from '../../state/messages.js';
import type { TrolleyState } from '../../state/session-state.js';
import type { Session } from '../../state/session.js';
import { LazyView } from '../base/lazy-view.js';
import { orderSummaryStyles } from '../shared/order-summary.styles.js';
import { TswElement } from '../base/tsw-element.js';
import { renderActions } from './actions.js';
import { renderBundles } from './bundles.js';
import { renderHeld } from './held.js';
import { renderLastChange } from './last-change.js';
import { messageText } from './messages.js';
import { renderNotice } from './notices.js';
import { shownTrolley } from './shown-trolley.js';
import { trolleyViewStyles } from './trolley-view.styles.js';

const localeFor = withWords({ changes });

type Action = 'remove' | 'empty' | 'undo' | 'reserve' | 'accept' | 'refuse' | 'release' | 'renew';

/** @internal */
export class TswTrolleyView extends TswElement {
  static readonly tagName: string = 'tsw-trolley-view';

  static override styles = [...TswElement.styles, orderSummaryStyles, trolleyViewStyles];

  readonly #booking = new StateController(this, ({ booking }) => booking);
  readonly #trolley = new StateController(this, ({ trolley }) => trolley);
  readonly #shown = new StateController(this, shownTrolley);
  readonly #secondsLeft = new StateController(this, ({ secondsLeft }) => secondsLeft);

  @state() private acting: Action | undefined;
  @state() private removing: number | undefined;
  @state() private changing: number | undefined;
  @state() private problem: TswError | Refusal | undefined;

  @query('h2') private heading!: HTMLElement;
  /** The outcome of a reserve: the differences, which stand before the time left, else the time left. */
  @query('[role=alert][tabindex], .held') private outcome!: HTMLElement | null;
  @query('tsw-trolley-extras') private extras!: HTMLElement | null;
  @queryAll('button.remove') private removeButtons!: NodeListOf<HTMLElement>;
  @queryAll('button.change-order') private changeButtons!: NodeListOf<HTMLElement>;

  /** The order being removed, and its position, where the focus goes once it is gone. */
  #removal: { readonly order: Order; readonly index: number } | undefined;
  #isRemovalDone = false;
  #changeView: LazyView | undefined;
  #extras: LazyView | undefined;
  #changedItem: number | undefined;

  constructor() {
    super();
    new MessageController(this, this.#onMessage);
  }

  protected override get locale(): Locale<'changes'> {
    return localeFor(this.language);
  }

  protected override willUpdate(): void {
    this.#closeGoneChange();
    const removed = this.#removal?.order;
    if (removed && !this.#orders.some(({ itemNumber }) => itemNumber === removed.itemNumber)) {
      this.#isRemovalDone = true;
    }
  }

  /** Loads the extras after the first render, so that the trolley does not wait for them. */
  protected override firstUpdated(): void {
    void this.updateComplete.then(() => {
      this.#extras = new LazyView(this, async () => (await import('./extras.js')).TswTrolleyExtras);
    });
  }

  protected override updated(): void {
    const changed = this.#changedItem;
    if (changed !== undefined && this.#isFocusLost) (this.#changeButton(changed) ?? this.heading).focus();
    this.#changedItem = undefined;
    if (!this.#removal || !this.#isRemovalDone) return;
    if (this.#isFocusLost) (this.removeButtons[this.#removal.index] ?? this.heading).focus();
    this.#removal = undefined;
    this.#isRemovalDone = false;
  }

  readonly #onMessage = (message: Message): void => {
    const text = messageText(message, message.origin === this, this.session?.state.trolley, this.locale);
    if (text !== undefined) this.announce(text);
  };

  readonly #onRemove = (order: Order): void => {
    const index = this.#orders.findIndex(({ itemNumber }) => itemNumber === order.itemNumber);
    this.#removal = { order, index };
    this.removing = order.itemNumber;
    void this.#act('remove', (session) => session.removeOrders([order.itemNumber], this.callOptions));
  };

  readonly #onEmpty = (): void => void this.#act('empty', (session) => session.emptyTrolley(this.callOptions));

  readonly #onUndo = (): void => void this.#act('undo', (session) => session.undoChange(this.callOptions));

  readonly #onChange = ({ itemNumber }: Order): void => {
    this.#changeView ??= new LazyView(this, async () => (await import('./order-change.js')).TswOrderChange);
    this.changing = this.changing === itemNumber ? undefined : itemNumber;
  };

  readonly #onChangeClose = (): void => {
    const item = this.changing;
    this.changing = undefined;
    if (item !== undefined) this.#changeButton(item)?.focus();
  };

  readonly #onRenew = (): void => void this.#act('renew', (session) => session.renewReservation(this.callOptions));

  readonly #onReserve = (): void => void this.#act('reserve', (session) => session.reserve(this.callOptions));

  readonly #onAccept = (): void => void this.#act('accept', (session) => session.acceptDifferences(this.callOptions));

  readonly #onRefuse = (): void => void this.#act('refuse', (session) => session.release('refused', this.callOptions));

  readonly #onRelease = (): void => {
    void this.#act('release', (session) => session.release('left-checkout', this.callOptions));
  };

  async #act(
    action: Action,
    run: (session: Session) => ActionResult<unknown> | Promise<ActionResult<unknown>>,
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
    // The booking has the reason of a failed reserve, and the notice above the orders shows it.
    const isShown = action === 'reserve' && session.state.booking.status === 'building';
    if (!result.ok) {
      this.#removal = undefined;
      if (!isShown) this.problem = result.error;
    }
    await this.updateComplete;
    if (action !== 'remove' && this.#isFocusLost) (this.outcome ?? this.heading).focus();
  }

  override render(): TemplateResult {
    return html`${this.#renderBooking()}${this.renderStatus()}`;
  }

  #renderBooking(): TemplateResult | typeof nothing {
    const booking = this.#booking.value;
    const state = this.#trolley.value;
    if (!booking || !state) return nothing;
    return html`<div class="content stack" aria-busy=${this.#isBusy}>
      <h2 tabindex="-1" part="heading">${this.locale.terms.trolley.heading}</h2>
      ${this.#renderLastChange(booking, state)}
      ${this.#orders.length === 0 ? html`<slot name="empty"></slot>` : this.#renderContent(booking)}
    </div>`;
  }

  /** Hidden while a purchase is under way and after it, when a change cannot be undone. */
  #renderLastChange({ status }: Booking, state: TrolleyState): TemplateResult | typeof nothing {
    if (!['idle', 'building', 'reserving', 'releasing', 'reserved', 'expired', 'failed'].includes(status))
      return nothing;
    const { locale } = this;
    return renderLastChange({ state, locale, isBusy: this.#isBusy, onUndo: this.#onUndo });
  }

  #renderContent(booking: Booking): TemplateResult {
    return html`${renderNotice(booking, this.locale, this.#onReserve)}
    ${booking.status === 'reserved' ? this.#renderReserved(booking) : nothing} ${this.#renderBundles(booking)}
    ${this.#renderActions(booking)} ${this.#renderExtras(booking)}`;
  }

  /** Hidden while a reservation is held, because adding to it would release the seats. */
  #renderExtras({ status }: Booking): TemplateResult | typeof nothing {
    if (!this.#extras || !['building', 'expired', 'failed'].includes(status)) return nothing;
    // A change releases the reservation for a moment: extras that were hidden before it stay hidden.
    if (this.#isBusy && !this.extras) return nothing;
    return html`<tsw-trolley-extras @focus-lost=${() => this.heading.focus()}></tsw-trolley-extras>`;
  }

  #renderReserved(booking: Extract<Booking, { status: 'reserved' }>): TemplateResult {
    const { locale, acting } = this;
    return renderHeld({
      booking,
      secondsLeft: this.#secondsLeft.value,
      locale,
      isBusy: this.#isBusy,
      acting,
      onAccept: this.#onAccept,
      onRefuse: this.#onRefuse,
      onRelease: this.#onRelease,
      onRenew: this.#onRenew,
    });
  }

  /** Guarded, so that the countdown does not draw the orders again each second. */
  #renderBundles({ status }: Booking): unknown {
    const { locale, removing, changing } = this;
    const isBusy = this.#isBusy;
    const trolley = this.#shown.value;
    if (!trolley) return nothing;
    return guard([trolley, status, locale, isBusy, removing, changing, this.#changeView], () =>
      renderBundles({
        trolley,
        locale,
        isHeld: status === 'reserved',
        canRemove: !['purchasing', 'sent-away', 'uncertain'].includes(status),
        isBusy,
        removing,
        changing,
        onRemove: this.#onRemove,
        onChange: this.#onChange,
        renderChange: (order) => this.#renderChange(order, status === 'reserved'),
      }),
    );
  }

  #renderChange(order: Order, isHeld: boolean): TemplateResult {
    // Made by the press that sets `changing`.
    if (!this.#changeView) return html``;
    return this.#changeView.render(
      html`<tsw-order-change .order=${order} .isHeld=${isHeld} @close=${this.#onChangeClose}
        ><div class="skeleton"></div
      ></tsw-order-change>`,
      this.locale,
    );
  }

  #renderActions({ status }: Booking): TemplateResult | typeof nothing {
    const { locale, acting, problem } = this;
    return renderActions({
      status,
      orderCount: this.#orders.length,
      problem,
      locale,
      isBusy: this.#isBusy,
      acting,
      onReserve: this.#onReserve,
      onEmpty: this.#onEmpty,
    });
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

  /** Whether the element that had the focus has left the page. */
  get #isFocusLost(): boolean {
    return document.activeElement === null || document.activeElement === document.body;
  }

  #changeButton(item: number): HTMLElement | undefined {
    return [...this.changeButtons].find(({ dataset }) => dataset.item === String(item));
  }

  /** Closes the panel of an order that is gone, also when another tab has removed it. */
  #closeGoneChange(): void {
    if (this.changing === undefined || this.#orders.some(({ itemNumber }) => itemNumber === this.changing)) return;
    this.changing = undefined;
    this.#changedItem = this.#trolley.value?.lastChange?.added[0]?.itemNumber;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-trolley-view': TswTrolleyView;
  }
}
