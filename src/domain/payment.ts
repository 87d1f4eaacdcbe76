/** How each bundle of a reservation is paid (reference 4.13, 6): decided by its debitor and the reservation's flags. */
import type { Reservation } from './transaction.js';
import type { Bundle } from './trolley.js';

/**
 * - `on-credit`: the partner is invoiced and takes the customer's money itself
 * - `card`: the card goes to the box office
 * - `redirect`: a third party takes the money on a page of its own, to which the purchase answers the way; every debitor
 *   has one, also those that can be paid in the page (flows 6)
 */
export type PaymentWay = 'on-credit' | 'card' | 'redirect';

export function paymentWay(bundle: Bundle, { needsPaymentCard }: Pick<Reservation, 'needsPaymentCard'>): PaymentWay {
  if (bundle.debitor) return 'redirect';
  return needsPaymentCard ? 'card' : 'on-credit';
}

export function isOnCredit(bundle: Bundle, reservation: Pick<Reservation, 'needsPaymentCard'>): boolean {
  return paymentWay(bundle, reservation) === 'on-credit';
}

/** Every way the customer of this reservation pays, without repeats. */
export function paymentWays(reservation: Reservation): PaymentWay[] {
  return [...new Set(reservation.trolley.bundles.map((bundle) => paymentWay(bundle, reservation)))];
}
