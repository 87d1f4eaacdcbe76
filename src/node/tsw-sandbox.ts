#!/usr/bin/env node
/** `npm run sandbox -- --port N`: the simulated box office alone, over HTTP, for any client of the API. */
import { parseArgs } from 'node:util';
import { createSandbox, DroppedAnswer, type FaultRule, isFaultName } from '../sandbox/sandbox.js';
import { closeOnSignal, runCommand, serve } from './serve.js';

const USAGE = `tsw-sandbox [--port N] [--seed N] [--fault NAME[=VALUE][@RATE]]... [--big-hall N]

  --port      port on 127.0.0.1 to listen on; default 5175, 0 for any free one
  --seed      whole number: the same seed gives the same box office again
  --fault     something that goes wrong, e.g. --fault latency=2000 --fault error=502@0.1 (one answer in ten);
              clients can ask for one with the header X-Sandbox-Fault instead
  --big-hall  also sells event BIG1 in a generated hall of so many seats, e.g. 50000`;

async function main(): Promise<void> {
  const { port, help, ...options } = readArguments();
  if (help) return console.log(USAGE);
  const sandbox = createSandbox({ ...options, gzip: true });
  const served = await serve((request) => sandbox.handle(request), {
    port,
    portHint: 'give --port',
    breaksConnection: (error) => error instanceof DroppedAnswer,
  });
  console.log(`Simulated box office at ${served.url}/f13 (user demo, password demopass)`);
  closeOnSignal(served.close);
}

interface Arguments {
  readonly port: number;
  readonly help: boolean;
  readonly seed?: number;
  readonly bigHall?: number;
  readonly faults: readonly FaultRule[];
}

function readArguments(): Arguments {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '5175' },
      seed: { type: 'string' },
      fault: { type: 'string', multiple: true, default: [] },
      'big-hall': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { port, seed, fault, help, 'big-hall': bigHall } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) throw new Error(`--port is "${port}": give 0 to 65535.`);
  return {
    port: Number(port),
    help,
    faults: fault.map(readFault),
    ...(seed !== undefined && { seed: wholeNumber('--seed', seed) }),
    ...(bigHall !== undefined && { bigHall: wholeNumber('--big-hall', bigHall) }),
  };
}

function wholeNumber(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value))
    throw new Error(`${option} is "${text}": give a whole number.`);
  return value;
}

/** `latency=2000@0.1` */
function readFault(text: string): FaultRule {
  const [, name = '', value, rate] = /^([a-z_]+)(?:=(\d*\.?\d+))?(?:@(\d*\.?\d+))?$/.exec(text) ?? [];
  if (!isFaultName(name) || Number(rate ?? 1) > 1)
    throw new Error(
      `--fault is "${text}": give NAME, NAME=VALUE or NAME=VALUE@RATE; the names are in src/sandbox/README.md.`,
    );
  return {
    fault: name,
    ...(value !== undefined && { value: Number(value) }),
    ...(rate !== undefined && { rate: Number(rate) }),
  };
}

await runCommand(main);
