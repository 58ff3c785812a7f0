/**
 * Seconds that a test file may take on two quiet cores with four workers; the first row that its path contains decides.
 * Whoever needs more makes the file cheaper, or writes down here that it is worth it.
 */
module.exports = [
  ['robust/wecom-outages', 120],
  ['robust/kill', 80],
  ['robust/wecom-callbacks', 50],
  ['robust/', 45],
  ['journeys/', 45],
  ['browser/', 50],
  ['store/schema', 30],
  ['.server.', 15],
  ['demo/demo.test', 40],
  ['demo/', 15],
  ['cli/', 15],
  ['', 8],
];
