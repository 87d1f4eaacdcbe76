/**
 * Who has which seats: an index over the transactions that hold or own tickets, kept in step with them. The
 * transactions stay the only record; the index is rebuilt from them after a reload.
 */
import { placeKey, type Place } from '../catalogue/catalogue.js';
import { type Performance } from '../model/performances.js';
import { freeRuns, houseOf, type Block } from './hall.js';
import { type Order, type Transaction } from '../model/state.js';

interface Taken {
  readonly seats: Set<string>;
  readonly counts: Map<string, number>;
}

/** Statuses in which a transaction's tickets are nobody else's. */
const KEEPS_TICKETS = new Set<Transaction['status']>(['reserved', 'attempting', 'purchased']);

const orderKey = (order: Order): string => `${order.ticketType} ${order.band}`;
const ticketsOf = (order: Order): number => order.lines.reduce((total, line) => total + line.count, 0);

export class Stock {
  readonly #taken = new Map<string, Taken>();

  constructor(transactions: Iterable<Transaction>) {
    for (const transaction of transactions) {
      if (!KEEPS_TICKETS.has(transaction.status)) continue;
      for (const bundle of transaction.bundles) {
        if (bundle.outcome?.success === false) continue;
        for (const order of bundle.orders) if (order.cancellation !== 'cancelled') this.take(order);
      }
    }
  }

  #of(perfId: string): Taken {
    let taken = this.#taken.get(perfId);
    if (!taken) {
      taken = { seats: new Set(), counts: new Map() };
      this.#taken.set(perfId, taken);
    }
    return taken;
  }

  take(order: Order): void {
    this.#move(order, 1);
  }

  free(order: Order): void {
    this.#move(order, -1);
  }

  #move(order: Order, direction: 1 | -1): void {
    const taken = this.#of(order.perfId);
    for (const seat of order.lines.flatMap((line) => line.seats)) {
      if (direction > 0) taken.seats.add(seat.id);
      else taken.seats.delete(seat.id);
    }
    const key = orderKey(order);
    taken.counts.set(key, (taken.counts.get(key) ?? 0) + direction * ticketsOf(order));
  }

  isTaken(perfId: string, seat: string): boolean {
    return this.#taken.get(perfId)?.seats.has(seat) ?? false;
  }

  takenCount(perfId: string, place: Place): number {
    return this.#taken.get(perfId)?.counts.get(placeKey(place)) ?? 0;
  }

  /** Runs of free seats of a band, as a customer may see them. */
  runs(place: Place, performance: Performance): Block[] {
    return freeRuns(houseOf(place.event), placeKey(place), (seat) => !this.isTaken(performance.id, seat));
  }

  /** As runs, without the seats that demo conditions never let anybody have. */
  sellableRuns(place: Place, performance: Performance): Block[] {
    const { reserveFails, movesSeats } = place.event.conditions;
    const never = new Set([...(reserveFails?.seats ?? []), ...(movesSeats ?? [])]);
    return freeRuns(
      houseOf(place.event),
      placeKey(place),
      (seat) => !never.has(seat) && !this.isTaken(performance.id, seat),
    );
  }

  /** Tickets left in a band. */
  left(place: Place, performance: Performance): number {
    if (place.band.rows) {
      return this.sellableRuns(place, performance).reduce((total, run) => total + run.seats.length, 0);
    }
    return Math.max(0, (place.band.raw ?? 0) - this.takenCount(performance.id, place));
  }
}
