/** `<tsw-checkout>`: says where the booking stands, loads the form while tickets are held, and buys them. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ReadController } from '../../context/read-controller.js';
import { StateController } from '../../context/state-controller.js';
import { type Booking, canPurchase } from '../../domain/booking.js';
import { departureFor } from '../../domain/callout.js';
import type { Customer, CustomerField } from '../../domain/customer.js';
import { performancesToSend } from '../../domain/delivery.js';
import { createError } from '../../domain/error.js';
import type { Reservation } from '../../domain/transaction.js';
import type { ActionResult } from '../../state/desk.js';
import { valueOf } from '../../state/resource.js';
import type { PaymentHandler } from '../../state/purchase-actions.js';
import type { Session } from '../../state/session.js';
import { LazyView } from '../internal/lazy-view.js';
import { wordsFor } from '../internal/problem.js';
import { TswElement } from '../internal/tsw-element.js';
import type { CheckoutOwner } from './checkout-owner.js';
import { checkoutStyles } from './checkout.styles.js';
import { depart } from './depart.js';
import { pageAddress, successAddress } from './page-address.js';
import { findCompanion } from '../internal/companion.js';
import { allSendMethodsRead } from './send-methods-read.js';
import { renderStage, type StageActions } from './stages.js';

/**
 * @summary Delivery, customer details, payment and purchase of what is reserved.
 * @tag tsw-checkout
 * @attr {string} success-url - Where the customer goes after the purchase, `transaction_uuid` added: this site or https
 * @attr {string} terms-url - Your terms, which customers accept by paying: this site or https
 * @attr {string} privacy-url - Your privacy policy: this site or https
 * @attr {'f13'|'xml-core'} purchase-api - Which API buys, default `f13`
 * @attr {boolean} with-permissions - Asks what may be done with the customer's data; without it nothing may
 * @attr {boolean} without-confirmation-email - The box office sends no email; the partner does
 * @fires {TswEvent} tsw-purchase - Tickets were bought
 * @fires {TswEvent} tsw-purchase-fail - Nothing was bought
 * @fires {TswEvent} tsw-callout - Cancelable: the customer is about to be sent to a payment page
 * @fires {TswEvent} tsw-trolley-change - After another delivery was chosen
 * @fires {TswEvent} tsw-error - Anything the customer was told about
 * @slot payment - The partner's own payment, above the button
 * @csspart stage - Words about the booking in place of the form
 * @csspart time-left - How long the tickets are held
 */
export class TswCheckout extends TswElement {
  static readonly tagName: string = 'tsw-checkout';

  static override styles = [...TswElement.styles, checkoutStyles];

  /** Where the customer goes after the purchase. */
  @property({ attribute: 'success-url' }) successUrl?: string;
  /** The partner's terms, which are accepted by paying. */
  @property({ attribute: 'terms-url' }) termsUrl?: string;
  /** The partner's privacy policy. */
  @property({ attribute: 'privacy-url' }) privacyUrl?: string;
  /** Which API buys: `f13` or `xml-core`. */
  @property({ attribute: 'purchase-api' }) purchaseApi = 'f13';
  /** Asks what may be done with the customer's data. */
  @property({ type: Boolean, attribute: 'with-permissions' }) withPermissions = false;
  /** The partner confirms by email itself. */
  @property({ type: Boolean, attribute: 'without-confirmation-email' }) withoutConfirmationEmail = false;
  /** What the page knows of the customer: where the form begins. */
  @property({ attribute: false }) customer?: Partial<Customer>;
  /** Not asked for, but sent as `customer` has them; one that is needed and blank there is asked for all the same. */
  @property({ attribute: false }) hiddenFields: readonly CustomerField[] = [];
  /** Takes the money of an on-credit purchase and gives the payment's reference. */
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
  readonly #timeWarning = new StateController(this, ({ timeWarning }) => timeWarning);
  readonly #sendMethods = new ReadController(this, () =>
    this.#reservation ? allSendMethodsRead(performancesToSend(this.#reservation.trolley)) : undefined,
  );
  /** What the form is about; kept while a change reserves it afresh. */
  #reservation: Reservation | undefined;
  #form: LazyView | undefined;
  #warningBefore: number | undefined;
  #hadFocus = false;
  #isFocusLost = false;

  constructor() {
    super();
    // For the redraw alone: what was typed is read as late as can be, lest an older state be put into the fields.
    new StateController(this, ({ customer }) => customer);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#warningBefore = this.session?.state.timeWarning;
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
    if (this.#reservation) {
      this.#form ??= new LazyView(this, async () => (await import('./checkout-form.js')).TswCheckoutForm);
    }
    this.#warn();
  }

  protected override updated(changes: PropertyValues<this>): void {
    if (changes.has('purchaseApi') && this.purchaseApi !== 'f13') {
      console.error(`tsw-widgets: purchase-api="${this.purchaseApi}" is not available in <tsw-checkout> yet: use f13.`);
    }
    this.#followFocus();
  }

  override render(): TemplateResult | typeof nothing {
    const booking = this.#booking.value;
    if (!booking) return nothing;
    const { boughtBefore } = this.session?.state ?? {};
    return html`${this.renderStatus()}
    ${boughtBefore === undefined ? nothing : html`<p class="muted">${this.terms.checkout.boughtBefore(boughtBefore)}</p>`}
    ${renderStage({
      booking,
      terms: this.terms,
      language: this.language,
      hasTrolley: this.#hasTrolley,
      hasConfirmation: findCompanion(this, 'tsw-confirmation') !== undefined,
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
    if (this.purchaseApi !== 'f13') return this.#renderMisconfigured();
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
        .termsUrl=${this.#addressOf('terms-url', this.termsUrl)}
        .privacyUrl=${this.#addressOf('privacy-url', this.privacyUrl)}
        .failure=${booking.status === 'reserved' ? booking.failure : undefined}
        .isPurchasing=${booking.status === 'purchasing'}
        .isChanging=${this.#isChanging.value === true}
        .paymentHandler=${this.paymentHandler}
        .terms=${this.terms}
        .language=${this.language}
        ><slot name="payment" slot="payment"></slot>
      </tsw-checkout-form>`,
      this.terms,
    );
  }

  #renderMisconfigured(): TemplateResult {
    return html`<div class="notice danger"><p role="alert">${this.terms.errors.words('configuration')}</p></div>`;
  }

  get #hasTrolley(): boolean {
    return findCompanion(this, 'tsw-trolley') !== undefined;
  }

  #heldReservation(): Reservation | undefined {
    const booking = this.#booking.value;
    if (booking?.status === 'reserved' || booking?.status === 'purchasing') return booking.reservation;
    return this.#isChanging.value ? this.#reservation : undefined;
  }

  /** Says when time runs short; the trolley does where there is one. */
  #warn(): void {
    const warning = this.#timeWarning.value;
    const isNew = warning !== this.#warningBefore;
    this.#warningBefore = warning;
    if (warning !== undefined && isNew && !this.#hasTrolley)
      this.announce(this.terms.checkout.timeWarning(warning / 60));
  }

  /** A form or a button that is gone takes the focus with it: it goes to what stands there now, or comes next. */
  #followFocus(): void {
    if (this.#hadFocus && !this.matches(':focus-within')) this.#isFocusLost = true;
    if (!this.#isFocusLost) return;
    const booking = this.#booking.value;
    const isLed = booking !== undefined && hasBought(booking) && findCompanion(this, 'tsw-confirmation') !== undefined;
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

  /** For a link; where it is not fit for one, there is none. */
  #addressOf(attribute: string, value: string | undefined): string | undefined {
    const address = value === undefined ? undefined : pageAddress(value, document.baseURI)?.href;
    if (value !== undefined && address === undefined) refuseAddress(attribute, value);
    return address;
  }

  readonly #owner: CheckoutOwner = {
    remember: (changes) => {
      const { session } = this;
      session?.rememberCustomer({ ...session.state.customer, ...changes });
    },
    chooseDelivery: async ({ sourceCode, sendCode }) => {
      const result = await this.session?.chooseSendMethod(sourceCode, sendCode, this.callOptions);
      return result && !result.ok ? wordsFor(result.error, this.terms) : undefined;
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
      this.problem = { words: this.terms.payment.unsafe, about: booking };
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
          ? this.terms.payment.stillUnfinished
          : this.terms.checkout.stillUncertain,
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
      const words = result.ok ? unchanged : wordsFor(result.error, this.terms);
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

const refused = new Set<string>();

/** Said once, however often the element is drawn. */
function refuseAddress(attribute: string, value: string): void {
  const words = `tsw-widgets: ${attribute}="${value}" is neither on this site nor https, so nobody is sent there.`;
  if (!refused.has(words)) console.error(words);
  refused.add(words);
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-checkout': TswCheckout;
  }
}
