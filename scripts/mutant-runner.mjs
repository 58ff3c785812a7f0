import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strykerPlugins as jestPlugins, strykerValidationSchema } from '@stryker-mutator/jest-runner';

const [{ factory: createJest }] = jestPlugins;

/** In the sandbox, where all of Stryker's processes work. */
const folder = '.mutants';
/** Which test is in which files, as the first run found it. */
const testFiles = path.join(folder, 'test-files.json');

function filesByTest(tests) {
  const files = {};
  for (const { id, fileName } of tests) files[id] = [...new Set([...(files[id] ?? []), fileName])];
  return files;
}

/**
 * The files among `reaching` in the order in which they are tried: those that mirror the folder of what was changed, other
 * plain calls of rules, and last those that open a database or play through everything.
 */
function steps(changed, reaching) {
  const [, room] = /\/src\/(.*)\/[^/]*$/.exec(changed) ?? [];
  const rank = (file) => (file.includes(`/test/${room}/`) ? 0 : file.includes('/test/domain/') ? 1 : 2);
  return [0, 1, 2].map((step) => reaching.filter((file) => rank(file) === step)).filter((files) => files.length > 0);
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
    if (result.status === 'complete') writeFileSync(testFiles, JSON.stringify(filesByTest(result.tests)));
    return result;
  }

  async mutantRun(options) {
    // Not told for what runs while a file is loaded: every test may notice.
    if (options.testFilter === undefined) return this.on(undefined, options);
    this.files ??= JSON.parse(readFileSync(testFiles, 'utf8'));
    const reaching = [...new Set(options.testFilter.flatMap((test) => this.files[test] ?? []))];
    let result;
    for (const files of steps(options.sandboxFileName, reaching)) {
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
