import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/**
 * Which folder of src may import which (docs/architecture.md). `packages` are the npm packages a
 * folder may use; everything else in src or node_modules is refused. `net/secure-url` allows one file of a room.
 */
const ROOMS = {
  net: { rooms: [], packages: [] },
  domain: { rooms: ['net/callout-address', 'net/secure-url'], packages: [] },
  'xml-tree': { rooms: [], packages: [] },
  client: { rooms: ['domain', 'net'], packages: ['ky'] },
  'xml-core': { rooms: ['domain', 'client', 'net', 'xml-tree'], packages: [] },
  state: { rooms: ['domain', 'client', 'xml-core'], packages: [] },
  events: { rooms: ['domain', 'state'], packages: [] },
  i18n: { rooms: ['domain'], packages: [] },
  styles: { rooms: [], packages: ['lit'] },
  browser: { rooms: ['domain', 'net', 'state'], packages: [] },
  'in-page': { rooms: ['xml-core', 'sandbox', 'proxy'], packages: [] },
  context: {
    rooms: ['domain', 'client', 'state', 'browser', 'in-page', 'events', 'i18n'],
    packages: ['lit', '@lit/context'],
  },
  elements: {
    rooms: ['domain', 'net', 'state', 'browser', 'context', 'events', 'i18n', 'styles', 'barcodes'],
    packages: ['lit', '@stripe/stripe-js'],
  },
  define: { rooms: ['context', 'elements'], packages: [] },
  barcodes: { rooms: [], packages: ['bwip-js'] },
  sandbox: { rooms: ['net'], packages: [] },
  proxy: { rooms: ['net', 'xml-tree'], packages: ['@xmldom/xmldom'] },
  node: { rooms: ['net', 'sandbox', 'proxy'], packages: ['@hono/node-server'] },
};

const SOURCE_FOLDERS = Object.keys(ROOMS);

const PACKAGES = [
  'lit',
  '@lit/context',
  'ky',
  'bwip-js',
  '@hono/node-server',
  'hono',
  '@stripe/stripe-js',
  '@xmldom/xmldom',
];

/** A pattern that lets through the files of a folder that `rooms` names one by one. */
const filesOf = (folder, rooms) =>
  rooms
    .filter((room) => room.startsWith(`${folder}/`))
    .map((room) => `(?!${room.slice(folder.length + 1)}\\.js$)`)
    .join('');

const roomRules = Object.entries(ROOMS).map(([room, { rooms, packages }]) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...SOURCE_FOLDERS.filter((folder) => folder !== room && !rooms.includes(folder)).map((folder) => ({
            regex: `^(\\.\\./)+${folder}/${filesOf(folder, rooms)}`,
            message: `src/${room} may not import src/${folder} (see docs/architecture.md).`,
          })),
          ...PACKAGES.filter((name) => !packages.includes(name)).map((name) => ({
            regex: `^${name}($|/)`,
            message: `src/${room} may not import ${name} (see docs/architecture.md).`,
          })),
          { regex: '^(\\.\\./)+index\\.js$', message: 'Nothing inside src imports an entry point.' },
        ],
      },
    ],
  },
}));

/** Globals that would tie a pure or portable room to one place. */
const noGlobals = (names, why) => ['error', ...names.map((name) => ({ name, message: why }))];

export default defineConfig(
  globalIgnores(['dist', 'coverage', 'node_modules']),
  {
    files: ['**/*.mjs'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'demo/**/*.ts', 'bench/**/*.ts'],
    extends: [
      js.configs.recommended,
      tseslint.configs.recommendedTypeChecked,
      lit['flat/recommended'],
      wc['flat/recommended'],
      litA11y.configs.recommended,
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Lit binds @event listeners to the host itself.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
    },
  },
  ...roomRules,
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': noGlobals(
        ['window', 'document', 'fetch', 'localStorage', 'sessionStorage', 'setTimeout', 'performance', 'navigator'],
        'src/domain is pure: no DOM, no network, no timers.',
      ),
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is passed into src/domain.' },
        { object: 'Math', property: 'random', message: 'Chance is passed into src/domain.' },
      ],
    },
  },
  {
    files: ['src/sandbox/**/*.ts', 'src/proxy/**/*.ts'],
    rules: {
      'no-restricted-globals': noGlobals(
        ['window', 'document', 'process', 'Buffer'],
        'This room runs in pages, on Node and on edge workers alike: web standards only.',
      ),
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Pass the source of chance in, so that runs repeat.' },
      ],
    },
  },
  {
    files: ['src/elements/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "Decorator[expression.callee.name='customElement']",
          message: 'Elements are registered by defineOnce, which survives a script included twice.',
        },
        {
          selector: "MethodDefinition[accessibility='private']",
          message: 'Write #name: only members with a decorator are `private` (CONTRIBUTING.md).',
        },
        {
          selector: "PropertyDefinition[accessibility='private'][decorators.length=0]",
          message: 'Write #name: only members with a decorator are `private` (CONTRIBUTING.md).',
        },
        {
          selector: "Decorator[expression.callee.name='consume']",
          message: 'Elements reach the session through the controllers of src/context only.',
        },
        {
          selector: "CallExpression[callee.name='styleMap']",
          message: 'styleMap writes a style attribute, which a strict CSP refuses; use classes or setProperty.',
        },
        {
          selector: "CallExpression[callee.name='unsafeHTML']",
          message: 'Text from the API is text; sanitise in client/parse if markup is ever needed.',
        },
      ],
    },
  },
  {
    files: ['src/node/**/*.ts', 'demo/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
