/**
 * The one interface behind which every way of paying stands. The form knows no more of them than this; each is a module
 * of its own, fetched when a reservation is paid that way.
 */
import type { TemplateResult } from 'lit';
import { type PaymentWay, paymentWays } from '../../domain/payment.js';
import type { Reservation } from '../../domain/transaction.js';
import type { Terms } from '../../i18n/terms.js';
import type { PaymentHandler, PurchaseWish } from '../../state/purchase-actions.js';

/** What a way of paying is told; asked anew each time, since any of it may change. */
export interface PaymentContext {
  readonly reservation: Reservation;
  readonly paymentHandler: PaymentHandler | undefined;
  readonly terms: Terms;
  readonly language: string;
}

export interface PaymentStep {
  /** Whether the customer's money is taken when the form is sent: the button then says so. */
  takesMoney(context: PaymentContext): boolean;
  /** What stands under “Payment”. */
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
};

/** The ways of a reservation that nothing here can pay. */
export function unsupportedWays(reservation: Reservation): PaymentWay[] {
  return paymentWays(reservation).filter((way) => !MODULES[way]);
}

/** @returns a step for each way, in the order of the bundles; empty where one of them is not supported */
export async function loadPaymentSteps(ways: readonly PaymentWay[], redraw: () => void): Promise<PaymentStep[]> {
  const loads = ways.map((way) => MODULES[way]);
  if (!loads.every((load) => load !== undefined)) return [];
  const creators = await Promise.all(loads.map((load) => load()));
  return creators.map((create) => create(redraw));
}
