// `npm run mutate`: changes the rules one by one and sees whether a test notices. Slow, so not part of CI.
//   npm run mutate                                     all of it
//   npm run mutate -- --mutate 'src/domain/ticket/*.ts'  a room, or a file
export default {
  testRunner: 'jest',
  plugins: ['./scripts/mutant-runner.mjs'],
  mutate: ['src/domain/**/*.ts', 'src/commands/**/*.ts'],
  jest: { configFile: 'jest.mutate.config.js', enableFindRelatedTests: false },
  // Rewriting the compiler's settings would need the compiler; swc compiles each file by itself.
  tsconfigFile: 'no-tsconfig.json',
  ignorePatterns: ['dist', 'docs', 'src/playground/page', 'test-screenshots', 'biome.json'],
  coverageAnalysis: 'perTest',
  // What runs once, while a file is loaded, costs every test anew; tables of data are held by the compiler.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 20_000,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, reportTests: false, reportScoreTable: true },
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
};
