/**
 * Loaded before `dutydesk start` in a test's desk process. Over the channel between the two, the test says when a fault
 * point is armed and how far the desk's clock is pushed; the desk itself knows nothing of it. Platforms sign by the real
 * time, which stays.
 */
const path = require('node:path');
const { keepCompiled } = require('./code-cache');

const wiring = path.join(path.dirname(process.argv[1]), 'wiring');
const running = require(path.join(wiring, 'run-app.js'));
const { realClock } = require(path.join(wiring, 'real-clock.js'));

const holding = require(path.join(path.dirname(process.argv[1]), 'ports', 'renew-lease.js'));

let ahead = Number(process.env.DESK_AHEAD ?? 0);
const clock = { now: () => realClock.now() + ahead, monotonic: () => realClock.monotonic() + ahead };

let fault;
let passes = 0;
/** Ends the process as `kill -9` would, at the n-th passage since the point was armed. */
const reach = (passed) => {
  if (passed !== fault) return;
  passes -= 1;
  if (passes === 0) process.kill(process.pid, 'SIGKILL');
};

/** Everything a desk holds on to by renewing its lease. */
const held = new Set();
// The last release has other names for what this one calls `renewLease` and `drain`.
const renewing = holding.renewLease === undefined ? 'holdOn' : 'renewLease';
const renewLease = holding[renewing];
holding[renewing] = (parts) => {
  const { begin, end } = renewLease(parts);
  return { begin: () => held.add(parts) && begin(), end: () => held.delete(parts) && end() };
};
const renewed = ({ renew }) => renew().catch(() => undefined);

let desk;
const orders = {
  /** `work.written`, or `work.written:3`. What a desk does by itself when it starts is over by then. */
  arm: async (point) => {
    await (desk.drain === undefined ? desk.settle() : desk.drain());
    const [name, nth = '1'] = point.split(':');
    fault = name;
    passes = Number(nth);
  },
  /**
   * Milliseconds before the real time. Leases are renewed by real time: what is held is held on to before the clock is
   * pushed, or a living desk would lose to another what it is just doing.
   */
  push: async (to) => {
    await Promise.all([...held].map(renewed));
    ahead = to;
  },
};

const { runApp } = running;
running.runApp = async (config, logger, world) => {
  desk = await runApp(config, logger, { ...world, clock, reach });
  keepCompiled();
  return desk;
};

process.on('message', async ({ order, value, nth }) => {
  try {
    await orders[order](value);
    process.send({ nth });
  } catch (error) {
    process.send({ nth, problem: String(error) });
  }
});
// The channel alone keeps no desk alive.
process.channel.unref();
