/** `<tsw-checkout>`: the partner's settings for selling. Its lazy view is what the customer sees. */
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Customer, CustomerField } from '../../domain/customer/customer.js';
import type { PaymentHandler } from '../../state/actions/purchase.js';
import { LazyView } from '../base/lazy-view.js';
import { TswElement } from '../base/tsw-element.js';

/**
 * @summary Delivery, customer details, payment and purchase of what is reserved.
 * @tag tsw-checkout
 * @attr {string} success-url - Where the customer goes after the purchase, `transaction_uuid` added: this site or https
 * @attr {string} terms-url - Your terms, which customers accept by paying: this site or https
 * @attr {string} privacy-url - Your privacy policy: this site or https
 * @attr {'f13'|'xml-core'} purchase-api - Which API reserves and buys, default `f13`
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

  /** Where the customer goes after the purchase. */
  @property({ attribute: 'success-url' }) successUrl?: string;
  /** The partner's terms, which are accepted by paying. */
  @property({ attribute: 'terms-url' }) termsUrl?: string;
  /** The partner's privacy policy. */
  @property({ attribute: 'privacy-url' }) privacyUrl?: string;
  /** Which API reserves and buys: `f13` or `xml-core`. */
  @property({ attribute: 'purchase-api' }) purchaseApi = 'f13';
  /** Asks what may be done with the customer's data. */
  @property({ type: Boolean, attribute: 'with-permissions' }) withPermissions = false;
  /** The partner confirms by email itself. */
  @property({ type: Boolean, attribute: 'without-confirmation-email' }) withoutConfirmationEmail = false;
  /** What the page knows about the customer: the form starts with it. */
  @property({ attribute: false }) customer?: Partial<Customer>;
  /** Not asked for, but sent as `customer` has them; one that is needed and blank there is asked for all the same. */
  @property({ attribute: false }) hiddenFields: readonly CustomerField[] = [];
  /** Takes the money of an on-credit purchase and gives the payment's reference. */
  @property({ attribute: false }) paymentHandler?: PaymentHandler;

  readonly #view = new LazyView(this, async () => (await import('./checkout-view.js')).TswCheckoutView);

  constructor() {
    super();
    this.scope.relay();
    this.scope.play(() => 'checkout');
  }

  override render(): TemplateResult {
    if (!this.session) return this.renderStatus();
    // The view's children are shown until its module is loaded.
    const view = html`<tsw-checkout-view
      exportparts="stage, time-left"
      .successUrl=${this.successUrl}
      .termsUrl=${this.termsUrl}
      .privacyUrl=${this.privacyUrl}
      .purchaseApi=${this.purchaseApi}
      .withPermissions=${this.withPermissions}
      .withoutConfirmationEmail=${this.withoutConfirmationEmail}
      .customer=${this.customer}
      .hiddenFields=${this.hiddenFields}
      .paymentHandler=${this.paymentHandler}
      ><slot name="payment" slot="payment"></slot>
      <div class="skeleton" role="status"><span class="visually-hidden">${this.locale.terms.common.loading}</span></div>
    </tsw-checkout-view>`;
    return this.#view.render(view, this.locale);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-checkout': TswCheckout;
  }
}
