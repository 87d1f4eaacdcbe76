/**
 * Faults on request, by header or by rule: slow, lost and broken answers, suppliers in trouble, things that changed
 * meanwhile. Deterministic by seed. What each one does is told in README.md.
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
  /** Only this endpoint, e.g. `purchase.v1`; all when absent. */
  endpoint?: string;
  /** Share of the calls it happens to, 0 to 1. Default 1. */
  rate?: number;
  /** How often it happens at most. */
  times?: number;
}

/** The request never reached the box office, or its answer never reached the client: what fetch would reject with. */
export class DroppedAnswer extends TypeError {
  constructor() {
    super('Failed to fetch');
    this.name = 'DroppedAnswer';
  }
}

/** For hosts that read rules from outside. */
export const isFaultName = (name: string): name is FaultName => FAULT_NAMES.some((known) => known === name);

/** `X-Sandbox-Fault: latency=2000, lost`. Unknown names are ignored. */
function headerRules(header: string | null): FaultRule[] {
  return (header ?? '').split(',').flatMap((part): FaultRule[] => {
    const [name = '', value] = part.trim().split('=');
    if (!isFaultName(name)) return [];
    return [{ fault: name, ...(value === undefined || value === '' ? {} : { value: Number(value) }) }];
  });
}

/** The faults that happen to one call. */
export class Faults {
  readonly #values: ReadonlyMap<FaultName, number | undefined>;

  constructor(values: Iterable<readonly [FaultName, number | undefined]> = []) {
    this.#values = new Map(values);
  }

  has(name: FaultName): boolean {
    return this.#values.has(name);
  }

  /** Its value, the fallback when it came without one, undefined when it does not happen. */
  value(name: FaultName, fallback: number): number | undefined {
    return this.has(name) ? (this.#values.get(name) ?? fallback) : undefined;
  }
}

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
