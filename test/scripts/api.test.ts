/** The comparison of the public surface with the last release's (scripts/api). */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { announces, breakingBump, compareSurfaces } from '../../scripts/api/compare.mjs';
import { entryPoints } from '../../scripts/api/entry-points.mjs';
import { describeTypes } from '../../scripts/api/types.mjs';

const SEAT_MAP = {
  class: 'TswSeatMap',
  attributes: { quantity: 'number' },
  properties: { quantity: 'number', 'readonly language': 'string' },
  events: { 'tsw-seats-change': 'TswEvent' },
  slots: ['empty'],
  parts: ['promo'],
};
const OPTIONS = { 'readonly user': 'string', 'readonly base?': 'string' };

const surface = (parts: object = {}) => ({
  paths: ['.', './proxy'],
  commands: ['tsw-proxy'],
  customProperties: ['--tsw-radius'],
  elements: { 'tsw-seat-map': SEAT_MAP },
  exported: { './proxy': { ProxyOptions: OPTIONS, createProxy: 'function (options: ProxyOptions) => Handler' } },
  referred: { Handler: 'type (request: Request) => Promise<Response>' },
  given: ['ProxyOptions'],
  ...parts,
});

const compare = (parts: object, before: object = {}) => compareSurfaces(surface(before), surface(parts));
const seatMap = (parts: object) => ({ elements: { 'tsw-seat-map': { ...SEAT_MAP, ...parts } } });
const proxy = (parts: object) => ({ exported: { './proxy': { ...surface().exported['./proxy'], ...parts } } });

describe('compareSurfaces', () => {
  it('finds nothing in equal surfaces', () => {
    assert.deepEqual(compare({}), { additions: [], breaking: [] });
  });

  it('takes what is removed for breaking', () => {
    assert.deepEqual(compare(seatMap({ attributes: {} })).breaking, ['<tsw-seat-map> attributes quantity is gone']);
    assert.deepEqual(compare(seatMap({ slots: [] })).breaking, ['<tsw-seat-map> slots empty is gone']);
    assert.deepEqual(compare(seatMap({ events: {} })).breaking, ['<tsw-seat-map> events tsw-seats-change is gone']);
    assert.deepEqual(compare({ elements: {} }).breaking, ['<tsw-seat-map> is gone']);
    assert.deepEqual(compare({ paths: ['.'] }).breaking, ['Import path ./proxy is gone']);
    assert.deepEqual(compare({ commands: [] }).breaking, ['Command tsw-proxy is gone']);
    assert.deepEqual(compare({ customProperties: [] }).breaking, ['Custom property --tsw-radius is gone']);
    assert.deepEqual(compare(proxy({ createProxy: undefined })).breaking, ['tsw-widgets/proxy createProxy is gone']);
  });

  it('takes what is added for an addition', () => {
    const attributes = { ...SEAT_MAP.attributes, view: 'string' };
    assert.deepEqual(compare(seatMap({ attributes })), {
      additions: ['<tsw-seat-map> attributes view'],
      breaking: [],
    });
    assert.deepEqual(compare({ paths: ['.', './proxy', './sandbox'] }).additions, ['Import path ./sandbox']);
    assert.deepEqual(compare(proxy({ VERSION: 'const string' })).additions, ['tsw-widgets/proxy VERSION']);
  });

  it('takes a changed type for breaking', () => {
    assert.deepEqual(compare(seatMap({ attributes: { quantity: 'string' } })).breaking, [
      '<tsw-seat-map> attributes quantity was `number`, is `string`',
    ]);
    assert.deepEqual(compare(proxy({ createProxy: 'const Handler' })).breaking, [
      'tsw-widgets/proxy createProxy was `function (options: ProxyOptions) => Handler`, is `const Handler`',
    ]);
  });

  it('takes a property that became readonly for breaking', () => {
    const properties = { 'readonly quantity': 'number', 'readonly language': 'string' };
    assert.deepEqual(compare(seatMap({ properties })).breaking, [
      '<tsw-seat-map> properties quantity was `quantity`, is `readonly quantity`',
    ]);
  });

  it('takes a new member for breaking only where partners must give it', () => {
    const required = proxy({ ProxyOptions: { ...OPTIONS, 'readonly password': 'string' } });
    assert.deepEqual(compare(required), {
      additions: [],
      breaking: ['tsw-widgets/proxy ProxyOptions password is new and required'],
    });
    const optional = proxy({ ProxyOptions: { ...OPTIONS, 'readonly password?': 'string' } });
    assert.deepEqual(compare(optional), { additions: ['tsw-widgets/proxy ProxyOptions password'], breaking: [] });
    assert.deepEqual(compare({ ...required, given: [] }).breaking, []);
  });

  it('takes an optional member that became required for breaking', () => {
    const { breaking } = compare(proxy({ ProxyOptions: { 'readonly user': 'string', 'readonly base': 'string' } }));
    assert.deepEqual(breaking, ['tsw-widgets/proxy ProxyOptions base was `readonly base?`, is `readonly base`']);
  });

  it('does not mind other names of parameters', () => {
    const renamed = proxy({ createProxy: 'function (settings: ProxyOptions) => Handler' });
    assert.deepEqual(compare(renamed), { additions: [], breaking: [] });
    const optional = proxy({ createProxy: 'function (settings?: ProxyOptions) => Handler' });
    assert.equal(compare(optional).breaking.length, 1);
  });

  it('does not mind another name of a type that is not exported', () => {
    const renamed = proxy({ createProxy: 'function (options: ProxyOptions) => Answerer' });
    const content = 'type (request: Request) => Promise<Response>';
    assert.deepEqual(compare({ ...renamed, referred: { Answerer: content } }), { additions: [], breaking: [] });
    assert.equal(compare({ ...renamed, referred: { Answerer: 'type () => void' } }).breaking.length, 1);
  });

  it('follows types that refer to themselves', () => {
    const tree = (name: string) => ({ referred: { [name]: { 'children?': `${name}[]` } } });
    const exported = (name: string) => proxy({ root: `const ${name}` });
    const before = { ...exported('Node'), ...tree('Node') };
    assert.deepEqual(compare({ ...exported('Branch'), ...tree('Branch') }, before).breaking, []);
  });

  it('compares types that exported ones refer to', () => {
    assert.deepEqual(compare({ referred: { Handler: 'type () => void' } }).breaking, [
      'Handler (not exported) was `type (request: Request) => Promise<Response>`, is `type () => void`',
    ]);
  });
});

describe('the bump of a breaking change', () => {
  const changeset = (bump: string) => `---\n'tsw-widgets': ${bump}\n---\n\nSay what breaks: major trouble.\n`;

  it('is minor before 1.0.0, major after', () => {
    assert.equal(breakingBump('0.9.1'), 'minor');
    assert.equal(breakingBump('1.0.0'), 'major');
  });

  it('is announced by a changeset of at least that bump', () => {
    assert.equal(announces([changeset('patch')], 'tsw-widgets', 'minor'), false);
    assert.equal(announces([changeset('patch'), changeset('minor')], 'tsw-widgets', 'minor'), true);
    assert.equal(announces([changeset('major')], 'tsw-widgets', 'minor'), true);
    assert.equal(announces([changeset('minor')], 'tsw-widgets', 'major'), false);
  });

  it('is not announced for another package, nor by the words', () => {
    assert.equal(announces([changeset('minor')], 'another', 'minor'), false);
    assert.equal(announces(['tsw-widgets: major'], 'tsw-widgets', 'minor'), false);
    assert.equal(announces([], 'tsw-widgets', 'minor'), false);
  });
});

describe('describeTypes', () => {
  const root = `${mkdtempSync(join(tmpdir(), 'tsw-api-'))}/`.replaceAll('\\', '/');
  after(() => rmSync(root, { recursive: true }));
  const write = (name: string, text: string) => {
    mkdirSync(dirname(root + name), { recursive: true });
    writeFileSync(root + name, text);
  };
  write(
    'tsconfig.json',
    '{ "compilerOptions": { "strict": true, "module": "ESNext", "noEmit": true }, "include": ["src"] }',
  );
  write(
    'src/shop.ts',
    `export type Status = 'open' | 'closed';
     export interface Options { readonly name: string; readonly onChange?: (status: Status) => void }
     export class Shop {
       #secret = 1;
       private hidden = 2;
       protected shared = 3;
       status: Status = 'closed';
       constructor(options: Options) { void [options, this.#secret, this.hidden]; }
       get label() { return 'a' as 'b' | 'a'; }
       open(hours = 8): Hours { return { hours }; }
     }
     interface Hours { hours: number }
     export function closeAll(): void {}`,
  );
  write('src/index.ts', `export { Shop, type Options } from './shop.js'; export const VERSION = '1.2.3';`);
  write('src/types.ts', `export type * from './shop.js';`);

  it('describes what can be imported, and what that refers to', () => {
    assert.deepEqual(describeTypes(root, { '.': 'src/index.ts', './types': 'src/types.ts' }), {
      exported: {
        '.': {
          Options: { 'readonly name': 'string', 'readonly onChange?': '(status: Status) => void' },
          Shop: {
            status: 'Status',
            'readonly label': "'a' | 'b'",
            open: '(hours?: number) => Hours',
            '(new)': '(options: Options)',
          },
          VERSION: 'const string',
        },
        './types': { Options: 'Options of .', Shop: 'Shop of .', Status: "type 'closed' | 'open'" },
      },
      referred: { Hours: { hours: 'number' } },
      given: ['Options', 'Status'],
    });
  });

  it('finds the source of every import path that has types', () => {
    const at = (name: string) => ({ types: `./dist/npm/${name}.d.ts` });
    const exports = { '.': at('index'), './x/s*.js': at('s*'), './data.json': './data.json' };
    assert.deepEqual(entryPoints(root, { exports }), { '.': 'src/index.ts', './x/shop.js': 'src/shop.ts' });
    assert.throws(() => entryPoints(root, { exports: { './gone': at('gone') } }), /"\.\/gone".*no src\/gone\.ts/);
  });
});
