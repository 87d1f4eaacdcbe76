/**
 * The simulated box office: the demo account of the F13 API behind one function from Request to Response. Runs in
 * pages, on Node and on edge workers; everything it answers follows from the clock, the seed and its own state.
 */
import { type Box } from './box.js';
import { Catalogue } from './catalogue/catalogue.js';
import { route } from './http/router.js';
import { emptyState, type SandboxState } from './state.js';
import { Stock } from './stock.js';

export type { SandboxState } from './state.js';

export interface SandboxOptions {
  /** Milliseconds since the epoch; default Date.now. Everything (dates, holds, IDs) is computed from it. */
  clock?: () => number;
  /** Seed of every invented value (seat letters, uuids, faults), so that runs repeat. Default 1. */
  seed?: number;
  /** From an earlier snapshot(), so that a page's sandbox survives a reload. Not changed by the sandbox. */
  state?: SandboxState;
  /** Called after each state change; the host decides when to take snapshot(). */
  onChange?: () => void;
}

export interface Sandbox {
  /** Answers any origin and base path that ends in `/f13/<endpoint>.v1[/][USER[/SUBUSER[/LANG]]]`. */
  handle(request: Request): Promise<Response>;
  /** A copy of everything there is to remember, plain JSON. */
  snapshot(): SandboxState;
}

export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { clock = Date.now, seed = 1, onChange } = options;
  const state = structuredClone(options.state ?? emptyState());
  const transactions = Object.values(state.transactions);
  const box: Box = {
    catalogue: new Catalogue(),
    state,
    stock: new Stock(transactions),
    seed,
    watched: new Set(transactions.map(({ uuid }) => uuid)),
    changed: () => onChange?.(),
  };
  let requests = 0;
  return {
    handle(request) {
      requests += 1;
      return route(box, request, clock(), requests);
    },
    snapshot: () => structuredClone(state),
  };
}
