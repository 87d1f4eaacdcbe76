/**
 * The partner's seating plan, passed in or fetched. If the plan cannot be fetched or read, the console says so and the
 * hall is laid out without it: a broken plan must not stop sales.
 */
import type { DrawnHall } from '../../../domain/seats/plan/drawn-hall.js';
import type { SeatIndex } from '../../../domain/seats/seat-index.js';

/** Milliseconds after which the map is drawn without the plan. */
const LOAD_TIMEOUT = 8_000;

type Draw = (index: SeatIndex) => DrawnHall;

export class PlanSource {
  #draw: Draw | undefined;
  #url: string | undefined;
  #given: unknown;
  #loading: AbortController | undefined;

  /** @param changed called when the plan has loaded or failed to load */
  constructor(private readonly changed: () => void) {}

  /** Places the seats by the plan. Undefined if no plan is loaded. */
  get draw(): Draw | undefined {
    return this.#draw;
  }

  get isLoading(): boolean {
    return this.#loading !== undefined;
  }

  /**
   * @param given a parsed plan, which takes precedence over the address
   * @param url address of a plan
   */
  use(given: unknown, url: string | undefined): void {
    if (given === this.#given && url === this.#url) return;
    this.#given = given;
    this.#url = url;
    this.#draw = undefined;
    this.stop();
    if (given !== undefined && given !== null) void this.#load(() => given);
    else if (url) void this.#load((signal) => fetchPlan(url, signal));
  }

  stop(): void {
    this.#loading?.abort();
    this.#loading = undefined;
  }

  async #load(get: (signal: AbortSignal) => unknown): Promise<void> {
    const loading = new AbortController();
    this.#loading = loading;
    let draw: Draw | undefined;
    try {
      const signal = AbortSignal.any([loading.signal, AbortSignal.timeout(LOAD_TIMEOUT)]);
      const [plan, { readPlan }] = await Promise.all([get(signal), import('./plan-reader.js')]);
      draw = readPlan(plan);
    } catch (cause) {
      if (loading.signal.aborted) return;
      console.error('tsw-widgets: the seating plan cannot be used. The map is drawn without it.', cause);
    }
    if (this.#loading !== loading) return;
    this.#draw = draw;
    this.#loading = undefined;
    this.changed();
  }
}

async function fetchPlan(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal, credentials: 'omit' });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return response.json();
}
