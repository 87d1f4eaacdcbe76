/**
 * A locale: a language and the words in it. Every page has the core words. A module of a lazy part gets a locale with its
 * own words from `withWords`, so that code whose words are not loaded does not compile.
 */
import { en } from './en/index.js';
import type { LazyWords } from './en/lazy.js';
import { type CoreTerms, type PartialTerms, type Terms, translationFor } from './terms.js';

/** @typeParam Areas the lazy words that the code needs, such as `'search' | 'performances'` */
export interface Locale<Areas extends keyof LazyWords = never> {
  /** IETF tag, for Intl. */
  readonly language: string;
  readonly terms: CoreTerms & Pick<LazyWords, Areas>;
}

/** A locale and the translation that it was made from. */
interface CachedLocale<Areas extends keyof LazyWords> {
  readonly translation: PartialTerms | undefined;
  readonly locale: Locale<Areas>;
}

/**
 * Adds the English words of a lazy part. Called once, at the top of the module that shows them.
 *
 * Templates are not type-checked, so an element that gets its locale as a property declares a plain `Locale` and calls
 * the returned function for its own words.
 *
 * @returns a function from a language to its locale: the same object until the words of the language change, with English
 *   words until the translation has loaded
 */
export function withWords<Areas extends keyof LazyWords>(
  words: Pick<LazyWords, Areas>,
): (language: string) => Locale<Areas> {
  const english = { ...en, ...words };
  const cache = new Map<string, CachedLocale<Areas>>();
  return (language) => {
    const translation = translationFor(language);
    let cached = cache.get(language);
    if (!cached || cached.translation !== translation) {
      cached = { translation, locale: { language, terms: translation ? translate(english, translation) : english } };
      cache.set(language, cached);
    }
    return cached.locale;
  };
}

/** The locale with the words that every page has. */
export const localeFor = withWords({});

function translate<T extends Partial<Terms>>(english: T, translation: PartialTerms): T {
  const terms = { ...english };
  // Object.keys returns strings, but T has no keys other than areas.
  for (const area of Object.keys(english) as (keyof Terms)[]) {
    Object.assign(terms, { [area]: { ...english[area], ...translation[area] } });
  }
  return terms;
}
