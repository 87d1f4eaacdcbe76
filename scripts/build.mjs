/**
 * `npm run build`: dist/ with the script-tag files, the unbundled modules and types for npm, the custom elements
 * manifest and the integrity hashes. `--scripts` builds the script-tag files alone, which is all that demo and tests need.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
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

/** Only what is built again: the demo rebuilds its scripts beside the modules and types for npm. */
function clear(isOurs) {
  if (!existsSync(dist)) return;
  for (const name of readdirSync(dist)) if (isOurs(name)) rmSync(`${dist}/${name}`, { recursive: true, force: true });
}

clear((name) => !isScriptsOnly || /^(tsw.*\.js(\.map)?|chunks|integrity\.json)$/.test(name));
for (const mode of ['production', 'iife', 'sandbox', 'barcodes']) await build({ root, logLevel: 'warn', mode });

const scripts = ['', 'chunks/']
  .flatMap((folder) => readdirSync(`${dist}/${folder}`).map((name) => folder + name))
  .filter((name) => name.endsWith('.js'))
  .sort();
const integrity = Object.fromEntries(
  scripts.map((name) => [
    name,
    `sha384-${createHash('sha384')
      .update(readFileSync(`${dist}/${name}`))
      .digest('base64')}`,
  ]),
);
writeFileSync(`${dist}/integrity.json`, `${JSON.stringify(integrity, null, 2)}\n`);

const kilobytes = (name) => (gzipSync(readFileSync(`${dist}/${name}`), { level: 9 }).length / 1000).toFixed(1);
const lazy = scripts.filter((name) => name.startsWith('chunks/'));
console.log(
  ['tsw.js', 'tsw.iife.js', 'tsw-barcodes.js', 'tsw-sandbox.js', ...lazy]
    .map((name) => `${kilobytes(name).padStart(7)} kB gzip  ${name}`)
    .join('\n'),
);

if (!isScriptsOnly) {
  run('typescript/bin/tsc', '-p', 'tsconfig.build.json');
  run('@custom-elements-manifest/analyzer/cem.js', 'analyze', '--config', 'custom-elements-manifest.config.mjs');
}
