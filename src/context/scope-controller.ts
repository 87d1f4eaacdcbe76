/**
 * Connects an element to its scope, by its own `endpoint`, else the nearest box office, else the page, and makes the
 * element known to the others of that scope. The only consumer of the context. It is always subscribed, so that it finds
 * box offices that are defined later, added nearer or moved.
 */
import { ContextConsumer, ContextProvider } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { Session } from '../state/session.js';
import { type BookingScope, bookingScopeContext } from './booking-scope.js';
import { thePage } from './page.js';
import type { Presence, Role } from './presence.js';
import { mergeSettings, readSettings, type Settings } from './settings.js';

export class ScopeController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #listeners = new Set<() => void>();
  #provided: BookingScope | undefined;
  #own: Settings = {};
  #scope: BookingScope = { settings: {}, session: undefined, presence: undefined };
  #role: () => Role | undefined = () => undefined;
  #relay: ContextProvider<typeof bookingScopeContext, ReactiveElement> | undefined;

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
    return this.#scope.session;
  }

  /** The elements that have this scope. */
  get presence(): Presence | undefined {
    return this.#scope.presence;
  }

  /** The element's own attributes over the box office's over the page's. */
  get settings(): Settings {
    return this.#scope.settings;
  }

  hostConnected(): void {
    this.attributesChanged();
  }

  /** An element that moves asks again, because the answer depends on its place. */
  hostDisconnected(): void {
    this.presence?.set(this.#host, undefined);
    this.#provided = undefined;
  }

  hostUpdated(): void {
    if (this.#host.isConnected) this.presence?.set(this.#host, this.#role());
  }

  attributesChanged(): void {
    this.#own = readSettings(this.#host);
    this.#resolve();
  }

  /** Calls the listener when the element gets another session. */
  onSessionChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Gives the host a role while it is on the page. @param role asked after each update of the host */
  play(role: () => Role | undefined): void {
    this.#role = role;
  }

  /** Passes the element's settings and session on to the elements that it renders. */
  relay(): void {
    this.#relay = new ContextProvider(this.#host, { context: bookingScopeContext, initialValue: this.#scope });
  }

  #resolve(): void {
    const { endpoint } = this.#own;
    const scope = endpoint === undefined ? this.#provided : thePage().scopeFor({ ...this.#own, endpoint });
    const { session, presence } = this.#scope;
    if (presence !== scope?.presence) presence?.set(this.#host, undefined);
    this.#scope = {
      settings: mergeSettings(scope?.settings ?? {}, this.#own),
      session: scope?.session,
      presence: scope?.presence,
    };
    this.#relay?.setValue(this.#scope);
    this.hostUpdated();
    if (session !== this.session) for (const listener of this.#listeners) listener();
    this.#host.requestUpdate();
  }
}
