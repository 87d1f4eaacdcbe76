/**
 * `npm run build`: dist/ with the script-tag files, the unbundled modules and types for npm, the custom elements
 * manifest and the integrity hashes. `--scripts` builds the script-tag files alone, which is all that demo and tests need.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}dist`;
const isScriptsOnly = process.argv.includes('--scripts');

/** Runs a tool of this project, ends the build if it fails. */
function run(bin, ...args) {
  const { status } = spawnSync(process.execPath, [`${root}node_modules/${bin}`, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

rmSync(dist, { recursive: true, force: true });
await build({ root, logLevel: 'warn' });
await build({ root, logLevel: 'warn', mode: 'iife' });

const scripts = readdirSync(dist, { recursive: true })
  .filter((name) => name.endsWith('.js'))
  .sort();
const integrity = Object.fromEntries(
  scripts.map((name) => [
    name.replaceAll('\\', '/'),
    `sha384-${createHash('sha384')
      .update(readFileSync(`${dist}/${name}`))
      .digest('base64')}`,
  ]),
);
writeFileSync(`${dist}/integrity.json`, `${JSON.stringify(integrity, null, 2)}\n`);

if (!isScriptsOnly) {
  run('typescript/bin/tsc', '-p', 'tsconfig.build.json');
  run('@custom-elements-manifest/analyzer/cem.js', 'analyze', '--config', 'custom-elements-manifest.config.mjs');
}
