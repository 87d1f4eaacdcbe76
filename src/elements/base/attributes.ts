/**
 * Reads attributes as the page wrote them. A wrong value is left out, and the console says once which value that is and
 * what is expected. Used by the views of elements, which get the tag's properties.
 */
import { warnOnce } from '../../browser/warn-once.js';

export function warnOfAttribute(tagName: string, attribute: string, value: string | number, expected: string): void {
  warnOnce(`<${tagName} ${attribute}="${value}"> is left out: expected ${expected}.`);
}

/** @returns `YYYY-MM-DD`, or undefined where the attribute is missing or no date */
export function dateAttribute(tagName: string, attribute: string, value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  warnOfAttribute(tagName, attribute, value, 'a date such as 2027-01-31');
  return undefined;
}

/**
 * @param value NaN where the page wrote no number, null where it took the attribute away
 * @returns undefined where the attribute is missing, or its number is out of range
 */
export function numberAttribute(
  tagName: string,
  attribute: string,
  value: number | null | undefined,
  least: number,
  most = Infinity,
): number | undefined {
  if (value == null) return undefined;
  if (value >= least && value <= most) return value;
  warnOfAttribute(tagName, attribute, value, `a number from ${least}${most === Infinity ? '' : ` to ${most}`}`);
  return undefined;
}

/** @returns undefined where the attribute is missing or none of the choices */
export function choiceAttribute<T extends string>(
  tagName: string,
  attribute: string,
  value: string | null | undefined,
  choices: readonly T[],
): T | undefined {
  if (!value) return undefined;
  const choice = choices.find((name) => name === value);
  if (!choice) warnOfAttribute(tagName, attribute, value, choices.join(', '));
  return choice;
}

/** @param value words separated by spaces or commas; `none` for an empty list @returns in the order of the choices */
export function choicesAttribute<T extends string>(
  tagName: string,
  attribute: string,
  value: string,
  choices: readonly T[],
): readonly T[] {
  const chosen = splitList(value).map((name) =>
    choiceAttribute<T | 'none'>(tagName, attribute, name, [...choices, 'none']),
  );
  return choices.filter((choice) => chosen.includes(choice));
}

/** @returns the words of a list separated by spaces or commas */
export function splitList(value: string | null | undefined): string[] {
  return value?.split(/[\s,]+/).filter(Boolean) ?? [];
}
