/**
 * `<tsw-checkout-view>`: says where the booking stands, loads the form while tickets are held, and buys them. Private to
 * `<tsw-checkout>`, which says what each of its properties is for.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { MessageController } from '../../context/message-controller.js';
import { PresenceController } from '../../context/presence-controller.js';
import { ReadController } from '../../context/read-controller.js';
import { StateController } from '../../context/state-controller.js';
import { type Booking, canPurchase } from '../../domain/booking/booking.js';
import { departureFor } from '../../domain/payment/callout.js';
import type { Customer, CustomerField } from '../../domain/customer/customer.js';
import { performancesToSend } from '../../domain/trolley/delivery.js';
import { createError } from '../../domain/error.js';
import type { Reservation } from '../../domain/booking/transaction.js';
import { isPurchaseApi, mustMove } from '../../domain/booking/reservation-handle.js';
import { checkout } from '../../i18n/en/checkout/checkout.js';
import { payment } from '../../i18n/en/checkout/payment.js';
import { type Locale, withWords } from '../../i18n/locale.js';
import type { ActionResult } from '../../state/action.js';
import type { Message } from '../../state/messages.js';
import { valueOf } from '../../state/resource.js';
import type { PaymentHandler } from '../../state/actions/purchase.js';
import type { Session } from '../../state/session.js';
import { LazyView } from '../base/lazy-view.js';
import { wordsFor } from '../base/problem.js';
import { TswElement } from '../base/tsw-element.js';
import type { CheckoutOwner } from './form/checkout-owner.js';
import { checkoutViewStyles } from './checkout-view.styles.js';
import { depart } from './depart.js';
import { linkAddress, refuseAddress, successAddress } from './page-address.js';
import { allSendMethodsRead } from './form/send-methods-read.js';
import { SellingApi } from './selling-api.js';
import { renderStage, type StageActions } from './stages.js';

const localeFor = withWords({ checkout, payment });

/** @internal */
export class TswCheckoutView extends TswElement {
  static readonly tagName: string = 'tsw-checkout-view';

  static override styles = [...TswElement.styles, checkoutViewStyles];

  @property({ attribute: false }) successUrl?: string;
  @property({ attribute: false }) termsUrl?: string;
  @property({ attribute: false }) privacyUrl?: string;
  @property({ attribute: false }) purchaseApi = 'f13';
  @property({ attribute: false }) withPermissions = false;
  @property({ attribute: false }) withoutConfirmationEmail = false;
  @property({ attribute: false }) customer?: Partial<Customer>;
  @property({ attribute: false }) hiddenFields: readonly CustomerField[] = [];
  @property({ attribute: false }) paymentHandler?: PaymentHandler;

  @state() private isActing = false;
  /** What was asked for in vain; past with the state of the booking that it is about. */
  @state() private problem: { readonly words: string; readonly about: Booking } | undefined;
  /** The page has taken a callout upon itself. */
  @state() private isPaidInPage = false;

  /** What can take the focus when that which had it is gone. */
  @query('[tabindex="-1"], tsw-checkout-form') private landing!: HTMLElement | null;

  readonly #booking = new StateController(this, ({ booking }) => booking);
  readonly #isChanging = new StateController(this, ({ trolley }) => trolley.isBusy);
  readonly #secondsLeft = new StateController(this, ({ secondsLeft }) => secondsLeft);
  readonly #trolley = new PresenceController(this, 'trolley');
  readonly #confirmation = new PresenceController(this, 'confirmation');
  readonly #sendMethods = new ReadController(this, () =>
    this.#reservation ? allSendMethodsRead(performancesToSend(this.#reservation.trolley)) : undefined,
  );
  /** What the form is about; kept while a change reserves it afresh. */
  #reservation: Reservation | undefined;
  #form: LazyView | undefined;
  #hadFocus = false;
  #isFocusLost = false;

  protected override get locale(): Locale<'checkout' | 'payment'> {
    return localeFor(this.language);
  }

  constructor() {
    super();
    // For the redraw alone: what was typed is read as late as can be, lest an older state be put into the fields.
    new StateController(this, ({ customer }) => customer);
    new MessageController(this, this.#onMessage);
    new SellingApi(this, () => this.#actions.keepLonger());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Before the page's own listeners, which may keep it from going any further.
    window.addEventListener('tsw-purchase', this.#onPurchase, true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('tsw-purchase', this.#onPurchase, true);
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.matches(':focus-within');
    this.#reservation = this.#heldReservation();
    if (this.#reservation && !this.#form) {
      this.#form = new LazyView(this, async () => (await import('./form/checkout-form.js')).TswCheckoutForm);
      this.session?.prepareToBuy();
    }
  }

  protected override updated(changes: PropertyValues<this>): void {
    if (changes.has('purchaseApi') && !isPurchaseApi(this.purchaseApi)) {
      console.error(`tsw-widgets: purchase-api="${this.purchaseApi}" in <tsw-checkout> is neither f13 nor xml-core.`);
    }
    this.#followFocus();
  }

  override render(): TemplateResult | typeof nothing {
    const booking = this.#booking.value;
    if (!booking) return nothing;
    const { boughtBefore } = this.session?.state ?? {};
    return html`${this.renderStatus()}
    ${boughtBefore === undefined ? nothing : html`<p class="muted">${this.locale.terms.checkout.boughtBefore(boughtBefore)}</p>`}
    ${renderStage({
      booking,
      locale: this.locale,
      hasTrolley: this.#trolley.element !== undefined,
      hasConfirmation: this.#confirmation.element !== undefined,
      hasOwnPayment: this.paymentHandler !== undefined,
      isPaidInPage: this.isPaidInPage,
      isChanging: this.#isChanging.value === true,
      secondsLeft: this.#secondsLeft.value,
      isBusy: this.isActing,
      problem: this.problem?.about === booking ? this.problem.words : undefined,
      actions: this.#actions,
    })}
    ${this.#renderForm()}`;
  }

  #renderForm(): TemplateResult | typeof nothing {
    const booking = this.#booking.value;
    const reservation = this.#reservation;
    if (!booking || !reservation || !this.#form) return nothing;
    if (booking.status === 'reserved' && !canPurchase(booking)) return nothing;
    if (!isPurchaseApi(this.purchaseApi)) return this.#renderMisconfigured();
    if (booking.status !== 'purchasing' && mustMove(this.purchaseApi, reservation.transactionUuid)) {
      return this.#renderMoving(booking);
    }
    return this.#form.render(
      html`<tsw-checkout-form
        .owner=${this.#owner}
        .reservation=${reservation}
        .typed=${this.session?.state.customer ?? {}}
        .fromPage=${this.customer ?? {}}
        .agentReference=${this.settings.agentReference}
        .hiddenFields=${this.hiddenFields}
        .hasPermissions=${this.withPermissions}
        .sendsConfirmationEmail=${!this.withoutConfirmationEmail}
        .offered=${valueOf(this.#sendMethods.resource)}
        .isOfferUnknown=${this.#sendMethods.resource.status === 'failed'}
        .termsUrl=${linkAddress('terms-url', this.termsUrl)}
        .privacyUrl=${linkAddress('privacy-url', this.privacyUrl)}
        .failure=${booking.status === 'reserved' ? booking.failure : undefined}
        .isPurchasing=${booking.status === 'purchasing'}
        .isChanging=${this.#isChanging.value === true}
        .paymentHandler=${this.paymentHandler}
        .locale=${this.locale}
        ><slot name="payment" slot="payment"></slot>
      </tsw-checkout-form>`,
      this.locale,
    );
  }

  #renderMisconfigured(): TemplateResult {
    return html`<div class="notice danger">
      <p role="alert">${this.locale.terms.errors.words('configuration')}</p>
    </div>`;
  }

  /** The tickets go over to the other API, which may give other seats; if that cannot be done, it is tried on wish. */
  #renderMoving(booking: Booking): TemplateResult {
    if (this.problem?.about !== booking) {
      return html`<p class="muted" tabindex="-1">${this.locale.terms.checkout.reserving}</p>`;
    }
    return html`<div class="stage notice danger stack" tabindex="-1" part="stage">
      <p role="alert">${this.problem.words}</p>
      <div class="row">
        <button type="button" class="primary" @click=${this.#actions.keepLonger}>
          ${this.locale.terms.common.retry}
        </button>
      </div>
    </div>`;
  }

  #heldReservation(): Reservation | undefined {
    const booking = this.#booking.value;
    if (booking?.status === 'reserved' || booking?.status === 'purchasing') return booking.reservation;
    return this.#isChanging.value ? this.#reservation : undefined;
  }

  /** Where the page has a trolley, the trolley says it. */
  readonly #onMessage = (message: Message): void => {
    if (message.kind !== 'time-running-out' || this.#trolley.element) return;
    this.announce(this.locale.terms.checkout.timeWarning(message.minutesLeft));
  };

  /** A form or a button that is gone takes the focus with it: it goes to what stands there now, or comes next. */
  #followFocus(): void {
    if (this.#hadFocus && !this.matches(':focus-within')) this.#isFocusLost = true;
    if (!this.#isFocusLost) return;
    const booking = this.#booking.value;
    const isLed = booking !== undefined && hasBought(booking) && this.#confirmation.element !== undefined;
    const { activeElement } = document;
    if (!isLed && (!activeElement || activeElement === document.body)) {
      if (!this.landing) return;
      this.landing.focus();
    }
    this.#isFocusLost = false;
  }

  /** Once for each purchase, in the tab that hears of it first; not again when an old one is shown after a reload. */
  readonly #onPurchase = ({ detail }: WindowEventMap['tsw-purchase']): void => {
    const booking = this.session?.state.booking;
    if (booking && 'transaction' in booking && booking.transaction === detail.status) {
      this.#leave(detail.status.trolley.transactionUuid);
    }
  };

  #leave(transactionUuid: string | undefined): void {
    if (!this.successUrl || transactionUuid === undefined) return;
    const address = successAddress(this.successUrl, transactionUuid, document.baseURI);
    if (address !== undefined) window.location.assign(address);
    else refuseAddress('success-url', this.successUrl);
  }

  readonly #owner: CheckoutOwner = {
    remember: (changes) => {
      const { session } = this;
      session?.rememberCustomer({ ...session.state.customer, ...changes });
    },
    chooseDelivery: async ({ sourceCode, sendCode }) => {
      const result = await this.session?.chooseSendMethod(sourceCode, sendCode, this.callOptions);
      return result && !result.ok ? wordsFor(result.error, this.locale) : undefined;
    },
    purchase: async (customer, payment) => {
      const { privacyPolicyVersion, returnUrl, remoteSite = window.location.host } = this.settings;
      const sendConfirmationEmail = !this.withoutConfirmationEmail;
      const wish = { customer, sendConfirmationEmail, privacyPolicyVersion, remoteSite, returnUrl, ...payment };
      // Whatever becomes of it is in the booking, which all elements read.
      await this.session?.purchase(wish, this.callOptions);
      this.#goToPayment();
    },
    isPaid: () => this.session?.isPaid === true,
    endpoint: () => this.settings.endpoint,
    stripeStandIn: () => this.session?.stripeStandIn?.(),
    saveDetails: (request) => this.#heldSession.saveDetails(request, this.callOptions),
    createPaymentIntent: (request) => this.#heldSession.createPaymentIntent(request, this.callOptions),
    reportError: (error) => void this.tell('tsw-error', { error, requestId: error.requestId }),
  };

  /** There is a form only where there is one. */
  get #heldSession(): Session {
    if (!this.session) throw createError('aborted', 'The checkout has left its box office.');
    return this.session;
  }

  /** Where the purchase has answered that the customer pays elsewhere, and unless the page sees to it itself. */
  #goToPayment(): void {
    const booking = this.session?.state.booking;
    if (booking?.status !== 'sent-away') return;
    const { callout } = booking;
    this.isPaidInPage = false;
    this.problem = undefined;
    const departure = departureFor(callout);
    if (!departure) {
      const error = createError('bad-response', `The payment page ${callout.destinationUrl} is not https.`);
      console.error(`tsw-widgets: ${error.message} Nobody is sent there.`);
      this.problem = { words: this.locale.terms.payment.unsafe, about: booking };
      this.isPaidInPage = true;
      this.tell('tsw-error', { error, requestId: undefined });
    } else if (this.tell('tsw-callout', { callout })) depart(departure);
    else this.isPaidInPage = true;
  }

  readonly #actions: StageActions = {
    restore: () => void this.session?.restore(this.callOptions),
    reserve: () => void this.#act((session) => session.reserve(this.callOptions)),
    keepLonger: () => void this.#act((session) => session.renewReservation(this.callOptions)),
    accept: () => void this.#act((session) => session.acceptDifferences()),
    refuse: () => void this.#act((session) => session.release('refused', this.callOptions)),
    reserveRest: () => void this.#act((session) => session.reserveRest(this.callOptions)),
    askAgain: () =>
      void this.#act(
        (session) => session.askAgain(this.callOptions),
        this.#booking.value?.status === 'sent-away'
          ? this.locale.terms.payment.stillUnfinished
          : this.locale.terms.checkout.stillUncertain,
      ),
    goToPayment: () => this.#goToPayment(),
    abandonPayment: () => void this.#act((session) => session.abandonPayment(this.callOptions)),
    startAgain: () => void this.#act((session) => session.startAgain()),
  };

  /** @param unchanged said when the action went through and changed nothing */
  async #act(
    run: (session: Session) => ActionResult<unknown> | Promise<ActionResult<unknown>>,
    unchanged?: string,
  ): Promise<void> {
    const { session } = this;
    if (!session || this.isActing) return;
    this.isActing = true;
    this.problem = undefined;
    const before = this.#booking.value;
    try {
      const result = await run(session);
      const words = result.ok ? unchanged : wordsFor(result.error, this.locale);
      // A booking that has changed tells what came of it.
      if (words !== undefined && before && before === this.#booking.value) this.problem = { words, about: before };
    } finally {
      this.isActing = false;
    }
  }
}

type Bought = Extract<Booking, { status: 'purchased' | 'partly-purchased' }>;

const hasBought = (booking: Booking): booking is Bought =>
  booking.status === 'purchased' || booking.status === 'partly-purchased';

declare global {
  interface HTMLElementTagNameMap {
    'tsw-checkout-view': TswCheckoutView;
  }
}
