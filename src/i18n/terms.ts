/**
 * The words of the interface by language. English is built in and is the type that every other language must fill; a
 * partner adds or overrides one with `registerTerms`. Elements read them through TswElement.terms.
 */
import type { changes } from './en/changes.js';
import { en } from './en/index.js';

/** Areas that come with the views that show them, so that no page downloads the words of what it does not show. */
export interface LazyTerms {
  readonly changes: typeof changes;
}

export type Terms = typeof en & { readonly [Area in keyof LazyTerms]?: Partial<LazyTerms[Area]> };

/** Any part may be left out: English fills it. */
export type PartialTerms = { readonly [Area in keyof Terms]?: Partial<Terms[Area]> };

type Loader = () => Promise<PartialTerms> | PartialTerms;

const loaders = new Map<string, Loader>();
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
  const areas = Object.entries(en).map(([area, words]) => [area, { ...words, ...partial[area as keyof Terms] }]);
  loaded.set(tag, { ...partial, ...Object.fromEntries(areas) } as Terms);
  for (const listener of listeners) listener();
}

/** The words of a lazy area. @param english fills what the language lacks; it comes with whoever asks */
export function lazyTerms<Area extends keyof LazyTerms>(
  terms: Terms,
  area: Area,
  english: LazyTerms[Area],
): LazyTerms[Area] {
  return { ...english, ...terms[area] };
}
