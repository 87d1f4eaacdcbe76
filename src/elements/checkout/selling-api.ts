/** Has tickets go over to the API that the checkout sells by: reserved by the other, before the checkout was there. */
import type { Booking } from '../../domain/booking/booking.js';
import { mustMove } from '../../domain/booking/transaction.js';
import type { Session } from '../../state/session.js';

export class SellingApi {
  /** The booking that was last to go over. */
  #moved: Booking | undefined;

  /** @param move reserves again; asked once for each booking, since what cannot be done is tried again on wish alone */
  follow(api: string, session: Session | undefined, move: () => void): void {
    if (!session || api !== 'xml-core') return;
    session.purchaseApi = api;
    const { booking } = session.state;
    if (booking.status !== 'reserved' || booking === this.#moved) return;
    if (!mustMove(api, booking.reservation.transactionUuid)) return;
    this.#moved = booking;
    move();
  }
}
