/** custom-elements.json: what editors, documentation and framework wrappers know of our tags. */

/** The manifest names the published files, not the sources. */
const published = (path) => path?.replace(/^\/?src\//, 'dist/npm/').replace(/\.ts$/, '.js');

const publishedPaths = () => ({
  name: 'published-paths',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      module.path = published(module.path);
      for (const item of module.exports ?? []) {
        if (item.declaration?.module) item.declaration.module = published(item.declaration.module);
      }
      for (const declaration of module.declarations ?? []) {
        // What is private, or a detail of the base class, is nobody's business.
        declaration.members = declaration.members?.filter(
          ({ privacy, name }) => privacy !== 'private' && privacy !== 'protected' && !name.startsWith('#'),
        );
        for (const inherited of [...(declaration.members ?? []), ...(declaration.attributes ?? [])]) {
          if (inherited.inheritedFrom?.module)
            inherited.inheritedFrom.module = published(inherited.inheritedFrom.module);
        }
      }
    }
    customElementsManifest.modules = customElementsManifest.modules.filter(({ declarations }) =>
      declarations?.some(({ customElement, tagName }) => customElement && tagName?.startsWith('tsw-')),
    );
  },
});

export default {
  globs: ['src/elements/**/*.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [publishedPaths()],
};
