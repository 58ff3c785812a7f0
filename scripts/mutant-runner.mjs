import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strykerPlugins as jestPlugins, strykerValidationSchema } from '@stryker-mutator/jest-runner';

const [{ factory: createJest }] = jestPlugins;

/** In the sandbox, where all of Stryker's processes work. */
const folder = '.mutants';
/** Which test is in which files, and how long each file's tests took, as the first run found it. */
const found = path.join(folder, 'tests.json');

function foundIn(tests) {
  const files = {};
  const took = {};
  for (const { id, fileName, timeSpentMs } of tests) {
    files[id] = [...new Set([...(files[id] ?? []), fileName])];
    took[fileName] = (took[fileName] ?? 0) + timeSpentMs;
  }
  return { files, took };
}

/** Longer than any file of plain calls takes: those that open a database or play through everything. */
const longMs = 1_000;

/**
 * The files in the order in which they are tried: those that mirror the folder of what was changed, the others, and last
 * those that take long.
 */
function steps(changed, files, took) {
  const [, room] = /\/src\/(.*)\/[^/]*$/.exec(changed) ?? [];
  const rank = (file) => (took[file] > longMs ? 2 : file.includes(`/test/${room}/`) ? 0 : 1);
  return [0, 1, 2].map((step) => files.filter((file) => rank(file) === step)).filter((some) => some.length > 0);
}

/**
 * Stryker's runner for Jest, which by itself loads every test file for every mutant and only then picks the tests that
 * reach it. Here only the files of those tests are loaded, step by step until one notices.
 */
class ReachingFilesOnly {
  constructor(jest) {
    this.jest = jest;
  }

  capabilities = () => this.jest.capabilities();

  async init() {
    await this.jest.init();
    this.config = this.jest.jestConfig;
    // Databases are copied from one that is migrated once for all mutants (test/kit/databases.ts).
    process.env.TEST_TEMPLATES = path.resolve(folder);
    mkdirSync(folder, { recursive: true });
  }

  async dryRun(options) {
    const result = await this.jest.dryRun(options);
    if (result.status === 'complete') writeFileSync(found, JSON.stringify(foundIn(result.tests)));
    return result;
  }

  async mutantRun(options) {
    // Not told for what runs while a file is loaded: every test may notice.
    if (options.testFilter === undefined) return this.on(undefined, options);
    this.found ??= JSON.parse(readFileSync(found, 'utf8'));
    const reaching = [...new Set(options.testFilter.flatMap((test) => this.found.files[test] ?? []))];
    let result;
    for (const files of steps(options.sandboxFileName, reaching, this.found.took)) {
      result = await this.on(files, options);
      if (result.status !== 'survived') break;
    }
    return result;
  }

  on(testMatch, options) {
    this.jest.jestConfig = testMatch === undefined ? this.config : { ...this.config, testMatch };
    return this.jest.mutantRun(options);
  }
}

const createRunner = (injector) => new ReachingFilesOnly(createJest(injector));
createRunner.inject = ['$injector'];

export { strykerValidationSchema };
export const strykerPlugins = [{ kind: 'TestRunner', name: 'jest', factory: createRunner }];
