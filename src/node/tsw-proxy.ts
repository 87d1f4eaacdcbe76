#!/usr/bin/env node
/** `npx tsw-proxy`: the proxy on Node, configured by environment (proxy-config.ts). */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createProxy, type LogEntry, type ProxyOptions } from '../proxy/proxy.js';
import { clientAddress } from './client-address.js';
import { readProxyConfig, USAGE, warnings } from './proxy-config.js';
import { closeOnSignal, connectionAddress, runCommand, serve } from './serve.js';

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return console.log(USAGE);
  const { authorize, hostname, port, trustedProxies, ...config } = readProxyConfig(process.env);
  const proxy = createProxy({
    ...config,
    ...(authorize !== undefined && (await loadHooks(authorize))),
    clientAddress: (request) =>
      clientAddress(request.headers.get('X-Forwarded-For'), connectionAddress(request), trustedProxies),
    log: (entry) => console.log(line(entry)),
  });
  const served = await serve(proxy, { hostname, port, portHint: 'set TSW_PORT' });
  for (const words of warnings({ authorize, hostname, port, trustedProxies, ...config })) console.warn(words);
  console.log(`tsw-proxy passes ${served.url}${config.base} on to ${config.upstream}`);
  closeOnSignal(served.close);
}

type Hooks = Pick<ProxyOptions, 'authorizePurchase' | 'purchaseEnded'>;

async function loadHooks(path: string): Promise<Hooks> {
  let module: { readonly [name in keyof Hooks]: unknown };
  try {
    module = (await import(pathToFileURL(resolve(path)).href)) as typeof module;
  } catch (cause) {
    throw new Error(`TSW_AUTHORIZE: ${path} cannot be loaded: ${(cause as Error).message}`, { cause });
  }
  const { authorizePurchase, purchaseEnded } = module;
  if (typeof authorizePurchase !== 'function') {
    throw new Error(`TSW_AUTHORIZE: ${path} exports no function named authorizePurchase.`);
  }
  if (purchaseEnded !== undefined && typeof purchaseEnded !== 'function') {
    throw new Error(`TSW_AUTHORIZE: what ${path} exports as purchaseEnded is no function.`);
  }
  return { authorizePurchase, purchaseEnded } as Hooks;
}

function line({ method, route, status, milliseconds, requestId, problem }: LogEntry): string {
  const parts = [
    new Date().toISOString(),
    status,
    method,
    route || '-',
    `${milliseconds}ms`,
    requestId ?? '-',
    problem,
  ];
  return parts
    .filter((part) => part !== undefined)
    .join(' ')
    .replace(/\s+/g, ' ');
}

await runCommand(main);
