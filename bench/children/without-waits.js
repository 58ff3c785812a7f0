/** Loaded before a command that is measured: nobody waits for long, and at its end it tells what it took. */
const timers = require('node:timers/promises');

const { setTimeout: pause } = timers;
const long = 10_000;
timers.setTimeout = (length, ...more) => pause(length < long ? length : 0, ...more);

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const took = {
    seconds: performance.now() / 1000,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    mostRssMb: maxRSS / 1024,
  };
  process.stderr.write(`took ${JSON.stringify(took)}\n`);
});
