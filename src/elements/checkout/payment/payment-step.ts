/**
 * The one interface behind which every way of paying stands. The form knows no more of them than this; each is a module
 * of its own, fetched when a reservation is paid that way.
 */
import { html, type LitElement, type TemplateResult } from 'lit';
import type { PurchaseFailure } from '../../../domain/booking/booking.js';
import type { Customer } from '../../../domain/customer/customer.js';
import { type PaymentWay, paymentWays } from '../../../domain/payment/payment.js';
import type { Reservation } from '../../../domain/booking/transaction.js';
import type { Locale } from '../../../i18n/locale.js';
import type { PaymentHandler, PurchaseDetails } from '../../../state/actions/purchase.js';
import { LazyPart } from '../../base/lazy-part.js';
import type { CheckoutOwner } from '../form/checkout-owner.js';

/** What a way of paying is told; given anew each time, since any of it may change. */
export interface PaymentContext {
  readonly reservation: Reservation;
  readonly paymentHandler: PaymentHandler | undefined;
  readonly locale: Locale<'form' | 'payment'>;
  readonly office: Pick<
    CheckoutOwner,
    'isPaid' | 'endpoint' | 'stripeStandIn' | 'saveDetails' | 'createPaymentIntent' | 'reportError'
  >;
  /** Why the last purchase came to nothing, until the customer tries again. */
  readonly failure: PurchaseFailure | undefined;
  /** It is being sent: nothing can be changed. */
  readonly isSending: boolean;
  /** In whose shadow root it is drawn. */
  readonly form: LitElement;
}

/** What is missing or wrong in a field of a payment step, and the way there. */
export interface PaymentProblem {
  readonly text: string;
  /** Of the last try: no reason not to try again. */
  readonly isPast?: boolean;
  focus(): void;
}

export interface PaymentStep {
  /** Whether the customer's money is taken when the form is sent: the button then says so. */
  takesMoney(context: PaymentContext): boolean;
  /** What stands under “Payment”: what is paid to whom, in how many debits, and fields of its own. */
  render(context: PaymentContext): TemplateResult;
  /** Whether it can be paid now, soon, or not before the customer has done something about it. Default: now. */
  readiness?(context: PaymentContext): 'ready' | 'loading' | 'stuck';
  /** After each drawing: for what has to be put in place by hand. */
  drawn?(context: PaymentContext): void;
  /** Asked when the customer confirms, and after that whenever the form is drawn. */
  check?(context: PaymentContext): readonly PaymentProblem[];
  /** The form is taken out of the page, and may come back. */
  hide?(): void;
  /** Nothing is paid this way any more. */
  remove?(): void;
  /**
   * Called once when the customer confirms, after the form was found in order.
   *
   * @returns what the purchase needs for paying this way
   * @throws TswError shown to the customer; nothing is sent then
   */
  collect(context: PaymentContext, customer: Customer): Promise<Partial<PurchaseDetails>>;
}

/** @param redraw to be called when what `render` gives has changed by itself */
export type CreatePaymentStep = (redraw: () => void) => PaymentStep;

const MODULES: Readonly<Record<PaymentWay, () => Promise<CreatePaymentStep>>> = {
  'on-credit': async () => (await import('./pay-on-credit.js')).createOnCreditStep,
  stripe: async () => (await import('./pay-by-stripe.js')).createStripeStep,
  card: async () => (await import('./pay-by-card.js')).createCardStep,
  redirect: async () => (await import('./pay-by-redirect.js')).createRedirectStep,
};

/** The steps of one reservation, a step for each way in which its bundles are paid. */
export class PaymentSteps {
  readonly #host: LitElement;
  #ways = '';
  #loading: LazyPart<readonly PaymentStep[]> | undefined;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** `loading` until their modules are here; then as the slowest of them says. */
  readiness(context: PaymentContext): 'ready' | 'loading' | 'stuck' {
    const each = this.#steps.map((step) => step.readiness?.(context) ?? 'ready');
    if (each.length === 0 || each.includes('loading')) return each.includes('stuck') ? 'stuck' : 'loading';
    return each.includes('stuck') ? 'stuck' : 'ready';
  }

  /** What stands in place of the button until the modules are here, or why they are not. */
  renderLoading(locale: Locale): TemplateResult {
    const skeleton = html`<div class="skeleton"></div>`;
    return this.#loading?.render(skeleton, locale) ?? skeleton;
  }

  /** Fetches the steps of a reservation; those that failed for the one before are tried again. */
  follow(reservation: Reservation): void {
    const ways = paymentWays(reservation);
    if (ways.join() === this.#ways) {
      void this.#loading?.load();
      return;
    }
    this.#ways = ways.join();
    for (const step of this.#steps) step.remove?.();
    if (this.#loading) this.#host.removeController(this.#loading);
    this.#loading = new LazyPart(this.#host, async () => {
      const creators = await Promise.all(ways.map((way) => MODULES[way]()));
      return creators.map((create) => create(() => this.#host.requestUpdate()));
    });
  }

  get #steps(): readonly PaymentStep[] {
    return this.#loading?.value ?? [];
  }

  takeMoney(context: PaymentContext): boolean {
    return this.#steps.some((step) => step.takesMoney(context));
  }

  render(context: PaymentContext): TemplateResult[] {
    return this.#steps.map((step) => step.render(context));
  }

  drawn(context: PaymentContext): void {
    for (const step of this.#steps) step.drawn?.(context);
  }

  check(context: PaymentContext): readonly PaymentProblem[] {
    return this.#steps.flatMap((step) => step.check?.(context) ?? []);
  }

  hide(): void {
    for (const step of this.#steps) step.hide?.();
  }

  /** @throws TswError of the first that fails */
  async collect(context: PaymentContext, customer: Customer): Promise<Partial<PurchaseDetails>> {
    const parts = await Promise.all(this.#steps.map((step) => step.collect(context, customer)));
    const wish = Object.assign({}, ...parts) as Partial<PurchaseDetails>;
    const variables = parts.flatMap(({ callbackVariables = {} }) => Object.entries(callbackVariables));
    // A supplier is paid in one way, so no two steps speak of the same.
    return variables.length > 0 ? { ...wish, callbackVariables: Object.fromEntries(variables) } : wish;
  }
}
