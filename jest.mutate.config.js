process.env.QUICK = '1';
const jest = require('./jest.config.js');

/** What mutants are tried on: rules and commands as plain calls, on the embedded database. */
module.exports = {
  ...jest,
  // Stryker looks for it where Jest's <rootDir> means nothing.
  testEnvironment: require.resolve('./test/kit/one-realm.js'),
  // A mutant must be loaded to be met.
  runtime: '<rootDir>/test/kit/shared-packages.js',
  roots: ['<rootDir>/test/domain', '<rootDir>/test/commands', '<rootDir>/test/store'],
  testMatch: ['<rootDir>/test/{domain,commands}/**/*.test.ts', '<rootDir>/test/store/ticket-record.test.ts'],
  // By chance they notice much, after a long search.
  testPathIgnorePatterns: [...jest.testPathIgnorePatterns, '\\.properties\\.test\\.ts$', 'cut-transactions'],
  // What they do is done once for all mutants by scripts/mutant-runner.mjs.
  globalSetup: undefined,
  globalTeardown: undefined,
  reporters: undefined,
  testSequencer: undefined,
  watchman: false,
  maxWorkers: 1,
};
