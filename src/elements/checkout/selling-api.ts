/** Reserves tickets again through the XML core if the JSON API holds them and the checkout sells through the XML core. */
import type { ReactiveController } from 'lit';
import { type SessionHost, SessionSubscription } from '../../context/session-subscription.js';
import type { Booking } from '../../domain/booking/booking.js';
import { mustMove } from '../../domain/booking/reservation-handle.js';

interface SellingHost extends SessionHost {
  /** The partner's `purchase-api`. */
  readonly purchaseApi: string;
}

export class SellingApi implements ReactiveController {
  readonly #host: SellingHost;
  readonly #move: () => void;
  #api: string | undefined;
  /** The booking that was last moved. */
  #moved: Booking | undefined;

  /**
   * @param move reserves the trolley again. It is called once for each booking, never during an update of the host. If it
   * fails, only the customer can try again.
   */
  constructor(host: SellingHost, move: () => void) {
    this.#host = host;
    this.#move = move;
    host.addController(this);
    const check = (): void => this.#check();
    new SessionSubscription(host, check, check);
  }

  hostUpdated(): void {
    if (this.#api === this.#host.purchaseApi) return;
    this.#api = this.#host.purchaseApi;
    queueMicrotask(() => this.#check());
  }

  #check(): void {
    const { scope, purchaseApi, isConnected } = this.#host;
    const { session } = scope;
    if (!session || !isConnected || purchaseApi !== 'xml-core') return;
    session.sellThrough(purchaseApi);
    const { booking } = session.state;
    if (booking.status !== 'reserved' || booking === this.#moved) return;
    if (!mustMove(purchaseApi, booking.reservation.transactionUuid)) return;
    this.#moved = booking;
    this.#move();
  }
}
