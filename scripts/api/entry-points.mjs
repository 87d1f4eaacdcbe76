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
    if (!path.includes('*')) entries[path] = source;
    else {
      const [folder, end] = source.split('*');
      for (const name of readdirSync(root + folder).sort())
        if (name.endsWith(end)) entries[path.replace('*', name.replace(/\.ts$/, '.js'))] = folder + name;
    }
  }
  for (const [path, source] of Object.entries(entries))
    if (!existsSync(root + source)) throw new Error(`package.json exports "${path}", but there is no ${source}.`);
  return entries;
}
