/**
 * Several tabs of one browser over the simulated box office, in virtual time: the network, the channel between the tabs
 * and the lock take their time, which a seeded chance decides, so that a run repeats exactly. Tabs can be closed,
 * reloaded and killed in the middle of anything.
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

/** What goes wrong with a call, in the words of the sandbox's header. */
export type Fault = string;

/** A page of the simulated browser. */
export interface Tab {
  readonly session: Session;
  readonly storage: TestStorage;
  readonly events: SessionEventType[];
  /** For the coming calls of this tab, one each. */
  faults: Fault[];
  isAlive: boolean;
  /** Actions that have not come to an end. */
  pending: number;
}

export class Simulation {
  readonly time = new VirtualTime();
  readonly payments = new PaymentSite(this);
  readonly sandbox: Sandbox;
  tabs: Tab[] = [];
  /** Endpoints, in the order of arrival. */
  readonly calls: string[] = [];
  /** Runs each time that tickets have been given back. */
  onRelease: (() => Promise<void>) | undefined;
  /** Another customer. */
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
  /** How often a purchase found its reservation live, by transaction. */
  readonly bought = new Map<string, number>();
  /** Purchases asked for by a tab that did not live to see the end: they may arrive late. */
  abandonedPurchases = 0;
  repeatedPurchases = 0;
  #seed: number;
  #known: Transaction[] | undefined;
  readonly #locks: { owner: Tab; run: () => void }[] = [];
  #holder: Tab | undefined;
  #isOver = false;
  readonly #hanging: (() => void)[] = [];
  /** The browser's, where its tabs have one. */
  readonly #storage = new TestStorage();
  readonly #office: Handler;
  #line: Promise<unknown> = Promise.resolve();
  readonly #events: SessionEventType[] = [];
  readonly #channels = new Map<Tab, (message: unknown) => void>();

  constructor(
    seed: number,
    readonly isLocal: boolean,
    /** One who does not buy on credit needs a proxy to come back to. */
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

  /** What the box office holds now and some tab was told of. */
  live(): Transaction[] {
    return this.transactions().filter(
      ({ uuid, status, holdUntil }) =>
        (status === 'reserved' || status === 'attempting') &&
        holdUntil > NOW + this.time.now &&
        !this.orphans.has(uuid),
    );
  }

  /** How often pages have heard of something, also those that are gone. */
  told(type: SessionEventType): number {
    return this.#events.filter((event) => event === type).length;
  }

  /** @param returned what its address says of a payment elsewhere */
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

  /** Ends the page as it is: nothing of it runs any more, though what it has sent still arrives. */
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

  /** Lets everything come to its end, without faults. */
  async rest(): Promise<void> {
    for (const tab of this.tabs) tab.faults = [];
    for (let round = 0; round < 300; round += 1) {
      await this.time.pass(1_000);
      if (this.tabs.every(({ pending }) => pending === 0)) {
        // For what actions leave to be done afterwards.
        await this.time.pass(5_000);
        return;
      }
    }
    throw new Error('An action did not come to an end within five minutes.');
  }

  /** Calls of killed tabs are let go only now, so that the client's real timers end with the run. */
  end(): void {
    this.#isOver = true;
    for (const letGo of this.#hanging) letGo();
  }

  #never(): Promise<Response> {
    this.time.busy -= 1;
    return new Promise((resolve) => this.#hanging.push(() => resolve(new Response(null, { status: 500 }))));
  }

  /** Between 0 and 1, the same in every repetition (mulberry32). */
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
          this.#locks.push({ owner: tab, run: resolve });
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
    while (next && !next.owner.isAlive) next = this.#locks.shift();
    if (!next) return;
    this.#holder = next.owner;
    const { owner, run } = next;
    this.time.start(this.#between(0, 3), () => {
      if (owner.isAlive) run();
    });
  }

  /** In order from each to each, and slower than the lock at times. */
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

  /** Counts its calls as work, so that time stands still while one is computing. */
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
    // A read that never arrives is as one that fails, which the client does not sit out in real time.
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

  /** The box office itself, with a record of what it sells. */
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
      // Nothing waits in there, so what has been sold since was sold by this call.
      if (endpoint === 'callback') for (const uuid of before.keys()) this.#recordPurchase(uuid, before);
    }
  }

  /** Through the proxy, one after the other, so that its cryptography makes no race that a seed cannot repeat. */
  #proxied(): Handler {
    const proxy = createProxy({
      ...{ upstream: 'https://api.test', user: this.user, password: 'demopass', origins: [SHOP] },
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

  /** A customer's browser follows an address of the proxy's. @param arrive is given where it is led on to */
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
