/**
 * What a page relies on of the elements, out of the custom elements manifest: names and types, no words. Used by
 * scripts/api.mjs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { byName } from './print.mjs';

/**
 * @param root the package's folder, with a slash at its end
 * @returns tag → its attributes, properties, methods and events with their types, and its slots, parts, custom
 *   properties and states
 */
export async function describeElements(root) {
  const argv = ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet'];
  const { modules } = await cli({ argv, cwd: root, noWrite: true });
  const declarations = modules.flatMap((module) => module.declarations ?? []).filter(({ tagName }) => tagName);
  return Object.fromEntries(declarations.map((one) => [one.tagName, describe(one)]).sort(byName));
}

function describe({ name, attributes = [], members = [], events = [], slots = [], cssParts = [], ...css }) {
  const instance = members.filter((member) => !member.static);
  const fields = instance.filter(({ kind }) => kind === 'field');
  const methods = instance.filter(({ kind }) => kind === 'method');
  return {
    class: name,
    attributes: sorted(attributes.map((one) => [one.name, typeOf(one)])),
    properties: sorted(fields.map((one) => [`${one.readonly ? 'readonly ' : ''}${one.name}`, typeOf(one)])),
    methods: sorted(methods.map((one) => [one.name, signatureOf(one)])),
    events: sorted(events.map((one) => [one.name, typeOf(one)])),
    slots: slots.map((one) => one.name || '(default)').sort(),
    parts: cssParts.map((one) => one.name).sort(),
    customProperties: (css.cssProperties ?? []).map((one) => one.name).sort(),
    states: (css.cssStates ?? []).map((one) => one.name).sort(),
  };
}

const typeOf = ({ type }) => type?.text.replace(/\s+/g, ' ') ?? '';

const signatureOf = ({ parameters = [], return: result }) =>
  `(${parameters.map((one) => `${one.name}${one.optional ? '?' : ''}: ${typeOf(one)}`).join(', ')}) => ${typeOf(result ?? {})}`;

const sorted = (entries) => Object.fromEntries(entries.sort(byName));

/** @returns the public custom properties that any style of the sources reads */
export function customProperties(root) {
  const names = readdirSync(`${root}src`, { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...readFileSync(`${root}src/${name}`, 'utf8').matchAll(/var\(\s*(--tsw-[\w-]+)/g)])
    .map(([, name]) => name);
  return [...new Set(names)].sort();
}
