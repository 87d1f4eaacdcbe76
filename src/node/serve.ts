/** Serves a web-standard handler over HTTP on Node: the proxy, the simulated box office, the demo site and tests use it. */
import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';

export type Handler = (request: Request) => Promise<Response> | Response;

export interface ServeOptions {
  /** 0: any free one. */
  readonly port: number;
  /** Default `127.0.0.1`: reachable from this machine only. */
  readonly hostname?: string;
  /** Errors of the handler that mean a broken connection: the socket is closed without an answer. */
  readonly breaksConnection?: (error: unknown) => boolean;
  /** How to choose another port, for the message when this one is taken: e.g. `set TSW_PORT`. */
  readonly portHint?: string;
}

export interface Served {
  /** Without a slash at the end, e.g. `http://127.0.0.1:5174`. */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests and resolves when those under way, a purchase perhaps, have been answered. */
  close(): Promise<void>;
}

/** @throws Error with a message for the user, if the port can't be used */
export async function serve(handler: Handler, options: ServeOptions): Promise<Served> {
  const { port, hostname = '127.0.0.1' } = options;
  const server = createAdaptorServer({
    fetch: async (request, { incoming }) => {
      addresses.set(request, addressOf(incoming as IncomingMessage));
      try {
        return await handler(request);
      } catch (error) {
        if (!options.breaksConnection?.(error)) throw error;
        (incoming as IncomingMessage).socket.destroy();
        return new Response(null);
      }
    },
    overrideGlobalObjects: false,
  }) as Server;
  server.listen(port, hostname);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Error(listenProblem(error, options), { cause: error });
  }
  const bound = server.address() as AddressInfo;
  return {
    port: bound.port,
    url: `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${bound.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        // A connection that was busy stays open after its answer, and waits for another request, unless it is closed.
        const sweep = setInterval(() => server.closeIdleConnections(), 50);
        server.close((error) => {
          clearInterval(sweep);
          if (error) reject(error);
          else resolve();
        });
      }),
  };
}

const addresses = new WeakMap<Request, string>();

/** The address at the other end of the connection that brought this request, which may be a proxy's. */
export function connectionAddress(request: Request): string | undefined {
  return addresses.get(request);
}

/** Without the prefix that an IPv4 address gets on an IPv6 socket. */
const addressOf = (incoming: IncomingMessage): string => (incoming.socket.remoteAddress ?? '').replace(/^::ffff:/, '');

function listenProblem(error: unknown, { port, hostname = '127.0.0.1', portHint }: ServeOptions): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${hostname} is taken by another program. End that program, or choose another port${portHint ? `: ${portHint}` : ''}.`;
  }
  if (code === 'EACCES')
    return `Port ${port} may not be used without more rights. Choose one above 1023${portHint ? `: ${portHint}` : ''}.`;
  return `Cannot listen on ${hostname}, port ${port}: ${(error as Error).message}`;
}

/** Calls `close` on SIGINT (Ctrl-C) and SIGTERM, and then ends the process. A second signal ends it at once. */
export function closeOnSignal(close: () => Promise<void>): void {
  const stop = (): void => {
    for (const signal of SIGNALS) process.once(signal, () => process.exit(1));
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  const first = (): void => {
    for (const signal of SIGNALS) process.off(signal, first);
    stop();
  };
  for (const signal of SIGNALS) process.on(signal, first);
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Runs a command's main function; an Error becomes one plain line and exit code 1. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
