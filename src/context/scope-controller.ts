/**
 * How an element reaches its session: its own `endpoint`, else the nearest box office, else the page. The only place
 * that consumes context, always subscribed, so that late, nearer and moved box offices are found.
 */
import { ContextConsumer, ContextProvider } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { Session } from '../state/session.js';
import { type BookingScope, bookingScopeContext } from './booking-scope.js';
import { thePage } from './page.js';
import { mergeSettings, readSettings, type Settings } from './settings.js';

export class ScopeController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #listeners = new Set<() => void>();
  #provided: BookingScope | undefined;
  #own: Settings = {};
  #session: Session | undefined;
  #relay: ContextProvider<typeof bookingScopeContext, ReactiveElement> | undefined;
  #settings: Settings = {};

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
    new ContextConsumer(host, {
      context: bookingScopeContext,
      subscribe: true,
      callback: (scope) => {
        this.#provided = scope;
        this.#resolve();
      },
    });
  }

  get session(): Session | undefined {
    return this.#session;
  }

  /** The element's own attributes over the box office's over the page's. */
  get settings(): Settings {
    return this.#settings;
  }

  hostConnected(): void {
    this.attributesChanged();
  }

  /** The answer belongs to the place: an element that is moved asks again. */
  hostDisconnected(): void {
    this.#provided = undefined;
  }

  attributesChanged(): void {
    this.#own = readSettings(this.#host);
    this.#resolve();
  }

  /** Tells when another session takes over. */
  onSessionChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Hands the element's own settings and session on to the elements that it renders. */
  relay(): void {
    const initialValue = { settings: this.#settings, session: this.#session };
    this.#relay = new ContextProvider(this.#host, { context: bookingScopeContext, initialValue });
  }

  #resolve(): void {
    const { endpoint } = this.#own;
    const scope = endpoint === undefined ? this.#provided : thePage().scopeFor({ ...this.#own, endpoint });
    this.#settings = mergeSettings(scope?.settings ?? {}, this.#own);
    const before = this.#session;
    this.#session = scope?.session;
    this.#relay?.setValue({ settings: this.#settings, session: this.#session });
    if (before !== this.#session) for (const listener of this.#listeners) listener();
    this.#host.requestUpdate();
  }
}
