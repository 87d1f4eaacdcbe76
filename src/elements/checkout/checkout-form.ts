/**
 * `<tsw-checkout-form>`: delivery, the customer's details, what is bought and how it is paid, in one form. Private to
 * `<tsw-checkout>`, which loads it when tickets are held, hands it the booking and acts on what it is told.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PurchaseFailure } from '../../domain/booking.js';
import { type Customer, type CustomerField, EMPTY_CUSTOMER } from '../../domain/customer.js';
import {
  completeCustomer,
  customerNeeds,
  type CustomerNeeds,
  isRequired,
  mayBeRefusedName,
  startingCustomer,
  validateCustomer,
} from '../../domain/customer-rules.js';
import { isTswError, type TswError } from '../../domain/error.js';
import { paymentWays } from '../../domain/payment.js';
import type { SendMethod } from '../../domain/send-method.js';
import type { Reservation } from '../../domain/transaction.js';
import type { Terms } from '../../i18n/terms.js';
import type { PaymentHandler, PurchaseWish } from '../../state/purchase-actions.js';
import { baseStyles } from '../../styles/base.styles.js';
import { orderSummaryStyles } from '../internal/order-summary.styles.js';
import { formStyles } from './checkout-form.styles.js';
import { countryChoices } from './countries.js';
import { type DeliveryChoice, renderDelivery } from './delivery-choice.js';
import { type FieldView, type FormField, isFormField, MAIN_FIELDS, MORE_FIELDS, renderField } from './fields.js';
import { loadPaymentSteps, type PaymentContext, type PaymentStep, unsupportedWays } from './payment-step.js';
import { type Permission, PERMISSIONS, renderPermissions } from './permissions.js';
import { failureText, type FormProblem, localProblems, renderProblems, serverProblem } from './problems.js';
import { renderSummary } from './summary.js';

/** What the form asks of `<tsw-checkout>`. */
export interface CheckoutOwner {
  /** Keeps what the customer has typed. */
  remember(changes: Partial<Customer>): void;
  /** @returns words for the customer when it could not be done */
  chooseDelivery(choice: DeliveryChoice): Promise<string | undefined>;
  purchase(customer: Customer, payment: Partial<PurchaseWish>): Promise<void>;
}

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
  @property({ attribute: false }) hasPermissions = false;
  @property({ attribute: false }) sendsConfirmationEmail = true;
  /** Performance id to send methods; undefined until they have been read. */
  @property({ attribute: false }) offered: ReadonlyMap<string, readonly SendMethod[]> | undefined;
  @property({ attribute: false }) failure: PurchaseFailure | undefined;
  @property({ attribute: false }) isPurchasing = false;
  /** The trolley is being changed and reserved again. */
  @property({ attribute: false }) isChanging = false;
  @property({ attribute: false }) paymentHandler: PaymentHandler | undefined;
  @property({ attribute: false }) terms!: Terms;
  @property({ attribute: false }) language = 'en';

  @state() private steps: readonly PaymentStep[] = [];
  /** Fields that were wrong when the customer last confirmed: corrected ones drop out by themselves. */
  @state() private flagged: ReadonlySet<CustomerField> = new Set();
  @state() private sent: Customer | undefined;
  @state() private collectError: TswError | undefined;
  @state() private isCollecting = false;
  @state() private isMoreOpen = false;
  @state() private pendingDelivery: DeliveryChoice | undefined;
  @state() private deliveryProblem: string | undefined;
  @state() private statusText = '';

  @query('form') private form!: HTMLFormElement;
  @query('.problems') private problemsElement!: HTMLElement | null;

  #needs!: CustomerNeeds;
  #values: Customer = EMPTY_CUSTOMER;
  #countries: Readonly<Record<string, string>> = {};
  #ways = '';
  #slowTimer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#slowTimer);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('reservation') || changes.has('sendsConfirmationEmail')) this.#readNeeds();
    if (changes.has('reservation') || changes.has('language')) {
      this.#countries = countryChoices(this.reservation.allowedCountries, this.language);
    }
    this.#values = this.#valuesFrom(this.typed);
    if (!this.hasUpdated) this.isMoreOpen = MORE_FIELDS.some((field) => this.#values[field] !== '');
    if (changes.has('reservation')) void this.#loadSteps();
    if (changes.has('isPurchasing')) this.#watchPurchase();
  }

  protected override updated(changes: PropertyValues<this>): void {
    // Not when the form is drawn for the first time: a page that comes back keeps its focus where it was.
    if (changes.has('failure') && this.failure && changes.get('isPurchasing')) this.problemsElement?.focus();
  }

  override render(): TemplateResult {
    const { terms, language, reservation } = this;
    if (this.#lacksAgentReference) return renderDeadEnd(terms.errors.words('configuration'));
    if (unsupportedWays(reservation).length > 0) return renderDeadEnd(terms.checkout.unsupported);
    const problems = this.#problems;
    return html`<form class="stack" novalidate @submit=${this.onSubmit} @input=${this.onInput} @change=${this.onInput}>
      ${renderProblems(problems, this.#failureText, this.#requestId, terms, (field) => this.#focus(field))}
      ${renderDelivery(
        {
          bundles: reservation.trolley.bundles,
          offered: this.offered ?? new Map(),
          pending: this.pendingDelivery,
          isBusy: this.#isBusy,
          choose: (choice) => void this.#chooseDelivery(choice),
        },
        terms,
        language,
      )}
      ${this.deliveryProblem === undefined ? nothing : html`<p role="alert" class="error">${this.deliveryProblem}</p>`}
      ${this.#renderDetails(problems)} ${renderSummary(reservation.trolley, terms, language)} ${this.#renderPayment()}
      <p role="status" class="status">${this.statusText}</p>
    </form>`;
  }

  #renderDetails(problems: readonly FormProblem[]): TemplateResult {
    const { checkout } = this.terms;
    const shown = (field: FormField): boolean => this.#isShown(field);
    const draw = (field: FormField): TemplateResult =>
      renderField(field, this.#fieldView(field, problems), this.#countries, this.terms);
    const more = MORE_FIELDS.filter(shown);
    return html`<section class="stack" aria-labelledby="details-heading" part="details">
      <h2 id="details-heading">${checkout.yourDetails}</h2>
      <p class="muted"><span class="required">*</span> ${checkout.requiredNote}</p>
      <div class="fields">${MAIN_FIELDS.filter(shown).map(draw)}</div>
      ${
        more.length === 0
          ? nothing
          : html`<details ?open=${this.isMoreOpen} @toggle=${this.onToggle}>
              <summary>${checkout.moreDetails}</summary>
              ${this.isMoreOpen ? html`<div class="fields">${more.map(draw)}</div>` : nothing}
            </details>`
      }
      ${this.hasPermissions ? renderPermissions(this.#values, this.#isBusy, this.terms) : nothing}
    </section>`;
  }

  #renderPayment(): TemplateResult {
    const { checkout } = this.terms;
    const context = this.#paymentContext;
    const takesMoney = this.steps.some((step) => step.takesMoney(context));
    return html`<section class="stack" aria-labelledby="payment-heading" part="payment">
      <h2 id="payment-heading">${checkout.payment}</h2>
      ${this.steps.map((step) => step.render(context))}
      <slot name="payment"></slot>
      ${
        this.steps.length === 0
          ? html`<div class="skeleton"></div>`
          : html`<button
              type="submit"
              class="primary"
              aria-disabled=${this.#isBusy ? 'true' : 'false'}
              aria-busy=${this.#isBusy ? 'true' : 'false'}
            >
              ${takesMoney ? checkout.payNow : checkout.confirm}
            </button>`
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

  private readonly onToggle = ({ target }: Event): void => {
    this.isMoreOpen = (target as HTMLDetailsElement).open;
  };

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    // A second click, or Enter and a click: the first is under way.
    if (!this.#isBusy && this.steps.length > 0) void this.#submit();
  };

  async #submit(): Promise<void> {
    this.#readForm();
    const values = this.#values;
    const problems = validateCustomer(values, this.#needs);
    this.flagged = new Set(problems.map(({ field }) => field));
    this.sent = undefined;
    this.collectError = undefined;
    if (problems.some(({ field }) => (MORE_FIELDS as readonly string[]).includes(field))) this.isMoreOpen = true;
    if (problems.length > 0) {
      await this.updateComplete;
      this.problemsElement?.focus();
      return;
    }
    this.isCollecting = true;
    try {
      const customer = completeCustomer(values, this.#needs);
      const parts = await Promise.all(this.steps.map((step) => step.collect(this.#paymentContext)));
      this.sent = customer;
      await this.owner.purchase(customer, Object.assign({}, ...parts) as Partial<PurchaseWish>);
    } catch (cause) {
      if (!isTswError(cause)) throw cause;
      this.collectError = cause;
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
    const { checkout } = this.terms;
    this.pendingDelivery = choice;
    this.deliveryProblem = undefined;
    this.statusText = checkout.changingDelivery;
    this.deliveryProblem = await this.owner.chooseDelivery(choice);
    this.statusText = this.deliveryProblem === undefined ? checkout.deliveryChanged : '';
    this.pendingDelivery = undefined;
  }

  async #loadSteps(): Promise<void> {
    const ways = paymentWays(this.reservation);
    if (ways.join() === this.#ways) return;
    this.#ways = ways.join();
    this.steps = await loadPaymentSteps(ways, () => this.requestUpdate());
  }

  #readNeeds(): void {
    this.#needs = customerNeeds(this.reservation, { api: 'f13', sendConfirmationEmail: this.sendsConfirmationEmail });
    if (this.#lacksAgentReference) {
      console.error('tsw-widgets: this account needs an agent-reference: set it on <tsw-checkout> or the script tag.');
    }
    const ways = unsupportedWays(this.reservation);
    if (ways.length > 0)
      console.error(`tsw-widgets: paying by ${ways.join(' and ')} is not supported by this version.`);
  }

  #watchPurchase(): void {
    clearTimeout(this.#slowTimer);
    this.statusText = this.isPurchasing ? this.terms.checkout.sending : '';
    if (!this.isPurchasing) return;
    this.#slowTimer = setTimeout(() => void (this.statusText = this.terms.checkout.stillSending), SLOW_AFTER);
  }

  #focus(field: FormField): void {
    this.renderRoot.querySelector<HTMLElement>(`#${field}`)?.focus();
  }

  #fieldView(field: FormField, problems: readonly FormProblem[]): FieldView {
    const value = this.#values[field];
    const isName = field === 'firstName' || field === 'lastName';
    return {
      value,
      isRequired: isRequired(field, this.#values, this.#needs),
      isLocked: this.#isBusy || Object.hasOwn(this.#needs.locked, field),
      error: problems.find((problem) => problem.field === field)?.text,
      hint: isName && mayBeRefusedName(value) ? this.terms.checkout.shortName : undefined,
    };
  }

  #valuesFrom(typed: Partial<Customer>): Customer {
    const { agentReference = '' } = this;
    return { ...EMPTY_CUSTOMER, agentReference, ...startingCustomer(typed, this.fromPage, this.#needs) };
  }

  get #lacksAgentReference(): boolean {
    return this.#needs.agentReference && !this.agentReference && !this.fromPage.agentReference;
  }

  /** A hidden field is sent as the page or the account has it; one that is needed and blank there is asked for. */
  #isShown(field: FormField): boolean {
    if (!this.hiddenFields.includes(field)) return true;
    const given = this.#valuesFrom({});
    return given[field] === '' && isRequired(field, given, this.#needs);
  }

  get #problems(): readonly FormProblem[] {
    const local = validateCustomer(this.#values, this.#needs).filter(({ field }) => this.flagged.has(field));
    const found = localProblems(local, this.terms);
    const server = this.failure && serverProblem(this.failure, this.terms);
    const isAnswered = server && this.sent && this.sent[server.field] !== this.#values[server.field];
    return server && !isAnswered && !found.some(({ field }) => field === server.field) ? [...found, server] : found;
  }

  get #failureText(): string | undefined {
    if (this.collectError) return this.terms.errors.words(this.collectError.code);
    if (!this.failure || this.isPurchasing) return undefined;
    return serverProblem(this.failure, this.terms) ? undefined : failureText(this.failure, this.terms);
  }

  get #requestId(): string | undefined {
    return (this.collectError ?? this.failure?.error)?.requestId;
  }

  get #isBusy(): boolean {
    return this.isPurchasing || this.isChanging || this.isCollecting;
  }

  get #paymentContext(): PaymentContext {
    const { reservation, paymentHandler, terms, language } = this;
    return { reservation, paymentHandler, terms, language };
  }
}

/** No button that leads nowhere: the tickets can only be given back. */
const renderDeadEnd = (words: string): TemplateResult =>
  html`<div class="notice warning"><p role="alert">${words}</p></div>`;
