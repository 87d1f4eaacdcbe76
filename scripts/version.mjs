/**
 * `npm run version`: makes the next release out of the changesets. Changesets writes the version and its block in the
 * changelog; this script dates the block, repeats the version where the sources need it, and stores the public surface
 * as that of the last release.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name) => readFileSync(root + name, 'utf8');
const packageVersion = () => JSON.parse(read('package.json')).version;

/** Runs a script of node_modules or of this folder, ends the release if it fails. */
function run(script, ...args) {
  const { status } = spawnSync(process.execPath, [root + script, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** A text that is no longer there would leave the old version behind in silence. */
function replace(name, before, after) {
  const text = read(name);
  if (!text.includes(before)) throw new Error(`${name} does not contain "${before}".`);
  writeFileSync(root + name, text.replaceAll(before, after));
}

const previous = packageVersion();
run('node_modules/@changesets/cli/bin.js', 'version');
const version = packageVersion();
if (version === previous) process.exit();

replace('CHANGELOG.md', `## ${version}\n`, `## ${version}\n\n${new Date().toISOString().slice(0, 10)}\n`);
replace('src/version.ts', `'${previous}'`, `'${version}'`);
replace('docs/embedding.md', `/tsw-widgets/${previous}/`, `/tsw-widgets/${version}/`);
const lock = JSON.parse(read('package-lock.json'));
lock.version = version;
lock.packages[''].version = version;
writeFileSync(`${root}package-lock.json`, `${JSON.stringify(lock, null, 2)}\n`);
run('node_modules/prettier/bin/prettier.cjs', '--write', 'CHANGELOG.md');
run('scripts/api.mjs', 'update');
console.log(`\n${previous} is ${version} now. Read the changelog and the diff of api/, then commit.`);
