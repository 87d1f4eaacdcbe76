/**
 * The one value with which elements speak: a language and the words that are there in it. Every page has the core words;
 * a module of a lazy part gets a locale with its own words from `withWords`, so that a part without its words does not
 * compile.
 */
import { en } from './en/index.js';
import type { LazyWords } from './en/lazy.js';
import { type CoreTerms, type PartialTerms, type Terms, translationFor } from './terms.js';

/** @typeParam Areas the lazy words that the reader of the locale needs, such as `'search' | 'performances'` */
export interface Locale<Areas extends keyof LazyWords = never> {
  /** IETF tag, for Intl. */
  readonly language: string;
  readonly terms: CoreTerms & Pick<LazyWords, Areas>;
}

/** A locale, with the translation that it was made from. */
interface Made<Areas extends keyof LazyWords> {
  readonly translation: PartialTerms | undefined;
  readonly locale: Locale<Areas>;
}

/**
 * Brings the English words of a lazy part. Called once, at the top of the module that shows them.
 *
 * Templates are not type-checked, so an element that is given its locale as a property declares a plain `Locale` and
 * asks what this returns for the rest.
 *
 * @returns the locale for a language: the same object until the words of the language change, in English until they have
 *   been loaded
 */
export function withWords<Areas extends keyof LazyWords>(
  words: Pick<LazyWords, Areas>,
): (language: string) => Locale<Areas> {
  const english = { ...en, ...words };
  const cache = new Map<string, Made<Areas>>();
  return (language) => {
    const translation = translationFor(language);
    let made = cache.get(language);
    if (!made || made.translation !== translation) {
      made = { translation, locale: { language, terms: translation ? translate(english, translation) : english } };
      cache.set(language, made);
    }
    return made.locale;
  };
}

/** The locale with the words that every page has. */
export const localeFor = withWords({});

function translate<T extends Partial<Terms>>(english: T, translation: PartialTerms): T {
  const terms = { ...english };
  // Object.keys gives strings; a bound of T, which has no areas but these, says what they are.
  for (const area of Object.keys(english) as (keyof Terms)[]) {
    Object.assign(terms, { [area]: { ...english[area], ...translation[area] } });
  }
  return terms;
}
