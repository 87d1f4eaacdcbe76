/** How each bundle of a reservation is paid (reference 4.13, 6): decided by its debitor and the reservation's flags. */
import type { Reservation } from './transaction.js';
import type { Bundle } from './trolley.js';

/**
 * - `on-credit`: the partner is invoiced and takes the customer's money itself
 * - `card`: the card goes to the box office
 * - `debitor`: a third party takes the money, by redirect or in the page
 */
export type PaymentWay = 'on-credit' | 'card' | 'debitor';

export function paymentWay(bundle: Bundle, { needsPaymentCard }: Pick<Reservation, 'needsPaymentCard'>): PaymentWay {
  if (bundle.debitor) return 'debitor';
  return needsPaymentCard ? 'card' : 'on-credit';
}

export function isOnCredit(bundle: Bundle, reservation: Pick<Reservation, 'needsPaymentCard'>): boolean {
  return paymentWay(bundle, reservation) === 'on-credit';
}

/** Every way the customer of this reservation pays, without repeats. */
export function paymentWays(reservation: Reservation): PaymentWay[] {
  return [...new Set(reservation.trolley.bundles.map((bundle) => paymentWay(bundle, reservation)))];
}
