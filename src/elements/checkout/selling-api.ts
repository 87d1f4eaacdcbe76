/** Which API the checkout sells by, and what was reserved by the other before the checkout was there. */
import type { Booking } from '../../domain/booking.js';
import { apiOf, type PurchaseApi, type Reservation } from '../../domain/transaction.js';
import type { Session } from '../../state/session.js';

export const isPurchaseApi = (name: string): name is PurchaseApi => name === 'f13' || name === 'xml-core';

/**
 * Whether tickets have to go over to the other API, which may give other seats. Never from the XML core: what it holds is
 * sold there, whatever the checkout, or two tabs could not agree.
 */
export function mustMove(api: string, held: Reservation | undefined, booking: Booking | undefined): boolean {
  if (!held || booking?.status === 'purchasing') return false;
  return api === 'xml-core' && apiOf(held.transactionUuid) === 'f13';
}

export class SellingApi {
  /** The booking that was last to go over. */
  #moved: Booking | undefined;

  /** @param move reserves again; asked once for each booking, since what cannot be done is tried again on wish alone */
  follow(api: string, held: Reservation | undefined, session: Session | undefined, move: () => void): void {
    if (!session || api !== 'xml-core') return;
    session.purchaseApi = api;
    const { booking } = session.state;
    if (booking.status !== 'reserved' || !mustMove(api, held, booking) || booking === this.#moved) return;
    this.#moved = booking;
    move();
  }
}
