/**
 * The parameters of a call, from query string, form body or JSON body (docs/api/disagreements.md#x1). Every endpoint
 * reads them from here.
 */
const FALSE_WORDS = new Set(['false', '0', 'no', 'off']);

function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(asText).join(',');
  return undefined;
}

export class Params {
  readonly #values: ReadonlyMap<string, string>;

  constructor(values: Iterable<readonly [string, string]>) {
    this.#values = new Map(values);
  }

  /** Reads query and body, of which the body wins. A body that does not match its content type counts as empty. */
  static async read(request: Request): Promise<Params> {
    const query = [...new URL(request.url).searchParams];
    if (request.method !== 'POST') return new Params(query);
    const body = await request.text();
    if (!(request.headers.get('content-type') ?? '').includes('json')) {
      return new Params([...query, ...new URLSearchParams(body)]);
    }
    return new Params([...query, ...jsonEntries(body)]);
  }

  /** The value of the first name that was sent, else undefined. Several names are spellings of one parameter. */
  get(...names: string[]): string | undefined {
    for (const name of names) {
      const value = this.#values.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** As get, but blank counts as not sent. */
  text(...names: string[]): string | undefined {
    const value = this.get(...names)?.trim();
    return value === '' ? undefined : value;
  }

  /** A name without a value is true. `False`, `0`, `no` and `off` are false (docs/api/transport.md#flags). */
  flag(...names: string[]): boolean {
    const value = this.get(...names);
    return value !== undefined && !FALSE_WORDS.has(value.trim().toLowerCase());
  }

  /** A whole number of at least 0, else undefined. */
  count(...names: string[]): number | undefined {
    const value = this.text(...names);
    return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
  }

  /** The items of a comma-separated list, without empty ones. */
  list(...names: string[]): string[] {
    return (this.get(...names) ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }

  /** `seat0`, `seat1`, … in order, up to the first gap. */
  numbered(stem: string): string[] {
    const found: string[] = [];
    for (let value = this.text(`${stem}0`); value !== undefined; value = this.text(`${stem}${found.length}`)) {
      found.push(value);
    }
    return found;
  }

  /** All parameters with this ending: [name without the ending, value]. */
  ending(suffix: string): [string, string][] {
    return [...this.#values].flatMap(([name, value]) =>
      name.endsWith(suffix) && name.length > suffix.length
        ? [[name.slice(0, -suffix.length), value] satisfies [string, string]]
        : [],
    );
  }

  entries(): [string, string][] {
    return [...this.#values];
  }
}

function jsonEntries(body: string): [string, string][] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return [];
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return [];
  return Object.entries(parsed).flatMap(([name, value]) => {
    const text = asText(value);
    return text === undefined ? [] : [[name, text] satisfies [string, string]];
  });
}
