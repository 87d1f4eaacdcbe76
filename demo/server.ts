/**
 * `npm start`: a shop as in production, with three origins on this machine. The site serves the demo pages and the
 * built widgets, the proxy takes the place of a partner's server, and the simulated box office that of the ticketing
 * API. End-to-end tests use the same servers.
 */
import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { closeOnSignal, connectionAddress, runCommand, serve, type Handler, type Served } from '../src/node/serve.js';
import { createSite } from './static.js';
import { createProxy, type AuthorizePurchase, type ProxyOptions } from '../src/proxy/proxy.js';
import { createSandbox, DroppedAnswer, type SandboxOptions } from '../src/sandbox/sandbox.js';
import { PretendPayments } from './pretend-payments.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface DemoOptions {
  /** The port of the site. Proxy and box office get the next two. 0: any free ports. */
  readonly port: number;
  /** Milliseconds since 1970, for the box office. */
  readonly clock?: (() => number) | undefined;
  readonly seed?: number | undefined;
  /** One of the box office's demo users. Default `demo`, who buys on credit. */
  readonly user?: string | undefined;
  /**
   * The hook for all pages but pay.html, whose customers pay. False refuses purchases on credit, as a proxy without the
   * hook does. Default: allows every purchase.
   */
  readonly authorizePurchase?: AuthorizePurchase | false | undefined;
  /** Faults of the box office (src/sandbox/README.md). */
  readonly faults?: SandboxOptions['faults'];
  /** Gets one entry per request to the proxy. */
  readonly log?: ProxyOptions['log'];
}

export interface Demo {
  /** `http://localhost:5173` */
  readonly site: string;
  /** The endpoint that pages are given: `http://localhost:5174/f13`. */
  readonly proxy: string;
  /** `http://127.0.0.1:5175/f13` */
  readonly sandbox: string;
  /** What was paid at pay.html. */
  readonly payments: PretendPayments;
  /** Calls the box office without the network. */
  readonly sandboxHandle: (request: Request) => Promise<Response>;
  close(): Promise<void>;
}

/**
 * THE DEMO SELLS TO EVERYBODY, because the box office is simulated and invoices nobody. A partner's hook must only
 * allow purchases that the customer has paid for. Copy the hook of pay.html instead (pretend-payments.ts).
 */
const allowEverything: AuthorizePurchase = () => true;

/** @throws Error in words for the user: a port is taken, the widgets cannot be built */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const running: Served[] = [];
  const start = async (offset: number, handler: Handler): Promise<Served> => {
    const port = options.port === 0 ? 0 : options.port + offset;
    const served = await serve(handler, {
      port,
      portHint: `PORT=${options.port + 10} npm start`,
      breaksConnection: (error) => error instanceof DroppedAnswer,
    });
    running.push(served);
    return served;
  };
  const close = async (): Promise<void> => void (await Promise.all(running.map((served) => served.close())));
  try {
    await assertPortsAreFree(options.port);
    const { handle } = createSandbox(sandboxOptions(options));
    const sandbox = await start(2, handle);
    // Site and proxy need each other's address, so their handlers are looked up at the first request.
    const site: Served = await start(0, (request) => pages(request));
    const proxy: Served = await start(1, (request) => passOn(request));
    const endpoint = `http://localhost:${proxy.port}/f13`;
    const payEndpoint = `http://localhost:${proxy.port}/pay/f13`;
    const payments = new PretendPayments(options.clock);
    const files = createDemoSite({ '%ENDPOINT%': endpoint, '%PAY_ENDPOINT%': payEndpoint }, endpoint, sandbox.url);
    const pages: Handler = (request) =>
      request.method === 'POST' && new URL(request.url).pathname === '/pretend-payments'
        ? payments.handle(request)
        : files(request);
    const shared = {
      upstream: sandbox.url,
      user: options.user ?? 'demo',
      password: 'demopass',
      origins: [`http://localhost:${site.port}`, `http://127.0.0.1:${site.port}`],
      clientAddress: connectionAddress,
      log: options.log,
    };
    const demoProxy = createProxy({
      ...shared,
      authorizePurchase:
        options.authorizePurchase === false ? undefined : (options.authorizePurchase ?? allowEverything),
    });
    const { authorizePurchase, purchaseEnded } = payments;
    const payProxy = createProxy({ ...shared, base: '/pay/f13', authorizePurchase, purchaseEnded });
    const passOn: Handler = (request) =>
      (new URL(request.url).pathname.startsWith('/pay/') ? payProxy : demoProxy)(request);
    const settling = setInterval(() => void payments.settleForgotten(statusFrom(payProxy, payEndpoint)), 5 * 60_000);
    settling.unref();
    await buildIfStale();
    return {
      site: `http://localhost:${site.port}`,
      proxy: endpoint,
      sandbox: `${sandbox.url}/f13`,
      payments,
      sandboxHandle: handle,
      close() {
        clearInterval(settling);
        return close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Sources that the policy of a page with Stripe payments allows (docs/embedding.md). */
const STRIPE = {
  script: 'https://js.stripe.com https://*.js.stripe.com',
  connect: 'https://api.stripe.com',
  frame: 'https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com',
};

function createDemoSite(placeholders: Readonly<Record<string, string>>, endpoint: string, sandboxUrl: string): Handler {
  const policy = {
    'default-src': "'none'",
    'script-src': `'self' ${STRIPE.script}`,
    'style-src': "'self'",
    'font-src': "'self'",
    'img-src': "'self' data: https:",
    'connect-src': `'self' ${new URL(endpoint).origin} ${STRIPE.connect}`,
    'frame-src': `https://www.youtube-nocookie.com ${STRIPE.frame}`,
    // Payment pages that a form leads to: here the simulated one of the box office.
    'form-action': `'self' ${sandboxUrl}`,
    'frame-ancestors': "'self'",
    'base-uri': "'none'",
    'object-src': "'none'",
  };
  return createSite({
    mounts: [
      { path: '/tsw/', folder: join(ROOT, 'dist'), headers: { 'Access-Control-Allow-Origin': '*' } },
      { path: '/', folder: join(ROOT, 'demo') },
    ],
    headers: {
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': Object.entries(policy)
        .map((directive) => directive.join(' '))
        .join('; '),
      'X-Content-Type-Options': 'nosniff',
    },
    placeholders,
  });
}

/** Asks for a status without the network, because the proxy is in this process. */
export const statusFrom =
  (proxy: Handler, endpoint: string): Parameters<PretendPayments['settleForgotten']>[0] =>
  async (transactionUuid) => {
    const answer = await proxy(new Request(`${endpoint}/status.v1?transaction_uuid=${transactionUuid}`));
    return (await answer.json()) as object;
  };

const sandboxOptions = ({ clock, seed, faults }: DemoOptions): SandboxOptions => ({
  ...(clock !== undefined && { clock }),
  ...(seed !== undefined && { seed }),
  ...(faults !== undefined && { faults }),
});

/** Builds the script-tag files if they are missing or older than their sources. */
async function buildIfStale(): Promise<void> {
  const built = await changed(join(ROOT, 'dist/tsw.iife.js'));
  if (built > (await newestSource())) return;
  console.log(built === 0 ? 'Building the widgets (dist/ is empty) …' : 'Building the widgets again (src/ is newer) …');
  const builder = spawn(process.execPath, [join(ROOT, 'scripts/build.mjs'), '--scripts'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  const code = await new Promise<number | null>((resolve, reject) =>
    builder.once('error', reject).once('exit', resolve),
  );
  if (code !== 0) throw new Error('The widgets could not be built. See the errors above.');
}

/** Server code, which is no part of the widgets. */
const SERVER_ONLY = /^(node|proxy)[/\\]/;

async function newestSource(): Promise<number> {
  const names = await readdir(join(ROOT, 'src'), { recursive: true });
  const sources = names.filter((name) => name.endsWith('.ts') && !SERVER_ONLY.test(name));
  const times = await Promise.all(
    ['vite.config.ts', ...sources.map((name) => join('src', name))].map((name) => changed(join(ROOT, name))),
  );
  return Math.max(...times);
}

/** Milliseconds since 1970; 0 if there is no such file. */
async function changed(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

/** Servers of other tools often listen on IPv6 only. Browsers would reach them at `localhost` instead of the demo. */
async function assertPortsAreFree(first: number): Promise<void> {
  if (first === 0) return;
  for (const port of [first, first + 1]) {
    const answers = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '::1', port });
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (answers) {
      throw new Error(
        `Port ${port} on ::1 is taken by another program. End it, or choose another: PORT=${first + 10} npm start.`,
      );
    }
  }
}

async function main(): Promise<void> {
  const port = Number(process.env.PORT ?? 5173);
  if (!Number.isInteger(port) || port < 0 || port > 65533) {
    throw new Error(`PORT is "${process.env.PORT}": give a whole number from 0 to 65533, e.g. PORT=5180 npm start.`);
  }
  const demo = await startDemo({ port });
  console.log(`
  Demo shop             ${demo.site}
  Proxy                 ${demo.proxy}
  Simulated box office  ${demo.sandbox}

Nothing is sold and nobody is charged. Ctrl-C ends it.`);
  closeOnSignal(demo.close);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await runCommand(main);
