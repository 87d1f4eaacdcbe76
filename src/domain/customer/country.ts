/** Countries as the API spells them, and the one code in which it differs from ISO 3166 (docs/api/disagreements.md#x5). */

/** Country code to name, as in the API's answers. */
export type Countries = Readonly<Record<string, string>>;

/** The API's spelling of a country code: lower case, and `uk` for the United Kingdom. */
export function toCountryCode(code: string): string {
  const lower = code.trim().toLowerCase();
  return lower === 'gb' ? 'uk' : lower;
}

/** The ISO 3166 spelling of a country code: upper case, and `GB` for the United Kingdom. */
export function toIsoCountryCode(code: string): string {
  const upper = code.trim().toUpperCase();
  return upper === 'UK' ? 'GB' : upper;
}
