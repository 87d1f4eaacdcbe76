/**
 * `node scripts/api.mjs check` compares the public surface of the sources with that of the last release (api/), lists
 * additions and breaking changes, and fails on a breaking change that no changeset announces. `update` makes the
 * surface of the sources that of the last release; `npm run version` does so.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { announces, breakingBump, compareSurfaces } from './api/compare.mjs';
import { customProperties, describeElements } from './api/elements.mjs';
import { entryPoints } from './api/entry-points.mjs';
import { describeTypes } from './api/types.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name) => JSON.parse(readFileSync(root + name, 'utf8'));
const packageJson = read('package.json');

async function surfaceOfSources() {
  const entries = entryPoints(root, packageJson);
  const paths = Object.keys(packageJson.exports).filter((path) => !path.includes('*'));
  const { exported, referred, given } = describeTypes(root, entries);
  return {
    version: packageJson.version,
    paths: [...new Set([...paths, ...Object.keys(entries)])].sort(),
    commands: Object.keys(packageJson.bin).sort(),
    customProperties: customProperties(root),
    elements: await describeElements(root),
    exported,
    referred,
    given,
  };
}

function update({ version, paths, commands, customProperties: properties, elements, exported, referred }) {
  const write = (name, content) => writeFileSync(`${root}api/${name}`, `${JSON.stringify(content, null, 2)}\n`);
  mkdirSync(`${root}api`, { recursive: true });
  write('elements.json', { version, customProperties: properties, elements });
  write('exports.json', { version, paths, commands, exported, referred });
}

function check(now) {
  const released = { ...read('api/elements.json'), ...read('api/exports.json') };
  if (released.version !== now.version) {
    console.error(`api/ is of ${released.version}, package.json of ${now.version}: run node scripts/api.mjs update.`);
    return false;
  }
  const { additions, breaking } = compareSurfaces(released, now);
  const print = (title, lines) => {
    if (lines.length > 0) console.log([`${title} since ${released.version}:`, ...lines].join('\n  '));
  };
  print('Added', additions);
  print('Breaking', breaking);
  const bump = breakingBump(now.version);
  const changesets = readdirSync(`${root}.changeset`).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const texts = changesets.map((name) => readFileSync(`${root}.changeset/${name}`, 'utf8'));
  if (breaking.length === 0 || announces(texts, packageJson.name, bump)) return true;
  console.error(`No changeset announces a breaking change. Undo it, or add one with the bump "${bump}": npx changeset`);
  return false;
}

const command = process.argv[2];
if (command !== 'check' && command !== 'update') {
  console.error('node scripts/api.mjs check | update');
  process.exit(2);
}
const now = await surfaceOfSources();
if (command === 'update') update(now);
else if (!check(now)) process.exit(1);
