/**
 * The simulated box office: the demo account of the F13 API behind one function from Request to Response. It runs in
 * pages, on Node and on edge workers. All its answers follow from the clock, the seed and its own state.
 */
import { type AccountRules } from './accounts.js';
import { type BoxOffice } from './box-office.js';
import { bigHall } from './catalogue/big-hall.js';
import { Catalogue } from './catalogue/catalogue.js';
import { FaultBook, type FaultRule } from './faults.js';
import { dispatch, type Server } from './http/dispatch.js';
import { emptyState, type SandboxState, STATE_VERSION } from './model/state.js';
import { Stock } from './stock/stock.js';

export type { AccountRules } from './accounts.js';
export { DroppedAnswer, type FaultRule, isFaultName } from './faults.js';
export type { SandboxState } from './model/state.js';

export interface SandboxOptions {
  /** Milliseconds since the epoch. Dates, holds and IDs are computed from it. Default: Date.now. */
  clock?: () => number;
  /** Seed of every invented value (seat letters, uuids, faults), so that runs repeat. Default 1. */
  seed?: number;
  /** From an earlier snapshot(), so that a page's sandbox survives a reload. The sandbox does not change it. */
  state?: SandboxState;
  /** Called after each change of state. The host decides when to take a snapshot(). */
  onChange?: () => void;
  /** Waits for simulated latency, in milliseconds. Default: setTimeout. */
  sleep?: (ms: number) => Promise<void>;
  /** Faults to simulate. A request can ask for more with the header `X-Sandbox-Fault` (README.md). */
  faults?: readonly FaultRule[];
  /** Compresses answers for clients that accept it. Default: false, because a page reads its answers directly. */
  gzip?: boolean;
  /** Sells event BIG1 too, in a generated hall of this many seats (true: 50,000). Default: false. */
  bigHall?: boolean | number;
  /** Origin and base path at which customers reach `/tickets/…`. Default: those of the request. */
  publicUrl?: string;
  /** What accounts ask of customers. Default: as recorded. */
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
  /** A copy of the state, plain JSON. */
  snapshot(): SandboxState;
}

const sleepBySetTimeout = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { clock = Date.now, seed = 1, sleep = sleepBySetTimeout, onChange } = options;
  // A state of another version cannot be read, so the box office starts afresh.
  const isReadable = options.state?.version === STATE_VERSION;
  const state = isReadable && options.state ? structuredClone(options.state) : emptyState();
  const transactions = Object.values(state.transactions);
  const hall = options.bigHall === true ? [bigHall()] : options.bigHall ? [bigHall(options.bigHall)] : [];
  const boxOffice: BoxOffice = {
    catalogue: new Catalogue(hall),
    state,
    stock: new Stock(transactions),
    seed,
    accountRules: { ...RECORDED_RULES, ...options.accountRules },
    watched: new Set(transactions.map(({ uuid }) => uuid)),
    changed: () => onChange?.(),
  };
  const server: Server = {
    boxOffice,
    clock,
    sleep,
    faultBook: new FaultBook(options.faults ?? [], seed),
    gzip: options.gzip ?? false,
    publicUrl: options.publicUrl,
  };
  let requests = 0;
  return {
    handle: (request) => dispatch(server, request, (requests += 1)),
    snapshot: () => structuredClone(state),
  };
}
