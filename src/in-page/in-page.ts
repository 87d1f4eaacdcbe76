/**
 * Everything that `endpoint="sandbox:"` has in place of servers: the simulated box office, the proxy before it, and what
 * stands in for Stripe. A file of its own in every build, which no customer of a real shop downloads.
 */
import { createHandler } from '../proxy/handler.js';
import { createSandbox, type SandboxState } from '../sandbox/sandbox.js';
import { createStripe } from './stripe-stand-in.js';
import { openOwnPages } from './links.js';
import { IN_PAGE } from './platform.js';

export interface InPage {
  /** @param user one of the box office's demo users */
  answer(user: string, request: Request): Promise<Response>;
  readonly createStripe: typeof createStripe;
}

/** Where nobody is: what is asked of it is answered in the page. */
const ORIGIN = 'https://sandbox.invalid';

const STATE_KEY = 'tsw-widgets:sandbox';

export function openInPage(): InPage {
  const state = readState();
  const sandbox = createSandbox({ ...(state && { state }), onChange: () => writeState(sandbox.snapshot()) });
  const proxies = new Map<string, (request: Request) => Promise<Response>>();
  const proxyFor = (user: string): ((request: Request) => Promise<Response>) => {
    const known = proxies.get(user);
    if (known) return known;
    const proxy = createHandler(
      {
        ...{ upstream: `${ORIGIN}/f13`, user, password: 'demopass' },
        // A page without an origin (a file, a sandboxed frame) has none to come back to either.
        origins: [/^https?:/.test(location.origin) ? location.origin : ORIGIN],
        // Nobody is invoiced.
        authorizePurchase: () => true,
        createPaymentIntent: ({ transactionUuid, sourceCode }) => ({
          clientSecret: `pi_${`${transactionUuid}_${sourceCode}`.replace(/\W/g, '')}_secret_demo`,
        }),
        fetch: (request) => sandbox.handle(request),
      },
      IN_PAGE,
    );
    proxies.set(user, proxy);
    return proxy;
  };
  let lastUser = 'demo';
  openOwnPages(ORIGIN, (request) =>
    new URL(request.url).pathname.startsWith('/f13/') ? proxyFor(lastUser)(request) : sandbox.handle(request),
  );
  return {
    async answer(user, request) {
      lastUser = user;
      return proxyFor(user)(request);
    },
    createStripe,
  };
}

function readState(): SandboxState | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(STATE_KEY) ?? 'null') as SandboxState | undefined;
  } catch {
    // Blocked storage, or not ours: the box office starts afresh.
    return undefined;
  }
}

function writeState(state: SandboxState): void {
  try {
    sessionStorage.setItem(STATE_KEY, JSON.stringify(state));
  } catch {
    // Blocked or full storage: the demo then forgets its reservations on a reload, which it may.
  }
}
