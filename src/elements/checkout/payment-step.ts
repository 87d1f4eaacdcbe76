/**
 * The one interface behind which every way of paying stands. The form knows no more of them than this; each is a module
 * of its own, fetched when a reservation is paid that way.
 */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { type PaymentWay, paymentWays } from '../../domain/payment.js';
import type { Reservation } from '../../domain/transaction.js';
import type { Terms } from '../../i18n/terms.js';
import type { PaymentHandler, PurchaseWish } from '../../state/purchase-actions.js';

/** What a way of paying is told; given anew each time, since any of it may change. */
export interface PaymentContext {
  readonly reservation: Reservation;
  readonly paymentHandler: PaymentHandler | undefined;
  readonly terms: Terms;
  readonly language: string;
}

export interface PaymentStep {
  /** Whether the customer's money is taken when the form is sent: the button then says so. */
  takesMoney(context: PaymentContext): boolean;
  /** What stands under “Payment”: what is paid to whom, in how many debits, and fields of its own. */
  render(context: PaymentContext): TemplateResult;
  /**
   * Called once when the customer confirms, after the form was found in order.
   *
   * @returns what the purchase needs for paying this way
   * @throws TswError shown to the customer; nothing is sent then
   */
  collect(context: PaymentContext): Promise<Partial<PurchaseWish>>;
}

/** @param redraw to be called when what `render` gives has changed by itself */
export type CreatePaymentStep = (redraw: () => void) => PaymentStep;

/** A way that is not here is not supported: the form then says so, and has no button. */
const MODULES: { readonly [W in PaymentWay]?: () => Promise<CreatePaymentStep> } = {
  'on-credit': async () => (await import('./pay-on-credit.js')).createOnCreditStep,
  redirect: async () => (await import('./pay-by-redirect.js')).createRedirectStep,
};

/** The steps of one reservation, a step for each way in which its bundles are paid. */
export class PaymentSteps {
  readonly #host: ReactiveControllerHost;
  #ways = '';
  #steps: readonly PaymentStep[] = [];
  #unsupported: readonly PaymentWay[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Ways of the reservation that nothing here can pay. */
  get unsupported(): readonly PaymentWay[] {
    return this.#unsupported;
  }

  /** False until their modules are here. */
  get isReady(): boolean {
    return this.#steps.length > 0;
  }

  /** @throws Error when a module cannot be fetched */
  async follow(reservation: Reservation): Promise<void> {
    const ways = paymentWays(reservation);
    if (ways.join() === this.#ways) return;
    this.#ways = ways.join();
    this.#steps = [];
    this.#unsupported = ways.filter((way) => !MODULES[way]);
    if (this.#unsupported.length > 0) {
      console.error(`tsw-widgets: this version cannot take payment by ${this.#unsupported.join(' and ')}.`);
      return;
    }
    const creators = await Promise.all(ways.flatMap((way) => MODULES[way]?.() ?? []));
    if (ways.join() !== this.#ways) return;
    const redraw = (): void => this.#host.requestUpdate();
    this.#steps = creators.map((create) => create(redraw));
    redraw();
  }

  takeMoney(context: PaymentContext): boolean {
    return this.#steps.some((step) => step.takesMoney(context));
  }

  render(context: PaymentContext): TemplateResult[] {
    return this.#steps.map((step) => step.render(context));
  }

  /** @throws TswError of the first that fails */
  async collect(context: PaymentContext): Promise<Partial<PurchaseWish>> {
    const parts = await Promise.all(this.#steps.map((step) => step.collect(context)));
    return Object.assign({}, ...parts) as Partial<PurchaseWish>;
  }
}
