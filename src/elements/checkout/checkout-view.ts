/**
 * `<tsw-checkout-view>`: the state of the booking, and the form while tickets are held. Private to `<tsw-checkout>`, which
 * documents its properties.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { MessageController } from '../../context/message-controller.js';
import { PresenceController } from '../../context/presence-controller.js';
import { ReadController } from '../../context/read-controller.js';
import { StateController } from '../../context/state-controller.js';
import { type Booking, canPurchase } from '../../domain/booking/booking.js';
import type { Customer, CustomerField } from '../../domain/customer/customer.js';
import { performancesToSend } from '../../domain/trolley/delivery.js';
import { createError } from '../../domain/error.js';
import type { Reservation } from '../../domain/booking/transaction.js';
import { isPurchaseApi, mustMove } from '../../domain/booking/reservation-handle.js';
import { checkout } from '../../i18n/en/checkout/checkout.js';
import { payment } from '../../i18n/en/checkout/payment.js';
import { type Locale, withWords } from '../../i18n/locale.js';
import type { Message } from '../../state/messages.js';
import { valueOf } from '../../state/resource.js';
import type { PaymentHandler } from '../../state/actions/purchase.js';
import type { Session } from '../../state/session.js';
import { LazyView } from '../base/lazy-view.js';
import { wordsFor } from '../base/problem.js';
import { TswElement } from '../base/tsw-element.js';
import { BookingActions } from './booking-actions.js';
import { checkoutViewStyles } from './checkout-view.styles.js';
import { FocusRescue } from './focus-rescue.js';
import type { CheckoutActions } from './form/checkout-actions.js';
import { linkAddress, refuseAddress, successAddress } from './page-address.js';
import { allSendMethodsRead } from './form/send-methods-read.js';
import { SellingApi } from './selling-api.js';
import { renderStage } from './stages.js';

const localeFor = withWords({ checkout, payment });

/** @internal */
export class TswCheckoutView extends TswElement {
  static readonly tagName: string = 'tsw-checkout-view';

  static override styles = [...TswElement.styles, checkoutViewStyles];

  readonly #booking = new StateController(this, ({ booking }) => booking);
  readonly #isChanging = new StateController(this, ({ trolley }) => trolley.isBusy);
  readonly #secondsLeft = new StateController(this, ({ secondsLeft }) => secondsLeft);
  readonly #trolley = new PresenceController(this, 'trolley');
  readonly #confirmation = new PresenceController(this, 'confirmation');
  readonly #sendMethods = new ReadController(this, () =>
    this.#reservation ? allSendMethodsRead(performancesToSend(this.#reservation.trolley)) : undefined,
  );
  readonly #actions = new BookingActions(this, () => this.locale);

  @property({ attribute: false }) successUrl?: string;
  @property({ attribute: false }) termsUrl?: string;
  @property({ attribute: false }) privacyUrl?: string;
  @property({ attribute: false }) purchaseApi = 'f13';
  @property({ attribute: false }) withPermissions = false;
  @property({ attribute: false }) withoutConfirmationEmail = false;
  @property({ attribute: false }) customer?: Partial<Customer>;
  @property({ attribute: false }) hiddenFields: readonly CustomerField[] = [];
  @property({ attribute: false }) paymentHandler?: PaymentHandler;

  /** Takes the focus when the focused part is gone. */
  @query('[tabindex="-1"], tsw-checkout-form') private landing!: HTMLElement | null;

  /** The reservation in the form. It stays there while a change reserves again. */
  #reservation: Reservation | undefined;
  #form: LazyView | undefined;

  readonly #formActions: CheckoutActions = {
    chooseDelivery: async ({ sourceCode, sendCode }) => {
      const result = await this.session?.chooseSendMethod(sourceCode, sendCode, this.callOptions);
      return result && !result.ok ? wordsFor(result.error, this.locale) : undefined;
    },
    purchase: async (customer, payment) => {
      const { privacyPolicyVersion, returnUrl, remoteSite = window.location.host } = this.settings;
      const sendConfirmationEmail = !this.withoutConfirmationEmail;
      const details = { customer, sendConfirmationEmail, privacyPolicyVersion, remoteSite, returnUrl, ...payment };
      const result = await this.session?.purchase(details, this.callOptions);
      // The booking tells every other outcome, and all elements read it there.
      if (result?.ok && result.value.outcome === 'payment-page') this.#actions.goToPayment();
    },
    isPaid: () => this.session?.isPaid === true,
    endpoint: () => this.settings.endpoint,
    stripeStandIn: () => this.session?.stripeStandIn?.(),
    saveDetails: (request) => this.#connectedSession.saveDetails(request, this.callOptions),
    createPaymentIntent: (request) => this.#connectedSession.createPaymentIntent(request, this.callOptions),
    reportError: (error) => void this.tell('tsw-error', { error, requestId: error.requestId }),
  };

  protected override get locale(): Locale<'checkout' | 'payment'> {
    return localeFor(this.language);
  }

  constructor() {
    super();
    new MessageController(this, this.#onMessage);
    new SellingApi(this, this.#actions.keepLonger);
    new FocusRescue(this, { target: () => this.landing, isTakenElsewhere: () => this.#hasConfirmationOfPurchase });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // In the capture phase, because the page's own listeners may stop the event.
    window.addEventListener('tsw-purchase', this.#onPurchase, true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('tsw-purchase', this.#onPurchase, true);
  }

  protected override willUpdate(): void {
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
  }

  /** Leaves the warning to a trolley on the page. */
  readonly #onMessage = (message: Message): void => {
    if (message.kind !== 'time-running-out' || this.#trolley.element) return;
    this.announce(this.locale.terms.checkout.timeWarning(message.minutesLeft));
  };

  /** The event comes once for each purchase, in one tab, and not when a reload shows an old purchase. */
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

  #heldReservation(): Reservation | undefined {
    const booking = this.#booking.value;
    if (booking?.status === 'reserved' || booking?.status === 'purchasing') return booking.reservation;
    return this.#isChanging.value ? this.#reservation : undefined;
  }

  /** A confirmation on the page shows the purchase, and takes the focus. */
  get #hasConfirmationOfPurchase(): boolean {
    const status = this.#booking.value?.status;
    return (status === 'purchased' || status === 'partly-purchased') && this.#confirmation.element !== undefined;
  }

  /** @throws TswError if the element was removed meanwhile */
  get #connectedSession(): Session {
    if (!this.session) throw createError('aborted', 'The checkout has left its box office.');
    return this.session;
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
      isPaidInPage: this.#actions.isPaidInPage,
      isChanging: this.#isChanging.value === true,
      secondsLeft: this.#secondsLeft.value,
      isBusy: this.#actions.isActing,
      problem: this.#actions.problemOf(booking),
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
        .actions=${this.#formActions}
        .reservation=${reservation}
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

  /** The other API is reserving the tickets, perhaps with other seats. If it cannot, the customer can try again. */
  #renderMoving(booking: Booking): TemplateResult {
    const problem = this.#actions.problemOf(booking);
    if (problem === undefined) {
      return html`<p class="muted" tabindex="-1">${this.locale.terms.checkout.reserving}</p>`;
    }
    return html`<div class="stage notice danger stack" tabindex="-1" part="stage">
      <p role="alert">${problem}</p>
      <div class="row">
        <button type="button" class="primary" @click=${this.#actions.keepLonger}>
          ${this.locale.terms.common.retry}
        </button>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-checkout-view': TswCheckoutView;
  }
}
