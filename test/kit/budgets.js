/**
 * Seconds that a test file may take on two quiet cores with four workers; the first row that its path contains decides.
 * Whoever needs more makes the file cheaper, or writes down here that it is worth it.
 */
module.exports = [
  ['robust/wecom-outages', 120],
  ['robust/kill', 80],
  ['robust/wecom-callbacks', 50],
  // Plays on until everybody is served, however long a fault lasted.
  ['robust/chaos', 90],
  ['robust/fuzz', 90],
  ['robust/', 60],
  ['journeys/', 45],
  ['browser/', 60],
  ['store/schema', 40],
  ['store/migrations', 25],
  ['.server.', 15],
  ['demo/demo.test', 40],
  ['demo/', 15],
  ['cli/', 15],
  ['', 10],
];
