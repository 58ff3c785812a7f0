/**
 * What `npm run lint` checks about imports as a whole. Which room may import which is said once, in
 * test/house/rooms.test.ts.
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\.css$' } },
    {
      name: 'runs-without-dev-packages',
      comment: 'What runs in production is a dependency, not a devDependency. The playground does not run there.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/playground' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'runs-without-the-playground',
      comment: 'Its packages are left out of an installation for production, so the desk must not load it.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/(playground|demo)/' },
      to: { path: '^src/playground/' },
    },
    { name: 'no-tests-in-src', severity: 'error', from: { path: '^src' }, to: { path: '^(test|bench)' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      mainFields: ['types', 'main'],
    },
  },
};
