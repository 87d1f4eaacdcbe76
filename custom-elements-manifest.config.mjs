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
        // Pages have no use for private members, nor for the controllers that connect an element to its session.
        declaration.members = declaration.members?.filter(
          ({ privacy, name, default: value }) =>
            privacy !== 'private' &&
            privacy !== 'protected' &&
            !name.startsWith('#') &&
            !/^new \w+Controller\(/.test(value ?? ''),
        );
        // The analyzer takes the parameter of the method that dispatches for the name of an event.
        declaration.events = declaration.events?.filter(({ name }) => name.startsWith('tsw-'));
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
