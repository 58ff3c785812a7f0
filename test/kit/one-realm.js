const vm = require('node:vm');
const ofJest = require('./of-jest');

const { ModernFakeTimers } = ofJest('@jest/fake-timers');
const { ModuleMocker } = ofJest('jest-mock');
const { installCommonGlobals } = ofJest('jest-util');

/** What Jest keeps for itself under names of the global, once a worker; they can't be defined twice. */
const { process: _, ...names } = installCommonGlobals({ Symbol, Date }, {});
for (const name of Object.getOwnPropertySymbols(names)) Object.defineProperty(globalThis, name, { value: names[name] });

/** Jest asks for a context of ours, and at the end of a file sweeps in it. */
const nowhere = vm.createContext();

/**
 * Tests run in the worker's own realm, as the desk runs in that of its process: there is one `Error`, one `Array`, and
 * packages may be shared by the test files (test/kit/shared-packages.js). A realm for each file, Jest's usual way, costs
 * a third more. A file has a `process` of its own, and what it put on the global is taken away.
 */
module.exports = class OneRealm {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;

  constructor({ projectConfig }) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    this.before = Object.getOwnPropertyDescriptors(globalThis);
    const { process } = globalThis;
    globalThis.process = installCommonGlobals({ Symbol, Date }, {}).process;
    // The worker tells its parent by it.
    globalThis.process.send = process.send?.bind(process);
    this.process = process;
  }

  exportConditions = () => ['node', 'node-addons'];
  getVmContext = () => nowhere;
  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    globalThis.process = this.process;
    for (const key of Reflect.ownKeys(globalThis)) if (!(key in this.before)) Reflect.deleteProperty(globalThis, key);
    Object.defineProperties(globalThis, this.before);
  }
};
