import { fileURLToPath } from 'node:url';
import { minifyHTMLLiterals } from 'minify-literals';
import { defineConfig, type Plugin } from 'vite';

/** Minifies html``, svg`` and css`` in our own sources. */
const minifyLitTemplates = (): Plugin => ({
  name: 'minify-lit-templates',
  apply: 'build',
  enforce: 'pre',
  async transform(code, id) {
    const fileName = id.split('?', 1)[0] ?? id;
    if (!fileName.endsWith('.ts') || fileName.includes('/node_modules/')) return null;
    if (!/\b(?:html|svg|css)`/.test(code)) return null;
    // Space between words is kept, as one space: it is read out, and seen. In SVG the closing slash ends an element.
    const minifyOptions = { conservativeCollapse: true, keepClosingSlash: true };
    const result = await minifyHTMLLiterals(code, { fileName, minifyOptions });
    return result ? { code: result.code, map: result.map } : null;
  },
});

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** Shared by most lazy parts, and smaller than what a request of its own costs. */
const SMALL =
  /\/src\/(elements\/base\/(attributes|busy-button)|elements\/shared\/written-in|context\/paged-read|net\/secure-url)\.ts$/;

/** Everything that the script needs before it can show anything is one chunk: a handful of requests fewer. */
function coreChunk(): (id: string, graph: ModuleGraph) => string | null {
  let core: Set<string> | undefined;
  const entry = fileURLToPath(new URL('./src/define/all.ts', import.meta.url));
  return (id, graph) => {
    if (!core) {
      core = new Set([entry]);
      for (const one of core) for (const imported of graph.getModuleInfo(one)?.importedIds ?? []) core.add(imported);
    }
    return (core.has(id) && id !== entry) || SMALL.test(id) ? 'core' : null;
  };
}

/**
 * Files that both scripts fetch when they need them, so that few customers download them (docs/decisions). Each is built
 * alone: it is whole, and can be copied beside either script.
 */
const OWN_FILES: Readonly<Record<string, string>> = {
  sandbox: 'src/in-page/in-page.ts',
  barcodes: 'src/barcodes/draw.ts',
};

/** @param id of a module that the scripts leave outside */
const fileOf = (id: string): string => (id.includes('barcodes') ? 'tsw-barcodes' : 'tsw-sandbox');

/**
 * `vite build` writes the module script with its lazy chunks; `--mode iife` the classic one beside it, `--mode sandbox` and
 * `--mode barcodes` the files of their own.
 */
export default defineConfig(({ mode }) => {
  const isClassic = mode === 'iife';
  const ownEntry = OWN_FILES[mode];
  const isWhole = isClassic || ownEntry !== undefined;
  return {
    // A classic script has no import.meta: it is found as document.currentScript.
    define: { 'process.env.NODE_ENV': '"production"', ...(isClassic && { 'import.meta.url': 'undefined' }) },
    mode: 'production',
    plugins: [minifyLitTemplates()],
    publicDir: false,
    build: {
      target: 'es2022',
      sourcemap: true,
      emptyOutDir: false,
      lib: {
        entry: ownEntry === undefined ? { tsw: 'src/define/all.ts' } : { [`tsw-${mode}`]: ownEntry },
        ...(isClassic && { name: 'tsw' }),
        formats: [isClassic ? 'iife' : 'es'],
      },
      rolldownOptions: {
        ...(ownEntry === undefined && { external: /\/(in-page|barcodes\/draw)\.js$/ }),
        output: {
          minify: true,
          entryFileNames: isClassic ? 'tsw.iife.js' : '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          paths: (id) => `./${fileOf(id)}.js`,
          codeSplitting: isWhole ? false : { groups: [{ name: coreChunk(), debugName: 'core' }] },
        },
      },
    },
  };
});
