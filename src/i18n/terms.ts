/**
 * The words of the interface by language. English is built in and is the type that every other language must fill; a
 * partner adds or overrides one with `registerTerms`. Elements read them through TswElement.terms.
 */
import { en as always } from './en/index.js';
import type { LazyWords } from './en/lazy.js';

export type Terms = typeof always & LazyWords;

/** Any part may be left out: English fills it. */
export type PartialTerms = { readonly [Area in keyof Terms]?: Partial<Terms[Area]> };

type Loader = () => Promise<PartialTerms> | PartialTerms;

/** Whole as soon as it is needed: a lazy part brings its words along (`addWords`). */
const en = always as Terms;
const loaders = new Map<string, Loader>();
const partials = new Map<string, PartialTerms>();
const loaded = new Map<string, Terms>([['en', en]]);
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
  loaded.delete(tag);
  partials.delete(tag);
  for (const listener of listeners) listener();
}

/** English words that only a lazy part of the interface uses. Called by its module, before it can show anything. */
export function addWords(words: Partial<LazyWords>): void {
  Object.assign(en, words);
  for (const [tag, partial] of partials) loaded.set(tag, withEnglish(partial));
  for (const listener of listeners) listener();
}

/** Tells when words have arrived. @returns a function that ends it */
export function onTermsChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The words for a language: at once if they are here, else English until they have been loaded. */
export function termsFor(language: string): Terms {
  const tag = language.toLowerCase();
  for (const candidate of [tag, tag.split('-')[0] ?? tag]) {
    const found = loaded.get(candidate);
    if (found) return found;
    const load = loaders.get(candidate);
    if (load) {
      void fill(candidate, load);
      return en;
    }
  }
  return en;
}

async function fill(tag: string, load: Loader): Promise<void> {
  // Until the words are here English stands in, and nobody loads them twice.
  loaded.set(tag, en);
  const partial = await load();
  partials.set(tag, partial);
  loaded.set(tag, withEnglish(partial));
  for (const listener of listeners) listener();
}

function withEnglish(partial: PartialTerms): Terms {
  const terms = { ...en };
  for (const area of Object.keys(partial) as (keyof Terms)[]) {
    Object.assign(terms, { [area]: { ...en[area], ...partial[area] } });
  }
  return terms;
}
