#!/usr/bin/env node
/** `npm run sandbox -- --port N`: the simulated box office alone, over HTTP, for any client of the API. */
import { parseArgs } from 'node:util';
import { createSandbox } from '../sandbox/sandbox.js';
import { closeOnSignal, runCommand, serve } from './serve.js';

const USAGE = `tsw-sandbox [--port N] [--seed N]

  --port  port on 127.0.0.1 to listen on; default 5175, 0 for any free one
  --seed  whole number: the same seed gives the same box office again`;

async function main(): Promise<void> {
  const { port, seed, help } = readArguments();
  if (help) return console.log(USAGE);
  const sandbox = createSandbox(seed === undefined ? {} : { seed });
  const served = await serve((request) => sandbox.handle(request), { port, portHint: 'give --port' });
  console.log(`Simulated box office at ${served.url}/f13 (user demo, password demopass)`);
  closeOnSignal(served.close);
}

function readArguments(): { port: number; seed: number | undefined; help: boolean } {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '5175' }, seed: { type: 'string' }, help: { type: 'boolean' } },
  });
  const port = Number(values.port);
  const seed = values.seed === undefined ? undefined : Number(values.seed);
  if (!/^\d{1,5}$/.test(values.port) || port > 65535) throw new Error(`--port is "${values.port}": give 0 to 65535.`);
  if (seed !== undefined && !Number.isSafeInteger(seed))
    throw new Error(`--seed is "${values.seed}": give a whole number.`);
  return { port, seed, help: values.help ?? false };
}

await runCommand(main);
