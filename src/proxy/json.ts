/** Reads JSON whose shape is not known. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The members of an object; none of anything else. */
export const fieldsOf = (value: Json | undefined): Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>) : {};

/** Member `key` of an object; undefined for anything else. */
export function member(value: Json | undefined, key: string): Json | undefined {
  const fields = fieldsOf(value);
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

export const items = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];

export const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
