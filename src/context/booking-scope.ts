/**
 * The value of the Lit context: the settings in force and the session made from them. There is one scope for the page,
 * one for each `<tsw-box-office>` and one for each endpoint that elements name themselves.
 */
import { createContext } from '@lit/context';
import { Client } from '../client/client.js';
import { TswEvent } from '../events/events.js';
import { systemClock } from '../state/clock.js';
import type { SessionEventListener } from '../state/session-events.js';
import { type KeyValueStorage, SavedState } from '../state/shared/saved-state.js';
import { Session } from '../state/session.js';
import { xmlSellerLoader } from '../state/sellers.js';
import { PROTOCOL } from '../version.js';
import { watchPageLife } from '../browser/page-life.js';
import { returnPathFor } from '../browser/return-page.js';
import { loadStripeStandIn, sandboxFetch } from '../in-page/sandbox-fetch.js';
import { Presence } from './presence.js';
import { normaliseEndpoint, sandboxUser, type Settings } from './settings.js';
import { tabSupport } from '../browser/tab-support.js';
import { watchedFetch } from '../browser/watched-fetch.js';

export interface BookingScope {
  readonly settings: Settings;
  /** Undefined until there is an endpoint. */
  readonly session: Session | undefined;
  /** The elements that use it. */
  readonly presence: Presence | undefined;
}

/** The key is global and versioned: copies of the library on one page meet, other libraries do not. */
export const bookingScopeContext = createContext<BookingScope>(Symbol.for(`tsw-widgets/booking-scope@${PROTOCOL}`));

/** The scope of one host, which gets another session when its settings name another box office. */
export class ConfigurableScope {
  #current: BookingScope = { settings: {}, session: undefined, presence: new Presence() };
  #sessionKey = '';

  /**
   * @param name distinguishes scopes with the same endpoint, also after a reload; empty for the page's own
   * @param target dispatches the events of actions that no element asked for
   */
  constructor(
    private readonly name: () => string,
    private readonly target: () => EventTarget,
  ) {}

  get current(): BookingScope {
    return this.#current;
  }

  /** @returns whether anything changed */
  configure(settings: Settings): boolean {
    if (JSON.stringify(settings) === JSON.stringify(this.#current.settings)) return false;
    this.#current = { ...this.#current, settings, session: this.#sessionFor(settings) };
    return true;
  }

  #sessionFor({ endpoint, storage = 'session' }: Settings): Session | undefined {
    const key = endpoint === undefined ? '' : `${normaliseEndpoint(endpoint)} ${storage} ${this.name()}`;
    if (key === this.#sessionKey) return this.#current.session;
    this.#sessionKey = key;
    this.#current.session?.pause();
    if (endpoint === undefined) return undefined;
    const base = normaliseEndpoint(endpoint);
    const user = sandboxUser(base);
    const connection =
      user === undefined
        ? { endpoint: base, fetch: watchedFetch(base) }
        : { endpoint: 'https://sandbox.invalid/f13', fetch: sandboxFetch(user) };
    const session = new Session({
      client: new Client(connection),
      loadXmlSeller: xmlSellerLoader(connection),
      stripeStandIn: user === undefined ? undefined : loadStripeStandIn,
      saved: new SavedState(storageOf(storage), `${base}${this.name() && `#${this.name()}`}`, storage === 'session'),
      clock: systemClock,
      onEvent: this.#dispatch,
      returnPath: returnPathFor(this.name(), base),
      // The simulated box office lives in its page, so other tabs cannot share it.
      tabs: storage === 'none' || user !== undefined ? undefined : tabSupport(),
    });
    void session.restore();
    watchPageLife(session);
    return session;
  }

  readonly #dispatch: SessionEventListener = (type, detail, origin) => {
    // An event of a removed element would not reach the page.
    const target = origin instanceof Node && origin.isConnected ? origin : this.target();
    target.dispatchEvent(new TswEvent(`tsw-${type}`, detail as never));
  };
}

function storageOf(kind: NonNullable<Settings['storage']>): KeyValueStorage | undefined {
  if (kind === 'none') return undefined;
  try {
    return kind === 'local' ? localStorage : sessionStorage;
  } catch (cause) {
    console.warn('tsw-widgets: this page blocks storage, so the booking will not survive a reload.', cause);
    return undefined;
  }
}
