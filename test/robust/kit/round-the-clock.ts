import { demoDesk } from '../../../src/demo/demo-desk';

/** How the real clock's desk differs from the demo's: open at every hour, and impatient. */
export interface Hurry {
  /** Between progress reports; a test waits for one. */
  readonly progressEvery?: string;
  /** Until a ticket is to be claimed. Its card is drawn anew when that is over, which in WeCom spends its only code. */
  readonly claimWithin?: string;
  /** More people of the desk, as lines of its file. */
  readonly people?: readonly string[];
  /** Slack accounts that are taken out: their people are in WeCom only. */
  readonly notOnSlack?: readonly string[];
}

/** A desk file for the real clock: it works round the clock, and its promises run out in seconds. */
export function roundTheClock({ progressEvery = '1h', claimWithin, people = [], notOnSlack = [] }: Hurry = {}): string {
  const open = demoDesk
    .replace(/office: \{ calendar.*\n/, 'office: { calendar: none, week: { mon-sun: ["00:00-24:00"] } }\n')
    .replace(
      /duty:\n( {2}- .*\n)+/,
      'duty:\n  - { days: mon-sun, from: "00:00", to: "00:00", primary: li.na, backup: wang.lei }\n',
    );
  const crowded = open.replace('people:\n', `people:\n${people.map((line) => `  ${line}\n`).join('')}`);
  const seated = notOnSlack.reduce((file, account) => file.replace(` slack: ${account},`, ''), crowded);
  const sla = claimWithin === undefined ? '' : `sla: { SLA-2: { inside: ${claimWithin}, outside: ${claimWithin} } }\n`;
  return `${seated}progress: { every: ${progressEvery}, askBefore: 3s }\n${sla}`;
}
