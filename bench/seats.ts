/**
 * `npm run bench:seats`: measures the seat map beside the simplest possible maps (seats/floors.ts), in one browser and
 * one run. Prints a table and fails when a figure is over its limit. Rendering is in software, so that the figures do
 * not depend on a graphics card.
 */
import { createServer } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { findBrowser } from '../scripts/browser.mjs';
import type { Bench } from './seats/page.js';

const SIZES = [500, 2_000, 10_000, 50_000];
const RUNS = 15;
const FRAME = 1_000 / 60;

interface Limit {
  readonly figure: string;
  readonly value: number;
  readonly most: number;
}

const limits: Limit[] = [];
const rows: Record<string, Record<string, string>> = {};

function note(seats: number, figure: string, value: number, unit: string, most?: number): void {
  const text = `${value.toFixed(value < 10 ? 2 : 1)} ${unit}`.trim();
  const isOver = most !== undefined && value > most;
  (rows[figure] ??= {})[seats.toLocaleString('en')] = most === undefined ? text : `${text}${isOver ? ' ✗' : ' ✓'}`;
  if (most !== undefined) limits.push({ figure: `${figure}, ${seats} seats`, value, most });
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? NaN;
}

type Call<K extends keyof Bench> = Awaited<ReturnType<Bench[K]>>;

function call<K extends keyof Bench>(page: Page, name: K, ...args: Parameters<Bench[K]>): Promise<Call<K>> {
  return page.evaluate(
    ([name, args]) =>
      (window as unknown as { bench: Record<string, (...args: unknown[]) => unknown> }).bench[name]?.(...args),
    [name, args as unknown[]] as const,
  ) as Promise<Call<K>>;
}

async function measure(page: Page, session: CDPSession, seats: number): Promise<void> {
  const paints: Call<'paint'>[] = [];
  for (let run = 0; run < RUNS; run++) paints.push(await call(page, 'paint', seats));
  const [canvas, svg, map] = (['canvas', 'svg', 'map'] as const).map((way) =>
    // Other work on the machine only adds time.
    percentile(
      paints.map((paint) => paint[way]),
      25,
    ),
  );
  note(seats, 'paint: bare canvas', canvas!, 'ms');
  note(seats, 'paint: static SVG', svg!, 'ms');
  note(seats, 'paint: seat map', map!, 'ms');
  note(seats, 'paint: map / canvas', map! / canvas!, '', seats >= 2_000 ? 1.5 : undefined);
  note(seats, 'paint: map / SVG', map! / svg!, '', seats >= 2_000 ? 1 : undefined);

  const click = await call(page, 'click', seats);
  note(seats, 'click: bare canvas', click.canvas, 'ms');
  note(seats, 'click: seat map', click.map, 'ms', click.canvas + FRAME);
  note(seats, 'click: main thread', click.work, 'ms');

  const pans = await call(page, 'pan', seats);
  note(seats, 'pan: 95th percentile', percentile(pans, 95), 'ms', 17);
  const zooms = await call(page, 'zoom', seats);
  note(seats, 'zoom: 95th percentile', percentile(zooms, 95), 'ms', seats > 10_000 ? 34 : 17);

  await call(page, 'keep', seats);
  const before = await memory(session);
  await call(page, 'showKept');
  const after = await memory(session);
  noteMemory(seats, after - before);
  note(seats, 'longest task', await call(page, 'longestTask', seats), 'ms', seats <= 10_000 ? 50 : undefined);
}

let smaller: { readonly seats: number; readonly bytes: number } | undefined;

/**
 * An element, its canvases and its pixels take the same memory for 500 seats as for 50,000. The memory of a seat is
 * therefore the slope from the next smaller hall. Its share of everything only counts for the largest hall.
 */
function noteMemory(seats: number, bytes: number): void {
  note(seats, 'memory over the raw data', bytes / 1e6, 'MB');
  note(seats, 'memory: all, by seats', bytes / seats, 'bytes', seats > 10_000 ? 200 : undefined);
  if (smaller) {
    const each = (bytes - smaller.bytes) / (seats - smaller.seats);
    note(seats, 'memory: a further seat', each, 'bytes', 200);
    note(seats, 'memory: the map without seats', (bytes - each * seats) / 1e6, 'MB');
  }
  smaller = { seats, bytes };
}

async function memory(session: CDPSession): Promise<number> {
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  const usage = (await session.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
  return usage.usedSize + (usage.backingStorageSize ?? 0);
}

async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'seats-'));
  await build({
    root: fileURLToPath(new URL('./', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: { input: new URL('./seats.html', import.meta.url).pathname },
    },
  });
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    void readFile(join(folder, path)).then(
      (body) =>
        response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
  });
  try {
    for (const seats of SIZES) {
      // A new page for each size, so that no size pays for another's garbage.
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      page.on('pageerror', (error) => console.error(error));
      await page.goto(`http://127.0.0.1:${port}/seats.html`);
      await page.waitForFunction(() => 'bench' in window);
      const session = await page.context().newCDPSession(page);
      await call(page, 'paint', 100);
      await measure(page, session, seats);
      await page.close();
    }
  } finally {
    await browser.close();
    server.close();
    await rm(folder, { recursive: true });
  }
  console.table(rows);
  const over = limits.filter(({ value, most }) => value > most);
  for (const { figure, value, most } of over)
    console.error(`Over the limit: ${figure}: ${value.toFixed(2)} > ${most.toFixed(2)}`);
  process.exitCode = over.length > 0 ? 1 : 0;
}

await run();
