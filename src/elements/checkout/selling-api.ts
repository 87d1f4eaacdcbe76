/** Moves tickets that the JSON API holds to the XML core, where the checkout sells through the XML core. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ScopeController } from '../../context/scope-controller.js';
import type { Booking } from '../../domain/booking/booking.js';
import { mustMove } from '../../domain/booking/reservation-handle.js';

interface SellingHost extends ReactiveControllerHost {
  readonly scope: ScopeController;
  /** The partner's `purchase-api`. */
  readonly purchaseApi: string;
}

export class SellingApi implements ReactiveController {
  readonly #host: SellingHost;
  readonly #move: () => void;
  #unsubscribe: (() => void) | undefined;
  #api: string | undefined;
  /** The booking that was last moved. */
  #moved: Booking | undefined;

  /**
   * @param move reserves the trolley again. Called once for each booking, when the session changes and never during an
   * update of the host; if it fails, only the customer tries again.
   */
  constructor(host: SellingHost, move: () => void) {
    this.#host = host;
    this.#move = move;
    host.addController(this);
    host.scope.onSessionChange(() => this.#bind());
  }

  hostConnected(): void {
    this.#bind();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  hostUpdated(): void {
    if (this.#api === this.#host.purchaseApi) return;
    this.#api = this.#host.purchaseApi;
    queueMicrotask(() => this.#check());
  }

  #bind(): void {
    this.hostDisconnected();
    this.#unsubscribe = this.#host.scope.session?.subscribe(() => this.#check());
    this.#check();
  }

  #check(): void {
    const { scope, purchaseApi } = this.#host;
    const { session } = scope;
    if (!session || !this.#unsubscribe || purchaseApi !== 'xml-core') return;
    session.sellThrough(purchaseApi);
    const { booking } = session.state;
    if (booking.status !== 'reserved' || booking === this.#moved) return;
    if (!mustMove(purchaseApi, booking.reservation.transactionUuid)) return;
    this.#moved = booking;
    this.#move();
  }
}
