/** The parts of the box office that endpoints work with, and one call to it. */
import { type Account } from './http/accounts.js';
import { type Params } from './http/params.js';
import { type Catalogue } from './catalogue/catalogue.js';
import { type Faults } from './faults.js';
import { type Stock } from './stock/stock.js';
import { findPerformance, type Performance } from './model/performances.js';
import { type SandboxState } from './model/state.js';

/** What an account wants to know of its customers, beside what the API always does. Nothing by default, as recorded. */
export interface AccountRules {
  readonly needsEmail?: boolean;
  readonly needsAgentReference?: boolean;
  /** By the API's names, such as `address_line_one`. Default: the country alone. */
  readonly prefilled?: Readonly<Record<string, string>>;
  /** False: what is prefilled cannot be changed. */
  readonly canEditAddress?: boolean;
}

export interface Box {
  readonly catalogue: Catalogue;
  readonly state: SandboxState;
  readonly stock: Stock;
  readonly seed: number;
  readonly accountRules: Required<AccountRules>;
  /** UUIDs of transactions that time still changes: held ones, and ones with a reserve page to drop. */
  readonly watched: Set<string>;
  /** Tells the host that the state changed. */
  changed(): void;
}

export interface Call {
  readonly box: Box;
  readonly account: Account;
  readonly subUser: string | undefined;
  /** IETF tags, the preferred first. */
  readonly languages: readonly string[];
  readonly params: Params;
  /** `this.X` and `next.Y` of a callback's path. */
  readonly tokens: { readonly thisToken: string | undefined; readonly nextToken: string | undefined };
  /** Where this box office is reached: origin and base path, without a slash at the end. */
  readonly base: string;
  readonly faults: Faults;
  /** Milliseconds since the epoch; the same during the whole call. */
  readonly now: number;
}

/** Nothing an endpoint answers is anything but this. */
export type Json = string | number | boolean | null | undefined | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export const performanceOf = (call: Call, perfId: string): Performance | undefined =>
  findPerformance((id) => call.box.catalogue.get(id), perfId, call.now);

export const nextNumber = (box: Box): number => (box.state.counter += 1);
