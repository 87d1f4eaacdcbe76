/**
 * Invented values such as seat letters, UUIDs and faults. Each is a pure function of the seed and of its purpose, so
 * runs repeat and no generator state has to be kept.
 */
function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A whole number from 0 to 2^32 - 1 (FNV-1a, then the finaliser of MurmurHash). */
export function hash32(seed: number, ...parts: (string | number)[]): number {
  let hash = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
  for (const char of parts.join('\u0000')) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  return mix(hash);
}

/** A number from 0 to 1, excluding 1. */
export const chance = (seed: number, ...parts: (string | number)[]): number => hash32(seed, ...parts) / 2 ** 32;

/** A whole number from 0 to the limit, excluding the limit. */
export const below = (limit: number, seed: number, ...parts: (string | number)[]): number =>
  Math.floor(chance(seed, ...parts) * limit);

/** Hex digits, lower case, at most 32. */
export function hexDigits(length: number, seed: number, ...parts: (string | number)[]): string {
  let digits = '';
  for (let round = 0; digits.length < length; round += 1) {
    digits += hash32(seed, ...parts, round)
      .toString(16)
      .padStart(8, '0');
  }
  return digits.slice(0, length);
}

/** A UUID in the usual grouping, marked as version 4. */
export function uuid(seed: number, ...parts: (string | number)[]): string {
  const hex = hexDigits(32, seed, 'uuid', ...parts);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
