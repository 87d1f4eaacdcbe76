/** A session over the simulated box office on Node, with a clock that moves when told and a network that can fail. */
import type { OrderRequest } from '../../src/domain/trolley/trolley.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import type { Clock } from '../../src/state/clock.js';
import type { SessionEvents, SessionEventType } from '../../src/state/session-events.js';
import { type KeyValueStorage, SavedState } from '../../src/state/shared/saved-state.js';
import { Session } from '../../src/state/session.js';
import { Client } from '../../src/client/client.js';
import type { LoadXmlSeller } from '../../src/state/sellers.js';

/** Wednesday, 3 March 2027, noon UTC. */
export const NOW = Date.UTC(2027, 2, 3, 12);

/** Waiting takes no time but moves the clock; timers run as it passes them. */
export class TestClock implements Clock {
  now = 0;
  /** Time in which the computer slept, or by which its clock was set. */
  slept = 0;
  #timers: { every: number; next: number; run: () => void }[] = [];

  monotonic(): number {
    return this.now;
  }

  wall(): number {
    return NOW + this.now + this.slept;
  }

  async wait(milliseconds: number): Promise<void> {
    this.advance(milliseconds);
    await Promise.resolve();
  }

  every(milliseconds: number, run: () => void): () => void {
    const timer = { every: milliseconds, next: this.now + milliseconds, run };
    this.#timers.push(timer);
    return () => void (this.#timers = this.#timers.filter((other) => other !== timer));
  }

  advance(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (;;) {
      const due = this.#timers.filter(({ next }) => next <= end).sort((left, right) => left.next - right.next)[0];
      if (!due) break;
      this.now = due.next;
      due.next += due.every;
      due.run();
    }
    this.now = end;
  }

  get timerCount(): number {
    return this.#timers.length;
  }
}

export class TestStorage implements KeyValueStorage {
  #values = new Map<string, string>();

  /** As a duplicated tab gets it. */
  copy(): TestStorage {
    const copy = new TestStorage();
    copy.#values = new Map(this.#values);
    return copy;
  }

  getItem(key: string): string | null {
    return this.#values.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.#values.set(key, value);
  }
  removeItem(key: string): void {
    this.#values.delete(key);
  }
}

export interface ToldEvent<T extends SessionEventType = SessionEventType> {
  readonly type: T;
  readonly detail: SessionEvents[T];
}

/** What the network does with the next request to an endpoint. */
export type NetworkFault = 'lost-request' | 'lost-answer' | Response;

export class TestBoxOffice {
  readonly clock = new TestClock();
  readonly storage = new TestStorage();
  /** The box office's own; the same as the customer's by default. */
  sandboxClock = (): number => this.clock.wall();
  readonly sandbox: Sandbox = createSandbox({ clock: () => this.sandboxClock(), seed: 7 });
  readonly calls: string[] = [];
  readonly events: ToldEvent[] = [];
  readonly #faults = new Map<string, NetworkFault[]>();

  readonly connection = {
    endpoint: 'https://box-office.test/f13',
    fetch: ((input, init) => this.#fetch(new Request(input, init))) satisfies typeof fetch,
  };
  readonly client = new Client(this.connection);
  readonly loadXmlSeller: LoadXmlSeller = () => Promise.reject(new Error('This box office has no XML core.'));

  /** A new page: what the storage holds is all that is left of the one before. */
  openPage(saved = new SavedState(this.storage, 'test', true)): Session {
    return new Session({
      client: this.client,
      loadXmlSeller: this.loadXmlSeller,
      saved,
      clock: this.clock,
      onEvent: (type, detail) => void this.events.push({ type, detail }),
    });
  }

  async openReadyPage(): Promise<Session> {
    const session = this.openPage();
    await session.restore();
    return session;
  }

  /** Queues faults for the coming requests to an endpoint, such as `purchase`. */
  fail(endpoint: string, ...faults: NetworkFault[]): void {
    this.#faults.set(endpoint, [...(this.#faults.get(endpoint) ?? []), ...faults]);
  }

  count(endpoint: string): number {
    return this.calls.filter((call) => call === endpoint).length;
  }

  eventsOf<T extends SessionEventType>(type: T): SessionEvents[T][] {
    return this.events.filter((event): event is ToldEvent<T> => event.type === type).map(({ detail }) => detail);
  }

  /** Waits for notifications that stores batch in a microtask. */
  settle(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  async performanceId(eventId: string): Promise<string> {
    const { performances } = await this.client.listPerformances({ eventId });
    const first = performances[0];
    if (!first) throw new Error(`${eventId} has no performances`);
    return first.id;
  }

  async order(
    eventId: string,
    ticketTypeCode: string,
    priceBandCode: string,
    ...seats: string[]
  ): Promise<OrderRequest> {
    const performanceId = await this.performanceId(eventId);
    return {
      performanceId,
      ticketTypeCode,
      priceBandCode,
      quantity: seats.length || 2,
      ...(seats.length && { seats }),
    };
  }

  /** What stands at the endpoint. */
  protected answer(request: Request): Promise<Response> {
    request.headers.set('Authorization', `Basic ${btoa('demo:demopass')}`);
    return this.sandbox.handle(request);
  }

  async #fetch(request: Request): Promise<Response> {
    const isXml = request.url.endsWith('/xml_core');
    const named = isXml ? /<([a-z_]+)>/.exec(await request.clone().text()) : /\/([a-z_]+)\.v1/.exec(request.url);
    const endpoint = named?.[1] ?? request.url;
    this.calls.push(endpoint);
    const fault = this.#faults.get(endpoint)?.shift();
    if (fault === 'lost-request') throw new TypeError('fetch failed');
    if (fault instanceof Response) return fault;
    const answer = await this.answer(request);
    if (fault === 'lost-answer') throw new TypeError('fetch failed');
    return answer;
  }
}
