/**
 * `<tsw-checkout-form>`: delivery, the customer's details, what is bought and how it is paid, in one form. Private to
 * `<tsw-checkout>`, which loads it when tickets are held, hands it the booking and acts on what it is told.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { errorOnce } from '../../../browser/warn-once.js';
import type { PurchaseFailure } from '../../../domain/booking/booking.js';
import { type Customer, type CustomerField, EMPTY_CUSTOMER } from '../../../domain/customer/customer.js';
import {
  completeCustomer,
  customerNeeds,
  type CustomerNeeds,
  MAX_FIELD_LENGTH,
  startingCustomer,
  validateCustomer,
} from '../../../domain/customer/customer-rules.js';
import { isTswError, type TswError } from '../../../domain/error.js';
import type { SendMethod } from '../../../domain/trolley/send-method.js';
import type { Reservation } from '../../../domain/booking/transaction.js';
import { apiOf } from '../../../domain/booking/reservation-handle.js';
import { customer } from '../../../i18n/en/checkout/customer.js';
import { changes } from '../../../i18n/en/changes.js';
import { form } from '../../../i18n/en/checkout/form.js';
import { payment } from '../../../i18n/en/checkout/payment.js';
import { type Locale, withWords } from '../../../i18n/locale.js';
import type { PaymentHandler } from '../../../state/actions/purchase.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { orderSummaryStyles } from '../../shared/order-summary.styles.js';
import { formStyles } from './checkout-form.styles.js';
import type { CheckoutOwner } from './checkout-owner.js';
import { countryChoices } from './countries.js';
import { type DeliveryChoice, renderDelivery } from './delivery-choice.js';
import { renderDetails } from './details.js';
import { type FormField, isFormField, MORE_FIELDS } from './fields.js';
import { type PaymentContext, type PaymentProblem, PaymentSteps } from '../payment/payment-step.js';
import { type Permission, PERMISSIONS } from './permissions.js';
import {
  failureText,
  type FormProblem,
  localProblems,
  renderDeadEnd,
  renderProblems,
  serverProblem,
} from './problems.js';
import { renderConditions } from './conditions.js';
import { renderSummary } from '../summary.js';

const localeFor = withWords({ changes, customer, form, payment });

/** A word to the customer after this long (certification R13). Milliseconds. */
const SLOW_AFTER = 30_000;

/** @internal */
export class TswCheckoutForm extends LitElement {
  static readonly tagName: string = 'tsw-checkout-form';

  static override styles = [...baseStyles, orderSummaryStyles, formStyles];

  @property({ attribute: false }) owner!: CheckoutOwner;
  @property({ attribute: false }) reservation!: Reservation;
  /** What the customer has typed so far, in this page or before a reload. */
  @property({ attribute: false }) typed: Partial<Customer> = {};
  /** What the partner's page knows. */
  @property({ attribute: false }) fromPage: Partial<Customer> = {};
  /** From the partner's settings. */
  @property({ attribute: false }) agentReference: string | undefined;
  @property({ attribute: false }) hiddenFields: readonly CustomerField[] = [];
  /** Checked addresses of the partner's. */
  @property({ attribute: false }) termsUrl: string | undefined;
  @property({ attribute: false }) privacyUrl: string | undefined;
  @property({ attribute: false }) hasPermissions = false;
  @property({ attribute: false }) sendsConfirmationEmail = true;
  /** Performance id to send methods; undefined until they have been read. */
  @property({ attribute: false }) offered: ReadonlyMap<string, readonly SendMethod[]> | undefined;
  /** They could not be read. */
  @property({ attribute: false }) isOfferUnknown = false;
  @property({ attribute: false }) failure: PurchaseFailure | undefined;
  @property({ attribute: false }) isPurchasing = false;
  /** The trolley is being changed and reserved again. */
  @property({ attribute: false }) isChanging = false;
  @property({ attribute: false }) paymentHandler: PaymentHandler | undefined;
  @property({ attribute: false }) locale!: Locale;

  /** Fields that were wrong when the customer last confirmed: corrected ones drop out by themselves. */
  @state() private flagged: ReadonlySet<CustomerField> = new Set();
  @state() private sent: Customer | undefined;
  /** A failure that the customer has answered by trying again. */
  @state() private answered: PurchaseFailure | undefined;
  @state() private collectError: TswError | undefined;
  @state() private isCollecting = false;
  /** The customer has confirmed, so what is missing in the payment is wrong. */
  @state() private isPaymentChecked = false;
  @state() private isMoreOpen = false;
  @state() private pendingDelivery: DeliveryChoice | undefined;
  @state() private deliveryProblem: string | undefined;
  @state() private statusText = '';

  @query('form') private form!: HTMLFormElement;
  @query('.problems') private problemsElement!: HTMLElement | null;

  readonly #payment = new PaymentSteps(this);
  #needs!: CustomerNeeds;
  #values: Customer = EMPTY_CUSTOMER;
  #isAgentReferenceUnfit = false;
  #countries: Readonly<Record<string, string>> = {};
  #slowTimer: ReturnType<typeof setTimeout> | undefined;

  /** Not by a tabindex of our own, which would take every field in here out of the way of the Tab key. */
  override focus(): void {
    this.form?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What the payment has placed in the page has to be placed again.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#payment.hide();
    clearTimeout(this.#slowTimer);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('reservation') || changes.has('sendsConfirmationEmail')) this.#readNeeds();
    if (changes.has('reservation') || changes.has('locale')) {
      this.#countries = countryChoices(this.reservation.allowedCountries, this.locale.language);
    }
    this.#values = this.#valuesFrom(this.typed);
    this.#checkAgentReference();
    if (!this.hasUpdated) this.isMoreOpen = MORE_FIELDS.some((field) => this.#values[field] !== '');
    if (changes.has('reservation')) this.#payment.follow(this.reservation);
    if (changes.has('isPurchasing')) this.#watchPurchase();
  }

  protected override updated(changes: PropertyValues<this>): void {
    // Not when the form is drawn for the first time: a page that comes back keeps its focus where it was.
    if (changes.has('failure') && this.failure && changes.get('isPurchasing')) this.problemsElement?.focus();
    if (this.isConnected) this.#payment.drawn(this.#paymentContext);
  }

  override render(): TemplateResult {
    const { reservation } = this;
    const locale = this.#locale;
    if (this.#isAgentReferenceUnfit) return renderDeadEnd(locale.terms.errors.words('configuration'));
    const problems = this.#problems;
    return html`<form
      class="stack"
      tabindex="-1"
      novalidate
      @submit=${this.onSubmit}
      @input=${this.onInput}
      @change=${this.onInput}
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
          values: this.#values,
          given: this.#valuesFrom({}),
          wantedCountry: this.typed.countryCode,
          trolley: reservation.trolley,
          needs: this.#needs,
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
    const locale = this.#locale;
    const { form } = locale.terms;
    const context = this.#paymentContext;
    const readiness = this.#payment.readiness(context);
    const button = this.#payment.takeMoney(context) ? form.payNow : form.confirm;
    const { bundles } = reservation.trolley;
    return html`<section class="stack" aria-labelledby="payment-heading" part="payment">
      <h2 id="payment-heading">${form.payment}</h2>
      ${this.#payment.render(context)}
      ${!this.#isSending && this.owner.isPaid() ? nothing : html`<slot name="payment"></slot>`}
      ${
        readiness === 'ready'
          ? html`${renderConditions({ bundles, termsUrl, privacyUrl, button }, locale)}
              <button
                type="submit"
                class="primary"
                aria-disabled=${this.#isBusy ? 'true' : 'false'}
                aria-busy=${this.#isBusy ? 'true' : 'false'}
              >
                ${button}
              </button>`
          : readiness === 'loading'
            ? this.#payment.renderLoading(locale)
            : nothing
      }
    </section>`;
  }

  private readonly onInput = ({ target }: Event): void => {
    const input = target as HTMLInputElement | HTMLSelectElement;
    if (isFormField(input.name)) this.owner.remember({ [input.name]: input.value });
    else if ((PERMISSIONS as readonly string[]).includes(input.name) && input instanceof HTMLInputElement) {
      this.owner.remember({ [input.name as Permission]: input.checked });
    }
  };

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    // A second click, or Enter and a click: the first is under way.
    if (!this.#isBusy && this.#payment.readiness(this.#paymentContext) === 'ready') void this.#submit();
  };

  async #submit(): Promise<void> {
    this.#readForm();
    const values = this.#values;
    const problems = validateCustomer(values, this.#needs);
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
      const customer = completeCustomer(values, this.#needs);
      const payment = await this.#payment.collect(this.#paymentContext, customer);
      this.sent = customer;
      await this.owner.purchase(customer, payment);
    } catch (cause) {
      if (!isTswError(cause)) throw cause;
      this.collectError = cause;
      this.owner.reportError(cause);
      await this.updateComplete;
      this.problemsElement?.focus();
    } finally {
      this.isCollecting = false;
    }
  }

  /** Some browsers fill in fields and tell nobody. */
  #readForm(): void {
    const changes: Record<string, string> = {};
    for (const [name, value] of new FormData(this.form)) {
      if (isFormField(name) && typeof value === 'string' && value !== this.#values[name]) changes[name] = value;
    }
    if (Object.keys(changes).length === 0) return;
    this.owner.remember(changes);
    this.#values = { ...this.#values, ...changes };
  }

  async #chooseDelivery(choice: DeliveryChoice): Promise<void> {
    const { form } = this.#locale.terms;
    this.pendingDelivery = choice;
    this.deliveryProblem = undefined;
    this.statusText = form.changingDelivery;
    try {
      this.deliveryProblem = await this.owner.chooseDelivery(choice);
    } finally {
      this.pendingDelivery = undefined;
      this.statusText = this.deliveryProblem === undefined ? form.deliveryChanged : '';
    }
  }

  #readNeeds(): void {
    this.#needs = customerNeeds(this.reservation, {
      api: apiOf(this.reservation.transactionUuid),
      sendConfirmationEmail: this.sendsConfirmationEmail,
    });
  }

  /** Nobody can correct it in the form, which does not ask for it. */
  #checkAgentReference(): void {
    this.#isAgentReferenceUnfit = validateCustomer(this.#values, this.#needs).some(
      ({ field }) => field === 'agentReference',
    );
    if (!this.#isAgentReferenceUnfit) return;
    const problem =
      this.#values.agentReference === '' ? 'this account needs an agent-reference' : 'the agent-reference is too long';
    errorOnce(`${problem}: set one of up to ${MAX_FIELD_LENGTH} characters on <tsw-checkout> or the script tag.`);
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

  #valuesFrom(typed: Partial<Customer>): Customer {
    const { agentReference = '' } = this;
    return { ...EMPTY_CUSTOMER, agentReference, ...startingCustomer(typed, this.fromPage, this.#needs) };
  }

  /** Ours first; the box office's own as long as the customer has not changed what it is about. */
  get #problems(): readonly FormProblem[] {
    const local = validateCustomer(this.#values, this.#needs).filter(({ field }) => this.flagged.has(field));
    const server = this.#failure && serverProblem(this.#failure, this.#locale);
    const isAsSent = server && this.sent?.[server.field] === completeCustomer(this.#values, this.#needs)[server.field];
    return [...localProblems(local, this.#locale), ...(isAsSent ? [server] : [])];
  }

  /** Those of the form in the order of its fields, then those of the payment. */
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
    const { reservation, paymentHandler, owner } = this;
    const call = { failure: this.#failure, isSending: this.#isSending };
    return { reservation, paymentHandler, locale: this.#locale, office: owner, form: this, ...call };
  }

  get #locale(): Locale<'changes' | 'customer' | 'form' | 'payment'> {
    return localeFor(this.locale.language);
  }
}
