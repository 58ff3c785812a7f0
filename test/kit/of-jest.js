const { createRequire } = require('node:module');

/** Requires parts of Jest as Jest itself does: in the versions that belong together. */
const core = createRequire(require.resolve('jest')).resolve('@jest/core');
module.exports = createRequire(createRequire(core).resolve('jest-runtime'));
