/** The payments that a customer's statement will show: each supplier takes its own, the partner what is on credit. */
import { amountsOnCredit } from '../booking/booking.js';
import type { Money } from '../sale/money.js';
import { isOnCredit } from './payment.js';
import type { Reservation } from '../booking/transaction.js';

export interface Debit {
  readonly amount: Money;
  /** Absent where the partner takes the money itself. */
  readonly sourceName?: string;
}

/** In the order of the bundles, the partner's own first. Nothing is taken for what is free. */
export function debitsFor(reservation: Reservation): Debit[] {
  const own = amountsOnCredit(reservation).map((amount): Debit => ({ amount }));
  const suppliers = reservation.trolley.bundles
    .filter((bundle) => !isOnCredit(bundle, reservation))
    .map(({ total, sourceName }): Debit => ({ amount: total, sourceName }));
  return [...own, ...suppliers].filter(({ amount }) => amount.minor > 0);
}
