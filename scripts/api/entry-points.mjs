/** The import paths of the package that have types. Used by scripts/api.mjs. */
import { existsSync, readdirSync } from 'node:fs';

/**
 * @param root the package's folder, with a slash at its end
 * @param packageJson its content
 * @returns import path → source file
 */
export function entryPoints(root, packageJson) {
  const sourceOf = (types) => types.replace('./dist/npm/', 'src/').replace(/\.d\.ts$/, '.ts');
  const entries = {};
  for (const [path, { types }] of Object.entries(packageJson.exports)) {
    if (types === undefined) continue;
    const source = sourceOf(types);
    if (path.includes('*')) Object.assign(entries, matches(root, path, source));
    else entries[path] = source;
  }
  for (const [path, source] of Object.entries(entries))
    if (!existsSync(root + source)) throw new Error(`package.json exports "${path}", but there is no ${source}.`);
  return entries;
}

/** What a pattern stands for: one import path for each source file that it matches. */
function matches(root, path, source) {
  const [start, end] = source.split('*');
  const folder = start.slice(0, start.lastIndexOf('/') + 1);
  return Object.fromEntries(
    readdirSync(root + folder)
      .map((name) => folder + name)
      .filter((name) => name.startsWith(start) && name.endsWith(end))
      .sort()
      .map((name) => [path.replace('*', name.slice(start.length, -end.length)), name]),
  );
}
