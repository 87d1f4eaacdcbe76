/** The scope that `<tsw-box-office>` provides to the elements it wraps: its attributes over the page's settings. */
import { ContextProvider } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import { type BookingScope, bookingScopeContext, ConfigurableScope } from './booking-scope.js';
import { thePage } from './page.js';
import { mergeSettings, readSettings } from './settings.js';

export class ProvidedScope implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #scope: ConfigurableScope;
  readonly #provider: ContextProvider<typeof bookingScopeContext, ReactiveElement>;
  #stopListening: (() => void) | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    this.#scope = new ConfigurableScope(
      () => nameOf(host),
      () => host,
    );
    this.#provider = new ContextProvider(host, { context: bookingScopeContext, initialValue: this.#scope.current });
    host.addController(this);
  }

  get scope(): BookingScope {
    return this.#scope.current;
  }

  hostConnected(): void {
    this.#stopListening = thePage().onChange(() => this.configure());
    this.configure();
    this.scope.session?.resume();
  }

  hostDisconnected(): void {
    this.#stopListening?.();
    // A framework that moves a node reconnects it at once. One that stays away must leave no timer behind.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.scope.session?.pause();
    });
  }

  configure(): void {
    const settings = mergeSettings(thePage().scope.settings, readSettings(this.#host));
    if (this.#scope.configure(settings)) this.#provider.setValue(this.#scope.current);
  }
}

/** A name that is the same after a reload: the id, or the position among the page's box offices. */
function nameOf(host: ReactiveElement): string {
  return host.id || `box-office-${[...document.querySelectorAll(host.localName)].indexOf(host)}`;
}
