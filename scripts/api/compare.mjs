/**
 * Compares two public surfaces and reads what changesets announce. Pure, so that tests can name each case
 * (test/scripts/api.test.ts). Used by scripts/api.mjs.
 */

/** Changesets' bumps, the smallest first. */
const BUMPS = ['patch', 'minor', 'major'];

/**
 * @param before the last release's surface: elements, custom properties, import paths, commands, exported types, and
 *   the types that those refer to (`referred`)
 * @param after the surface of the sources; its `given` names the types whose values partners hand over
 * @returns what was added and what breaks, one line each. Removed and changed is breaking, and so is a new required
 *   member of a type that partners hand over.
 */
export function compareSurfaces(before, after) {
  const comparison = new Comparison(before, after);
  const list = (title, part) => comparison.diff(title, before[part], after[part]);
  list('Import path', 'paths');
  list('Command', 'commands');
  list('Custom property', 'customProperties');
  for (const tag of keysOf(before.elements, after.elements))
    comparison.diff(`<${tag}>`, before.elements[tag], after.elements[tag]);
  for (const path of keysOf(before.exported, after.exported)) {
    const [old, now] = [before.exported[path] ?? {}, after.exported[path] ?? {}];
    for (const name of keysOf(old, now))
      comparison.diff(`${path.replace(/^\./, 'tsw-widgets')} ${name}`, old[name], now[name], name);
  }
  for (const [name, old] of Object.entries(before.referred))
    if (name in after.referred) comparison.diff(`${name} (not exported)`, old, after.referred[name], name);
  return { additions: comparison.additions, breaking: comparison.breaking };
}

class Comparison {
  additions = [];
  breaking = [];

  constructor(before, after) {
    this.before = before.referred;
    this.after = after.referred;
    this.given = new Set(after.given);
  }

  /** @param type the name of the type that is compared, if it is one */
  diff(label, before, after, type) {
    if (before === undefined) this.additions.push(label);
    else if (after === undefined) this.breaking.push(`${label} is gone`);
    else if (typeof before === 'string' || typeof after === 'string') {
      if (!this.#isSameText(before, after))
        this.breaking.push(`${label} was \`${show(before)}\`, is \`${show(after)}\``);
    } else this.#diffMembers(label, membersOf(before), membersOf(after), type);
  }

  #diffMembers(label, before, after, type) {
    for (const name of keysOf(before, after)) {
      const [old, now] = [before[name], after[name]];
      const isRequired = now && !now.key.endsWith('?') && !name.startsWith('(');
      if (!old && isRequired && this.given.has(type)) this.breaking.push(`${label} ${name} is new and required`);
      else this.diff(`${label} ${name}`, old?.value, now?.value);
      if (old && now && old.key !== now.key)
        this.breaking.push(`${label} ${name} was \`${old.key}\`, is \`${now.key}\``);
    }
  }

  /**
   * Whether two texts say the same to somebody who cannot name what is not exported: types that are called something else
   * now and have the same content count as the same, and so do parameters.
   */
  #isSameText(before, after, assumed = new Set()) {
    if (typeof before !== 'string' || typeof after !== 'string') return false;
    const [old, now] = [before, after].map((text) => withoutParameterNames(text).split(/([A-Za-z_$][\w$]*)/));
    return (
      old.length === now.length && old.every((word, at) => word === now[at] || this.#isRenamed(word, now[at], assumed))
    );
  }

  #isRenamed(before, after, assumed) {
    const pair = `${before} ${after}`;
    if (assumed.has(pair)) return true;
    if (!Object.hasOwn(this.before, before) || !Object.hasOwn(this.after, after)) return false;
    return this.#isSameType(this.before[before], this.after[after], assumed.add(pair));
  }

  #isSameType(before, after, assumed) {
    if (typeof before === 'string' || typeof after === 'string') return this.#isSameText(before, after, assumed);
    const keys = keysOf(before, after);
    return keys.every((key) => key in before && key in after && this.#isSameType(before[key], after[key], assumed));
  }
}

const keysOf = (before = {}, after = {}) => [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();

const show = (value) => (typeof value === 'string' ? value : JSON.stringify(value));

const withoutParameterNames = (text) => text.replace(/(\(|, )(\.\.\.)?\w+(\?)?: /g, '$1$2$3');

/** A list's items and an object's members by name, `readonly` and `?` being no part of it. */
function membersOf(part) {
  const entries = Array.isArray(part) ? part.map((name) => [name, '']) : Object.entries(part);
  return Object.fromEntries(
    entries.map(([key, value]) => [key.replace(/^readonly /, '').replace(/\?$/, ''), { key, value }]),
  );
}

/** @returns the smallest bump that may break, in Semantic Versioning */
export const breakingBump = (version) => (version.startsWith('0.') ? 'minor' : 'major');

/**
 * @param texts contents of changeset files
 * @returns whether one of them announces a bump of the package that is at least as big
 */
export function announces(texts, packageName, bump) {
  return texts.some((text) => {
    const [, front = ''] = /^---\n([\s\S]*?)\n---/.exec(text.replaceAll('\r', '')) ?? [];
    return front.split('\n').some((line) => {
      const [, name, announced] = /^["']?([^"':]+)["']?\s*:\s*(\w+)/.exec(line) ?? [];
      return name === packageName && BUMPS.indexOf(announced) >= BUMPS.indexOf(bump);
    });
  });
}
