/**
 * `<tsw-trolley-view>`: what is to be bought and what it costs; holding it, and giving it back. Private to
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
import { renderBusyButton } from '../base/busy-button.js';
import { LazyView } from '../base/lazy-view.js';
import { orderSummaryStyles } from '../shared/order-summary.styles.js';
import { wordsFor } from '../base/problem.js';
import { TswElement } from '../base/tsw-element.js';
import { renderBundles } from './bundles.js';
import { renderHeld } from './held.js';
import { changeText, renderLastChange } from './last-change.js';
import { renderNotice } from './notices.js';
import { shownTrolley } from './shown-trolley.js';
import { trolleyViewStyles } from './trolley-view.styles.js';

const localeFor = withWords({ changes });

type Action = 'remove' | 'empty' | 'undo' | 'reserve' | 'accept' | 'refuse' | 'release' | 'renew';

/** @internal */
export class TswTrolleyView extends TswElement {
  static readonly tagName: string = 'tsw-trolley-view';

  static override styles = [...TswElement.styles, orderSummaryStyles, trolleyViewStyles];

  @state() private acting: Action | undefined;
  @state() private removing: number | undefined;
  @state() private changing: number | undefined;
  @state() private problem: TswError | Refusal | undefined;

  @query('h2') private heading!: HTMLElement;
  /** What came of a reserve: the differences stand before the time left. */
  @query('[role=alert][tabindex], .held') private outcome!: HTMLElement | null;
  @query('tsw-trolley-extras') private extras!: HTMLElement | null;
  @queryAll('button.remove') private removeButtons!: NodeListOf<HTMLElement>;
  @queryAll('button.change-order') private changeButtons!: NodeListOf<HTMLElement>;

  readonly #booking = new StateController(this, ({ booking }) => booking);
  readonly #trolley = new StateController(this, ({ trolley }) => trolley);
  readonly #shown = new StateController(this, shownTrolley);
  readonly #secondsLeft = new StateController(this, ({ secondsLeft }) => secondsLeft);

  /** Which line is being removed: where the focus goes once it is gone. */
  #leaving: { readonly order: Order; readonly index: number } | undefined;
  #hasLeft = false;
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
    const leaving = this.#leaving?.order;
    if (leaving && !this.#orders.some(({ itemNumber }) => itemNumber === leaving.itemNumber)) {
      this.#hasLeft = true;
    }
  }

  /** After the trolley itself, which it must not keep waiting. */
  protected override firstUpdated(): void {
    void this.updateComplete.then(() => {
      this.#extras = new LazyView(this, async () => (await import('./extras.js')).TswTrolleyExtras);
    });
  }

  protected override updated(): void {
    const changed = this.#changedItem;
    if (changed !== undefined && this.#isFocusLost) (this.#changeButton(changed) ?? this.heading).focus();
    this.#changedItem = undefined;
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
      <h2 tabindex="-1" part="heading">${this.locale.terms.trolley.heading}</h2>
      ${this.#renderLastChange(booking, state)}
      ${this.#orders.length === 0 ? html`<slot name="empty"></slot>` : this.#renderContent(booking)}
    </div>`;
  }

  /** Not where it could not be undone, nor beside what is bought. */
  #renderLastChange({ status }: Booking, state: TrolleyState): TemplateResult | typeof nothing {
    if (!['idle', 'building', 'reserving', 'releasing', 'reserved', 'expired', 'failed'].includes(status))
      return nothing;
    const { locale } = this;
    return renderLastChange({ state, locale, isBusy: this.#isBusy, onUndo: this.#undo });
  }

  #renderContent(booking: Booking): TemplateResult {
    return html`${renderNotice(booking, this.locale, this.#reserve)}
    ${booking.status === 'reserved' ? this.#renderReserved(booking) : nothing} ${this.#renderBundles(booking)}
    ${this.#renderActions(booking)} ${this.#renderExtras(booking)}`;
  }

  /** While nothing is held: what is held should be paid, not risked. */
  #renderExtras({ status }: Booking): TemplateResult | typeof nothing {
    if (!this.#extras || !['building', 'expired', 'failed'].includes(status)) return nothing;
    // What is held is given back for a moment when it is changed.
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
      onAccept: this.#accept,
      onRefuse: this.#refuse,
      onRelease: this.#release,
      onRenew: this.#renew,
    });
  }

  /** Not drawn again each second: only the time is. */
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
        onRemove: this.#remove,
        onChange: this.#toggleChange,
        renderChange: (order) => this.#renderChange(order, status === 'reserved'),
      }),
    );
  }

  #renderChange(order: Order, isHeld: boolean): TemplateResult {
    // Made by the press that opened this.
    if (!this.#changeView) return html``;
    return this.#changeView.render(
      html`<tsw-order-change .order=${order} .isHeld=${isHeld} @close=${this.#closeChange}
        ><div class="skeleton"></div
      ></tsw-order-change>`,
      this.locale,
    );
  }

  #renderActions({ status }: Booking): TemplateResult | typeof nothing {
    const { trolley } = this.locale.terms;
    const { problem } = this;
    const canReserve = ['building', 'reserving', 'expired', 'failed'].includes(status);
    if (!canReserve && !problem) return nothing;
    return html`<div class="actions">
      ${status === 'building' ? html`<p class="muted">${trolley.notHeldYet}</p>` : nothing}
      ${canReserve ? this.#renderButton('reserve', trolley.reserve, this.#reserve, 'primary') : nothing}
      ${problem ? html`<p class="notice danger" role="alert">${wordsFor(problem, this.locale)}</p>` : nothing}
      ${
        canReserve && this.#orders.length > 1
          ? this.#renderButton('empty', this.#words.empty, this.#empty, 'plain')
          : nothing
      }
    </div>`;
  }

  #renderButton(action: Action, words: string, act: () => void, look = ''): TemplateResult {
    return renderBusyButton(words, act, {
      isBusy: this.#isBusy,
      isActing: this.acting === action,
      look,
      part: action,
    });
  }

  get #words(): typeof changes {
    return this.locale.terms.changes;
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

  readonly #empty = (): void => void this.#act('empty', (session) => session.emptyTrolley(this.callOptions));

  readonly #undo = (): void => {
    void this.#act('undo', (session) => session.undoChange(this.callOptions));
  };

  readonly #toggleChange = ({ itemNumber }: Order): void => {
    this.#changeView ??= new LazyView(this, async () => (await import('./order-change.js')).TswOrderChange);
    this.changing = this.changing === itemNumber ? undefined : itemNumber;
  };

  readonly #closeChange = (): void => {
    const item = this.changing;
    this.changing = undefined;
    if (item !== undefined) this.#changeButton(item)?.focus();
  };

  #changeButton(item: number): HTMLElement | undefined {
    return [...this.changeButtons].find(({ dataset }) => dataset.item === String(item));
  }

  readonly #renew = (): void => {
    void this.#act('renew', (session) => session.renewReservation(this.callOptions));
  };

  readonly #reserve = (): void => void this.#act('reserve', (session) => session.reserve(this.callOptions));

  readonly #accept = (): void => {
    void this.#act('accept', (session) => session.acceptDifferences(this.callOptions));
  };

  readonly #refuse = (): void => {
    void this.#act('refuse', (session) => session.release('refused', this.callOptions));
  };

  readonly #release = (): void => {
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
    // Why a reserve failed is part of the booking, and is shown from there.
    const isShown = action === 'reserve' && session.state.booking.status === 'building';
    if (!result.ok) {
      this.#leaving = undefined;
      if (!isShown) this.problem = result.error;
    }
    await this.updateComplete;
    if (action !== 'remove' && this.#isFocusLost) (this.outcome ?? this.heading).focus();
  }

  /** The panel of an order that is gone closes, also where another tab has removed it. */
  #closeGoneChange(): void {
    if (this.changing === undefined || this.#orders.some(({ itemNumber }) => itemNumber === this.changing)) return;
    this.changing = undefined;
    this.#changedItem = this.#trolley.value?.lastChange?.added[0]?.itemNumber;
  }

  readonly #onMessage = (message: Message): void => {
    const words = this.#wordsOf(message);
    if (words !== undefined) this.announce(words);
  };

  /** @returns undefined for messages that another element has words for */
  #wordsOf(message: Message): string | undefined {
    const { trolley } = this.locale.terms;
    const isOwn = message.origin === this;
    switch (message.kind) {
      case 'trolley-changed': {
        const state = this.session?.state.trolley;
        const text = state && changeText(state, this.locale);
        return text && [text, ...(state.canUndo ? [this.#words.canUndo] : [])].join(' ');
      }
      case 'reserved':
        return message.isAsAsked ? trolley.reserved(message.minutesLeft) : undefined;
      case 'time-running-out':
        return trolley.timeWarning(message.minutesLeft);
      case 'change-undone':
        return isOwn ? this.#words.undone : undefined;
      case 'kept-longer':
        return isOwn ? this.#words.keptLonger : undefined;
      case 'differences-accepted':
        return isOwn ? trolley.accepted : undefined;
      case 'released':
        return isOwn ? trolley.released : undefined;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-trolley-view': TswTrolleyView;
  }
}
