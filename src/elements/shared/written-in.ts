/** Which language's letters a text is in, so that fonts, line breaking and screen readers treat it as what it is. */

/**
 * @param countryCode where it is from: tells Japanese from Chinese in a text of Chinese characters alone
 * @returns undefined where its letters do not tell
 */
export function writtenIn(text: string, countryCode: string): string | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  if (/\p{Script=Han}/u.test(text)) return countryCode === 'jp' ? 'ja' : 'zh';
  return undefined;
}
