/** A locale: the language with the core words and those that the module brings, and no others. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../src/i18n/en/index.js';
import { promo } from '../../src/i18n/en/promo.js';
import { search } from '../../src/i18n/en/search.js';
import { type Locale, localeFor, withWords } from '../../src/i18n/locale.js';
import { onTermsChange, registerTerms } from '../../src/i18n/terms.js';

const searchLocale = withWords({ search });

/** Waits until translations have loaded. */
const translationsLoaded = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('a locale', () => {
  it('has the words that its module brings, and the core words', () => {
    const { language, terms } = searchLocale('en-GB');
    assert.equal(language, 'en-GB');
    assert.equal(terms.search, search);
    assert.equal(terms.common, en.common);
    assert.equal('promo' in terms, false);
    assert.equal('search' in localeFor('en').terms, false);
  });

  it('does not compile where it lacks an area', () => {
    const submitWord = ({ terms }: Locale<'search'>): string => terms.search.submit;
    const closeWord = ({ terms }: Locale): string => terms.common.close;
    const both = withWords({ promo, search })('en');
    assert.equal(submitWord(both), search.submit);
    assert.equal(closeWord(both), en.common.close);
    // @ts-expect-error this locale has only the core words
    assert.throws(() => submitWord(localeFor('en')), TypeError);
    // @ts-expect-error this locale has the words of another area
    assert.throws(() => submitWord(withWords({ promo })('en')), TypeError);
    // @ts-expect-error this area does not exist
    withWords({ sarch: search });
  });

  it('is one object for each language until the words of that language have loaded', async () => {
    const english = searchLocale('en');
    registerTerms('aa', { search: { submit: 'Chercher' } });
    const before = searchLocale('aa');
    assert.equal(before.terms.search.submit, search.submit);
    await translationsLoaded();
    const after = searchLocale('aa');
    assert.notEqual(after, before);
    assert.equal(searchLocale('aa'), after);
    assert.equal(searchLocale('en'), english);
  });

  it('fills what a translation leaves out with English', async () => {
    registerTerms('bb', () => Promise.resolve({ search: { submit: 'Chercher' }, common: { close: 'Fermer' } }));
    searchLocale('bb');
    await translationsLoaded();
    const { terms } = searchLocale('bb');
    assert.deepEqual([terms.search.submit, terms.search.more], ['Chercher', search.more]);
    assert.deepEqual([terms.common.close, terms.common.retry], ['Fermer', en.common.retry]);
    assert.equal(localeFor('bb').terms.common.close, 'Fermer');
    assert.equal(search.submit, searchLocale('en').terms.search.submit);
  });

  it('loads a language once for all modules, and calls its listeners then', async () => {
    let loads = 0;
    let changes = 0;
    registerTerms('cc', () => {
      loads += 1;
      return { common: { close: 'Fermer' } };
    });
    const stop = onTermsChange(() => (changes += 1));
    for (const language of ['cc', 'CC-aa']) for (const toLocale of [localeFor, searchLocale]) toLocale(language);
    await translationsLoaded();
    assert.deepEqual([loads, changes], [1, 1]);
    assert.equal(searchLocale('cc-AA').terms.common.close, 'Fermer');
    stop();
    registerTerms('cc', { common: { close: 'Zu' } });
    assert.equal(localeFor('cc').terms.common.close, en.common.close);
    await translationsLoaded();
    assert.equal(localeFor('cc').terms.common.close, 'Zu');
    assert.equal(changes, 1);
  });
});
