/**
 * Which tickets are taken: an index over the transactions that hold or own tickets, kept in step with them. The
 * transactions stay the only record. After a reload the index is built from them again.
 */
import { bandKey, type EventBand } from '../catalogue/catalogue.js';
import { ticketsOf } from '../model/orders.js';
import { type Performance } from '../model/performances.js';
import { type Order, type Transaction } from '../model/state.js';
import { freeRuns, hallOf, type SeatBlock } from './hall.js';

interface Taken {
  readonly seats: Set<string>;
  readonly counts: Map<string, number>;
}

/** Statuses in which nobody else can have the tickets. */
const KEEPS_TICKETS = new Set<Transaction['status']>(['reserved', 'attempting', 'purchased']);

const orderKey = (order: Order): string => `${order.ticketType} ${order.band}`;

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

  takenCount(perfId: string, eventBand: EventBand): number {
    return this.#taken.get(perfId)?.counts.get(bandKey(eventBand)) ?? 0;
  }

  /** Runs of free seats in a price band, as customers see them. */
  runs(eventBand: EventBand, performance: Performance): SeatBlock[] {
    return freeRuns(hallOf(eventBand.event), bandKey(eventBand), (seat) => !this.isTaken(performance.id, seat));
  }

  /** As `runs`, without the seats that demo conditions never sell. */
  sellableRuns(eventBand: EventBand, performance: Performance): SeatBlock[] {
    const { reserveFails, movesSeats } = eventBand.event.conditions;
    const never = new Set([...(reserveFails?.seats ?? []), ...(movesSeats ?? [])]);
    return freeRuns(
      hallOf(eventBand.event),
      bandKey(eventBand),
      (seat) => !never.has(seat) && !this.isTaken(performance.id, seat),
    );
  }

  /** Tickets left in a price band. */
  left(eventBand: EventBand, performance: Performance): number {
    if (eventBand.band.rows) {
      return this.sellableRuns(eventBand, performance).reduce((total, run) => total + run.seats.length, 0);
    }
    return Math.max(0, (eventBand.band.raw ?? 0) - this.takenCount(performance.id, eventBand));
  }
}
