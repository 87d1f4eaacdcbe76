/** The language of a text by its script, for `lang` attributes: fonts, line breaking and screen readers depend on it. */

/**
 * @param countryCode where the text is from: tells Japanese from Chinese where all characters are Chinese
 * @returns undefined where the script does not tell
 */
export function writtenIn(text: string, countryCode: string): string | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  if (/\p{Script=Han}/u.test(text)) return countryCode === 'jp' ? 'ja' : 'zh';
  return undefined;
}
