/** `<tsw-checkout>`: says where the booking stands, loads the form while tickets are held, and buys them. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ReadController } from '../../context/read-controller.js';
import { StateController } from '../../context/state-controller.js';
import { canPurchase } from '../../domain/booking.js';
import type { Customer, CustomerField } from '../../domain/customer.js';
import { performancesToSend } from '../../domain/delivery.js';
import { warningBetween } from '../../domain/hold.js';
import type { Reservation } from '../../domain/transaction.js';
import type { ActionResult } from '../../state/desk.js';
import { valueOf } from '../../state/resource.js';
import type { PaymentHandler } from '../../state/purchase-actions.js';
import type { Session } from '../../state/session.js';
import { LazyView } from '../internal/lazy-view.js';
import { wordsFor } from '../internal/problem.js';
import { TswElement } from '../internal/tsw-element.js';
import type { CheckoutOwner } from './checkout-form.js';
import { checkoutStyles } from './checkout.styles.js';
import { findCompanion } from '../internal/companion.js';
import { allSendMethodsRead } from './send-methods-read.js';
import { renderStage, type StageActions } from './stages.js';
import { successAddress } from './success-url.js';

/**
 * @summary Delivery, customer details, payment and purchase of what is reserved.
 * @tag tsw-checkout
 * @attr {string} success-url - Where the customer goes after the purchase, `transaction_uuid` added: this site or https
 * @attr {'f13'|'xml-core'} purchase-api - Which API buys, default `f13`
 * @attr {boolean} with-permissions - Asks what may be done with the customer's data; without it nothing may
 * @attr {boolean} without-confirmation-email - The box office sends no email; the partner does
 * @fires {TswEvent} tsw-purchase - Tickets were bought
 * @fires {TswEvent} tsw-purchase-fail - Nothing was bought
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
  @state() private problem: string | undefined;

  @query('.stage') private stage!: HTMLElement | null;

  readonly #booking = new StateController(this, ({ booking }) => booking);
  readonly #isChanging = new StateController(this, ({ trolley }) => trolley.isBusy);
  readonly #typed = new StateController(this, ({ customer }) => customer);
  readonly #secondsLeft = new StateController(this, ({ secondsLeft }) => secondsLeft);
  readonly #sendMethods = new ReadController(this, () =>
    this.#reservation ? allSendMethodsRead(performancesToSend(this.#reservation.trolley)) : undefined,
  );
  /** What the form is about; kept while a change reserves it afresh. */
  #reservation: Reservation | undefined;
  #form: LazyView | undefined;
  #statusBefore: string | undefined;
  #secondsBefore: number | undefined;
  #hadFocus = false;

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
    this.#followBooking();
  }

  override render(): TemplateResult | typeof nothing {
    const booking = this.#booking.value;
    if (!booking) return nothing;
    return html`${this.renderStatus()}
    ${renderStage({
      booking,
      terms: this.terms,
      language: this.language,
      hasTrolley: this.#hasTrolley,
      hasConfirmation: findCompanion(this, 'tsw-confirmation') !== undefined,
      hasOwnPayment: this.paymentHandler !== undefined,
      isChanging: this.#isChanging.value === true,
      secondsLeft: this.#secondsLeft.value,
      isBusy: this.isActing,
      problem: this.problem,
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
        .typed=${this.#typed.value ?? {}}
        .fromPage=${this.customer ?? {}}
        .agentReference=${this.settings.agentReference}
        .hiddenFields=${this.hiddenFields}
        .hasPermissions=${this.withPermissions}
        .sendsConfirmationEmail=${!this.withoutConfirmationEmail}
        .offered=${valueOf(this.#sendMethods.resource)}
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
    const before = this.#secondsBefore;
    const after = this.#secondsLeft.value;
    this.#secondsBefore = after;
    if (before === undefined || after === undefined || this.#hasTrolley) return;
    const warning = warningBetween(before, after);
    if (warning !== undefined) this.announce(this.terms.checkout.timeWarning(warning / 60));
  }

  #followBooking(): void {
    const before = this.#statusBefore;
    const booking = this.#booking.value;
    this.#statusBefore = booking?.status;
    if (!booking || before === undefined || before === booking.status) return;
    const hasBought = booking.status === 'purchased' || booking.status === 'partly-purchased';
    // The form is gone and the focus with it; a confirmation takes it over.
    const isLost = this.#hadFocus && !this.matches(':focus-within');
    if (isLost && !(hasBought && findCompanion(this, 'tsw-confirmation'))) this.stage?.focus();
    if (hasBought && before !== 'restoring') this.#leave(booking.transaction.trolley.transactionUuid);
  }

  #leave(transactionUuid: string | undefined): void {
    if (!this.successUrl || transactionUuid === undefined) return;
    const address = successAddress(this.successUrl, transactionUuid, document.baseURI);
    if (address !== undefined) window.location.assign(address);
    else console.error(`tsw-widgets: success-url="${this.successUrl}" is neither on this site nor https.`);
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
      const { privacyPolicyVersion, remoteSite = window.location.host } = this.settings;
      const sendConfirmationEmail = !this.withoutConfirmationEmail;
      const wish = { customer, sendConfirmationEmail, privacyPolicyVersion, remoteSite, ...payment };
      // Whatever becomes of it is in the booking, which all elements read.
      await this.session?.purchase(wish, this.callOptions);
    },
  };

  readonly #actions: StageActions = {
    restore: () => void this.session?.restore(this.callOptions),
    reserve: () => void this.#act((session) => session.reserve(this.callOptions)),
    accept: () => void this.#act((session) => session.acceptDifferences()),
    refuse: () => void this.#act((session) => session.release('refused', this.callOptions)),
    askAgain: () => void this.#act((session) => session.askAgain(this.callOptions), this.terms.checkout.stillUncertain),
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
    const before = session.state.booking.status;
    try {
      const result = await run(session);
      if (!result.ok) this.problem = wordsFor(result.error, this.terms);
      else if (session.state.booking.status === before) this.problem = unchanged;
    } finally {
      this.isActing = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-checkout': TswCheckout;
  }
}
