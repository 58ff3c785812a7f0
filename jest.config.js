const quick = process.env.QUICK === '1';

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/test/kit/one-realm.js',
  runtime: '<rootDir>/test/kit/shared-sources.js',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // `npm run test:quick` runs what needs neither a database server nor a browser.
  testPathIgnorePatterns: quick
    ? ['/node_modules/', '\\.browser\\.test\\.ts$', '\\.server\\.test\\.ts$']
    : ['/node_modules/'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        sourceMaps: 'inline',
        jsc: { target: 'es2023', parser: { syntax: 'typescript' }, keepClassNames: true },
        module: { type: 'commonjs' },
      },
    ],
  },
  globalSetup: '<rootDir>/test/kit/global-setup.ts',
  globalTeardown: '<rootDir>/test/kit/global-teardown.ts',
  reporters: ['default', '<rootDir>/test/kit/closing-line-reporter.js'],
  // Two cores, and two more for the tests that wait for leases, retries and browsers (docs/decisions/tests.md).
  maxWorkers: 4,
  testSequencer: '<rootDir>/test/kit/longest-first.js',
  // Of a test that hangs; a machine five times as busy as ours needs four minutes for the longest.
  testTimeout: 300_000,
};
