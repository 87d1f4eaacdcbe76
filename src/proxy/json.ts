/** Reading JSON whose shape nobody has checked. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Member `key` of an object; undefined for anything else. */
export function member(value: Json | undefined, key: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? (value as { readonly [key: string]: Json })[key] : undefined;
}

export const items = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];

export const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
