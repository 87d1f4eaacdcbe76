/**
 * `npm run check:package`, after a build: packs what npm would publish, and has publint look at its package.json and
 * files, and attw (Are the types wrong?) at the types that TypeScript finds at each import path. It is no part of
 * `npm run check`, which works without a build and would judge an old one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { entryPoints } from './api/entry-points.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const packageJson = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** @returns the path of the tarball. The scripts of package.json do not run: one of them is the build. */
function pack(folder) {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
    { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' },
  );
  if (status !== 0) throw new Error(`npm pack failed:\n${stderr}`);
  return join(folder, JSON.parse(stdout)[0].filename);
}

async function hasPublintNothingToSay(tarball) {
  const { buffer } = new Uint8Array(readFileSync(tarball));
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
  for (const message of messages) console.error(`publint, ${message.type}: ${formatMessage(message, pkg)}`);
  return messages.length === 0;
}

/** The package is ESM only, so CommonJS and Node 10's resolution do not count; files for script tags have no types. */
function areTypesRight(tarball) {
  const attw = join(dirname(fileURLToPath(import.meta.resolve('@arethetypeswrong/cli/package.json'))), 'dist/index.js');
  const paths = Object.keys(entryPoints(root, packageJson));
  const args = [attw, tarball, '--profile', 'esm-only', '--no-emoji', '--format', 'ascii', '--entrypoints', ...paths];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) console.error(`attw:\n${stdout}${stderr}`);
  return status === 0;
}

if (!existsSync(`${root}dist/npm`)) {
  console.error('There is no build to look at: run npm run build first.');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'tsw-package-'));
try {
  const tarball = pack(folder);
  const results = [await hasPublintNothingToSay(tarball), areTypesRight(tarball)];
  if (results.includes(false)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
