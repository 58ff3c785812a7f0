/**
 * Loaded before a test's desk process. The first desk of a test run that is ready keeps what V8 compiled of its 1,300
 * files, and where names led (an inside of Node's loader), in the folder that TEST_TEMPLATES names; all others take it
 * from there, and start with two thirds of the work. The tests of the command line and the demo start without.
 */
const { existsSync, mkdtempSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { deserialize, serialize } = require('node:v8');
const vm = require('node:vm');

const folder = process.env.TEST_TEMPLATES;
const file = path.join(folder ?? '', 'compiled');
const isKept = folder !== undefined && existsSync(file);

/** What was compiled, by file; and which files names led to. */
const kept = isKept ? deserialize(readFileSync(file)) : { code: new Map(), places: {} };
const scripts = new Map();

/** `require` as a module has it. */
function requireOf(of) {
  const require = (name) => of.require(name);
  require.resolve = (name, options) => Module._resolveFilename(name, of, false, options);
  require.main = process.mainModule;
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

const asNode = Module.prototype._compile;

function compile(content, filename, format) {
  if (format === 'module') return asNode.call(this, content, filename, format);
  const script = new vm.Script(Module.wrap(content.replace(/^#!.*/, '')), {
    filename,
    cachedData: kept.code.get(filename),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  scripts.set(filename, script);
  const run = script.runInThisContext();
  return run.call(this.exports, this.exports, requireOf(this), this, filename, path.dirname(filename));
}

if (folder !== undefined) {
  Module.prototype._compile = compile;
  Object.assign(Module._pathCache, kept.places);
}

/** Keeps what is compiled by now, functions that were called included; the first one's stays. */
exports.keepCompiled = () => {
  if (folder === undefined || isKept || existsSync(file)) return;
  const own = path.join(mkdtempSync(`${file}-`), 'compiled');
  const code = new Map([...scripts].map(([name, script]) => [name, script.createCachedData()]));
  writeFileSync(own, serialize({ code, places: { ...Module._pathCache } }));
  renameSync(own, file);
};
