/**
 * Seconds that a test file may take on two quiet cores with four workers; the first row that its path contains decides.
 * Whoever needs more makes the file cheaper, or writes down here that it is worth it.
 */
module.exports = [
  ['robust/wecom-outages', 120],
  // A lease that ends, twice, and a process that hangs.
  ['robust/auditor', 120],
  ['robust/kill', 80],
  ['robust/wecom-callbacks', 50],
  // Plays on until everybody is served, however long a fault lasted.
  ['robust/chaos', 90],
  ['robust/fuzz', 90],
  ['robust/', 60],
  // A week of everybody's work, and whatever stands on their newest cards pressed on copies of it.
  ['journeys/pushed-week', 60],
  // Every kind of record over a holiday, minute by minute, on three seatings.
  ['journeys/mixed-week', 60],
  // A dozen tickets over a week.
  ['journeys/shift-end-week', 60],
  // Two weeks between both parties, on four seatings.
  ['journeys/staff-change', 60],
  ['journeys/', 35],
  // Hours of looks, a minute each, on both databases.
  ['scheduler/auditor', 40],
  ['browser/', 50],
  ['store/schema', 20],
  ['.server.', 15],
  ['demo/demo.test', 30],
  ['demo/', 15],
  ['cli/', 15],
  ['', 10],
];
