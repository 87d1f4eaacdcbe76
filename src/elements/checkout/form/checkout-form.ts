/**
 * `<tsw-checkout-form>`: delivery, the customer's details, the summary and the payment, in one form. Private to
 * `<tsw-checkout>`, which loads it while tickets are held. Ids such as R13: docs/api/certification.md.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ScopeController } from '../../../context/scope-controller.js';
import type { PurchaseFailure } from '../../../domain/booking/booking.js';
import type { Customer, CustomerField } from '../../../domain/customer/customer.js';
import { isTswError, type TswError } from '../../../domain/error.js';
import type { SendMethod } from '../../../domain/trolley/send-method.js';
import type { Reservation } from '../../../domain/booking/transaction.js';
import { customer } from '../../../i18n/en/checkout/customer.js';
import { changes } from '../../../i18n/en/changes.js';
import { form } from '../../../i18n/en/checkout/form.js';
import { payment } from '../../../i18n/en/checkout/payment.js';
import { type Locale, withWords } from '../../../i18n/locale.js';
import type { PaymentHandler } from '../../../state/actions/purchase.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { orderSummaryStyles } from '../../shared/order-summary.styles.js';
import { checkoutFormStyles } from './checkout-form.styles.js';
import type { CheckoutActions } from './checkout-actions.js';
import { countryChoices } from './countries.js';
import { type DeliveryChoice, renderDelivery } from './delivery-choice.js';
import { CustomerDraft } from './customer-draft.js';
import { renderDetails } from './details.js';
import { type FormField, isFormField, MORE_FIELDS } from './fields.js';
import type { PaymentContext, PaymentProblem } from '../payment/payment-step.js';
import { PaymentSteps } from '../payment/payment-steps.js';
import { renderPaymentSection } from './payment-section.js';
import { type Permission, PERMISSIONS } from './permissions.js';
import {
  failureText,
  type FormProblem,
  localProblems,
  renderDeadEnd,
  renderProblems,
  serverProblem,
} from './problems.js';
import { renderSummary } from '../summary.js';

const localeFor = withWords({ changes, customer, form, payment });

/** Milliseconds until the customer is told that a purchase takes long (R13). */
const SLOW_AFTER = 30_000;

/** @internal */
export class TswCheckoutForm extends LitElement {
  static readonly tagName: string = 'tsw-checkout-form';

  static override styles = [...baseStyles, orderSummaryStyles, checkoutFormStyles];

  readonly scope = new ScopeController(this);
  readonly #draft = new CustomerDraft(this);
  readonly #payment = new PaymentSteps(this);

  @property({ attribute: false }) actions!: CheckoutActions;
  @property({ attribute: false }) reservation!: Reservation;
  /** What the partner's page knows about the customer. */
  @property({ attribute: false }) fromPage: Partial<Customer> = {};
  /** From the partner's settings. */
  @property({ attribute: false }) agentReference: string | undefined;
  @property({ attribute: false }) hiddenFields: readonly CustomerField[] = [];
  /** The partner's addresses, already checked. */
  @property({ attribute: false }) termsUrl: string | undefined;
  @property({ attribute: false }) privacyUrl: string | undefined;
  @property({ attribute: false }) hasPermissions = false;
  @property({ attribute: false }) sendsConfirmationEmail = true;
  /** Performance id to send methods; undefined until they have been read. */
  @property({ attribute: false }) offered: ReadonlyMap<string, readonly SendMethod[]> | undefined;
  /** Reading them failed. */
  @property({ attribute: false }) isOfferUnknown = false;
  @property({ attribute: false }) failure: PurchaseFailure | undefined;
  @property({ attribute: false }) isPurchasing = false;
  /** The trolley is being changed and reserved again. */
  @property({ attribute: false }) isChanging = false;
  @property({ attribute: false }) paymentHandler: PaymentHandler | undefined;
  @property({ attribute: false }) locale!: Locale;

  /** Fields that were wrong when the customer last confirmed. Only these are marked, as long as they stay wrong. */
  @state() private flagged: ReadonlySet<CustomerField> = new Set();
  @state() private sent: Customer | undefined;
  /** A failure that the customer has answered by trying again. */
  @state() private answered: PurchaseFailure | undefined;
  @state() private collectError: TswError | undefined;
  @state() private isCollecting = false;
  /** The customer has confirmed: from then on, missing payment details are marked. */
  @state() private isPaymentChecked = false;
  @state() private isMoreOpen = false;
  @state() private pendingDelivery: DeliveryChoice | undefined;
  @state() private deliveryProblem: string | undefined;
  @state() private statusText = '';

  @query('form') private form!: HTMLFormElement;
  @query('.problems') private problemsElement!: HTMLElement | null;

  #countries: Readonly<Record<string, string>> = {};
  #slowTimer: ReturnType<typeof setTimeout> | undefined;

  /** A `tabindex` of -1 on the host would do it too, but takes every field inside out of the Tab order. */
  override focus(): void {
    this.form?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The update puts the payment's fields back into the page.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#payment.hide();
    clearTimeout(this.#slowTimer);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    const { reservation, fromPage, agentReference, sendsConfirmationEmail } = this;
    this.#draft.update({ reservation, fromPage, agentReference, sendsConfirmationEmail });
    if (changes.has('reservation') || changes.has('locale')) {
      this.#countries = countryChoices(reservation.allowedCountries, this.locale.language);
    }
    if (!this.hasUpdated) this.isMoreOpen = MORE_FIELDS.some((field) => this.#draft.values[field] !== '');
    if (changes.has('reservation')) this.#payment.loadFor(reservation);
    if (changes.has('isPurchasing')) this.#watchPurchase();
  }

  protected override updated(changes: PropertyValues<this>): void {
    // Not in the first update: a page that is restored keeps its focus.
    if (changes.has('failure') && this.failure && changes.get('isPurchasing')) this.problemsElement?.focus();
    if (this.isConnected) this.#payment.drawn(this.#paymentContext);
  }

  readonly #onInput = ({ target }: Event): void => {
    const input = target as HTMLInputElement | HTMLSelectElement;
    if (isFormField(input.name)) this.#draft.remember({ [input.name]: input.value });
    else if ((PERMISSIONS as readonly string[]).includes(input.name) && input instanceof HTMLInputElement) {
      this.#draft.remember({ [input.name as Permission]: input.checked });
    }
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    // A second click, or Enter after a click, does nothing while the first is under way.
    if (!this.#isBusy && this.#payment.readiness(this.#paymentContext) === 'ready') void this.#submit();
  };

  async #submit(): Promise<void> {
    this.#draft.readFields(this.form);
    const { problems, completed: customer } = this.#draft;
    this.flagged = new Set(problems.map(({ field }) => field));
    this.answered = this.failure;
    this.collectError = undefined;
    this.isPaymentChecked = true;
    const isPayable = this.#payment.check(this.#paymentContext).every(({ isPast }) => isPast);
    if (problems.some(({ field }) => (MORE_FIELDS as readonly string[]).includes(field))) this.isMoreOpen = true;
    if (problems.length > 0 || !isPayable) {
      await this.updateComplete;
      this.problemsElement?.focus();
      return;
    }
    this.isCollecting = true;
    try {
      const payment = await this.#payment.collect(this.#paymentContext, customer);
      this.sent = customer;
      await this.actions.purchase(customer, payment);
    } catch (cause) {
      if (!isTswError(cause)) throw cause;
      this.collectError = cause;
      this.actions.reportError(cause);
      await this.updateComplete;
      this.problemsElement?.focus();
    } finally {
      this.isCollecting = false;
    }
  }

  async #chooseDelivery(choice: DeliveryChoice): Promise<void> {
    const { form } = this.#locale.terms;
    this.pendingDelivery = choice;
    this.deliveryProblem = undefined;
    this.statusText = form.changingDelivery;
    try {
      this.deliveryProblem = await this.actions.chooseDelivery(choice);
    } finally {
      this.pendingDelivery = undefined;
      this.statusText = this.deliveryProblem === undefined ? form.deliveryChanged : '';
    }
  }

  #watchPurchase(): void {
    clearTimeout(this.#slowTimer);
    this.statusText = this.isPurchasing ? this.#locale.terms.form.sending : '';
    if (!this.isPurchasing) return;
    this.#slowTimer = setTimeout(() => void (this.statusText = this.#locale.terms.form.stillSending), SLOW_AFTER);
  }

  async #focus(field: FormField): Promise<void> {
    if (MORE_FIELDS.includes(field)) this.isMoreOpen = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${field}`)?.focus();
  }

  /** Problems found here, then the box office's refusal of a field until the customer changes that field. */
  get #problems(): readonly FormProblem[] {
    const local = this.#draft.problems.filter(({ field }) => this.flagged.has(field));
    const server = this.#failure && serverProblem(this.#failure, this.#locale);
    const isAsSent = server && this.sent?.[server.field] === this.#draft.completed[server.field];
    return [...localProblems(local, this.#locale), ...(isAsSent ? [server] : [])];
  }

  /** The problems of the form in the order of its fields, then those of the payment. */
  #listed(problems: readonly FormProblem[]): PaymentProblem[] {
    const own = problems.map(({ field, text }) => ({ text, focus: () => void this.#focus(field) }));
    return this.isPaymentChecked ? [...own, ...this.#payment.check(this.#paymentContext)] : own;
  }

  get #failure(): PurchaseFailure | undefined {
    return this.failure === this.answered || this.isPurchasing ? undefined : this.failure;
  }

  get #isSending(): boolean {
    return this.isPurchasing || this.isCollecting;
  }

  get #isBusy(): boolean {
    return this.#isSending || this.isChanging;
  }

  get #paymentContext(): PaymentContext {
    const { reservation, paymentHandler, actions: services } = this;
    const locale = this.#locale;
    return {
      reservation,
      paymentHandler,
      locale,
      services,
      failure: this.#failure,
      isSending: this.#isSending,
      form: this,
    };
  }

  get #locale(): Locale<'changes' | 'customer' | 'form' | 'payment'> {
    return localeFor(this.locale.language);
  }

  override render(): TemplateResult {
    const { reservation } = this;
    const locale = this.#locale;
    if (this.#draft.isAgentReferenceInvalid) return renderDeadEnd(locale.terms.errors.words('configuration'));
    const problems = this.#problems;
    return html`<form
      class="stack"
      tabindex="-1"
      novalidate
      @submit=${this.#onSubmit}
      @input=${this.#onInput}
      @change=${this.#onInput}
    >
      ${renderProblems(this.#listed(problems), failureText(this.#failure, this.collectError, locale), (this.collectError ?? this.#failure?.error)?.requestId, locale)}
      ${renderDelivery(
        {
          bundles: reservation.trolley.bundles,
          offered: this.offered ?? new Map(),
          isOfferUnknown: this.isOfferUnknown && this.offered === undefined,
          pending: this.pendingDelivery,
          isBusy: this.#isBusy,
          choose: (choice) => void this.#chooseDelivery(choice),
        },
        locale,
      )}
      ${this.deliveryProblem === undefined ? nothing : html`<p role="alert" class="error">${this.deliveryProblem}</p>`}
      ${renderDetails(
        {
          values: this.#draft.values,
          given: this.#draft.given,
          wantedCountry: this.#draft.typed.countryCode,
          trolley: reservation.trolley,
          needs: this.#draft.needs,
          countries: this.#countries,
          problems,
          hiddenFields: this.hiddenFields,
          hasPermissions: this.hasPermissions,
          isSending: this.#isSending,
          isMoreOpen: this.isMoreOpen,
          openMore: (isOpen) => void (this.isMoreOpen = isOpen),
        },
        locale,
      )}
      ${renderSummary(reservation, locale)} ${this.#renderPayment()}
      <p role="status" class="status">${this.statusText}</p>
    </form>`;
  }

  #renderPayment(): TemplateResult {
    const { reservation, termsUrl, privacyUrl } = this;
    return renderPaymentSection({
      steps: this.#payment,
      context: this.#paymentContext,
      bundles: reservation.trolley.bundles,
      termsUrl,
      privacyUrl,
      isBusy: this.#isBusy,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-checkout-form': TswCheckoutForm;
  }
}
