/**
 * The payments on the customer's statement: one per supplier, and one per currency for what the partner takes itself.
 */
import type { Money } from '../sale/money.js';
import { amountsOnCredit, isOnCredit } from './payment.js';
import type { Reservation } from '../booking/transaction.js';

export interface Debit {
  readonly amount: Money;
  /** Absent when the partner takes the money itself. */
  readonly sourceName?: string;
}

/** The partner's own payments first, then the suppliers' in the order of the bundles. Free bundles are left out. */
export function debitsFor(reservation: Reservation): Debit[] {
  const own = amountsOnCredit(reservation).map((amount): Debit => ({ amount }));
  const suppliers = reservation.trolley.bundles
    .filter((bundle) => !isOnCredit(bundle, reservation))
    .map(({ total, sourceName }): Debit => ({ amount: total, sourceName }));
  return [...own, ...suppliers].filter(({ amount }) => amount.minor > 0);
}
