/**
 * The page's own booking scope, which elements use that stand in no `<tsw-box-office>`, and the ContextRoot that lets
 * late box offices claim early elements. Installed once a page, however many copies of the library it loads.
 */
import { ContextProvider, ContextRoot } from '@lit/context';
import type { ReactiveElement } from 'lit';
import { PROTOCOL, VERSION } from '../version.js';
import { type BookingScope, bookingScopeContext, ScopeOwner } from './booking-scope.js';
import { checkSettings, mergeSettings, normaliseEndpoint, type Settings } from './settings.js';

export interface Page {
  readonly version: string;
  readonly scope: BookingScope;
  /** Lays settings over those that hold for the page. */
  configure(settings: Settings): void;
  /** The scope of elements that name this endpoint themselves: they share one session. */
  scopeFor(settings: Settings & { readonly endpoint: string }): BookingScope;
  /** @returns a function that ends it */
  onChange(listener: () => void): () => void;
}

const PAGE_KEY = Symbol.for(`tsw-widgets/page@${PROTOCOL}`);

/** The page's scope; made at the first call. Only in a browser. */
export function thePage(): Page {
  const globals = globalThis as { [PAGE_KEY]?: Page };
  return (globals[PAGE_KEY] ??= installPage());
}

/** Settings for every element of the page that has none nearer. */
export function configure(settings: Settings): void {
  thePage().configure(checkSettings(settings));
}

function installPage(): Page {
  const root = document.documentElement;
  // First of all: a consumer that asks before this is attached is lost.
  new ContextRoot().attach(root);
  const owner = new ScopeOwner(
    () => '',
    () => root,
  );
  // The provider only needs to be an element with listeners; no controller will call it on a plain one.
  const provider = new ContextProvider(root as unknown as ReactiveElement, {
    context: bookingScopeContext,
    initialValue: owner.scope,
  });
  provider.hostConnected();
  const named = new Map<string, ScopeOwner>();
  const listeners = new Set<() => void>();

  return {
    version: VERSION,
    get scope() {
      return owner.scope;
    },
    configure(settings) {
      if (!owner.configure(mergeSettings(owner.scope.settings, settings))) return;
      provider.setValue(owner.scope);
      for (const listener of listeners) listener();
    },
    scopeFor(settings) {
      const merged = mergeSettings(owner.scope.settings, settings);
      const key = `${normaliseEndpoint(settings.endpoint)} ${merged.storage ?? 'session'}`;
      let own = named.get(key);
      if (!own) {
        own = new ScopeOwner(
          () => 'own',
          () => root,
        );
        own.configure(merged);
        named.set(key, own);
      }
      return { ...own.scope, settings: merged };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
