/**
 * Everything that `endpoint="sandbox:"` has in place of servers: the simulated box office, the proxy in front of it,
 * and the Stripe stand-in. Every build has it in a chunk of its own, which customers of real shops never download.
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

/** An origin that no server has. The page itself answers requests to it. */
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
        upstream: `${ORIGIN}/f13`,
        user,
        password: 'demopass',
        // A page without an origin, such as a file or a sandboxed frame, cannot be returned to.
        origins: [/^https?:/.test(location.origin) ? location.origin : ORIGIN],
        // Purchases are free to authorize, because nobody is invoiced.
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
    // Storage is blocked or holds something else. The box office starts afresh.
    return undefined;
  }
}

function writeState(state: SandboxState): void {
  try {
    sessionStorage.setItem(STATE_KEY, JSON.stringify(state));
  } catch {
    // Storage is blocked or full. The demo forgets its reservations on a reload, which is acceptable.
  }
}
