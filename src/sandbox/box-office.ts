/** The parts of the box office that endpoints work with, and one call to it. */
import { type Account, type AccountRules } from './accounts.js';
import { type Catalogue } from './catalogue/catalogue.js';
import { type Faults } from './faults.js';
import { type Params } from './http/params.js';
import { findPerformance, type Performance } from './model/performances.js';
import { type SandboxState } from './model/state.js';
import { type Stock } from './stock/stock.js';

export interface BoxOffice {
  readonly catalogue: Catalogue;
  readonly state: SandboxState;
  readonly stock: Stock;
  readonly seed: number;
  readonly accountRules: Required<AccountRules>;
  /** UUIDs of transactions that still change with time: held ones, and ones with a reserve page to drop. */
  readonly watched: Set<string>;
  /** Tells the host that the state changed. */
  changed(): void;
}

/** What surrounds a request: when and how it arrives, whatever it asks for. */
export interface RequestContext {
  readonly clock: () => number;
  readonly faults: Faults;
  /** Public address of the path in front of `/f13/` or `/tickets/`. */
  readonly publicBase: (path: string) => string;
}

export interface Call {
  readonly boxOffice: BoxOffice;
  readonly account: Account;
  readonly subUser: string | undefined;
  /** IETF tags, the preferred first. */
  readonly languages: readonly string[];
  readonly params: Params;
  /** `this.X` and `next.Y` in the path of a callback. */
  readonly tokens: { readonly thisToken: string | undefined; readonly nextToken: string | undefined };
  /** Public address of this box office: origin and base path, without a slash at the end. */
  readonly base: string;
  readonly faults: Faults;
  /** Milliseconds since the epoch, the same during the whole call. */
  readonly now: number;
}

export const performanceOf = (call: Call, perfId: string): Performance | undefined =>
  findPerformance((id) => call.boxOffice.catalogue.get(id), perfId, call.now);

export const nextNumber = (boxOffice: BoxOffice): number => (boxOffice.state.counter += 1);
