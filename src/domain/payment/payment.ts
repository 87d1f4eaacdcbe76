/** How each bundle of a reservation is paid (reference 4.13, 6): decided by its debitor and the reservation's flags. */
import type { Reservation } from '../booking/transaction.js';
import type { Bundle, Debitor } from '../trolley/trolley.js';

/**
 * - `on-credit`: the partner is invoiced and takes the customer's money itself
 * - `card`: the card goes to the box office
 * - `stripe`: the customer pays in the page, by Stripe
 * - `redirect`: a third party takes the money on a page of its own, to which the purchase answers the way; every debitor
 *   has one, also those that can be paid in the page (flows 6)
 */
export type PaymentWay = 'on-credit' | 'card' | 'stripe' | 'redirect';

export function paymentWay(bundle: Bundle, { needsPaymentCard }: Pick<Reservation, 'needsPaymentCard'>): PaymentWay {
  if (bundle.debitor) return publishableKey(bundle.debitor) === undefined ? 'redirect' : 'stripe';
  return needsPaymentCard ? 'card' : 'on-credit';
}

export function isOnCredit(bundle: Bundle, reservation: Pick<Reservation, 'needsPaymentCard'>): boolean {
  return paymentWay(bundle, reservation) === 'on-credit';
}

/** Every way the customer of this reservation pays, without repeats. */
export function paymentWays(reservation: Reservation): PaymentWay[] {
  return [...new Set(reservation.trolley.bundles.map((bundle) => paymentWay(bundle, reservation)))];
}

/** The bundles that the customer pays for in one way; nothing is due for what is free. */
export function bundlesDue(way: PaymentWay, reservation: Reservation): Bundle[] {
  return reservation.trolley.bundles.filter(
    (bundle) => bundle.total.minor > 0 && paymentWay(bundle, reservation) === way,
  );
}

/** With which the browser talks to Stripe. Flat in older answers, under `stripe` in newer ones (X13). */
export function publishableKey({ type, integrationData }: Debitor): string | undefined {
  const { stripe, publishable_key: flat } = integrationData as { stripe?: object; publishable_key?: unknown };
  const key = (stripe as { publishable_key?: unknown } | undefined)?.publishable_key ?? flat;
  return type === 'stripe' && typeof key === 'string' && /^pk_\w+$/.test(key) ? key : undefined;
}

/** The suppliers whose customers could pay by Stripe in the page, if the account had its publishable key. */
export function lackingKey(reservation: Reservation): string[] {
  const bundles = bundlesDue('redirect', reservation).filter(({ debitor }) => debitor?.type === 'stripe');
  return bundles.map(({ sourceName }) => sourceName);
}
