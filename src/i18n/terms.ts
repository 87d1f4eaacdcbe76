/**
 * The translations of the interface. English is built in and gives every other language its type. A partner adds or
 * overrides a language with `registerTerms`. Elements read the words through a locale (locale.ts).
 */
import type { en } from './en/index.js';
import type { LazyWords } from './en/lazy.js';

/** The words that every page has from the start. */
export type CoreTerms = typeof en;

export type Terms = CoreTerms & LazyWords;

/** English fills every word that is left out. */
export type PartialTerms = { readonly [Area in keyof Terms]?: Partial<Terms[Area]> };

type Loader = () => Promise<PartialTerms> | PartialTerms;

const loaders = new Map<string, Loader>();
/** By language tag; undefined while a translation loads. */
const translations = new Map<string, PartialTerms | undefined>();
const listeners = new Set<() => void>();

/**
 * Adds a language, or replaces its words.
 *
 * @param language IETF tag; `de` also serves `de-AT`, unless `de-AT` is registered too
 * @param load the terms, or a function that loads them when the language is first shown
 */
export function registerTerms(language: string, load: Loader | PartialTerms): void {
  const tag = language.toLowerCase();
  loaders.set(tag, typeof load === 'function' ? load : () => load);
  translations.delete(tag);
  tellListeners();
}

/**
 * Calls `listener` whenever a language is registered or its words have loaded.
 *
 * @returns a function that stops the calls
 */
export function onTermsChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The words that a partner registered for a language; undefined where there are none, and until they have loaded. */
export function translationFor(language: string): PartialTerms | undefined {
  const tag = language.toLowerCase();
  for (const candidate of [tag, tag.split('-')[0] ?? tag]) {
    const load = loaders.get(candidate);
    if (load) {
      if (!translations.has(candidate)) void fetchTranslation(candidate, load);
      return translations.get(candidate);
    }
  }
  return undefined;
}

async function fetchTranslation(tag: string, load: Loader): Promise<void> {
  // The empty entry prevents a second load.
  translations.set(tag, undefined);
  translations.set(tag, await load());
  tellListeners();
}

function tellListeners(): void {
  for (const listener of listeners) listener();
}
