/** No import circle in src, type imports included: a file can be read after those it imports, and before none of them. */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Move what both files need into a third one, or the type to the file that it describes.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
