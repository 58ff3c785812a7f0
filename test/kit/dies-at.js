/**
 * Loaded before a command in a process of its own, which ends as by `kill -9` where DIES_AT says: `written:3` when its third
 * transaction is written and not committed, `committed:3` right behind that, `wait:1` at its first long wait. Without it,
 * it tells how many transactions there were. Nobody waits for long. What desks of this test run compiled is used again.
 */
require('./code-cache');
const path = require('node:path');
const timers = require('node:timers/promises');
const running = require(path.join(path.dirname(process.argv[1]), 'store', 'run-transaction.js'));

const [where, nth] = (process.env.DIES_AT ?? '').split(':');
const passed = { written: 0, committed: 0, wait: 0 };
const pass = (place) => {
  passed[place] += 1;
  if (place === where && passed[place] === Number(nth)) process.kill(process.pid, 'SIGKILL');
};

const { runTransaction } = running;
running.runTransaction = async (runner, begin, work) => {
  const result = await runTransaction(runner, begin, async (manager) => {
    const written = await work(manager);
    pass('written');
    return written;
  });
  pass('committed');
  return result;
};

const { setTimeout: pause } = timers;
const long = 10_000;
timers.setTimeout = async (length, ...more) => {
  if (length < long) return pause(length, ...more);
  pass('wait');
};

process.on('exit', () => process.stderr.write(`transactions: ${passed.committed}\n`));
