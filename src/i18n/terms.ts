/**
 * The words of the interface by language. English is built in and is the type that every other language must fill; a
 * partner adds or overrides one with `registerTerms`. Elements read the words through a locale (locale.ts).
 */
import type { en } from './en/index.js';
import type { LazyWords } from './en/lazy.js';

/** The words that every page has from the start. */
export type CoreTerms = typeof en;

export type Terms = CoreTerms & LazyWords;

/** Any part may be left out: English fills it. */
export type PartialTerms = { readonly [Area in keyof Terms]?: Partial<Terms[Area]> };

type Loader = () => Promise<PartialTerms> | PartialTerms;

const loaders = new Map<string, Loader>();
/** By tag; undefined while the words are on their way. */
const translations = new Map<string, PartialTerms | undefined>();
const listeners = new Set<() => void>();

/**
 * Adds a language, or replaces words of one.
 *
 * @param language IETF tag; `de` serves `de-AT` too unless that is registered itself
 * @param load the terms, or a function that loads them when the language is first shown
 */
export function registerTerms(language: string, load: Loader | PartialTerms): void {
  const tag = language.toLowerCase();
  loaders.set(tag, typeof load === 'function' ? load : () => load);
  translations.delete(tag);
  tellListeners();
}

/** Tells when a language was registered or its words have arrived. @returns a function that ends it */
export function onTermsChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The words that a partner registered for a language: undefined for none, and until they have been loaded. */
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
  // The empty entry keeps a second reader from loading the words again.
  translations.set(tag, undefined);
  translations.set(tag, await load());
  tellListeners();
}

function tellListeners(): void {
  for (const listener of listeners) listener();
}
