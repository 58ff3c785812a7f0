const { readFileSync, statSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const SharedPackages = require('./shared-packages').default;

const root = path.join(__dirname, '../..');
const ours = ['src', 'locales', 'migrations', 'test'].map((folder) => path.join(root, folder) + path.sep);
const endings = ['', '.ts', '.tsx', '.json', '/index.ts'];

/** What was loaded in this worker, by file. */
const loaded = new Map();
/** Which of these files a name leads to; undefined: none. */
const places = new Map();
/** Where each line of a file was before it was compiled. */
const sourceMaps = new Map();
/** The test file that runs compiles for all. */
let current;

const isFile = (place) => statSync(place, { throwIfNoEntry: false })?.isFile() ?? false;
/** Tests, and what speaks to Jest, which is another for each test file. */
const isOfOneTest = (file) => /\.test\.ts$|\/journeys\.ts$/.test(file);

function shared(place) {
  if (!ours.some((folder) => place.startsWith(folder))) return undefined;
  const file = endings.map((end) => place + end).find((file) => /\.(tsx?|json)$/.test(file) && isFile(file));
  return file === undefined || isOfOneTest(file) ? undefined : file;
}

function sharedFile(from, name) {
  if (!name.startsWith('.') && !path.isAbsolute(name)) return undefined;
  const place = path.resolve(path.dirname(from), name);
  if (!places.has(place)) places.set(place, shared(place));
  return places.get(place);
}

function load(file) {
  const known = loaded.get(file);
  if (known !== undefined) return known.exports;
  const module = { id: file, filename: file, exports: {} };
  // First, for whom it requires may require it.
  loaded.set(file, module);
  try {
    if (file.endsWith('.json')) module.exports = JSON.parse(readFileSync(file, 'utf8'));
    else current.run(module, requireOf(file));
  } catch (error) {
    loaded.delete(file);
    throw error;
  }
  return module.exports;
}

function requireOf(from) {
  const native = createRequire(from);
  return (name) => {
    const file = sharedFile(from, name);
    return file === undefined ? native(name) : load(file);
  };
}

/**
 * A worker loads our own files once, too, but for the tests themselves, as a process does: a desk's six hundred files, and
 * what the helpers of tests work out at first, cost each test file a fifth of a second. So nothing of ours may keep what
 * one desk left for the next. Not while somebody works on them (`--watch`).
 */
class SharedSources extends SharedPackages {
  constructor(...given) {
    super(...given);
    const { watch, watchAll, collectCoverage } = given[7];
    this.shares = !watch && !watchAll && !collectCoverage;
    current = this;
  }

  requireModule(from, name, options, isActual) {
    const isTheirs = this.shares && name !== undefined && !options?.isInternalModule;
    const file = isTheirs ? sharedFile(from, name) : undefined;
    return file === undefined ? super.requireModule(from, name, options, isActual) : load(file);
  }

  run(module, require) {
    const { filename, exports } = module;
    const code = this.transformCache.transform(filename);
    const map = this.transformCache.getSourceMaps().get(filename);
    if (map !== undefined) sourceMaps.set(filename, map);
    const run = this.executor.compile(code, filename);
    run.call(exports, module, exports, require, path.dirname(filename), filename);
  }

  getSourceMaps() {
    return new Map([...sourceMaps, ...super.getSourceMaps()]);
  }
}

module.exports = { __esModule: true, default: SharedSources };
