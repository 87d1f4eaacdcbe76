/**
 * Reads one JSON object of the API, field by field, and names the path of a field that is not what it should be. Used
 * by all parsers of this folder, which is the only place that knows the API's field names.
 */
import { BadResponseError } from '../../domain/error.js';
import { type Currency, fromMajor, type Money } from '../../domain/sale/money.js';

/** Ignores unknown fields, takes `null` for missing and a missing list for an empty one. */
export class JsonObject {
  readonly #fields: Readonly<Record<string, unknown>>;

  /** @param path where this object stands in the answer, such as `trolley_contents.bundle[0]` */
  constructor(
    value: unknown,
    readonly path = '',
  ) {
    if (!isRecord(value)) throw unexpected(path, 'an object', value);
    this.#fields = value;
  }

  get keys(): string[] {
    return Object.keys(this.#fields);
  }

  /** The unchecked value; undefined when missing. */
  raw(key: string): unknown {
    return Object.hasOwn(this.#fields, key) ? (this.#fields[key] ?? undefined) : undefined;
  }

  has(key: string): boolean {
    return this.raw(key) !== undefined;
  }

  object(key: string): JsonObject {
    return new JsonObject(this.raw(key), this.#at(key));
  }

  maybeObject(key: string): JsonObject | undefined {
    return this.has(key) ? this.object(key) : undefined;
  }

  /** An object of unchecked values, for data that the library passes on; empty for anything but an object. */
  fields(key: string): Readonly<Record<string, unknown>> {
    const value = this.raw(key);
    return isRecord(value) ? value : {};
  }

  /** The objects of a list. The API wraps many lists in an object: `list('reviews', 'review')`. */
  list(key: string, ...inner: readonly string[]): JsonObject[] {
    const [next, ...rest] = inner;
    if (next !== undefined) return this.maybeObject(key)?.list(next, ...rest) ?? [];
    return this.#array(key).map((item, index) => new JsonObject(item, `${this.#at(key)}[${index}]`));
  }

  /** The objects of a dictionary, with their keys. */
  children(key: string): (readonly [key: string, child: JsonObject])[] {
    const parent = this.maybeObject(key);
    return parent?.keys.map((name) => [name, parent.object(name)] as const) ?? [];
  }

  /** Takes numbers too, because codes and rows are texts that often look like numbers. */
  text(key: string): string {
    return asText(this.raw(key), this.#at(key));
  }

  /** Undefined when missing or empty. */
  maybeText(key: string): string | undefined {
    return (this.has(key) && this.text(key)) || undefined;
  }

  number(key: string): number {
    return asNumber(this.raw(key), this.#at(key));
  }

  maybeNumber(key: string): number | undefined {
    return this.has(key) ? this.number(key) : undefined;
  }

  flag(key: string, whenMissing = false): boolean {
    const value = this.raw(key) ?? whenMissing;
    if (typeof value !== 'boolean') throw unexpected(this.#at(key), 'true or false', value);
    return value;
  }

  texts(key: string): string[] {
    return this.#array(key).map((item, index) => asText(item, `${this.#at(key)}[${index}]`));
  }

  textLists(key: string): string[][] {
    return this.#array(key).map((item, index) => {
      const path = `${this.#at(key)}[${index}]`;
      if (!Array.isArray(item)) throw unexpected(path, 'a list', item);
      return item.map((text, position) => asText(text, `${path}[${position}]`));
    });
  }

  numbers(key: string): number[] {
    return this.#array(key).map((item, index) => asNumber(item, `${this.#at(key)}[${index}]`));
  }

  /** A dictionary of texts; empty when missing. */
  dictionary(key: string): Record<string, string> {
    const parent = this.maybeObject(key);
    return Object.fromEntries(parent?.keys.map((name) => [name, parent.text(name)]) ?? []);
  }

  /** An amount in major units, exactly. */
  money(key: string, currency: Currency): Money {
    const major = this.number(key);
    try {
      return fromMajor(major, currency);
    } catch (cause) {
      throw unexpected(this.#at(key), 'an amount of money', major, cause);
    }
  }

  maybeMoney(key: string, currency: Currency): Money | undefined {
    return this.has(key) ? this.money(key, currency) : undefined;
  }

  /** Takes only `http` and `https`, so that an answer cannot put a script into a link. Other texts count as missing. */
  maybeUrl(key: string): string | undefined {
    const text = this.maybeText(key)?.replace(/^\/\//, 'https://');
    return text !== undefined && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined;
  }

  /** Like `maybeUrl`, but a picture may also be in the answer itself, as `data:image/…`. */
  maybeImageUrl(key: string): string | undefined {
    const text = this.maybeText(key);
    return text !== undefined && /^data:image\//i.test(text) ? text : this.maybeUrl(key);
  }

  /** The error for a value that the caller cannot use. */
  unexpected(key: string, expected: string): BadResponseError {
    return unexpected(this.#at(key), expected, this.raw(key));
  }

  #array(key: string): readonly unknown[] {
    const value = this.raw(key) ?? [];
    if (!Array.isArray(value)) throw unexpected(this.#at(key), 'a list', value);
    return value;
  }

  #at(key: string): string {
    return this.path ? `${this.path}.${key}` : key;
  }
}

/** `T` with `undefined` allowed wherever `T` may lack a field. */
type Sparse<T> = { [K in keyof T]: object extends Pick<T, K> ? T[K] | undefined : T[K] };

/** Leaves out undefined fields, so that an optional field is either there or missing. */
export function withoutUndefined<T extends object>(fields: Sparse<T>): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** The choice that a text is; undefined for any other text, such as one of a later API. */
export const oneOf = <T extends string>(choices: readonly T[], text: string | undefined): T | undefined =>
  choices.find((choice) => choice === text);

function asText(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw unexpected(path, 'text', value);
}

function asNumber(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw unexpected(path, 'a number', value);
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unexpected(path: string, expected: string, value: unknown, cause?: unknown): BadResponseError {
  const message = `${path || 'answer'}: expected ${expected}, found ${describe(value)}`;
  return new BadResponseError('bad-response', message, { cause });
}

/** The kind of value, never the value itself: answers hold customers' names. */
function describe(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return { string: 'text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? typeof value;
}
