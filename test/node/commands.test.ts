import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Command {
  readonly process: ChildProcess;
  /** What it has written, both ways. */
  output(): string;
  /** Waits for words; fails when it ends without them. */
  says(words: RegExp): Promise<RegExpExecArray>;
  /** The exit code. */
  ends(): Promise<number | null>;
}

function start(file: string, args: string[] = [], env: Record<string, string> = {}): Command {
  const process_ = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'src/node', file), ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...env },
  });
  let output = '';
  for (const stream of [process_.stdout, process_.stderr])
    stream.on('data', (data: Buffer) => (output += data.toString()));
  const ended = once(process_, 'close').then(([code]) => code as number | null);
  return {
    process: process_,
    output: () => output,
    ends: () => ended,
    async says(words) {
      for (;;) {
        const match = words.exec(output);
        if (match) return match;
        const over = await Promise.race([
          ended.then(() => true),
          once(process_.stdout, 'data').then(() => false),
          once(process_.stderr, 'data').then(() => false),
        ]);
        if (over && !words.test(output)) throw new Error(`It ended without ${words}:\n${output}`);
      }
    },
  };
}

describe('the commands', () => {
  let folder = '';
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'tsw-commands-'))));
  after(() => rm(folder, { recursive: true }));

  it('work together: proxy before sandbox, a hook from a module, a port that is taken, a clean end', async () => {
    const hook = join(folder, 'hook.mjs');
    await writeFile(hook, `export const authorizePurchase = () => true;\nconsole.log('hook loaded');\n`);
    const sandbox = start('tsw-sandbox.ts', ['--port', '0', '--seed', '7']);
    const upstream = await sandbox.says(/http:\/\/127\.0\.0\.1:(\d+)\/f13/);
    const settings = {
      ...{ TSW_UPSTREAM: upstream[0], TSW_USER: 'demo', TSW_PASSWORD: 'demopass', TSW_PORT: '0' },
      ...{ TSW_ORIGINS: 'http://localhost:5173', TSW_AUTHORIZE: hook, TSW_BASE: '/tickets' },
    };
    const proxy = start('tsw-proxy.ts', [], settings);
    const [, base] = await proxy.says(/tsw-proxy passes (\S+) on to/);
    const headers = { Origin: 'http://localhost:5173' };
    const response = await fetch(`${base}/events.v1?keywords=swan`, { headers });
    assert.equal(response.status, 200);
    assert.match(await response.text(), /"event_id":"6IE"/);
    await proxy.says(/ 200 GET events\.v1 \d+ms \S+\n/);
    assert.match(proxy.output(), /hook loaded/);
    assert.ok(!proxy.output().includes('demopass'));

    const second = start('tsw-sandbox.ts', ['--port', upstream[1]!]);
    assert.equal(await second.ends(), 1);
    assert.equal(
      second.output(),
      `Port ${upstream[1]} on 127.0.0.1 is taken by another program. End that program, or choose another port: give --port.\n`,
    );

    proxy.process.kill('SIGTERM');
    sandbox.process.kill('SIGINT');
    assert.deepEqual([await proxy.ends(), await sandbox.ends()], [0, 0]);
  });

  it('serve the box office compressed, and break connections on request', async () => {
    const sandbox = start('tsw-sandbox.ts', ['--port', '0', '--fault', 'latency=1', '--big-hall', '500']);
    const [base] = await sandbox.says(/http:\/\/127\.0\.0\.1:\d+\/f13/);
    const headers = { Authorization: `Basic ${btoa('demo:demopass')}` };
    const events = await fetch(`${base}/events.v1?keywords=swan`, { headers });
    assert.equal(events.headers.get('content-encoding'), 'gzip');
    assert.match(await events.text(), /"event_id":"6IE"/);
    const hall = await fetch(`${base}/events_by_id.v1?event_id_list=BIG1`, { headers });
    assert.match(await hall.text(), /"BIG1"/);
    await assert.rejects(
      fetch(`${base}/test.v1`, { headers: { ...headers, 'X-Sandbox-Fault': 'drop' } }),
      /fetch failed/,
    );
    assert.equal((await fetch(`${base}/test.v1`, { headers })).status, 200);
    sandbox.process.kill('SIGINT');
    assert.equal(await sandbox.ends(), 0);
    const misspelt = start('tsw-sandbox.ts', ['--port', '0', '--fault', 'latencey']);
    assert.equal(await misspelt.ends(), 1);
    assert.match(misspelt.output(), /^--fault is "latencey"/);
  });

  it('say what is wrong with settings, in words and not in stack traces', async () => {
    const required = { TSW_USER: 'demo', TSW_PASSWORD: 'demopass' };
    await writeFile(join(folder, 'empty.mjs'), 'export const authorisePurchase = () => true;\n');
    const half = 'export const authorizePurchase = () => true;\nexport const purchaseEnded = true;\n';
    await writeFile(join(folder, 'half.mjs'), half);
    const cases: [Record<string, string>, RegExp][] = [
      [{}, /^tsw-proxy cannot start:\n- TSW_USER is not set/],
      [
        { ...required, TSW_ORIGINS: 'www.example.com' },
        /^The proxy cannot start: origin "www\.example\.com" is not one/,
      ],
      [
        { ...required, TSW_ORIGINS: 'https://a.example', TSW_AUTHORIZE: '/nowhere.mjs' },
        /^TSW_AUTHORIZE: \/nowhere\.mjs cannot be loaded/,
      ],
      [
        { ...required, TSW_ORIGINS: 'https://a.example', TSW_AUTHORIZE: join(folder, 'empty.mjs') },
        /exports no function named authorizePurchase/,
      ],
      [
        { ...required, TSW_ORIGINS: 'https://a.example', TSW_AUTHORIZE: join(folder, 'half.mjs') },
        /exports as purchaseEnded is no function/,
      ],
    ];
    await Promise.all(
      cases.map(async ([env, words]) => {
        const proxy = start('tsw-proxy.ts', [], env);
        assert.equal(await proxy.ends(), 1);
        assert.match(proxy.output(), words);
        assert.ok(!/^\s+at /m.test(proxy.output()), proxy.output());
      }),
    );
  });
});
