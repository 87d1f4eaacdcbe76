/**
 * The partner's seating plan, handed over or fetched. A plan that cannot be had or read is told to the developer, and
 * the hall is laid out without it: no plan is a reason not to sell.
 */
import { type HallPlan, parseSeatingPlan } from '../../domain/seating-plan.js';

/** Milliseconds after which the map goes without. */
const PATIENCE = 8_000;

export class PlanSource {
  #plan: HallPlan | undefined;
  #url: string | undefined;
  #given: unknown;
  #loading: AbortController | undefined;

  /** @param changed called when a plan has arrived, or will not */
  constructor(private readonly changed: () => void) {}

  /** Undefined while there is none. */
  get plan(): HallPlan | undefined {
    return this.#plan;
  }

  get isLoading(): boolean {
    return this.#loading !== undefined;
  }

  /** @param given a parsed plan, which wins over @param url its address */
  use(given: unknown, url: string | undefined): void {
    if (given === this.#given && url === this.#url) return;
    this.#given = given;
    this.#url = url;
    this.#plan = undefined;
    this.stop();
    if (given !== undefined && given !== null) this.#plan = read(given);
    else if (url) void this.#load(url);
  }

  stop(): void {
    this.#loading?.abort();
    this.#loading = undefined;
  }

  async #load(url: string): Promise<void> {
    const loading = new AbortController();
    this.#loading = loading;
    let plan: HallPlan | undefined;
    try {
      const signal = AbortSignal.any([loading.signal, AbortSignal.timeout(PATIENCE)]);
      const response = await fetch(url, { signal, credentials: 'omit' });
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      plan = read(await response.json());
    } catch (cause) {
      if (loading.signal.aborted) return;
      console.error(`tsw-widgets: the seating plan at ${url} could not be loaded; the map does without.`, cause);
    }
    if (this.#loading !== loading) return;
    this.#plan = plan;
    this.#loading = undefined;
    this.changed();
  }
}

function read(plan: unknown): HallPlan | undefined {
  try {
    return parseSeatingPlan(plan);
  } catch (cause) {
    console.error('tsw-widgets: the seating plan cannot be read; the map does without.', cause);
    return undefined;
  }
}
