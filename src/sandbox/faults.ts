/**
 * Faults on request, by header or by rule: slow, lost and broken answers, suppliers in trouble, stock and prices that
 * have changed. Deterministic by seed. README.md describes each fault.
 */
import { chance } from './chance.js';

const FAULT_NAMES = [
  'latency',
  'slow_answer',
  'error',
  'drop',
  'lost',
  'truncate',
  'backend_is_down',
  'backend_is_broken',
  'backend_throttle_failed',
  'sold_out',
  'price_change',
  'hold',
  'purchase_fails',
] as const;
export type FaultName = (typeof FAULT_NAMES)[number];

export interface FaultRule {
  fault: FaultName;
  /** Milliseconds, HTTP status, major units, minutes or bundles: see README.md. */
  value?: number;
  /** Only this endpoint, e.g. `purchase.v1`. Default: all. */
  endpoint?: string;
  /** Share of the calls that it affects, 0 to 1. Default: 1. */
  rate?: number;
  /** Most calls that it affects. Default: no limit. */
  times?: number;
}

/** A request or an answer that got lost. A TypeError, because fetch rejects with one. */
export class DroppedAnswer extends TypeError {
  constructor() {
    super('Failed to fetch');
    this.name = 'DroppedAnswer';
  }
}

/** For hosts that read fault rules from their own configuration. */
export const isFaultName = (name: string): name is FaultName => FAULT_NAMES.some((known) => known === name);

/** `X-Sandbox-Fault: latency=2000, lost`. Unknown names are ignored. */
function headerRules(header: string | null): FaultRule[] {
  return (header ?? '').split(',').flatMap((part): FaultRule[] => {
    const [name = '', value] = part.trim().split('=');
    if (!isFaultName(name)) return [];
    return [{ fault: name, ...(value === undefined || value === '' ? {} : { value: Number(value) }) }];
  });
}

/** The faults that affect one call. */
export class Faults {
  readonly #values: ReadonlyMap<FaultName, number | undefined>;

  constructor(values: Iterable<readonly [FaultName, number | undefined]> = []) {
    this.#values = new Map(values);
  }

  has(name: FaultName): boolean {
    return this.#values.has(name);
  }

  /** The value of the fault, or the fallback if it has none. Undefined when the fault does not affect the call. */
  value(name: FaultName, fallback: number): number | undefined {
    return this.has(name) ? (this.#values.get(name) ?? fallback) : undefined;
  }
}

/** Decides which faults affect which call. */
export class FaultBook {
  readonly #rules: { rule: FaultRule; left: number }[];

  constructor(
    rules: readonly FaultRule[],
    private readonly seed: number,
  ) {
    this.#rules = rules.map((rule) => ({ rule, left: rule.times ?? Infinity }));
  }

  faultsOf(request: Request, requestNumber: number): Faults {
    const { pathname } = new URL(request.url);
    const active = this.#rules.filter(({ rule, left }, index) => {
      const concerns = rule.endpoint === undefined || pathname.includes(`/${rule.endpoint}`);
      return concerns && left > 0 && chance(this.seed, 'fault', index, requestNumber) < (rule.rate ?? 1);
    });
    for (const entry of active) entry.left -= 1;
    const rules = [...active.map(({ rule }) => rule), ...headerRules(request.headers.get('x-sandbox-fault'))];
    return new Faults(rules.map(({ fault, value }) => [fault, value]));
  }
}
