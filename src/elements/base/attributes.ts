/** Attributes that the page got wrong: they are left out, with one word to the developer. */
import { warnOnce } from '../../browser/warn-once.js';

export function warnOfAttribute(tagName: string, attribute: string, value: string, expected: string): void {
  warnOnce(`<${tagName} ${attribute}="${value}"> is left out: expected ${expected}.`);
}

/** @returns `YYYY-MM-DD`, or undefined where the attribute is missing or no date */
export function dateAttribute(tagName: string, attribute: string, value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  warnOfAttribute(tagName, attribute, value, 'a date such as 2027-01-31');
  return undefined;
}
