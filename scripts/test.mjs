/**
 * `npm test`: everything, in this order, stopping nowhere so that one run shows all that is wrong: formatting, lint,
 * types, dead code and the public surface; rules, client, sandbox, proxy, session and scripts on Node; elements in a
 * browser; the build, the package, the built files in plain pages and whole journeys. Ends with the plain line
 * `N passed, N failed`. Names of parts run those alone: `npm test -- node browser`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'tsw-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };

/** @returns the exit code; 1 when it was ended by a signal */
function run(title, command, args, env = {}) {
  console.log(`\n── ${title}`);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  if (error) console.error(error.message);
  return status ?? 1;
}

function add(count) {
  for (const key of Object.keys(total)) total[key] += count[key] ?? 0;
}

/** A part whose only result is its exit code counts as one test. */
function check(title, args) {
  const isGood = run(title, 'npm', ['run', '--silent', ...args]) === 0;
  add(isGood ? { passed: 1 } : { failed: 1 });
}

function testFiles(...folders) {
  return folders.flatMap((folder) =>
    readdirSync(join(root, 'test', folder), { recursive: true })
      .filter((name) => name.endsWith('.test.ts'))
      .sort()
      .map((name) => join('test', folder, name)),
  );
}

function nodeTests(title, files, env, concurrency) {
  const report = join(scratch, `${title.replaceAll(/\W+/g, '-')}.tap`);
  const code = run(
    title,
    process.execPath,
    [
      '--import',
      'tsx',
      '--test',
      '--test-timeout=300000',
      `--test-concurrency=${concurrency}`,
      '--test-reporter=dot',
      '--test-reporter-destination=stdout',
      '--test-reporter=tap',
      `--test-reporter-destination=${report}`,
      ...files,
    ],
    env,
  );
  const tap = readFileSync(report, 'utf8');
  const read = (name) => Number(tap.match(new RegExp(`^# ${name} (\\d+)$`, 'm'))?.[1] ?? 0);
  const count = { passed: read('pass'), failed: read('fail') + read('cancelled'), skipped: read('skipped') };
  if (code !== 0 && count.failed === 0) count.failed = 1;
  if (count.failed > 0) console.log(failuresOf(tap));
  for (const [, name, reason] of tap.matchAll(/^\s*ok \d+ - (.+?) # SKIP(.*)$/gm))
    console.log(`skipped: ${name}${reason && ` (${reason.trim()})`}`);
  console.log(
    `${count.passed} passed, ${count.failed} failed${count.skipped ? `, ${count.skipped} skipped` : ''} in ${title}`,
  );
  add(count);
}

/** The failing tests with what they say, without the noise of the rest. */
function failuresOf(tap) {
  return [...tap.matchAll(/^( *)not ok \d+ - .*\n(?:\1 {2}---\n[\s\S]*?\n\1 {2}\.\.\.)?/gm)]
    .map(([text]) => text)
    .filter((text) => !/failureType: 'subtestsFailed'/.test(text))
    .join('\n');
}

const parts = {
  check: () => check('Formatting, types, lint, dead code, public surface', ['check']),
  node: () =>
    nodeTests(
      'Rules, client, sandbox, proxy, session, scripts',
      testFiles(
        'net',
        'domain',
        'barcodes',
        'client',
        'xml-tree',
        'xml-core',
        'sandbox',
        'proxy',
        'node',
        'state',
        'i18n',
        'demo',
        'scripts',
      ),
      {},
      2,
    ),
  browser: () => {
    const report = join(scratch, 'browser.json');
    const code = run(
      'Elements in a browser',
      process.execPath,
      [join(root, 'node_modules/@web/test-runner/dist/bin.js')],
      {
        TSW_COUNT_FILE: report,
      },
    );
    try {
      add(JSON.parse(readFileSync(report, 'utf8')));
    } catch (cause) {
      console.error(`The browser tests gave no result (exit code ${code}):`, cause.message);
      add({ failed: 1 });
    }
  },
  build: () => check('Build', ['build']),
  package: () => check('Package as npm publishes it', ['check:package']),
  pages: () => nodeTests('Built files in plain pages, journeys', testFiles('embed', 'e2e'), {}, 1),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part "${unknown.join(', ')}". Parts: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

try {
  // First, since it may have to be installed: without a browser most of this says nothing.
  await findBrowser();
  for (const [name, part] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) part();
} catch (cause) {
  console.error(`\n${cause.message}`);
  total.failed += 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed === 0 ? 0 : 1);
