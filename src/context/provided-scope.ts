/** What `<tsw-box-office>` does: a scope of its own, from its attributes over the page's settings, for what it wraps. */
import { ContextProvider } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import { type BookingScope, bookingScopeContext, ScopeOwner } from './booking-scope.js';
import { thePage } from './page.js';
import { mergeSettings, readSettings } from './settings.js';

export class ProvidedScope implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #owner: ScopeOwner;
  readonly #provider: ContextProvider<typeof bookingScopeContext, ReactiveElement>;
  #stopListening: (() => void) | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    this.#owner = new ScopeOwner(
      () => nameOf(host),
      () => host,
    );
    this.#provider = new ContextProvider(host, { context: bookingScopeContext, initialValue: this.#owner.scope });
    host.addController(this);
  }

  get scope(): BookingScope {
    return this.#owner.scope;
  }

  hostConnected(): void {
    this.#stopListening = thePage().onChange(() => this.configure());
    this.configure();
    this.scope.session?.resume();
  }

  hostDisconnected(): void {
    this.#stopListening?.();
    // A node that a framework moves comes back at once; one that is gone must leave no timer behind.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.scope.session?.pause();
    });
  }

  configure(): void {
    const settings = mergeSettings(thePage().scope.settings, readSettings(this.#host));
    if (this.#owner.configure(settings)) this.#provider.setValue(this.#owner.scope);
  }
}

/** The same after a reload: the id, or the place among the page's box offices. */
function nameOf(host: ReactiveElement): string {
  return host.id || `box-office-${[...document.querySelectorAll(host.localName)].indexOf(host)}`;
}
