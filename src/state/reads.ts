/**
 * The reads that elements can ask for, and their cache. Two elements with the same read share one call, a read that no
 * element needs any more is aborted, and only an element in the page starts one.
 */
import type { Client } from '../client/client.js';
import type {
  AvailabilityQuery,
  CallOptions,
  EventsByIdQuery,
  EventsQuery,
  MonthsQuery,
  PerformancesQuery,
} from '../client/requests.js';
import type { Availability } from '../domain/sale/availability.js';
import { TswError } from '../domain/error.js';
import type { EventPage, EventWithExtras } from '../domain/catalogue/event.js';
import type { Month, Performance, PerformancePage } from '../domain/catalogue/performance.js';
import type { SendMethods } from '../domain/trolley/send-method.js';
import type { ReservationHandle } from '../domain/booking/reservation-handle.js';
import type { Transaction } from '../domain/booking/transaction.js';
import { asTswError } from './as-tsw-error.js';
import type { Sellers } from './sellers.js';
import { IDLE, LOADING, type Resource, valueOf } from './resource.js';

/** The calls that a read can make. */
export interface ReadSource {
  readonly client: Client;
  readonly sellers: Sellers;
}

/** One call that can be shared: equal keys mean equal answers. */
export interface Read<T> {
  readonly key: string;
  run(source: ReadSource, options: CallOptions): Promise<T>;
}

export type ReadName =
  | 'events'
  | 'event'
  | 'performances'
  | 'performance'
  | 'months'
  | 'availability'
  | 'send-methods'
  | 'add-ons'
  | 'upsells'
  | 'transaction';

const keyOf = (name: ReadName, query: object): string => `${name}:${JSON.stringify(query)}`;

export const eventsRead = (query: EventsQuery): Read<EventPage> => ({
  key: keyOf('events', query),
  run: ({ client }, options) => client.listEvents(query, options),
});

/** Fails with `not-found` where the API does not know the event. */
export const eventRead = (eventId: string, query: Omit<EventsByIdQuery, 'eventIds'>): Read<EventWithExtras> => ({
  key: keyOf('event', { eventId, ...query }),
  async run({ client }, options) {
    const found = (await client.getEvents({ ...query, eventIds: [eventId] }, options)).get(eventId);
    if (!found) throw new TswError('not-found', `The box office does not know event "${eventId}".`);
    return found;
  },
});

export const performancesRead = (query: PerformancesQuery): Read<PerformancePage> => ({
  key: keyOf('performances', query),
  run: ({ client }, options) => client.listPerformances(query, options),
});

/** Fails with `not-found` where the API does not know the performance. */
export const performanceRead = (performanceId: string): Read<Performance> => ({
  key: keyOf('performance', { performanceId }),
  async run({ client }, options) {
    const found = (await client.getPerformances({ performanceIds: [performanceId] }, options)).get(performanceId);
    if (!found) throw new TswError('not-found', `The box office does not know performance "${performanceId}".`);
    return found;
  },
});

export const monthsRead = (query: MonthsQuery): Read<readonly Month[]> => ({
  key: keyOf('months', query),
  run: ({ client }, options) => client.getMonths(query, options),
});

export const availabilityRead = (query: AvailabilityQuery): Read<Availability> => ({
  key: keyOf('availability', query),
  run: ({ client }, options) => client.getAvailability(query, options),
});

/** The availability that the ticket picker and the seat map both sell from, in one call. */
export const saleRead = (performanceId: string, promoCode?: string): Read<Availability> =>
  availabilityRead({
    performanceId,
    seatBlocks: true,
    discounts: true,
    exampleSeats: true,
    ...(promoCode !== undefined && { promoCode }),
  });

export const sendMethodsRead = (performanceId: string): Read<SendMethods> => ({
  key: keyOf('send-methods', { performanceId }),
  run: ({ client }, options) => client.getSendMethods({ performanceId }, options),
});

/** Events that can only be bought with what is in a trolley. @param token of the trolley */
export const addOnsRead = (token: string): Read<EventPage> => ({
  key: keyOf('add-ons', { token }),
  run: ({ client }, options) => client.getAddOns({ token, costRange: true }, options),
});

/** Events that go well with a trolley. @param token of the trolley */
export const upsellsRead = (token: string): Read<EventPage> => ({
  key: keyOf('upsells', { token }),
  run: ({ client }, options) => client.getUpsells({ token, costRange: true }, options),
});

export const transactionRead = (transactionUuid: ReservationHandle): Read<Transaction> => ({
  key: keyOf('transaction', { transactionUuid }),
  run: async ({ sellers }, options) => (await sellers.of(transactionUuid)).getStatus({ transactionUuid }, options),
});

interface Entry {
  resource: Resource<unknown>;
  wanted: number;
  abort: AbortController | undefined;
  /** Runs the read once more with the options it last had. */
  again: (() => void) | undefined;
  readonly listeners: Set<() => void>;
}

/** Milliseconds that an unused answer is kept, so that going back is instant. The API caches availability as long. */
const KEEP_MS = 90_000;

export class Reads {
  readonly #entries = new Map<string, Entry>();
  readonly #source: ReadSource;

  constructor(source: ReadSource) {
    this.#source = source;
  }

  get<T>(read: Read<T>): Resource<T> {
    return (this.#entries.get(read.key)?.resource ?? IDLE) as Resource<T>;
  }

  /** Starts the read unless it is there or under way. @returns a function that says it is no longer wanted */
  want<T>(read: Read<T>, options: CallOptions, onChange: () => void): () => void {
    const entry = this.#entry(read.key);
    entry.wanted += 1;
    entry.listeners.add(onChange);
    const { status } = entry.resource;
    if (status === 'idle' || status === 'failed') void this.#run(read, entry, options);
    return () => {
      entry.listeners.delete(onChange);
      entry.wanted -= 1;
      // A node that a framework moves disconnects and connects at once: decide after that.
      queueMicrotask(() => this.#abandon(read.key, entry));
    };
  }

  /** Asks again, keeping the old value on screen. */
  async refresh<T>(read: Read<T>, options: CallOptions = {}): Promise<Resource<T>> {
    const entry = this.#entry(read.key);
    await this.#run(read, entry, options);
    return entry.resource as Resource<T>;
  }

  /** Forgets answers that a change may have made wrong, and asks again for those on screen. */
  invalidate(name: ReadName): void {
    for (const [key, entry] of this.#entries) {
      if (!key.startsWith(`${name}:`)) continue;
      if (entry.wanted === 0) this.#entries.delete(key);
      else entry.again?.();
    }
  }

  #entry(key: string): Entry {
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { resource: IDLE, wanted: 0, abort: undefined, again: undefined, listeners: new Set() };
      this.#entries.set(key, entry);
    }
    return entry;
  }

  async #run<T>(read: Read<T>, entry: Entry, options: CallOptions): Promise<void> {
    entry.abort?.abort();
    const abort = new AbortController();
    entry.abort = abort;
    entry.again = () => void this.#run(read, entry, options);
    const before = valueOf(entry.resource) as T | undefined;
    this.#settle(entry, before === undefined ? LOADING : { status: 'refreshing', value: before });
    try {
      const value = await read.run(this.#source, { ...options, signal: abort.signal });
      if (!abort.signal.aborted) this.#settle(entry, { status: 'ready', value });
    } catch (cause) {
      if (abort.signal.aborted) return;
      const error = asTswError(cause);
      this.#settle(
        entry,
        before === undefined ? { status: 'failed', error } : { status: 'failed', error, value: before },
      );
    }
  }

  #settle(entry: Entry, resource: Resource<unknown>): void {
    entry.resource = resource;
    for (const listener of [...entry.listeners]) listener();
  }

  #abandon(key: string, entry: Entry): void {
    if (entry.wanted > 0 || this.#entries.get(key) !== entry) return;
    if (entry.resource.status === 'ready') {
      setTimeout(() => {
        if (entry.wanted === 0 && this.#entries.get(key) === entry) this.#entries.delete(key);
      }, KEEP_MS);
      return;
    }
    entry.abort?.abort();
    this.#entries.delete(key);
  }
}
