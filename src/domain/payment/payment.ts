/**
 * How each bundle of a reservation is paid, by its debitor and the reservation's flags
 * (docs/api/payments.md#ways-to-pay).
 */
import type { Reservation } from '../booking/transaction.js';
import { type Money, totalsByCurrency } from '../sale/money.js';
import type { Bundle, Debitor } from '../trolley/trolley.js';

/**
 * - `on-credit`: Ingresso invoices the partner, who takes the customer's money itself
 * - `card`: the box office takes the card details
 * - `stripe`: the customer pays in the page, with Stripe
 * - `redirect`: a third party takes the money on its own page, to which the purchase answers with a callout. Every
 *   debitor supports it, also those that can be paid in the page (docs/api/payments.md#redirect-flow)
 */
export type PaymentWay = 'on-credit' | 'card' | 'stripe' | 'redirect';

export function paymentWay(bundle: Bundle, { needsPaymentCard }: Pick<Reservation, 'needsPaymentCard'>): PaymentWay {
  if (bundle.debitor) return publishableKey(bundle.debitor) === undefined ? 'redirect' : 'stripe';
  return needsPaymentCard ? 'card' : 'on-credit';
}

export function isOnCredit(bundle: Bundle, reservation: Pick<Reservation, 'needsPaymentCard'>): boolean {
  return paymentWay(bundle, reservation) === 'on-credit';
}

/** The amounts that the partner takes itself before an on-credit purchase, one total per currency. Without free ones. */
export function amountsOnCredit(reservation: Reservation): Money[] {
  const bundles = reservation.trolley.bundles.filter((bundle) => isOnCredit(bundle, reservation));
  return totalsByCurrency(bundles.map(({ total }) => total)).filter(({ minor }) => minor > 0);
}

/** The ways in which the customer pays this reservation, without repeats. */
export function paymentWays(reservation: Reservation): PaymentWay[] {
  return [...new Set(reservation.trolley.bundles.map((bundle) => paymentWay(bundle, reservation)))];
}

/** The bundles that the customer pays in one way. Free bundles are left out. */
export function bundlesDue(way: PaymentWay, reservation: Reservation): Bundle[] {
  return reservation.trolley.bundles.filter(
    (bundle) => bundle.total.minor > 0 && paymentWay(bundle, reservation) === way,
  );
}

/** Stripe's publishable key. Flat in older answers, under `stripe` in newer ones (docs/api/disagreements.md#x13). */
export function publishableKey({ type, integrationData }: Debitor): string | undefined {
  const { stripe, publishable_key: flat } = integrationData as { stripe?: object; publishable_key?: unknown };
  const key = (stripe as { publishable_key?: unknown } | undefined)?.publishable_key ?? flat;
  return type === 'stripe' && typeof key === 'string' && /^pk_\w+$/.test(key) ? key : undefined;
}

/** The names of the suppliers that take Stripe payments in the page, but whose publishable key the account lacks. */
export function suppliersLackingKey(reservation: Reservation): string[] {
  const bundles = bundlesDue('redirect', reservation).filter(({ debitor }) => debitor?.type === 'stripe');
  return bundles.map(({ sourceName }) => sourceName);
}
