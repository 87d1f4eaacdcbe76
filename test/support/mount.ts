/**
 * Puts elements into a box office of their own, which talks to a simulated one in the page: real session, real client,
 * real sandbox handler. Used by every element test.
 */
import { ContextEvent } from '@lit/context';
import { fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { type BookingScope, bookingScopeContext } from '../../src/context/booking-scope.js';
import { thePage } from '../../src/context/page.js';
import type { Presence } from '../../src/context/presence.js';
import { TswBoxOffice } from '../../src/elements/box-office/box-office.js';
import { defineOnce } from '../../src/elements/base/define-once.js';
import type { FaultRule } from '../../src/sandbox/faults.js';
import { type AccountRules, createSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import type { Session } from '../../src/state/session.js';

/** Wednesday, 3 March 2027, noon UTC: no test depends on the day it runs. */
export const TEST_NOW = Date.UTC(2027, 2, 3, 12);

export interface MountOptions {
  /** Milliseconds since the epoch at which the box office starts. */
  readonly now?: number;
  readonly seed?: number;
  readonly language?: string;
  /** The box office's account, which decides how customers pay. */
  readonly user?: string;
  /** What goes wrong at the box office (src/sandbox/README.md). */
  readonly faults?: readonly FaultRule[];
  /** What the account asks of customers. */
  readonly accountRules?: AccountRules;
  /** Answers in the box office's place: return undefined to let it answer. */
  readonly intercept?: (request: Request) => Promise<Response | undefined> | Response | undefined;
}

export interface Mounted {
  /** The box office element. */
  readonly root: TswBoxOffice;
  readonly session: Session;
  /** Its elements that are in the page. */
  readonly presence: Presence;
  /** Everything asked so far, oldest first. */
  readonly requests: Request[];
  readonly sandbox: Sandbox;
  /** Moves the box office's clock on. */
  advance(milliseconds: number): void;
}

type Handler = (request: Request) => Promise<Response>;

const handlers = new Map<string, Handler>();
let mounts = 0;

const originalFetch = globalThis.fetch.bind(globalThis);
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const handler = handlers.get(new URL(request.url).host);
  return handler ? handler(request) : originalFetch(input, init);
};

export async function mountWithBoxOffice(template: TemplateResult, options: MountOptions = {}): Promise<Mounted> {
  thePage();
  defineOnce(TswBoxOffice);
  const {
    now = TEST_NOW,
    seed = 1,
    language = 'en-GB',
    user = 'demo',
    faults = [],
    accountRules = {},
    intercept,
  } = options;
  const host = `box-office-${(mounts += 1)}.test`;
  let offset = now - Date.now();
  const sandbox = createSandbox({ clock: () => Date.now() + offset, seed, faults, accountRules });
  const requests: Request[] = [];
  handlers.set(host, async (request) => {
    request.signal.throwIfAborted();
    requests.push(request.clone());
    const answer = await intercept?.(request.clone());
    if (answer) return answer;
    request.headers.set('Authorization', `Basic ${btoa(`${user}:demopass`)}`);
    return sandbox.handle(request);
  });
  const root = await fixture<TswBoxOffice>(
    html`<tsw-box-office endpoint="https://${host}/f13" lang=${language} storage="none">${template}</tsw-box-office>`,
  );
  let scope: BookingScope | undefined;
  // A provider does not answer itself, so a child asks.
  const child = root.appendChild(document.createElement('span'));
  child.dispatchEvent(new ContextEvent(bookingScopeContext, child, (provided) => (scope = provided)));
  child.remove();
  if (!scope?.session || !scope.presence) throw new Error('The box office has no session.');
  const { session, presence } = scope;
  return { root, session, presence, requests, sandbox, advance: (milliseconds) => void (offset += milliseconds) };
}

/** Waits until `read` gives something truthy, as a customer waits for the page. */
export async function eventually<T>(read: () => T | null | undefined | false, timeout = 4_000): Promise<T> {
  const end = performance.now() + timeout;
  for (;;) {
    const value = read();
    if (value) return value;
    if (performance.now() > end) throw new Error(`Nothing came of: ${read.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
