process.env.QUICK = '1';
const jest = require('./jest.config.js');

/** What mutants are tried on: rules and commands as plain calls, on the embedded database. */
module.exports = {
  ...jest,
  roots: undefined,
  testMatch: ['<rootDir>/test/{domain,commands}/**/*.test.ts'],
  reporters: undefined,
  testSequencer: undefined,
  maxWorkers: 1,
};
