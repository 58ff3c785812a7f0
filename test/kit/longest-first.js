const Sequencer = require('@jest/test-sequencer').default;

/** Tests that mostly wait begin first, so that the others fill the time: also in a fresh clone, where jest knows no durations. */
const slow = ['/robust/wecom-outages', '/robust/', '/browser/', '/journeys/', '/demo/'];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    // Jest asks for the order before global set-up, which reads this there.
    process.env.TESTS_OPEN_A_BROWSER = tests.some(({ path }) => path.endsWith('.browser.test.ts')) ? 'yes' : '';
    const rank = ({ path }) => {
      const place = slow.findIndex((folder) => path.includes(folder));
      return place === -1 ? slow.length : place;
    };
    return [...tests].sort((one, other) => rank(one) - rank(other) || one.path.localeCompare(other.path));
  }
};
