/** The payment steps of a reservation. Each is a module of its own, loaded if a bundle is paid that way. */
import { html, type LitElement, type TemplateResult } from 'lit';
import type { Customer } from '../../../domain/customer/customer.js';
import { type PaymentWay, paymentWays } from '../../../domain/payment/payment.js';
import type { Reservation } from '../../../domain/booking/transaction.js';
import type { Locale } from '../../../i18n/locale.js';
import type { PurchaseDetails } from '../../../state/actions/purchase.js';
import { LazyPart } from '../../base/lazy-part.js';
import type { CreatePaymentStep, PaymentContext, PaymentProblem, PaymentStep } from './payment-step.js';

const MODULES: Readonly<Record<PaymentWay, () => Promise<CreatePaymentStep>>> = {
  'on-credit': async () => (await import('./pay-on-credit.js')).createOnCreditStep,
  stripe: async () => (await import('./pay-by-stripe.js')).createStripeStep,
  card: async () => (await import('./pay-by-card.js')).createCardStep,
  redirect: async () => (await import('./pay-by-redirect.js')).createRedirectStep,
};

/** One step for each way in which the bundles of the reservation are paid. */
export class PaymentSteps {
  readonly #host: LitElement;
  #ways = '';
  #loading: LazyPart<readonly PaymentStep[]> | undefined;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** `loading` until all modules are loaded; then the worst answer of the steps. */
  readiness(context: PaymentContext): 'ready' | 'loading' | 'stuck' {
    const each = this.#steps.map((step) => step.readiness?.(context) ?? 'ready');
    if (each.length === 0 || each.includes('loading')) return each.includes('stuck') ? 'stuck' : 'loading';
    return each.includes('stuck') ? 'stuck' : 'ready';
  }

  /** Replaces the button until the modules are loaded, and says so if they could not be. */
  renderLoading(locale: Locale): TemplateResult {
    const skeleton = html`<div class="skeleton"></div>`;
    return this.#loading?.render(skeleton, locale) ?? skeleton;
  }

  /** Loads the steps of a reservation. Another reservation with the same ways tries a failed load again. */
  loadFor(reservation: Reservation): void {
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

  takesMoney(context: PaymentContext): boolean {
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
    const details = Object.assign({}, ...parts) as Partial<PurchaseDetails>;
    const variables = parts.flatMap(({ callbackVariables = {} }) => Object.entries(callbackVariables));
    // A supplier is paid in one way, so no two steps give variables of the same supplier.
    return variables.length > 0 ? { ...details, callbackVariables: Object.fromEntries(variables) } : details;
  }

  get #steps(): readonly PaymentStep[] {
    return this.#loading?.value ?? [];
  }
}
