/** What the form knows of a way of paying: one interface, with a module for each way behind it. */
import type { LitElement, TemplateResult } from 'lit';
import type { PurchaseFailure } from '../../../domain/booking/booking.js';
import type { Customer } from '../../../domain/customer/customer.js';
import type { TswError } from '../../../domain/error.js';
import type { Reservation } from '../../../domain/booking/transaction.js';
import type { Locale } from '../../../i18n/locale.js';
import type { PaymentHandler, PurchaseDetails } from '../../../state/actions/purchase.js';
import type { Session } from '../../../state/session.js';

/** What a payment step may ask of the session and the page. */
export interface PaymentServices {
  /** Whether the partner's own payment for this reservation has been taken. */
  isPaid(): boolean;
  /** Where the purchase is sent. */
  endpoint(): string | undefined;
  /** Replaces Stripe; only if the box office is simulated. */
  stripeStandIn(): Promise<unknown> | undefined;
  /** @throws TswError */
  saveDetails(request: Parameters<Session['saveDetails']>[0]): Promise<string>;
  /** @throws TswError */
  createPaymentIntent(request: Parameters<Session['createPaymentIntent']>[0]): Promise<string>;
  /** Dispatches `tsw-error` for an error that the customer reads. */
  reportError(error: TswError): void;
}

/** The input of a payment step. Each call gets a new one, because any of it may change. */
export interface PaymentContext {
  readonly reservation: Reservation;
  readonly paymentHandler: PaymentHandler | undefined;
  readonly locale: Locale<'form' | 'payment'>;
  readonly services: PaymentServices;
  /** Why the last purchase failed, until the customer tries again. */
  readonly failure: PurchaseFailure | undefined;
  /** The purchase is being sent: the customer can change nothing. */
  readonly isSending: boolean;
  /** The element whose shadow root has the step. */
  readonly form: LitElement;
}

/** What is missing or wrong in a field of a payment step. */
export interface PaymentProblem {
  readonly text: string;
  /** It is about the last try, and does not prevent another. */
  readonly isPast?: boolean;
  /** Moves the focus to the field. */
  focus(): void;
}

export interface PaymentStep {
  /** Whether sending the form takes the customer's money: the button then says so. */
  takesMoney(context: PaymentContext): boolean;
  /** The content of “Payment”: who is paid how much, in how many debits, and the step's own fields. */
  render(context: PaymentContext): TemplateResult;
  /** Whether the customer can pay now, soon, or only after doing something about it. Default: now. */
  readiness?(context: PaymentContext): 'ready' | 'loading' | 'stuck';
  /** Called after each update of the form, for what a template cannot do. */
  drawn?(context: PaymentContext): void;
  /** Called when the customer confirms, and from then on in every render. */
  check?(context: PaymentContext): readonly PaymentProblem[];
  /** The form leaves the page, and may come back. */
  hide?(): void;
  /** The reservation is no longer paid this way. */
  remove?(): void;
  /**
   * Called once when the customer confirms, after the form was found valid.
   *
   * @returns what the purchase needs for this way of paying
   * @throws TswError for the customer to read; nothing is sent then
   */
  collect(context: PaymentContext, customer: Customer): Promise<Partial<PurchaseDetails>>;
}

/** @param redraw the step calls it when the result of its `render` has changed */
export type CreatePaymentStep = (redraw: () => void) => PaymentStep;
