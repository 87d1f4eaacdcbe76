/**
 * The partner's seating plan, handed over or fetched. A plan that cannot be had or read is told to the developer, and
 * the hall is laid out without it: no plan is a reason not to sell.
 */
import type { DrawnHall } from '../../../domain/seats/plan/drawn-hall.js';
import type { SeatIndex } from '../../../domain/seats/seat-index.js';

/** Milliseconds after which the map goes without. */
const PATIENCE = 8_000;

type Draw = (index: SeatIndex) => DrawnHall;

export class PlanSource {
  #draw: Draw | undefined;
  #url: string | undefined;
  #given: unknown;
  #loading: AbortController | undefined;

  /** @param changed called when a plan has arrived, or will not */
  constructor(private readonly changed: () => void) {}

  /** Draws a hall by the plan; undefined while there is none. */
  get draw(): Draw | undefined {
    return this.#draw;
  }

  get isLoading(): boolean {
    return this.#loading !== undefined;
  }

  /** @param given a parsed plan, which wins over @param url its address */
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
      const signal = AbortSignal.any([loading.signal, AbortSignal.timeout(PATIENCE)]);
      const [plan, { readPlan }] = await Promise.all([get(signal), import('./plan-reader.js')]);
      draw = readPlan(plan);
    } catch (cause) {
      if (loading.signal.aborted) return;
      console.error('tsw-widgets: the seating plan cannot be used; the map does without.', cause);
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
