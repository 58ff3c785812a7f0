const asyncHooks = require('node:async_hooks');
const { createRequire, isBuiltin } = require('node:module');
const path = require('node:path');
const vm = require('node:vm');
const ofJest = require('./of-jest');

const JestRuntime = ofJest('jest-runtime').default;

/** Where Jest keeps the name of the test that runs, for `test.concurrent`, which nothing here uses. */
class NoStorage {
  run = (_name, work) => work();
  getStore = () => undefined;
}

const isPackage = (name) => !name.startsWith('.') && !path.isAbsolute(name) && !isBuiltin(name);

/** Parts of Jest that keep on the global what is told of one test file. */
const own = new Set(['expect', '@jest/expect']);

/** What was compiled in this worker, by file. */
const scripts = new Map();

/** A module's function. It runs anew for each test file, but is compiled once: V8 keeps what it made of a script. */
function compiled(code, filename, parameters) {
  const known = scripts.get(filename);
  if (known?.code === code) return known.script.runInThisContext();
  const before = `(function (${parameters.join()}) {`;
  const script = new vm.Script(`${before}${code}\n})`, { filename, columnOffset: -before.length });
  scripts.set(filename, { code, script });
  return script.runInThisContext();
}

/**
 * A worker loads a package once for all its test files, as a process does; our own files are loaded anew for each. Jest
 * would load TypeORM, zod, ECharts and the rest for every file, a quarter of the whole. What a test mocks is its own.
 */
class SharedPackages extends JestRuntime {
  constructor(...given) {
    super(...given);
    const { executor } = this;
    // One realm (test/kit/one-realm.js): Jest compiles for a context, of which there is none here.
    executor.compile = (code, filename) => compiled(code, filename, executor.constructInjectedModuleParameters());
  }

  requireModule(from, name, options, isActual) {
    // Without a name it is a test file, or the part of Jest that holds what is told of one.
    const shared = name !== undefined && isPackage(name);
    return shared ? createRequire(from)(name) : super.requireModule(from, name, options, isActual);
  }

  /** On Node 20 each storage of Jest's, one a file, is copied at each promise of the worker: a tenth of the whole. */
  requireInternalModule(from, name) {
    if (isPackage(name ?? '.') && !own.has(name)) return createRequire(from)(name);
    if (name !== 'node:async_hooks' && name !== 'async_hooks') return super.requireInternalModule(from, name);
    return { ...asyncHooks, AsyncLocalStorage: NoStorage };
  }
}

module.exports = { __esModule: true, default: SharedPackages };
