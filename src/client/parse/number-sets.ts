/** Reads sets of small numbers: lists today, bitmasks before 2017 (docs/api/transport.md#bitmasks). */
import type { JsonObject } from './json-object.js';

/** The positions of the bits that are set. Uses arithmetic, because `&` reads bit 31 as a sign. */
export function setBits(mask: number): number[] {
  const found: number[] = [];
  for (let bit = 0, rest = Math.floor(mask); rest >= 1; bit += 1, rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) found.push(bit);
  }
  return found;
}

export function parseMask(object: JsonObject, key: string): number[] {
  return setBits(object.maybeNumber(key) ?? 0);
}

/** Bit 0 is the 1st of the month, as in recorded answers (docs/api/disagreements.md#x26). */
export function parseDays(object: JsonObject, key: string): number[] {
  return parseMask(object, key).map((bit) => bit + 1);
}

/** `valid_quantities`, or a bitmask in which bit n is n tickets, in `quantity_options` or beside it. */
export function maybeQuantities(object: JsonObject): number[] | undefined {
  if (object.has('valid_quantities')) return object.numbers('valid_quantities');
  const options = Array.isArray(object.raw('quantity_options')) ? undefined : object.maybeObject('quantity_options');
  // The documentation's table calls the list itself `quantity_options` (docs/api/disagreements.md#x31).
  if (!options && object.has('quantity_options')) return object.numbers('quantity_options');
  if (options?.has('valid_quantities')) return options.numbers('valid_quantities');
  const holder = options?.has('valid_quantity_bitmask') ? options : object;
  return holder.has('valid_quantity_bitmask') ? parseMask(holder, 'valid_quantity_bitmask') : undefined;
}

export const parseQuantities = (object: JsonObject): number[] => maybeQuantities(object) ?? [];
