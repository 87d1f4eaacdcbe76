/**
 * The simulated box office: the demo account of the F13 API behind one function from Request to Response. Runs in
 * pages, on Node and on edge workers; everything it answers follows from the clock, the seed and its own state.
 */
import { type AccountRules, type Box } from './box-office.js';
import { bigHall } from './catalogue/big-hall.js';
import { Catalogue } from './catalogue/catalogue.js';
import { FaultBook, type FaultRule } from './faults.js';
import { enter, type FrontDoor } from './http/dispatch.js';
import { emptyState, STATE_VERSION, type SandboxState } from './model/state.js';
import { Stock } from './stock/stock.js';

export type { AccountRules } from './box-office.js';
export { DroppedAnswer, type FaultRule, isFaultName } from './faults.js';
export type { SandboxState } from './model/state.js';

export interface SandboxOptions {
  /** Milliseconds since the epoch; default Date.now. Everything (dates, holds, IDs) is computed from it. */
  clock?: () => number;
  /** Seed of every invented value (seat letters, uuids, faults), so that runs repeat. Default 1. */
  seed?: number;
  /** From an earlier snapshot(), so that a page's sandbox survives a reload. Not changed by the sandbox. */
  state?: SandboxState;
  /** Called after each state change; the host decides when to take snapshot(). */
  onChange?: () => void;
  /** Waits for simulated latency, in milliseconds. Default: setTimeout. */
  sleep?: (ms: number) => Promise<void>;
  /** Things that go wrong; more can be asked for with the header `X-Sandbox-Fault` (README.md). */
  faults?: readonly FaultRule[];
  /** Compress answers for clients that accept it. Default false: a page reads its answers directly. */
  gzip?: boolean;
  /** Sells event BIG1 too, in a generated hall of this many seats (true: 50,000). Default none. */
  bigHall?: boolean | number;
  /** Origin and base path at which customers reach `/tickets/…`. Default: where the request went. */
  publicUrl?: string;
  /** What accounts ask of customers, where that is not what was recorded. */
  accountRules?: AccountRules;
}

const RECORDED_RULES: Required<AccountRules> = {
  needsEmail: false,
  needsAgentReference: false,
  prefilled: { country_code: 'uk' },
  canEditAddress: true,
};

export interface Sandbox {
  /** Answers any origin and base path that ends in `/f13/<endpoint>.v1[/][USER[/SUBUSER[/LANG]]]`. */
  // Rejects with DroppedAnswer where a connection would break (faults `drop` and `lost`).
  handle(request: Request): Promise<Response>;
  /** A copy of everything there is to remember, plain JSON. */
  snapshot(): SandboxState;
}

const sleepBySetTimeout = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { clock = Date.now, seed = 1, sleep = sleepBySetTimeout, onChange } = options;
  // A state kept by another version is worth less than a fresh start.
  const isReadable = options.state?.version === STATE_VERSION;
  const state = isReadable && options.state ? structuredClone(options.state) : emptyState();
  const transactions = Object.values(state.transactions);
  const hall = options.bigHall === true ? [bigHall()] : options.bigHall ? [bigHall(options.bigHall)] : [];
  const box: Box = {
    catalogue: new Catalogue(hall),
    state,
    stock: new Stock(transactions),
    seed,
    accountRules: { ...RECORDED_RULES, ...options.accountRules },
    watched: new Set(transactions.map(({ uuid }) => uuid)),
    changed: () => onChange?.(),
  };
  const door: FrontDoor = {
    box,
    clock,
    sleep,
    faultBook: new FaultBook(options.faults ?? [], seed),
    gzip: options.gzip ?? false,
    publicUrl: options.publicUrl,
  };
  let requests = 0;
  return {
    handle: (request) => enter(door, request, (requests += 1)),
    snapshot: () => structuredClone(state),
  };
}
