/**
 * Several tabs of one browser over the simulated box office, in virtual time. A seeded random generator decides how long
 * the network, the channel between the tabs and the lock take, so that a run repeats exactly. Tabs can be closed,
 * reloaded and killed at any moment.
 */
import { asHandle } from '../../src/domain/booking/reservation-handle.js';
import { createProxy } from '../../src/proxy/proxy.js';
import { Client } from '../../src/client/client.js';
import { createSandbox, type Sandbox, type SandboxState } from '../../src/sandbox/sandbox.js';
import { loadBuying } from '../../src/state/buying.js';
import type { Clock } from '../../src/state/clock.js';
import type { SessionEventType } from '../../src/state/session-events.js';
import { SavedState } from '../../src/state/shared/saved-state.js';
import { Session } from '../../src/state/session.js';
import type { Channel, TabSupport } from '../../src/state/shared/tabs.js';
import { NOW, TestStorage } from '../support/box-office.js';
import { PaymentSite } from './payment-site.js';
import { VirtualTime } from './virtual-time.js';

// Loaded beforehand: virtual time does not wait for the file system.
await loadBuying();

export const SHOP = 'https://shop.test';

type Handler = (request: Request) => Promise<Response>;

type Transaction = SandboxState['transactions'][string];

/** A fault of a call, as the sandbox's fault header writes it; empty for none. */
export type Fault = string;

/** A page of the simulated browser. */
export interface Tab {
  readonly session: Session;
  readonly storage: TestStorage;
  readonly events: SessionEventType[];
  /** Faults of the next calls of this tab, one each. */
  faults: Fault[];
  isAlive: boolean;
  /** The number of unfinished actions. */
  pending: number;
}

export class Simulation {
  readonly time = new VirtualTime();
  readonly payments = new PaymentSite(this);
  readonly sandbox: Sandbox;
  tabs: Tab[] = [];
  /** Endpoints, in the order of arrival. */
  readonly calls: string[] = [];
  /** Runs after each release. */
  onRelease: (() => Promise<void>) | undefined;
  /** The client of another customer. */
  readonly stranger = new Client({
    endpoint: 'https://box-office.test/f13',
    fetch: (input, init) => {
      const request = new Request(input, init);
      request.headers.set('Authorization', this.#credentials);
      return this.sandbox.handle(request);
    },
  });
  /** Reservations whose ID never reached a living tab, or not in one piece: the API has no way to find them (docs/booking.md). */
  readonly orphans = new Set<string>();
  /** The number of purchases that sold a reservation, by transaction. */
  readonly bought = new Map<string, number>();
  /** Purchases of tabs that were gone before the answer. */
  abandonedPurchases = 0;
  repeatedPurchases = 0;
  #seed: number;
  #known: Transaction[] | undefined;
  readonly #locks: { tab: Tab; run: () => void }[] = [];
  #holder: Tab | undefined;
  #isOver = false;
  readonly #hanging: (() => void)[] = [];
  /** The storage that all tabs share when `isLocal` is true. */
  readonly #storage = new TestStorage();
  readonly #office: Handler;
  #line: Promise<unknown> = Promise.resolve();
  readonly #events: SessionEventType[] = [];
  readonly #channels = new Map<Tab, (message: unknown) => void>();

  constructor(
    seed: number,
    readonly isLocal: boolean,
    /** `demo-redirect` pays on payment pages, which return through a proxy. */
    readonly user: 'demo' | 'demo-redirect' = 'demo',
  ) {
    this.#seed = seed;
    this.sandbox = createSandbox({
      clock: () => NOW + this.time.now,
      seed: 7,
      sleep: (milliseconds) => this.time.sleep(milliseconds),
      onChange: () => (this.#known = undefined),
    });
    this.#office = user === 'demo' ? (request) => this.#direct(request) : this.#proxied();
  }

  transactions(): Transaction[] {
    this.#known ??= Object.values(this.sandbox.snapshot().transactions);
    return this.#known;
  }

  /** Live reservations that some tab knows. */
  live(): Transaction[] {
    return this.transactions().filter(
      ({ uuid, status, holdUntil }) =>
        (status === 'reserved' || status === 'attempting') &&
        holdUntil > NOW + this.time.now &&
        !this.orphans.has(uuid),
    );
  }

  /** The number of events of this type in all tabs, including closed ones. */
  countEvents(type: SessionEventType): number {
    return this.#events.filter((event) => event === type).length;
  }

  /** @param returned the handle in the address after a return from a payment page */
  openTab(storage = this.isLocal ? this.#storage : new TestStorage(), returned?: string): Tab {
    const tab = { storage, events: [], faults: [], isAlive: true, pending: 0 } as unknown as Tab & { session: Session };
    tab.session = new Session({
      client: this.#clientOf(tab),
      loadXmlSeller: () => Promise.reject(new Error('This shop has no XML core.')),
      saved: new SavedState(storage, 'test', !this.isLocal),
      clock: this.#clockOf(tab),
      onEvent: (type) => {
        tab.events.push(type);
        this.#events.push(type);
      },
      tabs: this.#supportOf(tab),
      returnPath: {
        address: (uuid) => `${SHOP}/book?back=${uuid}`,
        returned: returned === undefined ? undefined : asHandle(returned),
      },
    });
    this.tabs.push(tab);
    this.act(tab, (session) => session.restore());
    return tab;
  }

  /** Ends the page at once: none of its code runs any more, but requests already sent still arrive. */
  kill(tab: Tab): void {
    tab.isAlive = false;
    this.#channels.delete(tab);
    this.tabs = this.tabs.filter((other) => other !== tab);
    if (this.#holder === tab) {
      this.#holder = undefined;
      this.#grant();
    }
  }

  act(tab: Tab, run: (session: Session) => unknown): void {
    tab.pending += 1;
    void Promise.resolve(run(tab.session)).finally(() => (tab.pending -= 1));
  }

  /** Waits without faults until every action has ended, for at most five minutes of virtual time. */
  async rest(): Promise<void> {
    for (const tab of this.tabs) tab.faults = [];
    for (let round = 0; round < 300; round += 1) {
      await this.time.pass(1_000);
      if (this.tabs.every(({ pending }) => pending === 0)) {
        // For work that actions start and do not wait for.
        await this.time.pass(5_000);
        return;
      }
    }
    throw new Error('An action did not come to an end within five minutes.');
  }

  /** Answers the calls of killed tabs, so that the client's real timers end with the run. */
  end(): void {
    this.#isOver = true;
    for (const answer of this.#hanging) answer();
  }

  #never(): Promise<Response> {
    this.time.busy -= 1;
    return new Promise((resolve) => this.#hanging.push(() => resolve(new Response(null, { status: 500 }))));
  }

  /** A seeded random number between 0 and 1 (mulberry32). */
  #chance(): number {
    this.#seed = (this.#seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#seed ^ (this.#seed >>> 15), 1 | this.#seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  #between(least: number, most: number): number {
    return least + Math.floor(this.#chance() * (most - least + 1));
  }

  #clockOf(tab: Tab): Clock {
    const runAlive = (run: () => void) => (): void => {
      if (tab.isAlive) run();
    };
    return {
      monotonic: () => this.time.now,
      wall: () => NOW + this.time.now,
      wait: (milliseconds) => new Promise((resolve) => this.time.start(milliseconds, runAlive(resolve))),
      every: (milliseconds, run) => this.time.start(milliseconds, runAlive(run), true),
    };
  }

  #supportOf(tab: Tab): TabSupport {
    return {
      alone: async (_name, run) => {
        await new Promise<void>((resolve) => {
          this.#locks.push({ tab, run: resolve });
          this.#grant();
        });
        try {
          return await run();
        } finally {
          if (tab.isAlive) {
            this.#holder = undefined;
            this.#grant();
          }
        }
      },
      openChannel: (_name, hear) => this.#openChannel(tab, hear),
    };
  }

  #grant(): void {
    if (this.#holder) return;
    let next = this.#locks.shift();
    while (next && !next.tab.isAlive) next = this.#locks.shift();
    if (!next) return;
    this.#holder = next.tab;
    const { tab, run } = next;
    this.time.start(this.#between(0, 3), () => {
      if (tab.isAlive) run();
    });
  }

  /** Messages of one tab reach another in order, but may be slower than the lock. */
  #openChannel(tab: Tab, hear: (message: unknown) => void): Channel {
    this.#channels.set(tab, hear);
    const lastAt = new Map<Tab, number>();
    return {
      post: (message) => {
        const copy = structuredClone(message);
        for (const other of this.#channels.keys()) {
          if (other === tab) continue;
          const at = Math.max(lastAt.get(other) ?? 0, this.time.now + this.#between(1, 20));
          lastAt.set(other, at);
          this.time.start(at - this.time.now, () => this.#channels.get(other)?.(copy));
        }
      },
      close: () => void this.#channels.delete(tab),
    };
  }

  /** A client whose calls count as work, so that time stands still while one is computing. */
  #clientOf(tab: Tab): Client {
    const client = new Client({
      endpoint: 'https://box-office.test/f13',
      fetch: (input, init) => this.#fetch(tab, new Request(input, init)),
    });
    return new Proxy(client, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...inputs: unknown[]): Promise<unknown> => {
          this.time.busy += 1;
          try {
            return await (Reflect.apply(method, target, inputs) as Promise<unknown>);
          } finally {
            this.time.busy -= 1;
          }
        };
      },
    });
  }

  async #fetch(tab: Tab, request: Request): Promise<Response> {
    if (this.#isOver) return new Response(null, { status: 500 });
    const endpoint = endpointOf(request);
    const isWrite = request.method === 'POST';
    const fault = tab.faults.shift();
    // A lost read becomes an error, because the client would wait for it in real time.
    const isLoss = fault === 'drop' || fault === 'lost';
    if (fault) request.headers.set('X-Sandbox-Fault', isLoss && !isWrite ? 'error=500' : fault);
    await this.time.sleep(this.#between(5, 60));
    this.calls.push(endpoint);
    const before = this.#statuses(endpoint === 'reserve');
    let answer: Response | Error;
    try {
      answer = await this.#office(request);
    } catch (cause) {
      answer = cause as Error;
    }
    const text = answer instanceof Response && isWrite ? await answer.clone().text() : '';
    const made = endpoint === 'reserve' ? [...this.#statuses(true).keys()].filter((uuid) => !before.has(uuid)) : [];
    if (!isJson(text)) for (const uuid of made) this.orphans.add(uuid);
    if (endpoint === 'release') await this.onRelease?.();
    await this.time.sleep(this.#between(5, 60));
    if (!tab.isAlive) {
      for (const uuid of made) this.orphans.add(uuid);
      if (endpoint === 'purchase') this.abandonedPurchases += 1;
      return this.#never();
    }
    if (answer instanceof Error) throw answer;
    return answer;
  }

  get #credentials(): string {
    return `Basic ${btoa(`${this.user}:demopass`)}`;
  }

  /** Calls the box office and records what it sells. */
  async #direct(request: Request): Promise<Response> {
    request.headers.set('Authorization', this.#credentials);
    const endpoint = endpointOf(request);
    const isBuying = endpoint === 'purchase' || endpoint === 'callback';
    const form = new URLSearchParams(endpoint === 'purchase' ? await request.clone().text() : '');
    const before = this.#statuses(isBuying);
    try {
      return await this.sandbox.handle(request);
    } finally {
      if (endpoint === 'purchase') {
        const uuid = form.get('transaction_uuid') ?? '';
        if (['purchased', 'attempting'].includes(before.get(uuid) ?? '')) this.repeatedPurchases += 1;
        this.#recordPurchase(uuid, before);
      }
      // A callback runs without waits, so this call sold whatever was sold since.
      if (endpoint === 'callback') for (const uuid of before.keys()) this.#recordPurchase(uuid, before);
    }
  }

  /** Calls the box office through the proxy, one call at a time: Web Crypto would race in a way that no seed repeats. */
  #proxied(): Handler {
    const proxy = createProxy({
      upstream: 'https://api.test',
      user: this.user,
      password: 'demopass',
      origins: [SHOP],
      fetch: (request) => this.#direct(request),
    });
    const inLine: Handler = (request) => {
      const answer = this.#line.then(() => proxy(request));
      this.#line = answer;
      return answer;
    };
    return async (request) => {
      const fault = request.headers.get('X-Sandbox-Fault') ?? '';
      const [name, value] = fault.split('=');
      if (request.url.includes('.v1')) request.headers.set('Origin', SHOP);
      if (name === 'drop') throw new TypeError('Failed to fetch');
      if (name === 'error') return Response.json({ error_code: 6, error_desc: 'broken' }, { status: Number(value) });
      if (name === 'latency') await this.time.sleep(Number(value));
      const answer = await inLine(request);
      if (name === 'slow_answer') await this.time.sleep(Number(value));
      if (name === 'lost') throw new TypeError('Failed to fetch');
      if (name !== 'truncate') return answer;
      const text = await answer.text();
      return new Response(text.slice(0, text.length / 2), answer);
    };
  }

  /** Follows an address of the proxy. @param arrive gets the address of the redirect */
  navigate(address: string, arrive: (address: URL) => void): void {
    const go = async (): Promise<void> => {
      await this.time.sleep(this.#between(5, 60));
      const answer = await this.#office(new Request(address));
      await this.time.sleep(this.#between(5, 60));
      arrive(new URL(answer.headers.get('Location') ?? ''));
    };
    this.time.busy += 1;
    void go().finally(() => (this.time.busy -= 1));
  }

  #statuses(isWanted: boolean): Map<string, string> {
    return new Map(isWanted ? this.transactions().map(({ uuid, status }) => [uuid, status]) : []);
  }

  #recordPurchase(uuid: string, before: ReadonlyMap<string, string>): void {
    if (before.get(uuid) === 'purchased' || this.#statuses(true).get(uuid) !== 'purchased') return;
    this.bought.set(uuid, (this.bought.get(uuid) ?? 0) + 1);
  }
}

const endpointOf = ({ url }: Request): string =>
  /\/([a-z_]+)\.v1/.exec(url)?.[1] ?? (/\/callback\//.test(url) ? 'callback' : '');

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
