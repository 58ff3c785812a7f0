const Sequencer = require('@jest/test-sequencer').default;

/** Longest first, also in a fresh clone, where jest knows no durations. */
const slow = [
  '/robust/wecom-outages',
  '/robust/kill',
  '/robust/chaos',
  '/robust/',
  '/journeys/',
  '/browser/',
  '/demo/',
  '/store/schema',
  '/store/migrations',
];
/** What mostly waits for leases, retries and time-outs; the rest fills the processor meanwhile. */
const waits = ({ path }) => path.includes('/robust/');
/** So many of the others begin with each that waits. */
const beside = 2;

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    // Jest asks for the order before global set-up, which reads this there.
    process.env.TESTS_OPEN_A_BROWSER = tests.some(({ path }) => path.endsWith('.browser.test.ts')) ? 'yes' : '';
    const rank = ({ path }) => {
      const place = slow.findIndex((folder) => path.includes(folder));
      return place === -1 ? slow.length : place;
    };
    const sorted = [...tests].sort((one, other) => rank(one) - rank(other) || one.path.localeCompare(other.path));
    const waiting = sorted.filter(waits);
    const working = sorted.filter((test) => !waits(test));
    const together = waiting.flatMap((test, nth) => [test, ...working.slice(nth * beside, (nth + 1) * beside)]);
    return [...together, ...working.slice(waiting.length * beside)];
  }
};
