/**
 * The page's own booking scope, for elements outside any `<tsw-box-office>`, and the ContextRoot that connects elements
 * to a box office defined after them. Installed once per page, however many copies of the library the page loads.
 */
import { ContextProvider, ContextRoot } from '@lit/context';
import type { ReactiveElement } from 'lit';
import { PROTOCOL, VERSION } from '../version.js';
import { type BookingScope, bookingScopeContext, ConfigurableScope } from './booking-scope.js';
import { checkSettings, mergeSettings, normaliseEndpoint, type Settings } from './settings.js';

export interface Page {
  readonly version: string;
  readonly scope: BookingScope;
  /** Overrides the page's settings by those that are given. */
  configure(settings: Settings): void;
  /** The scope shared by all elements whose own attributes name this endpoint. */
  scopeFor(settings: Settings & { readonly endpoint: string }): BookingScope;
  /** @returns a function that ends the subscription */
  onChange(listener: () => void): () => void;
}

const PAGE_KEY = Symbol.for(`tsw-widgets/page@${PROTOCOL}`);

/** The page's scope, made at the first call. Needs a document. */
export function thePage(): Page {
  const globals = globalThis as { [PAGE_KEY]?: Page };
  return (globals[PAGE_KEY] ??= installPage());
}

/** Sets the page's settings. An element's own attributes and those of its `<tsw-box-office>` win over them. */
export function configure(settings: Settings): void {
  thePage().configure(checkSettings(settings));
}

function installPage(): Page {
  const root = document.documentElement;
  // Attached first, because it only remembers consumers that ask after it is attached.
  new ContextRoot().attach(root);
  const pageScope = new ConfigurableScope(
    () => '',
    () => root,
  );
  // The provider needs only an element with listeners. A plain element calls no controllers, hence `hostConnected()`.
  const provider = new ContextProvider(root as unknown as ReactiveElement, {
    context: bookingScopeContext,
    initialValue: pageScope.current,
  });
  provider.hostConnected();
  const named = new Map<string, ConfigurableScope>();
  const listeners = new Set<() => void>();

  return {
    version: VERSION,
    get scope() {
      return pageScope.current;
    },
    configure(settings) {
      if (!pageScope.configure(mergeSettings(pageScope.current.settings, settings))) return;
      provider.setValue(pageScope.current);
      for (const listener of listeners) listener();
    },
    scopeFor(settings) {
      const merged = mergeSettings(pageScope.current.settings, settings);
      const key = `${normaliseEndpoint(settings.endpoint)} ${merged.storage ?? 'session'}`;
      let scope = named.get(key);
      if (!scope) {
        scope = new ConfigurableScope(
          () => 'own',
          () => root,
        );
        scope.configure(merged);
        named.set(key, scope);
      }
      return { ...scope.current, settings: merged };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
