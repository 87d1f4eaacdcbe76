/** The functions that a partner can give the proxy, and what they are called with. Part of the public types. */

export interface Amount {
  /** As the API writes it: lower case, e.g. `gbp`. */
  readonly currencyCode: string;
  /** In minor units: pence, cents. Exact. */
  readonly minor: number;
}

/** Orders of one supplier that are bought on credit. */
export interface CreditBundle {
  readonly sourceCode: string;
  readonly sourceName: string;
  readonly total: Amount;
}

export interface CreditPurchase {
  readonly transactionUuid: string;
  /** What the partner will be invoiced for, one amount for each currency. */
  readonly totals: readonly Amount[];
  readonly bundles: readonly CreditBundle[];
  /** What the page's `paymentHandler` returned. It comes from the browser, so believe nothing of it unchecked. */
  readonly paymentReference: string | undefined;
  /** The browser's request; its body has been read. */
  readonly request: Request;
}

export type Verdict = boolean | { readonly allowed: boolean; readonly reason?: string | undefined };

/**
 * Returns whether the purchase may go ahead: the payment that the reference names has been taken (or is guaranteed), is
 * for at least these totals, and pays for no other transaction. Called once for each purchase that is sent on; a
 * customer who corrects an address and tries again brings the same reference and the same `transactionUuid`.
 * The page reads `reason`. A hook that throws refuses too, and is logged as broken.
 */
export type AuthorizePurchase = (purchase: CreditPurchase) => Verdict | Promise<Verdict>;

/** Orders of one supplier on credit, and whether they were bought. */
export interface EndedBundle extends CreditBundle {
  readonly isBought: boolean;
}

export interface CreditPurchaseEnd {
  readonly transactionUuid: string;
  /** The one that `authorizePurchase` was given; undefined if the customer has been on a payment page since. */
  readonly paymentReference: string | undefined;
  /**
   * `unknown`: the answer was lost. The tickets may have been bought, so ask `status.v1` before you give anything back;
   * the hook is not called again.
   */
  readonly outcome: 'bought' | 'partly-bought' | 'failed' | 'unknown';
  /** What the partner is invoiced for, one amount for each currency; empty if the outcome is unknown. */
  readonly invoiced: readonly Amount[];
  /** What the customer paid for tickets that were not bought; empty if the outcome is unknown. */
  readonly dueBack: readonly Amount[];
  /** The bundles on credit, and no others. */
  readonly bundles: readonly EndedBundle[];
}

/**
 * Called once when a purchase with something on credit is over, before the browser is answered. Not called while the
 * reservation stands: a refused address leaves it as it was, and the same reference comes again. Errors it throws are
 * logged and change nothing for the customer.
 */
export type PurchaseEnded = (end: CreditPurchaseEnd) => void | Promise<void>;

export interface PaymentIntentWish {
  readonly transactionUuid: string;
  /** The supplier whose orders are paid for: `ext_test0`. */
  readonly sourceCode: string;
  /** The amount to authorise, as the API gives it. */
  readonly amount: Amount;
  /** The publishable key of the Stripe account that takes the money. */
  readonly publishableKey: string;
  /** The browser's request; its body has been read. */
  readonly request: Request;
}

export interface PaymentIntent {
  /** `pi_…_secret_…` */
  readonly clientSecret: string;
}

/**
 * Makes a payment intent for exactly this amount, with `capture_method: manual`. A page may ask again for the same
 * supplier: take `transactionUuid` and `sourceCode` as Stripe's idempotency key.
 */
export type CreatePaymentIntent = (wish: PaymentIntentWish) => PaymentIntent | Promise<PaymentIntent>;
