/**
 * Loaded before a test's desk process. The first desk of a test run that is ready keeps its 1,800 files, what V8 compiled
 * of them, and which names led where, in one file of the folder that TEST_TEMPLATES names; all others take them from
 * there, and start with half of the work. The tests of the command line and the demo start without.
 */
const { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { deserialize, serialize } = require('node:v8');
const vm = require('node:vm');

const folder = process.env.TEST_TEMPLATES;
const file = path.join(folder ?? '', 'compiled');
const isKept = folder !== undefined && existsSync(file);

/** `files`: by name, each with its text and compiled code; `places`: where names led, by who asked for what. */
const kept = isKept ? deserialize(readFileSync(file)) : { files: new Map(), places: new Map() };
const scripts = new Map();
const places = new Map();

/** `require` as a module has it. */
function requireOf(of) {
  const require = (name) => of.require(name);
  require.resolve = (name, options) => Module._resolveFilename(name, of, false, options);
  require.main = process.mainModule;
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

const { _compile: asNode } = Module.prototype;

function compile(content, filename, format) {
  if (format === 'module') return asNode.call(this, content, filename, format);
  const script = new vm.Script(Module.wrap(content.replace(/^#!.*/, '')), {
    filename,
    cachedData: kept.files.get(filename)?.code,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  scripts.set(filename, { script, content });
  const run = script.runInThisContext();
  return run.call(this.exports, this.exports, requireOf(this), this, filename, path.dirname(filename));
}

if (folder !== undefined) {
  Module.prototype._compile = compile;
  const { _resolveFilename: resolve } = Module;
  Module._resolveFilename = (name, parent, isMain, options) => {
    if (options !== undefined || parent?.filename === undefined || Module.isBuiltin(name))
      return resolve(name, parent, isMain, options);
    const asked = `${parent.filename}\n${name}`;
    const found = kept.places.get(asked) ?? resolve(name, parent, isMain);
    places.set(asked, found);
    return found;
  };
  const { '.js': asFile } = Module._extensions;
  Module._extensions['.js'] = (module, filename) => {
    const known = kept.files.get(filename);
    return known === undefined ? asFile(module, filename) : module._compile(known.content, filename);
  };
}

const afterReady = 5000;
/** `lived-1829` says that somebody has kept so many files, with what is called in them by a desk that works. */
const lived = () => path.join(folder, `lived-${scripts.size}`);
const isKnown = () => readdirSync(folder).some((name) => Number(/^lived-(\d+)$/.exec(name)?.[1] ?? 0) >= scripts.size);

/**
 * Keeps what is compiled by now, functions that were called included, beside what others kept of files that this process
 * never loaded.
 */
function keep() {
  const own = path.join(mkdtempSync(`${file}-`), 'compiled');
  const before = existsSync(file) ? deserialize(readFileSync(file)) : kept;
  const compiled = [...scripts].map(([name, { script, content }]) => [
    name,
    { content, code: script.createCachedData() },
  ]);
  const all = { files: new Map([...before.files, ...compiled]), places: new Map([...before.places, ...places]) };
  writeFileSync(own, serialize(all));
  renameSync(own, file);
}

/**
 * The first desk that is ready keeps what starting needs. One that lives on for a while keeps what a working desk calls
 * besides, unless another that is made of as many files did.
 */
exports.keepCompiled = () => {
  if (folder === undefined) return;
  if (!existsSync(file)) keep();
  const later = () => {
    if (isKnown()) return;
    writeFileSync(lived(), '');
    keep();
  };
  setTimeout(later, afterReady).unref();
};
